"""The frozen values of the family's copy of the plan; made for one person."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from casework.pages.cases import StepLine


@dataclass(frozen=True, slots=True)
class CopyLine:
    """What is done, by whom and when; `who` is the agency's name, or empty for `responsible`."""

    what: str
    who: str
    responsible: str
    due_date: date | None
    meeting_date: date | None = None  # of an action: the meeting at which it was promised


@dataclass(frozen=True, slots=True)
class PlanCopy:
    """What stands on the paper, and nothing more."""

    person: str
    name: str
    goals: tuple[str, ...]
    lines: tuple[CopyLine, ...]
    done: tuple[CopyLine, ...]
    agreed: tuple[CopyLine, ...]  # at meetings, each confirmed by its agency; not assessed
    next_date: date | None
    agency: str
    phone: str
    told_by: str
    day: date


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """The page on which a copy is made, or the reason why none is made now."""

    case_id: UUID
    number: str
    protected: bool
    shut: StepLine | None
    persons: tuple[str, ...]
    copy: PlanCopy | None = None
    printed: bool = False
