"""Advice by telephone of one's own agency: the newest lines, and how many there were."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """One line: the day and what was advised."""

    line_id: UUID
    day: date
    advice: str


@dataclass(frozen=True, slots=True)
class AdviceMonth:
    """A month and its lines, newest first: its count is how many there are."""

    month: date
    lines: tuple[AdviceLine, ...]

    @property
    def count(self) -> int:
        """How many lines the month has."""
        return len(self.lines)

    def of(self, advice: str) -> int:
        """How many of them advised this."""
        return sum(1 for line in self.lines if line.advice == advice)


@dataclass(frozen=True, slots=True)
class AdvicePage:
    """The last months that have lines, newest first."""

    agency: str
    kinds: tuple[str, ...]
    months: tuple[AdviceMonth, ...]
