"""A line of minutes as a page shows it: at its meeting, and in its case."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class MinutesText:
    """A line of the minutes that one may read."""

    line_id: UUID
    case_id: UUID
    number: str
    source: str
    kind: str
    text: str
    due_date: date | None
    confirmed_at: datetime | None
    revision: int
    may_confirm: bool = False
    may_edit: bool = False
