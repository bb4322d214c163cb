"""A form that was sent: its one-time id, and a mark of what stood in it."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Sent:
    """The id that the page gave the form, and a keyed hash of its fields in hex.

    The same form sent twice has both alike. The id with another mark is another form that was
    filled in on the same page, in a second tab perhaps: it has not done its work.
    """

    id: UUID
    mark: str
