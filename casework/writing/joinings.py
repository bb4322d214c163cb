"""Two cases, one youth: proposing to join them, answering, and taking them apart (domain 0.11)."""

from uuid import UUID

from access.acts import Act
from access.members import Member
from access.sending import Sent
from casework.models import Reason
from consent import gate, joining
from consent.terms import Topic
from vault.sealed import Draft


def propose_joining(
    case_id: UUID, older_id: UUID, *, by: Member, sending: Sent | None = None
) -> UUID:
    """Ask every agency with a part in a case or in the older one about the same youth."""
    with gate.changing(case_id, by=by, act=Act.PROPOSE_JOINING, sending=sending) as change:
        row = joining.propose(change, older_id)
    joining_id: UUID = row.pk
    return joining_id


def answer_joining(
    case_id: UUID, joining_id: UUID, *, by: Member, accepted: bool, sending: Sent | None = None
) -> None:
    """Say one's own agency's yes or no."""
    with gate.changing(case_id, by=by, act=Act.ANSWER_JOINING, sending=sending) as change:
        joining.answer(change, joining_id, accepted=accepted)


def end_joining(
    case_id: UUID, joining_id: UUID, *, by: Member, reason: str, sending: Sent | None = None
) -> None:
    """Take back a proposal, or take joined cases apart, with a reason that is kept sealed."""
    with gate.changing(case_id, by=by, act=Act.END_JOINING, sending=sending) as change:
        kept = Reason.objects.create(
            case=change.case,
            owner_id=by.agency_id,
            topic=Topic.REASON.value,
            written_by=by.membership_id,
            written_at=change.at,
            text=Draft(reason),
        )
        joining.end(change, joining_id, reason_id=kept.pk)
