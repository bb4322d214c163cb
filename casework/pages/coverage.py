"""The frozen value of the overview of consents: cases down, agencies across."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Way:
    """The way out of a no: what the reader may do, with its address, or a sentence that says who
    can."""

    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """What an agency may be told of a case now, or those of it who are asked to a meeting: "yes",
    "partly" with its topics, or "no".

    "own" is the agency that noted the concern, where nobody else may tell it anything, and "family"
    whose case it is; "ends" is a yes that is over before a meeting, and "some" a yes for some of
    those who are asked. `until` is the last day, where it is near; `reason` a sentence for a no.
    """

    label: str
    answer: str
    topics: tuple[str, ...] = ()
    until: date | None = None
    reason: str = ""
    way: Way | None = None

    @property
    def hinders(self) -> bool:
        """Whether the case cannot be opened while whom the cell is about is in the room."""
        return self.answer in ("no", "ends", "some")

    @property
    def whole(self) -> bool:
        """Whether nothing that was asked for is left out."""
        return self.answer in ("own", "family", "yes")


def is_hindered(cells: Iterable[CoverageCell], *, in_scope: bool) -> bool:
    """Whether something stands against opening a case for all whom the cells are about."""
    return not in_scope or any(cell.hinders for cell in cells)


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
