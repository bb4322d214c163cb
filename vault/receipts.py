"""Proof that a reading stands in the log; issued when its entry has been committed."""

from typing import NoReturn
from uuid import UUID

_ISSUING = object()


class Receipt:
    """Names the entry, the reading agency, and the item and field tag of all that may be opened.

    Only `issue` makes one; import contracts let only audit.log call it.
    """

    __slots__ = ("agency_id", "index", "log_id", "shown")

    def __init__(
        self,
        issuing: object,
        log_id: UUID,
        index: int,
        agency_id: UUID,
        shown: frozenset[tuple[UUID, int]],
    ) -> None:
        if issuing is not _ISSUING:
            raise TypeError("A receipt is issued by the log.")
        self.log_id = log_id
        self.index = index
        self.agency_id = agency_id
        self.shown = shown

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("A receipt is not serialised.")


def issue(
    *, log_id: UUID, index: int, agency_id: UUID, shown: frozenset[tuple[UUID, int]]
) -> Receipt:
    """The receipt of a committed entry."""
    return Receipt(_ISSUING, log_id, index, agency_id, shown)
