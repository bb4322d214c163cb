"""The frozen values of the pages about meetings; codes are plain strings here."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from casework.pages.cases import PersonLine
from casework.pages.coverage import CoverageCell, is_hindered
from casework.pages.items import ActionLine, NoteLine, TalkLine
from casework.pages.minutes import MinutesText
from casework.pages.standing import FactorLine


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """When, where and of which kind a meeting is: a row of the list, and the head of its pages."""

    meeting_id: UUID
    kind: str
    state: str
    starts_at: datetime
    ends_at: datetime
    place: str


@dataclass(frozen=True, slots=True)
class MeetingList:
    """The meetings one is asked to, or calls: those to come, and a page of those that were."""

    coming: tuple[MeetingLine, ...]
    past: tuple[MeetingLine, ...]
    page: int
    has_next: bool


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """Who is asked to come; `present` is None while nobody has said."""

    participant_id: UUID
    comer: str
    name: str
    agency: str
    present: bool | None
    heard: bool
    left_at: datetime | None = None  # who was there and has left


@dataclass(frozen=True, slots=True)
class HeardLine:
    """Who heard a case without an account; `noted`: what they were told stands in the ledger."""

    participant_id: UUID
    name: str
    agency: str
    noted: bool


@dataclass(frozen=True, slots=True)
class Column:
    """What is asked about in a column of the check: an agency, or one of the family's side."""

    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A case of the agenda; out of scope it holds the number and nothing more."""

    case_id: UUID
    number: str
    in_scope: bool
    at: datetime
    minutes: int
    first: bool
    opened: bool
    closed: bool
    cells: tuple[CoverageCell, ...] = ()
    leaving: tuple[str, ...] = ()  # who is in the room and may not hear of it
    heard: tuple[HeardLine, ...] = ()  # once it is closed

    @property
    def hindered(self) -> bool:
        """Whether something stands against opening it for all who are asked to come."""
        return is_hindered(self.cells, in_scope=self.in_scope)

    @property
    def asks_nothing(self) -> bool:
        """Whether everybody who is asked to come may hear all that was asked for."""
        return self.in_scope and all(cell.whole for cell in self.cells)


@dataclass(frozen=True, slots=True)
class MeetingStep:
    """A step of the meeting: open, or shut with the reason in words."""

    name: str
    reason: str
    following: int = 0  # meetings after it in its series that can take the step with it


@dataclass(frozen=True, slots=True)
class MeetingPage(MeetingLine):
    """A meeting as one member may see it now; the check is the coordination's alone."""

    link: str
    convenes: bool
    may_change: bool
    participants: tuple[ParticipantLine, ...] = ()
    columns: tuple[Column, ...] = ()
    agenda: tuple[AgendaLine, ...] = ()
    lines: tuple[MinutesText, ...] = ()
    steps: tuple[MeetingStep, ...] = ()
    minutes_due_date: date | None = None
    another_day: bool = False  # it is planned for a day that is not today
    lines_fallen: int = 0  # lines that nobody can confirm any more
    lines_struck: int = 0
    not_assigned: int = 0  # cases of the agenda that this coordinator does not work with

    @property
    def writes_minutes(self) -> bool:
        """Whether lines can be written still: since it began, until the minutes are adopted."""
        return self.convenes and self.state in ("running", "finished")

    @property
    def now(self) -> tuple[AgendaLine, ...]:
        """While the meeting runs: the case that is open, or else the next that is not taken up."""
        if self.state != "running":
            return ()
        first = [line for line in self.agenda if line.opened] or [
            line for line in self.agenda if not line.closed
        ]
        return tuple(first[:1])

    @property
    def rest(self) -> tuple[AgendaLine, ...]:
        """The other cases of the agenda."""
        return tuple(line for line in self.agenda if line not in self.now)

    @property
    def roll_waits(self) -> bool:
        """Whether of somebody nobody has said yet whether they are in the room."""
        return any(one.present is None for one in self.participants)

    @property
    def hindered(self) -> tuple[AgendaLine, ...]:
        """The cases that somebody who is asked to come may not hear of."""
        return tuple(line for line in self.agenda if line.hindered)

    @property
    def partly(self) -> tuple[AgendaLine, ...]:
        """The cases of which somebody may hear a part."""
        return tuple(line for line in self.agenda if not line.hindered and not line.asks_nothing)


@dataclass(frozen=True, slots=True)
class MeetingForm(MeetingLine):
    """What a form of a meeting shows beside its fields; choices are ids and words."""

    link: str = ""  # for the form in which it is changed
    following: int = 0  # meetings after it in its series that have not begun
    members: tuple[tuple[str, tuple[tuple[UUID, str], ...]], ...] = ()  # agency by agency
    participants: tuple[ParticipantLine, ...] = ()
    agencies: tuple[tuple[UUID, str], ...] = ()
    cases: tuple[tuple[UUID, str], ...] = ()
    slots: tuple[tuple[UUID, str, int], ...] = ()  # the agenda in its order: number and minutes
    number: str = ""
    case_id: UUID | None = None
    line: MinutesText | None = None
    family: tuple[str, ...] = ()  # who of the family was there and can promise something


@dataclass(frozen=True, slots=True)
class SharedPage:
    """What a shared screen shows of one case: what everybody in the room may see.

    `leaving` are those in the room who may not hear of the case; then nothing is shown.
    """

    meeting_id: UUID
    case_id: UUID
    number: str
    state: str
    opened: bool
    closed: bool
    leaving: tuple[str, ...]
    present: tuple[ParticipantLine, ...]
    outsiders: tuple[HeardLine, ...]
    persons: tuple[PersonLine, ...] = ()
    notes: tuple[NoteLine, ...] = ()  # but the goals
    talks: tuple[TalkLine, ...] = ()
    goals: tuple[NoteLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    lines: tuple[MinutesText, ...] = ()


@dataclass(frozen=True, slots=True)
class PackCase:
    """One case of a meeting as one's own agency may see it."""

    case_id: UUID
    number: str
    protected: bool
    persons: tuple[PersonLine, ...]
    notes: tuple[NoteLine, ...]  # but the goals
    talks: tuple[TalkLine, ...]
    goals: tuple[NoteLine, ...]
    actions: tuple[ActionLine, ...]
    minutes: tuple[MinutesText, ...]
    factors: tuple[FactorLine, ...]


@dataclass(frozen=True, slots=True)
class Pack(MeetingLine):
    """What one's own agency brings to a meeting; no case of others, no number or place of them."""

    agency: str
    cases: tuple[PackCase, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesCase:
    """What agencies and family decided and promised about one case at a meeting."""

    case_id: UUID
    number: str
    protected: bool
    lines: tuple[MinutesText, ...]
    heard: tuple[str, ...] = ()  # who was there when it was open: agencies, and the family's parts


@dataclass(frozen=True, slots=True)
class MinutesPage(MeetingLine):
    """The minutes of a meeting as one's own agency may read them."""

    agency: str
    cases: tuple[MinutesCase, ...] = ()
    adopted_at: datetime | None = None  # unknown of minutes that are not adopted, and of old ones
