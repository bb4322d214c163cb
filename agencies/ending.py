"""What else ends when a membership ends; rooms above register themselves here."""

from collections.abc import Callable, Collection
from uuid import UUID

# Called with the ids of memberships that end, inside the ending's own transaction.
ENDING: list[Callable[[Collection[UUID]], None]] = []


def end_what_hangs_on(membership_ids: Collection[UUID]) -> None:
    """Let every room end what it keeps for these memberships."""
    for end in ENDING:
        end(membership_ids)
