"""One's own agency's items of a case, to be put into its own file."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from casework.pages.cases import PersonLine, StepLine
from casework.pages.items import FiledMark


@dataclass(frozen=True, slots=True)
class OwnItem:
    """One item: its kind and title as codes, when, by whom, and its texts by name."""

    item_id: UUID
    kind: str
    code: str
    concerns: str
    at: datetime
    day: date | None
    author: str
    texts: tuple[tuple[str, str], ...]
    filed: FiledMark | None

    @property
    def item_key(self) -> str:
        """The id as text, for a form."""
        return str(self.item_id)


@dataclass(frozen=True, slots=True)
class OwnItemsPage:
    """What one's own agency has written in a case, oldest first, or why it is not printed."""

    case_id: UUID
    number: str
    in_scope: bool
    protected: bool
    agency: str
    persons: tuple[PersonLine, ...]
    items: tuple[OwnItem, ...]
    at: datetime
    shut: StepLine | None = None
