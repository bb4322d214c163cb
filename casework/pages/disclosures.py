"""The frozen values of the pages about telling on a provision of law."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from casework.pages.forms import FormPage
from consent.disclosure import Circumstances


@dataclass(frozen=True, slots=True)
class GroundLine:
    """A ground as help: what it asks, who decides, and why it cannot be used, if so.

    `kind`: a form of its own, only told in words, a report of concern, or text alone. `mine`: this
    member may decide.
    """

    ground: str
    number: int  # stands for it in addresses
    law: str
    decider: str
    duty: bool
    second_person: bool
    kind: str
    mine: bool
    reason: str
    deciders: tuple[str, ...] = ()  # those of one's own agency who decide on it, by name

    @property
    def open(self) -> bool:
        """Whether there is a form that can be filled in."""
        return self.kind == "release" and self.mine and not self.reason


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """An item of one's own that may be told; `reason` where the provision leaves it out."""

    item_id: UUID
    kind: str
    topic: str
    concerns: str
    text: str
    day: date | datetime
    reads: bool  # the receiver can read it already
    reason: str = ""

    @property
    def open(self) -> bool:
        """Whether it can be ticked."""
        return not self.reason and not self.reads


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision of one's own agency, or what it has told on a consent; `by` is a colleague."""

    decision_id: UUID | None
    ground: str
    law: str
    told: bool
    receiver: str
    at: datetime
    by: str
    items: int
    status: str
    until: date | None = None
    what: str = ""
    to_whom: str = ""
    told_date: date | None = None
    may_end: bool = False
    may_confirm: bool = False
    may_read_reason: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """What one's own agency has told of a case, newest first; nothing of other agencies."""

    case_id: UUID
    number: str
    protected: bool
    in_scope: bool
    closed: bool
    lines: tuple[DecisionLine, ...]


@dataclass(frozen=True, slots=True)
class DisclosurePage(FormPage):
    """A step on the way to a decision: receiver, ground, items."""

    asked_item: UUID | None = None
    receiver_id: UUID | None = None
    receiver: str = ""
    sender: str = ""
    help: str = ""  # whether consent is the rule in this direction
    warns: bool = False
    grounds: tuple[GroundLine, ...] = ()
    ground: GroundLine | None = None
    choices: tuple[ItemChoice, ...] = ()
    deciders: tuple[str, ...] = ()
    over_at_age: int | None = None
    about: Circumstances | None = None  # between whom, who decides, how old the youth is
    decision: DecisionLine | None = None


@dataclass(frozen=True, slots=True)
class ReasonPage:
    """Why somebody decided; opened by a click of its own. `reviewed`: a reviewer has said so."""

    line: DecisionLine
    number: str
    sender: str
    role: str
    committed_crime: bool | None
    inquiry_opened: bool | None
    requested: bool | None
    consent_asked: bool
    text: str
    consent_not_asked: str
    harm: str
    reviewed: bool = False
