"""The frozen value of the overview of consents: cases down, agencies across."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """What one agency may be told of a case now: "yes", "partly" with its topics, or "no".

    "own" is the agency that noted the concern, where nobody else may tell it anything.

    `until` is the last day, where it is near; `reason` a sentence for a no.
    """

    agency: str
    answer: str
    topics: tuple[str, ...] = ()
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One case; out of scope it holds the number and no cells."""

    case_id: UUID
    number: str
    cells: tuple[CoverageCell, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A page of the open cases one works with, and the agencies in the order of the cells."""

    agencies: tuple[str, ...]
    rows: tuple[CoverageRow, ...]
    page: int
    has_next: bool
