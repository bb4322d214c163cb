"""The frozen values of a consent's record beside the record itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """What has been weighed about a giver: kind and day, without the reason."""

    kind: str
    about: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """An attempt to reach a giver; for the agency that asked."""

    giver: str
    channel: str
    day: date


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """A scanned form of one's own agency."""

    attachment_id: UUID
    name: str = field(repr=False)
    type: str
    at: datetime


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
