"""The frozen values that pages are made of: what is disclosed, and nothing a template could open.

Codes (states, topics, persons) are plain strings here; templates put them into words.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from casework.pages.consents import ConsentPage, MatrixRow
from casework.pages.items import ActionLine, ContactLine, NoteLine, TalkLine
from casework.pages.joinings import JoiningLine
from casework.pages.minutes import MinutesText
from casework.pages.standing import PlanStanding


@dataclass(frozen=True, slots=True)
class NextDate:
    """The next date of a case and what is due then, as a code."""

    day: date
    kind: str


@dataclass(frozen=True, slots=True)
class Warned:
    """What one is warned of: a code, the days that are left, and whether it is pressing."""

    kind: str
    days: int
    pressing: bool


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One row of the list; out of scope it holds the number and nothing more."""

    case_id: UUID
    number: str
    in_scope: bool
    state: str = ""
    next_date: NextDate | None = None
    consent_state: str = ""
    protected: bool = False
    name: str = ""
    warned: tuple[Warned, ...] = ()
    by_law: bool = False  # something has been told to the agency on a provision of law
    shared_before: bool = True  # the agency once had a part in the case by a consent
    joined_to: str = ""  # the number of the older case in which new steps are taken
    notice: str = ""  # what kind of thing is new since the member opened the case


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A case in which the agency has a seat and has assigned nobody yet: its number alone."""

    case_id: UUID
    number: str


@dataclass(frozen=True, slots=True)
class CaseList:
    """A page of the cases one is assigned to, newest first."""

    lines: tuple[CaseLine, ...]
    waiting: tuple[WaitingLine, ...]
    names_shown: bool
    page: int
    has_next: bool
    unsent: bool  # whether one has typed something that is not sent


@dataclass(frozen=True, slots=True)
class Withheld:
    """One line for another agency: the same whether or not anything lies behind it."""

    agency: str
    agency_id: UUID


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person of the case as one's own agency or a release shows them."""

    identity_id: UUID
    person: str
    name: str
    number: str
    protected: bool
    own: bool
    source: str
    law: str = ""


@dataclass(frozen=True, slots=True)
class BookingLine:
    """A talk that is to be held or was cancelled; of one's own agency alone.

    `invited` are codes of persons; `barred` where a guardian is invited whom nobody may tell now.
    """

    item_id: UUID
    kind: str
    starts_at: datetime
    place: str
    invited: tuple[str, ...]
    cancelled: bool
    reason: str
    barred: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the workflow: open, or shut with the reason in words."""

    name: str
    code: str
    reason: str
    next: bool
    consent_id: UUID | None = None  # of a step on one consent

    @property
    def open(self) -> bool:
        """Whether the step can be taken now."""
        return not self.code

    @property
    def rests(self) -> bool:
        """Whether it is shut because the case is joined to an older one."""
        return self.code == "step.rests"


@dataclass(frozen=True, slots=True)
class ColleagueLine:
    """A member of one's own agency who works with the case."""

    membership_id: UUID
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class SeatLine:
    """An agency that is invited, and whether it has assigned somebody; nobody's name."""

    agency: str
    assigned: bool


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the timeline: what, when, and whose."""

    kind: str
    at: datetime
    source: str
    detail: str


@dataclass(frozen=True, slots=True)
class CaseMeeting:
    """A meeting on the page of a case; `opened_at` is when the case was taken up, if it was."""

    meeting_id: UUID
    kind: str
    state: str
    starts_at: datetime
    opened_at: datetime | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How it went, for the agency that closed the case: goals, and who answered what to which
    question, as codes."""

    goals: str = ""
    voices: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case as one member may see it now.

    Out of scope (`in_scope` False) only number, own items, consents and the notice are filled;
    with `by_law` also what has been told on a provision of law.
    """

    case_id: UUID
    number: str
    owns: bool
    in_scope: bool
    by_law: bool
    closed: bool
    protected: bool
    state: str
    next_date: NextDate | None
    warned: tuple[Warned, ...]
    consent_state: str
    persons: tuple[PersonLine, ...]
    notes: tuple[NoteLine, ...]  # but the goals
    talks: tuple[TalkLine, ...]
    goals: tuple[NoteLine, ...]
    actions: tuple[ActionLine, ...]
    minutes: tuple[MinutesText, ...]
    safety: str
    closing: str
    consents: tuple[ConsentPage, ...]
    topics: tuple[str, ...]
    matrix: tuple[MatrixRow, ...]
    others: tuple[Withheld, ...]
    colleagues: tuple[ColleagueLine, ...]
    seats: tuple[SeatLine, ...]
    steps: tuple[StepLine, ...]
    events: tuple[Event, ...]
    joinings: tuple[JoiningLine, ...] = ()
    bookings: tuple[BookingLine, ...] = ()
    contacts: tuple[ContactLine, ...] = ()
    standing: PlanStanding = field(default_factory=PlanStanding)
    evaluation: Evaluation = field(default_factory=Evaluation)
    meetings: tuple[CaseMeeting, ...] = ()
    own_yes_from: date | None = None  # the birthday from which the youth answers too, if near

    @property
    def shows_more(self) -> bool:
        """Whether something of others is shown, on a consent or on a provision of law."""
        return self.in_scope or self.by_law
