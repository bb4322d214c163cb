"""Who else in one's own agency has a case open, so that two do not write the same."""

from datetime import timedelta
from uuid import UUID

from access import clock
from access.acts import Act
from access.members import Member
from casework.models import Presence
from consent import gate

# A page says every minute that it is open; two that fail to come mean that it is not.
GONE_AFTER = timedelta(seconds=150)


def be_present(case_id: UUID, *, by: Member) -> tuple[str, ...]:
    """Note that the member has the case open; the names of colleagues who have it open as well.

    Nothing of the case is shown, so it is no entry in the log; a refusal is. Other agencies learn
    nothing. Raises OutOfScope and NotAssigned.
    """
    gate.admitted(case_id, by, Act.SEE_PRESENT)
    at = clock.now()
    Presence.objects.filter(seen_at__lt=at - GONE_AFTER).delete()
    Presence.objects.update_or_create(
        case_id=case_id, membership_id=by.membership_id, defaults={"seen_at": at}
    )
    names = (
        Presence.objects.filter(case_id=case_id, membership__agency_id=by.agency_id)
        .exclude(membership__user_id=by.user_id)
        .order_by("membership__user__name")
        .values_list("membership__user__name", flat=True)
    )
    return tuple(dict.fromkeys(names))
