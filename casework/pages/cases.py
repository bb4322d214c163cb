"""The frozen values that pages are made of: what is disclosed, and nothing a template could open.

Codes (states, topics, persons) are plain strings here; templates put them into words.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One row of the list; out of scope it holds the number and nothing more."""

    case_id: UUID
    number: str
    in_scope: bool
    state: str = ""
    next_date: date | None = None
    consent_state: str = ""
    protected: bool = False
    name: str = ""


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


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """An agency that an item of one's own has been released to, on which ground.

    `runs` says if it reads now.
    """

    release_id: UUID
    agency: str
    until: date | None
    runs: bool
    ground: str = "consent"


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


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note one may read; `author` is known for one's own agency's notes alone."""

    item_id: UUID
    topic: str
    concerns: str
    text: str
    category: str
    at: datetime
    own: bool
    source: str
    author: str
    corrects: bool
    released_to: tuple[ReleaseLine, ...]

    @property
    def item_key(self) -> str:
        """The id as text, for an address."""
        return str(self.item_id)


@dataclass(frozen=True, slots=True)
class TalkLine:
    """A talk with the family that one may read of."""

    item_id: UUID
    kind: str
    held_date: date
    holder: str
    agreed: str
    mandate: str
    own: bool
    source: str
    released_to: tuple[ReleaseLine, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action of the plan."""

    item_id: UUID
    what: str
    responsible: str
    due_date: date
    outcome: str
    own: bool
    source: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What a giver said; by role only, never by name (domain 0.2)."""

    giver: str
    kind: str
    at: datetime
    channel: str
    receiver: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An agency of the consent: for each topic "yes", "no", or "partly" where somebody is excepted
    from telling it; in the order of the columns."""

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
    answer_due_date: date
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


@dataclass(frozen=True, slots=True)
class ColleagueLine:
    """A member of one's own agency who works with the case."""

    membership_id: UUID
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the timeline: what, when, and whose."""

    kind: str
    at: datetime
    source: str
    detail: str


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
    next_date: date | None
    consent_state: str
    persons: tuple[PersonLine, ...]
    notes: tuple[NoteLine, ...]
    talks: tuple[TalkLine, ...]
    actions: tuple[ActionLine, ...]
    safety: str
    closing: str
    consents: tuple[ConsentPage, ...]
    topics: tuple[str, ...]
    matrix: tuple[MatrixRow, ...]
    others: tuple[Withheld, ...]
    colleagues: tuple[ColleagueLine, ...]
    steps: tuple[StepLine, ...]
    events: tuple[Event, ...]
    own_yes_from: date | None = None  # the birthday from which the youth answers too, if near
