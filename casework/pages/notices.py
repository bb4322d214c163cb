"""The frozen values of notices: that something is new in a case or with a meeting, which kind, and
when."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One notice, of a case or of a meeting; of a `seat` the member assigns somebody instead of
    opening the case."""

    case_id: UUID | None
    number: str
    kind: str
    at: datetime
    unread: bool
    seat: bool = False
    meeting_id: UUID | None = None
    meets_at: datetime | None = None  # when that meeting begins


@dataclass(frozen=True, slots=True)
class NoticePage:
    """The notices of a member, the unread first."""

    lines: tuple[NoticeLine, ...]

    @property
    def unread(self) -> int:
        """How many have not been met."""
        return sum(line.unread for line in self.lines)
