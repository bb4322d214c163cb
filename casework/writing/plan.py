"""The plan with its actions, the follow-up, and closing."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.roles import AgencyKind
from access.sending import Sent
from casework.models import Action, Closing
from casework.models.action import Outcome, Responsible
from casework.wording import NOT_THE_CLOSER
from casework.workflow import State, assessed_before
from casework.writing.consents import share_plan, take_back
from casework.writing.notes import keep_own_identity
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
from consent.relation import OutOfScope
from consent.terms import CloseReason, Topic
from vault.sealed import Draft


def start_plan(case_id: UUID, *, by: Member, sending: Sent | None = None) -> None:
    """Open the common plan; a valid consent must cover at least two agencies."""
    with gate.changing(case_id, by=by, act=Act.START_PLAN, sending=sending) as change:
        after_talk = change.case.state == State.TALK_HELD.value
        name = "start_plan" if after_talk else "start_plan_without_talk"
        take_step(change, name, facts_of(change))


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
    sending: Sent | None = None,
) -> None:
    """The plan has been gone through; a next date is set or closing is proposed.

    After a follow-up a new date alone puts the plan to work again.
    """
    with gate.changing(case_id, by=by, act=Act.FOLLOW_UP, sending=sending) as change:
        if next_date is not None:
            refuse_past(next_date, "next_date")
        facts = facts_of(change, next_date_set=next_date is not None, close_proposed=close_proposed)
        if change.case.state == State.FOLLOWED_UP.value:
            facts = replace(facts, plan_moved=next_date is not None)
            take_step(change, "resume_plan", facts, next_date=next_date)
            return
        take_step(change, "follow_up", facts, next_date=next_date)


def close_case(
    case_id: UUID, *, by: Member, reason: CloseReason, sending: Sent | None = None
) -> None:
    """Close the case: the reason is kept, every release ends, and each agency keeps its own."""
    with gate.changing(case_id, by=by, act=Act.CLOSE_CASE, sending=sending) as change:
        own = change.case.noting_agency_id == by.agency_id
        if not own and by.kind is not AgencyKind.COORDINATION:
            raise Blocked("scope.noting_agency", NOT_THE_CLOSER)
        Closing.objects.create(
            case=change.case,
            owner_id=by.agency_id,
            topic=Topic.CLOSING.value,
            written_by=by.membership_id,
            written_at=change.at,
            reason=Draft(reason.value),
        )
        take_back(change, list(writing.running_releases(change)))
        deciding.end_all(change)
        take_step(change, "close", facts_of(change, closing_reason_given=True), at=change.at)
