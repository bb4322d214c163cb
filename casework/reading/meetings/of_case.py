"""The meetings at which a case is or was on the agenda, for whoever was asked to them."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from access.members import Member
from casework.meeting_states import MeetingState
from casework.models import AgendaItem, Participant
from casework.pages.cases import CaseMeeting


def meetings_of_case(case_id: UUID, *, by: Member) -> tuple[CaseMeeting, ...]:
    """The newest first; those that the member is asked to, or that their own agency calls; one
    query. The page of a case in whose scope the member is asks for them, and no other does."""
    asked = Participant.objects.filter(meeting=OuterRef("meeting"), membership_id=by.membership_id)
    items = (
        AgendaItem.objects.filter(
            Q(meeting__owner_id=by.agency_id) | Q(Exists(asked)),
            case_id=case_id,
            meeting__collaboration_id=by.collaboration_id,
        )
        .exclude(meeting__state=MeetingState.CANCELLED.value)
        .order_by("-meeting__starts_at", "pk")
    )
    rows = items.values_list(
        "meeting_id", "meeting__kind", "meeting__state", "meeting__starts_at", "opened_at"
    )
    return tuple(CaseMeeting(*row) for row in rows)
