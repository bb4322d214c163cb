"""Why the form of a step cannot be sent now, whatever is typed in it: the page shows that and no
field. The reasons are those of the verbs: the gate's, the workflow's and the rules'."""

from access.acts import Act
from access.members import Member
from casework.pages import StepLine
from casework.workflow import STEPS_AT_REST, Shut, misplaced, no_older_case
from consent import standing
from consent.gate import Disclosure, out_of_step
from consent.standing import ConsentRecord
from consent.terms import AnswerKind

# The names that the workflow gives to what a form is opened for.
NAMES = {
    Act.NOTE_CONCERN: "name_draft",
    Act.NAME_GUARDIAN: "name_guardian",
    Act.ASK_CONSENT: "ask_consent",
    Act.BOOK_TALK: "book_talk",
    Act.RECORD_TALK: "record_talk",
    Act.START_PLAN: "start_plan",
    Act.SET_GOAL: "set_goal",
    Act.ADD_ACTION: "add_action",
    Act.OBSERVE_FACTORS: "observe_factors",
    Act.FOLLOW_UP: "follow_up",
    Act.CLOSE_CASE: "close",
}
# What each form on a consent can record.
RECORDED = {
    Act.RECORD_ANSWER: (AnswerKind.YES, AnswerKind.NO, AnswerKind.VIEW),
    Act.WITHDRAW_CONSENT: (AnswerKind.WITHDRAWN,),
}


def shut_now(
    disclosure: Disclosure, by: Member, step: Act, *reasons: Shut | tuple[str, str] | None
) -> StepLine | None:
    """The step with the first reason why it is shut, or None; `reasons` are those of one form."""
    name = NAMES.get(step, step.value)
    rests = disclosure.case.rests and name in STEPS_AT_REST
    asked = (
        _out_of_step(disclosure, by, step),
        (no_older_case.code, no_older_case.reason) if rests else None,
        misplaced(name, disclosure.case.state),
        *reasons,
    )
    for found in asked:
        if found is not None:
            return StepLine(name, found[0], str(found[1]), next=False)
    return None


def _out_of_step(disclosure: Disclosure, by: Member, step: Act) -> Shut | None:
    """Why a change would be refused whatever its form said, or None."""
    case = disclosure.case
    return out_of_step(
        step,
        closed=case.closed_at is not None,
        owns=disclosure.owns,
        covered=lambda: disclosure.covers(by.agency_id),
        told_by_law=lambda: standing.told_by_law(case.pk, by.agency_id, disclosure.at),
    )


def no_answer_left(
    record: ConsentRecord, refused: dict[tuple[str, str], str], step: Act
) -> tuple[str, str] | None:
    """Why nothing that anybody says to a consent can be recorded in a form, or None."""
    givers = sorted(record.value.must_answer) + sorted(record.value.view_of)
    said = [(giver.value, kind.value) for giver in givers for kind in RECORDED.get(step, ())]
    if said and all(pair in refused for pair in said):
        return "answer.refused", refused[said[0]]
    return None
