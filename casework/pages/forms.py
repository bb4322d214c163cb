"""The frozen values that the pages of forms are made of, what was typed before included."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypedDict
from uuid import UUID

from casework.pages.cases import ColleagueLine, PersonLine, StepLine
from casework.pages.consents import ConsentDesk, ConsentPage
from casework.pages.items import ActionLine, ContactLine, NoteLine, TalkLine
from casework.pages.joinings import JoiningLine


@dataclass(frozen=True, slots=True)
class UnsentLine:
    """A form of one's own that was begun; the number stands only where one still works.

    `item_id` is what the form changes, where it changes something.
    """

    unsent_id: UUID
    form: str
    case_id: UUID | None
    number: str
    saved_at: datetime
    reachable: bool = True
    closed: bool = False
    item_id: UUID | None = None


@dataclass(frozen=True, slots=True, repr=False)
class UnsentText:
    """What was typed in a form, as a browser would send it."""

    unsent_id: UUID
    typed: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Receiver:
    """An agency one may release to, with topics and end of its consent, or the reason why not.

    `warns` where the receiver has no secrecy of its own (OSL 7:2).
    """

    agency_id: UUID
    agency: str
    topics: tuple[str, ...]
    until: date | None
    reason: str
    warns: bool

    @property
    def open(self) -> bool:
        """Whether a release to it is possible now."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a renewal proposes: the same crosses for as long again, as a new question."""

    consent_id: UUID
    version: int
    initial: Mapping[str, Any]


class FormBase(TypedDict):
    """What the page of every form tells of its case, and why the form is shut, if it is."""

    case_id: UUID
    number: str
    owns: bool
    in_scope: bool
    state: str
    protected: bool
    unsent: UnsentText | None
    shut: StepLine | None


@dataclass(frozen=True, slots=True)
class FormPage:
    """What a form about a case needs besides its fields; most forms need little of it."""

    case_id: UUID
    number: str
    owns: bool
    in_scope: bool
    state: str = ""
    protected: bool = False
    persons: tuple[PersonLine, ...] = ()
    item: NoteLine | TalkLine | None = None
    notes: tuple[NoteLine, ...] = ()  # one's own, that may go with what is written
    action: ActionLine | None = None
    contact: ContactLine | None = None
    consent: ConsentPage | None = None
    desk: ConsentDesk = field(default_factory=ConsentDesk)
    givers: Mapping[str, str] = field(default_factory=dict)
    agencies: tuple[tuple[UUID, str], ...] = ()
    coordination: UUID | None = None  # the one of them that invites the others
    members: tuple[ColleagueLine, ...] = ()
    colleagues: tuple[ColleagueLine, ...] = ()
    receivers: tuple[Receiver, ...] = ()
    unreachable: Mapping[UUID, str] = field(default_factory=dict)  # agency: why not this note
    topics: tuple[str, ...] = ()
    shut: StepLine | None = None
    refused: Mapping[tuple[str, str], str] = field(default_factory=dict)  # giver and answer: why
    until: date | None = None  # the last day of the consent that counts now
    answered_before: bool = False
    version: int = 0
    initial: Mapping[str, str] = field(default_factory=dict)
    own_agency: UUID | None = None
    youth: str = ""
    band: str = ""
    asked_lately: bool = False
    proposed: Proposed | None = None
    unsent: UnsentText | None = None


@dataclass(frozen=True, slots=True)
class JoiningPage(FormPage):
    """A step about a joining: proposing, answering, taking apart."""

    other_number: str = ""
    asked: tuple[str, ...] = ()  # for the coordination alone: who will be asked
    joining: JoiningLine | None = None
