"""Choosing for whom one acts."""

from access.acts import Act
from agencies.models import Membership
from agencies.people import acting
from audit import log
from audit.entries import Entry, Outcome


def choose_membership(membership: Membership, *, request: str) -> None:
    """Note in the collaboration's log that the user now acts in this membership."""
    by = acting(membership, strength="password", request=request)
    log.recorded(
        by.collaboration_id,
        Entry(
            act=Act.CHOOSE_MEMBERSHIP,
            outcome=Outcome.CHANGED,
            by=by,
            subjects=(("member", by.membership_id, by.agency_id),),
        ),
    )
