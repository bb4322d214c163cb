"""The frozen values of a consent's record, and of what stands beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What a giver said; by role only, never by name (domain 0.2)."""

    giver: str
    kind: str
    at: datetime
    channel: str
    receiver: str
    topic: str = ""
    interpreter: bool = False


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An agency of the consent, with a cell for each topic in the order of the columns.

    "yes", "partly" (somebody is excepted from telling it), "no", "not_yet" (answers are awaited),
    "ended" (a yes is gone) or nothing (it is not asked).
    """

    agency: str
    own: bool
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExceptionLine:
    """Who may not tell whom, and about which topic; an empty one means every."""

    sender: str
    receiver: str
    topic: str


@dataclass(frozen=True, slots=True)
class Happened:
    """A line of a consent's own timeline: what, when, who by role, and which part it was about."""

    kind: str
    at: datetime
    who: str = ""
    agency: str = ""
    topic: str = ""
    channel: str = ""
    day: date | None = None
    interpreter: bool = False


@dataclass(frozen=True, slots=True)
class ConsentPage:
    """The record of one consent, which every agency named in it may read.

    How identity and custody were checked is for the agency that asked. `days_left` is told when
    the consent runs out soon and nobody has been asked anew.
    """

    case_id: UUID
    number: str
    consent_id: UUID
    version: int
    state: str
    asking_agency: str
    purposes: tuple[str, ...]
    from_date: date
    until: date
    answer_due_date: date | None  # none where nothing reminds of the answer
    channel: str
    language: str
    interpreter: bool
    waits_for: tuple[str, ...]
    must_answer: tuple[str, ...]
    view_of: tuple[str, ...]
    answers: tuple[AnswerLine, ...]
    topics: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    overdue: bool
    may_answer: bool
    may_withdraw: bool
    exceptions: tuple[ExceptionLine, ...] = ()
    text_version: str = ""
    written: bool = False
    identity_check: str = ""
    custody: str = ""
    custody_checked_date: date | None = None
    renews: int = 0
    days_left: int | None = None
    may_renew: bool = False
    history: tuple[Happened, ...] = ()
    asked_date: date | None = None


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """An attempt to reach a giver; for the agency that asked."""

    giver: str
    channel: str
    day: date
    at: datetime | None = None  # when it was recorded


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """A scanned form of one's own agency."""

    attachment_id: UUID
    name: str = field(repr=False)
    type: str
    at: datetime
    signers: tuple[str, ...] = ()  # nobody: kept before this was asked


@dataclass(frozen=True, slots=True)
class ReaderLine:
    """What another agency has read of one's own on a day: topics, and never how much."""

    agency: str
    day: date
    topics: tuple[str, ...]
    in_words: bool = False  # told in words or on paper, not read here


@dataclass(frozen=True, slots=True)
class AssessmentWay:
    """A kind of assessment that the consent lets be made: about whom, and why not by this member.

    `holds` are those of them by whom the consent would begin to count.
    """

    kind: str
    about: tuple[str, ...]
    holds: frozenset[str]
    refused: str


@dataclass(frozen=True, slots=True)
class ConsentDesk:
    """What one's own agency sees and can do on the record of a consent."""

    asks: bool = False
    open: bool = False
    attempts: tuple[AttemptLine, ...] = ()
    forms: tuple[AttachmentLine, ...] = ()
    readers: tuple[ReaderLine, ...] = ()
    ways: Mapping[str, AssessmentWay] = field(default_factory=dict)
