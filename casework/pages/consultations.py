"""The frozen values of questions without identity."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ConsultationLine:
    """A row of the list; whose it is, is told by the kind of agency alone."""

    question_id: UUID
    at: datetime
    last_date: date
    own: bool
    kind: str
    age_band: str
    gender: str
    answered: bool
    ended: bool
    over: bool


@dataclass(frozen=True, slots=True)
class ConsultationList:
    """A page of the questions one may read, newest first; `disposed`: there is a decision."""

    lines: tuple[ConsultationLine, ...]
    page: int
    has_next: bool
    disposed: bool
    asks: bool


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """What was advised, and when."""

    kind: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    """One question with its advice.

    `ended`: the coordination no longer reads it, before the last day; `over`: that day is past.
    """

    question_id: UUID
    own: bool
    kind: str
    at: datetime
    last_date: date
    age_band: str
    gender: str
    text: str
    ended: bool
    over: bool
    disposed: bool
    advice: tuple[ReplyLine, ...]

    @property
    def stands(self) -> bool:
        """Whether the coordination reads it and may advise."""
        return not (self.ended or self.over)
