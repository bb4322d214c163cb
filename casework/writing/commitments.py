"""What an agency promised at a meeting becomes an action of the plan, or is assessed as it is."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.timezone import localtime

from access.acts import Act
from access.members import Member
from access.sending import Sent
from casework.confirming import OPEN, STANDS
from casework.models import Action, MinutesLine
from casework.models.action import Outcome
from casework.models.minutes import LineKind
from casework.workflow import seen_to_before
from casework.writing.consents import end_fallen, share_plan
from casework.writing.notes import keep_own_identity
from casework.writing.steps import (
    move_plan,
    refuse,
    refuse_at_rest,
    refuse_misplaced,
    refuse_past,
)
from consent import gate, hiding
from consent.change import Change
from consent.relation import OutOfScope
from consent.terms import Topic
from vault import grants
from vault.sealed import Draft


def plan_commitment(
    case_id: UUID, line_id: UUID, *, by: Member, due_date: date, sending: Sent | None = None
) -> None:
    """Make an action of a confirmed commitment of one's own agency, in the words it has.

    The day that was promised stands, also where it has passed; another one may not have.
    """
    with gate.changing(case_id, by=by, act=Act.ADD_ACTION, sending=sending) as change:
        line = _own_commitment(change, line_id)
        refuse(seen_to_before(planned=line.action_id is not None, assessed=_assessed(line)))
        if due_date != line.due_date:
            refuse_past(due_date, "due_date")
        refuse_at_rest(change)
        refuse_misplaced(change, "add_action")
        keep_own_identity(change)
        _put_into_plan(change, line, due_date)
        move_plan(change)


def plan_open_commitments(change: Change, due_date: date) -> None:
    """Make actions of all that one's own agency has promised; what has no day gets `due_date`."""
    for line in _own(change).filter(OPEN).order_by("confirmed_at", "pk"):
        _put_into_plan(change, change.own(line), line.due_date or due_date)


def assess_commitment(
    case_id: UUID, line_id: UUID, *, by: Member, outcome: Outcome, sending: Sent | None = None
) -> None:
    """Say how it went with a commitment of one's own agency that is no action of the plan."""
    with gate.changing(case_id, by=by, act=Act.ASSESS_ACTION, sending=sending) as change:
        # Whoever may not read the line any more does not come to what is new by its key.
        end_fallen(change)
        line = _own_commitment(change, line_id)
        refuse(seen_to_before(planned=line.action_id is not None, assessed=_assessed(line)))
        line.outcome, line.assessed_at = Draft(outcome.value), change.at
        line.save(update_fields=["outcome", "assessed_at"])


def _own(change: Change) -> Any:
    """Lines that one's own agency has confirmed or written for itself, each with its meeting."""
    return MinutesLine.objects.select_related("meeting").filter(
        case=change.case, owner_id=change.by.agency_id
    )


def _own_commitment(change: Change, line_id: UUID) -> MinutesLine:
    """A confirmed commitment of one's own; any other line is unknown."""
    commitments = _own(change).filter(STANDS, kind=LineKind.COMMITMENT.value)
    line = commitments.filter(pk=line_id).first()
    if line is None:
        raise OutOfScope("scope.unknown")
    found: MinutesLine = change.own(line)
    return found


def _assessed(line: MinutesLine) -> bool:
    return line.assessed_at is not None


def _put_into_plan(change: Change, line: MinutesLine, due_date: date) -> None:
    """Its text is copied inside the vault, and kept from the guardians the line is kept from."""
    action = Action(
        case=change.case,
        owner_id=change.by.agency_id,
        topic=Topic.PLAN.value,
        written_by=change.by.membership_id,
        written_at=change.at,
        responsible=line.responsible.value,
        due_date=due_date,
        meeting_date=localtime(line.meeting.starts_at).date(),
    )
    grants.copy_as(line, action, {"text": "what"})
    action.save(force_insert=True)
    hiding.hide(change, action, hiding.hidden_now(line.pk))
    line.action = action
    line.save(update_fields=["action"])
    change.concerns_subject("item", line.pk, line.owner_id)
    share_plan(change, action)
