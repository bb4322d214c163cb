"""Advice by telephone of one's own agency: the newest lines, and how many there were."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AdviceMonth:
    """A month and its lines, newest first: its count is how many there are."""

    month: date
    lines: tuple[tuple[date, str], ...]

    @property
    def count(self) -> int:
        """How many lines the month has."""
        return len(self.lines)

    def of(self, advice: str) -> int:
        """How many of them advised this."""
        return sum(1 for _day, given in self.lines if given == advice)


@dataclass(frozen=True, slots=True)
class AdvicePage:
    """The last months that have lines, newest first."""

    agency: str
    kinds: tuple[str, ...]
    months: tuple[AdviceMonth, ...]
