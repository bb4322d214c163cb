"""What a source of the queue is.

A new kind of thing that waits is one more Source in `casework.reading.queue.page.SOURCES`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise

from access.acts import Act
from access.members import Member
from agencies.queue import QueueLine
from consent.gate import Disclosure

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What the one reading of the page gave, decided at `at`, by case.

    `cases` holds open cases that the member works with, those alone that some source asked for.
    `safety_at` says when one's own agency last answered the safety question.
    """

    by: Member
    at: datetime
    cases: Mapping[UUID, Disclosure]
    safety_at: Mapping[UUID, datetime | None]

    def in_scope(self, case_id: UUID) -> Disclosure | None:
        """The case, if the member's agency is in scope of it now."""
        disclosure = self.cases.get(case_id)
        return disclosure if disclosure is not None and disclosure.in_scope else None


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of thing that waits, for members who may ever do `act`.

    `asked` gives rows of plain columns in one statement, the earliest first. The cases in their
    `case_columns` are disclosed before `lines` is called, which makes of the rows what that reading
    lets be told. `subject` is the kind under which the entry names, by their first column, rows
    that belong to no case on the page. With `reminds` the system makes a notice when a line begins
    to wait, on its day `since`.
    With `opens_answers` the second column is the id of a safety answer of one's own agency; all of
    these are opened in the same act, and nothing else is.
    """

    title: Promise
    act: Act
    asked: Callable[[Member, QuerySet[Any]], QuerySet[Any]]
    lines: Callable[[Read, Sequence[Row]], Iterable[QueueLine]]
    case_columns: tuple[int, ...] = (0,)
    subject: str = ""
    reminds: bool = False
    opens_answers: bool = False


def line(
    disclosure: Disclosure,
    hint: str,
    *,
    to: str = "case",
    args: tuple[UUID, ...] = (),
    due: date | None = None,
    pressing: bool = False,
    since: date | None = None,
    at: datetime | None = None,
) -> QueueLine:
    """A line of a case: its number, and the way to a page of it."""
    case = disclosure.case
    url = reverse(to, args=(case.pk, *args))
    return QueueLine(
        case.number, hint, url, due=due, pressing=pressing, case_id=case.pk, since=since, at=at
    )


def said(day: date) -> str:
    """A day as the page says it."""
    return date_format(day, "j F Y")
