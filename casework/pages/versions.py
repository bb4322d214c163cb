"""The texts that a note of one's own agency had before it was changed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from casework.pages.items import NoteLine


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A text as it stood, who wrote it and when."""

    text: str
    at: datetime
    author: str


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """A note as it stands, and what stood there before, newest first."""

    case_id: UUID
    number: str
    in_scope: bool
    protected: bool
    note: NoteLine
    earlier: tuple[VersionLine, ...]
