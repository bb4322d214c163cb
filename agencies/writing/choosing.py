"""Choosing for whom one acts, and whether single keys go somewhere."""

from uuid import UUID

from access.acts import Act
from agencies.models import Membership, User
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


def choose_mail(user_id: UUID, *, mail: str) -> None:
    """Keep when a user wants an e-mail that there is something new; nobody's access, no entry."""
    User.objects.filter(pk=user_id).update(mail=mail)


def choose_shortcuts(user_id: UUID, *, on: bool) -> None:
    """Keep a user's choice for the keys of the pages; it is nobody's access, so no entry."""
    User.objects.filter(pk=user_id).update(shortcuts=on)
