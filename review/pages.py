"""The frozen values of the reviewer's desk: who did what, when, and what came of it; never text."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry in words; `who` names members of the own agency alone."""

    index: int
    at: datetime
    act: str
    outcome: str
    refused: bool
    rule: str
    who: str
    agency: str
    number: str
    items: int


@dataclass(frozen=True, slots=True)
class EntryList:
    """A page of entries, newest first; `older` is the index to go on below."""

    lines: tuple[EntryLine, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Everything one entry holds: in words, and the ids and hashes beneath them."""

    line: EntryLine
    details: tuple[tuple[str, str], ...]
    technical: tuple[tuple[str, str], ...]
    leaf: str
    ended_id: UUID | None = None  # a joining that the entry ended, whose reason can be read


@dataclass(frozen=True, slots=True)
class DisclosureLine:
    """A decision to tell on a provision of law; why is opened by itself."""

    decision_id: UUID
    at: datetime
    number: str
    ground: str
    law: str
    sender: str
    receiver: str
    told: bool
    items: int
    role: str
    who: str
    consent_asked: bool
    status: str
    reviewed_at: datetime | None = None
    reviewed_by: str = ""
    own: bool = False  # decided by the reviewer, who acted for the agency in another role


@dataclass(frozen=True, slots=True)
class DisclosureList:
    """A page of them, newest first; `older` is the decision to go on below."""

    lines: tuple[DisclosureLine, ...]
    older: UUID | None
    unreviewed: bool = False  # only what nobody has marked as reviewed
