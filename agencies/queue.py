"""The first page of each role as frozen values: what waits, why, until when and where it is done.

A section's count is the length of its list; a list that was cut says so.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

# So many lines of a section stand on the first page; the rest of them behind a link.
FIRST = 10
# So many are looked for at most.
MOST = 200


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One thing that waits: a case's number or a few words, why it waits, and the way there.

    `due` is the day until which it is to be done; `pressing` if that is over or near. `since` is
    the day from which it waits, where the system reminds of it, and `at` when it takes place, by
    which such lines are ordered; neither is shown.
    """

    title: str
    hint: str
    url: str
    due: date | None = None
    pressing: bool = False
    case_id: UUID | None = None
    since: date | None = None
    at: datetime | None = None

    @property
    def place(self) -> tuple[date, float, str]:
        """Where it stands among the lines of its section."""
        return self.due or date.max, self.at.timestamp() if self.at else 0.0, self.title

    @property
    def read_as(self) -> tuple[str, str, date | None]:
        """What is read of it."""
        return self.title, self.hint, self.due


@dataclass(frozen=True, slots=True)
class QueueSection:
    """Everything of one kind, the earliest first; `cut` if there is more than was looked for."""

    place: int
    title: str
    lines: tuple[QueueLine, ...]
    cut: bool = False

    @property
    def count(self) -> int:
        """How many there are on the list."""
        return len(self.lines)

    @property
    def first(self) -> tuple[QueueLine, ...]:
        """Those that stand on the first page."""
        return self.lines[:FIRST]

    @property
    def has_more(self) -> bool:
        """Whether the list is longer than what stands on the first page."""
        return len(self.lines) > FIRST


@dataclass(frozen=True, slots=True)
class QueuePage:
    """What waits for a member, section by section in the order of urgency; empty ones are none."""

    sections: tuple[QueueSection, ...]

    def only(self, place: int) -> "QueuePage":
        """The same page with one section alone; all of it where there is no such section."""
        alone = tuple(one for one in self.sections if one.place == place)
        return QueuePage(alone or self.sections)

    @property
    def alone(self) -> QueueSection | None:
        """The section, where the page holds one."""
        return self.sections[0] if len(self.sections) == 1 else None


def section(
    place: int, title: str, lines: list[QueueLine] | tuple[QueueLine, ...], *, cut: bool = False
) -> QueueSection:
    """A section with its lines in order: by the day until which something is to be done."""
    ordered = sorted(lines, key=lambda line: line.place)
    return QueueSection(place, title, tuple(_told_apart(ordered)), cut)


def _told_apart(lines: list[QueueLine]) -> Iterable[QueueLine]:
    """Lines that read the same are numbered, so that it is seen that they are several things and
    not one that is told twice. What tells them apart is often sealed, and the page opens nothing.
    """
    alike = Counter(line.read_as for line in lines)
    met: Counter[tuple[str, str, date | None]] = Counter()
    for line in lines:
        count = alike[line.read_as]
        if count == 1:
            yield line
            continue
        met[line.read_as] += 1
        told = {"hint": line.hint, "number": met[line.read_as], "count": count}
        yield replace(line, hint=_("%(hint)s (%(number)d av %(count)d)") % told)


def shown(page: QueuePage, part: str) -> dict[str, object]:
    """The context of the page; `part` is the place of one section, as the address has it."""
    place = int(part) if part.isascii() and part.isdigit() and len(part) < 4 else 0
    one = page.only(place) if place else page
    return {"page": one, "part": one.alone if place else None}
