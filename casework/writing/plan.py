"""The plan with its actions, the follow-up, and closing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.roles import AgencyKind
from access.sending import Sent
from casework.models import Action, Closing, Note
from casework.models.action import Outcome, Responsible
from casework.models.closing import Asked, Family, Goals, Voice, written_voices
from casework.models.observation import Direction
from casework.plan_dates import first_follow_up, question_date, unanswered
from casework.wording import NOT_THE_CLOSER
from casework.workflow import State, assessed_before
from casework.writing.commitments import plan_open_commitments
from casework.writing.consents import end_fallen, share_plan, take_back
from casework.writing.notes import keep_own_identity
from casework.writing.observing import answer_direction
from casework.writing.steps import (
    facts_of,
    move_plan,
    refuse,
    refuse_at_rest,
    refuse_misplaced,
    refuse_past,
    take_step,
)
from consent import deciding, gate, writing
from consent.change import Change
from consent.relation import OutOfScope
from consent.terms import CloseReason, Person, Topic
from vault.sealed import Draft

NO_VOICES: Mapping[tuple[Family, Asked], Voice] = {}


def start_plan(
    case_id: UUID,
    *,
    by: Member,
    next_date: date | None = None,
    with_commitments: bool = False,
    sending: Sent | None = None,
) -> None:
    """Open the common plan; a valid consent must cover at least two agencies.

    Without `next_date` its first follow-up is when the terms say. `with_commitments` puts in what
    one's own agency has promised at meetings.
    """
    with gate.changing(case_id, by=by, act=Act.START_PLAN, sending=sending) as change:
        if next_date is not None:
            refuse_past(next_date, "next_date")
        terms = settings.PLAN_TERMS
        after_talk = change.case.state == State.TALK_HELD.value
        name = "start_plan" if after_talk else "start_plan_without_talk"
        follow_up_date = next_date or first_follow_up(change.day, terms)
        take_step(
            change,
            name,
            facts_of(change),
            next_date=follow_up_date,
            question_date=question_date(change.day, terms),
        )
        if with_commitments:
            plan_open_commitments(change, follow_up_date)


def set_goal(case_id: UUID, *, by: Member, text: str, sending: Sent | None = None) -> UUID:
    """Write what the plan is to reach: a note of the topic plan, which is shared as the plan is
    and can be changed as a note can."""
    with gate.changing(case_id, by=by, act=Act.SET_GOAL, sending=sending) as change:
        refuse_at_rest(change)
        refuse_misplaced(change, "set_goal")
        keep_own_identity(change)
        goal = Note(
            case=change.case,
            owner_id=by.agency_id,
            topic=Topic.PLAN.value,
            concerns=Person.YOUTH.value,
            written_by=by.membership_id,
            written_at=change.at,
            body=Draft(text),
        )
        goal.save(force_insert=True)
        share_plan(change, goal)
    return goal.pk


def add_action(
    case_id: UUID,
    *,
    by: Member,
    what: str,
    responsible: Responsible,
    due_date: date,
    sending: Sent | None = None,
) -> None:
    """Add what one's own agency or the family will do; shared with those the consent covers."""
    with gate.changing(case_id, by=by, act=Act.ADD_ACTION, sending=sending) as change:
        refuse_at_rest(change)
        refuse_past(due_date, "due_date")
        refuse_misplaced(change, "add_action")
        keep_own_identity(change)
        action = Action(
            case=change.case,
            owner_id=by.agency_id,
            topic=Topic.PLAN.value,
            written_by=by.membership_id,
            written_at=change.at,
            what=Draft(what),
            responsible=responsible.value,
            due_date=due_date,
        )
        action.save(force_insert=True)
        share_plan(change, action)
        move_plan(change)


def assess_action(
    case_id: UUID, action_id: UUID, *, by: Member, outcome: Outcome, sending: Sent | None = None
) -> None:
    """Say how an action of one's own agency went."""
    with gate.changing(case_id, by=by, act=Act.ASSESS_ACTION, sending=sending) as change:
        # Whoever may not read the action any more does not come to what is new by its key.
        end_fallen(change)
        action = Action.objects.filter(
            pk=action_id, case=change.case, owner_id=by.agency_id
        ).first()
        if action is None:
            raise OutOfScope("scope.unknown")
        refuse(assessed_before(action.assessed_at))
        change.own(action)
        action.outcome = Draft(outcome.value)
        action.assessed_at = change.at
        action.save()


def follow_up(
    case_id: UUID,
    *,
    by: Member,
    next_date: date | None,
    close_proposed: bool = False,
    direction: Direction | None = None,
    sending: Sent | None = None,
) -> None:
    """The plan has been gone through; a next date is set or closing is proposed.

    After a follow-up a new date alone puts the plan to work again. `direction` answers whether the
    plan goes on, which must be answered once that is due; it is asked again later.
    """
    with gate.changing(case_id, by=by, act=Act.FOLLOW_UP, sending=sending) as change:
        if next_date is not None:
            refuse_past(next_date, "next_date")
        refuse(unanswered(change.case.question_date, change.day, direction), "direction")
        if close_proposed and direction is Direction.CONTINUE:
            raise Blocked(
                "plan.both", _("Planen kan inte både fortsätta och avslutas."), "direction"
            )
        if direction is not None:
            _answer_question(change, direction)
        close_proposed = close_proposed or (direction is not None and direction.ends)
        facts = facts_of(change, next_date_set=next_date is not None, close_proposed=close_proposed)
        if change.case.state == State.FOLLOWED_UP.value:
            if next_date is None and direction is not None:
                return
            facts = replace(facts, plan_moved=next_date is not None)
            take_step(change, "resume_plan", facts, next_date=next_date)
            return
        take_step(change, "follow_up", facts, next_date=next_date)


def _answer_question(change: Change, direction: Direction) -> None:
    """Keep the answer as an item of the agency that gives it, and ask again after the months."""
    refuse_at_rest(change)
    refuse_misplaced(change, "add_action")
    answer_direction(change, direction)
    change.case.question_date = question_date(change.day, settings.PLAN_TERMS)
    change.case.save(update_fields=["question_date"])


def close_case(
    case_id: UUID,
    *,
    by: Member,
    reason: CloseReason,
    goals: Goals = Goals.NOT_SAID,
    voices: Mapping[tuple[Family, Asked], Voice] = NO_VOICES,
    sending: Sent | None = None,
) -> None:
    """Close the case: reason and evaluation are kept, every release ends, and each agency keeps
    its own. The evaluation is voluntary, and sealed alike whatever was answered."""
    with gate.changing(case_id, by=by, act=Act.CLOSE_CASE, sending=sending) as change:
        own = change.case.noting_agency_id == by.agency_id
        if not own and by.kind is not AgencyKind.COORDINATION:
            raise Blocked("scope.noting_agency", NOT_THE_CLOSER)
        # Before anything is taken back: what others have open of what one may read counts.
        facts = facts_of(change, closing_reason_given=True)
        Closing.objects.create(
            case=change.case,
            owner_id=by.agency_id,
            topic=Topic.CLOSING.value,
            written_by=by.membership_id,
            written_at=change.at,
            reason=Draft(reason.value),
            goals=Draft(goals.value),
            voices=Draft(written_voices(voices)),
        )
        take_back(change, list(writing.running_releases(change)))
        deciding.end_all(change)
        take_step(change, "close", facts, at=change.at)
