"""Which steps a member sees on a case, and why one that is shut is shut."""

from collections.abc import Callable
from dataclasses import replace

from django.conf import settings

from access.acts import Act
from access.clock import today
from access.members import Member
from access.policy import may_ever
from access.roles import AgencyKind
from casework.confirming import is_open
from casework.models import Action, Identity, MinutesLine, SafetyAnswer, Talk
from casework.models.safety import Danger
from casework.outstanding import Owed, still_seen_to
from casework.pages import StepLine
from casework.reading.sharing import WAITING, takes_answers
from casework.workflow import (
    STEPS_AT_REST,
    Condition,
    Facts,
    State,
    guardians_may_be_told,
    no_guardian_free,
    no_older_case,
    unmet,
)
from consent import rules
from consent.birthdays import birth_date
from consent.gate import Disclosure
from consent.terms import AgeBand, ConsentState, Person

# The step that the page offers first in each state.
NEXT_STEP = {
    State.ANONYMOUS_DRAFT: "name_draft",
    State.CONCERN_NOTED: "ask_consent",
    State.CONSENT_REQUESTED: "record_talk",
    State.TALK_HELD: "start_plan",
    State.PLAN_RUNNING: "follow_up",
    State.FOLLOWED_UP: "follow_up",
}
# What is done in the older case once two are joined; the rights of the family are never shut.
GONE = (ConsentState.WITHDRAWN, ConsentState.EXPIRED)
IN_PLAN = (State.PLAN_RUNNING, State.FOLLOWED_UP)
AFTER_ASKING = (State.CONSENT_REQUESTED, State.TALK_HELD, *IN_PLAN)


def facts_shown(disclosure: Disclosure) -> Facts:
    """The facts of the page, from disclosed values alone; the verb asks again under lock."""
    values = tuple(record.value for record in disclosure.consents)
    covered = {agency for value in values for agency in rules.receivers(value, disclosure.at)}
    covered.update(line.sender for value in values for line in value.lines if covered)
    actions = [shown.row for shown in disclosure.of(Action)]
    seen_to = seen_to_in(disclosure)
    persons = {shown.row.concerns: shown for shown in disclosure.of(Identity)}
    assessed = sum(row.assessed_at is not None for row in actions)
    return Facts(
        works_with_case=True,
        rests=disclosure.case.rests,
        identity_entered=Person.YOUTH.value in persons,
        concern_described=True,
        guardians_may_be_told=latest_safety(disclosure) == Danger.NO.value,
        protection_asked=bool(persons)
        and all(shown.text.get("protection") for shown in persons.values()),
        someone_can_answer=_someone_can_answer(disclosure),
        consent_state=rules.standing(values, disclosure.at),
        agencies_covered=len(covered),
        consent_asked=bool(values),
        talk_recorded=bool(disclosure.of(Talk)),
        mapping_recorded=bool(disclosure.of(Talk)),
        actions_assessed=assessed,
        actions_open=sum(row.assessed_at is None and seen_to(row) for row in actions),
        commitments_open=sum(
            is_open(shown.row) and seen_to(shown.row) for shown in disclosure.of(MinutesLine)
        ),
        # The form of the step asks for these; the button does not wait for them.
        own_mandate_given=True,
        next_date_set=True,
        closing_reason_given=True,
    )


def seen_to_in(disclosure: Disclosure) -> Callable[[Owed], bool]:
    """Says of a disclosed row whether its agency can still see to it."""
    values = (record.value for record in disclosure.consents)
    return still_seen_to(disclosure.case, values, disclosure.at)


def latest_safety(disclosure: Disclosure) -> str:
    """The latest answer to the safety question that one may see, or nothing."""
    answers = disclosure.of(SafetyAnswer)
    return answers[-1].text["answer"] if answers else ""


def not_to_be_told(disclosure: Disclosure) -> tuple[str, str] | None:
    """Why nobody may be asked, sought or reminded now (domain 0.4), or None."""
    if latest_safety(disclosure) == Danger.NO.value:
        return None
    return guardians_may_be_told.code, str(guardians_may_be_told.reason)


def _someone_can_answer(disclosure: Disclosure) -> bool:
    for shown in disclosure.of(Identity):
        if shown.row.concerns in (Person.GUARDIAN_1.value, Person.GUARDIAN_2.value):
            return True
        number = shown.text.get("personnummer", "")
        if number and shown.row.concerns == Person.YOUTH.value:
            band = rules.band_on(birth_date(number), today(), settings.CONSENT_TERMS)
            if band is AgeBand.ADULT:
                return True
    return False


def step_lines(disclosure: Disclosure, by: Member) -> tuple[StepLine, ...]:
    """The steps of this member in this case, the next one first."""
    case = disclosure.case
    state = State(case.state)
    if case.closed_at is not None:
        again = disclosure.owns and may_ever(by.role, Act.BEGIN_AGAIN)
        return (StepLine("begin_again", "", "", next=True),) if again else ()
    if not disclosure.in_scope:
        return ()
    facts = facts_shown(disclosure)
    answers = _answers_awaited(disclosure, by)
    following = _following(state, facts)
    # It is the asker who reminds, and only while the guardians may be told at all.
    asks = bool(answers) and disclosure.owns and facts.guardians_may_be_told
    if asks and (state is State.CONSENT_REQUESTED or following == "ask_consent"):
        following = answers[0].name
    lines = [
        StepLine(name, *_shut(disclosure, name, facts), next=following == name)
        for name in _offered(disclosure, by, state)
    ]
    answers = [replace(line, next=following == line.name) for line in answers]
    return tuple(sorted([*answers, *lines], key=lambda line: not line.next))


def _following(state: State, facts: Facts) -> str:
    """The step that comes next: a mapping talk is enough for a plan, a plan needs actions, and
    where what was given is gone one asks anew (or closes)."""
    if state in AFTER_ASKING and facts.consent_state in GONE:
        return "ask_consent"
    if state in IN_PLAN and facts.consent_state in WAITING:
        return "ask_consent"
    if state is State.CONSENT_REQUESTED and facts.mapping_recorded:
        return "start_plan"
    if state is State.PLAN_RUNNING and not facts.actions_assessed + facts.actions_open:
        return "add_action"
    return NEXT_STEP[state]


def _answers_awaited(disclosure: Disclosure, by: Member) -> list[StepLine]:
    """A step for each consent that waits for answers which this member may record."""
    if not may_ever(by.role, Act.RECORD_ANSWER):
        return []
    return [
        StepLine("record_answer", "", "", next=False, consent_id=record.value.id)
        for record in disclosure.consents
        if takes_answers(disclosure, record, by)
    ]


def _offered(disclosure: Disclosure, by: Member, state: State) -> list[str]:
    """The names of the steps offered; those of the noting agency are offered to it alone."""
    owns = disclosure.owns
    ends = owns or by.kind is AgencyKind.COORDINATION
    if state is State.ANONYMOUS_DRAFT:
        return (["name_draft"] if may_ever(by.role, Act.NOTE_CONCERN) else []) + ["close"]
    names = []
    if owns and may_ever(by.role, Act.ANSWER_SAFETY_QUESTION):
        names += ["safety_question", "name_guardian"]
    if owns:
        names.append("ask_consent")
    names += ["record_talk", "book_talk"]
    if state in (State.CONSENT_REQUESTED, State.TALK_HELD):
        names.append("start_plan")
    if state in (State.PLAN_RUNNING, State.FOLLOWED_UP):
        names += ["set_goal", "add_action", "observe_factors"]
    if state in (State.PLAN_RUNNING, State.FOLLOWED_UP):
        names.append("follow_up")
    return names + (["close"] if ends else [])


def _shut(disclosure: Disclosure, name: str, facts: Facts) -> tuple[str, str]:
    """Code and reason why a step is shut, or two empty strings."""
    case = disclosure.case
    if facts.rests and name in STEPS_AT_REST:
        return no_older_case.code, str(no_older_case.reason)
    if name == "name_guardian":
        full = no_guardian_free({shown.row.concerns for shown in disclosure.of(Identity)})
        return (full[0], str(full[1])) if full else ("", "")
    if name == "ask_consent":
        return _first_unmet(_asking_conditions(case), facts)
    if name == "start_plan" and State(case.state) is State.CONSENT_REQUESTED:
        name = "start_plan_without_talk"
    if name == "follow_up" and State(case.state) is State.FOLLOWED_UP:
        return "", ""
    if name not in ("start_plan", "start_plan_without_talk", "follow_up", "close"):
        return "", ""
    shut = unmet(case, name, facts)
    return (shut[0], str(shut[1])) if shut else ("", "")


def _asking_conditions(case: object) -> list[Condition]:
    """The conditions of the first asking stand before every later one too."""
    step = type(case).request_consent  # type: ignore[attr-defined]
    return list(step._django_fsm.get_transition(State.CONCERN_NOTED.value).conditions)


def _first_unmet(conditions: list[Condition], facts: Facts) -> tuple[str, str]:
    for condition in conditions:
        if not condition.test(facts):
            return condition.code, str(condition.reason)
    return "", ""
