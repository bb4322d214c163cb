"""The frozen values of reports of concern, which one's own agency alone sees."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from casework.pages.items import NoteLine

DECIDED_WITHIN = timedelta(days=14)  # whether an inquiry is opened
TOLD_WITHIN = timedelta(days=7)  # of the decision, to whoever asked (SoL 19:6)


def decision_due(reported: date) -> date:
    """The last day on which social services decide whether they open an inquiry."""
    return reported + DECIDED_WITHIN


def feedback_due(reported: date) -> date:
    """The last day on which they answer whoever asked."""
    return decision_due(reported) + TOLD_WITHIN


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A row of the list: when and to whom, and what is waited for; never whom it is about."""

    report_id: UUID
    reported_date: date
    receiver: str
    case_id: UUID | None
    number: str
    feedback: str
    feedback_due_date: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class ReportList:
    """A page of the reports one may read, newest first."""

    lines: tuple[ReportLine, ...]
    page: int
    has_next: bool


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report, to be read and printed; `protected`: it is told on the telephone instead."""

    report_id: UUID
    case_id: UUID | None
    number: str
    protected: bool
    agency: str
    agency_phone: str
    reporter: str
    role: str
    reported_date: date
    receiver: str
    about: str
    text: str
    notes: tuple[NoteLine, ...]
    receipt: str
    feedback: str
    feedback_at: datetime | None
    feedback_asked: bool
    decision_due_date: date
    feedback_due_date: date | None
