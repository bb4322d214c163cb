"""What is new in one's cases since one opened them: what others shared, and notices."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from access.acts import Act
from access.clock import STOCKHOLM
from access.members import Member
from agencies.queue import QueueLine
from casework.models.notice import NOTICE_LABELS, NoticeKind
from casework.reading import notices
from casework.reading.queue.source import Read, Row, Source, line, said
from consent.incoming import may_be_read, unread_releases


def _released(by: Member, worked: QuerySet[Any]) -> QuerySet[Any]:
    return unread_releases(by, worked)


def _news(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    """One line a case, however much was shared: only what may be read now moves anything."""
    newest: dict[UUID, datetime] = {}
    for row in rows:
        disclosure = read.cases.get(row[0])
        if disclosure is not None and may_be_read(row, disclosure.consents, read.by, read.at):
            newest[row[0]] = max(row[1], newest.get(row[0], row[1]))
    for case_id, at in newest.items():
        hint = _("Delat med din verksamhet %(day)s, sedan du sist öppnade ärendet.")
        yield line(read.cases[case_id], hint % {"day": _day(at)})


def _unread(by: Member, worked: QuerySet[Any]) -> QuerySet[Any]:
    found = notices.unread(by).filter(case__in=worked.values("pk"))
    shown = found.exclude(kind__in=notices.SHOWN_OTHERWISE)
    return shown.order_by("-made_at", "pk").values_list("case_id", "kind", "made_at")


def _noticed(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    """That a consent does not count any more is told among the consents (`dates.ENDS`)."""
    for case_id, kind, at in rows:
        disclosure = read.cases.get(case_id)
        told = kind != NoticeKind.CONSENT_CHANGED or read.in_scope(case_id) is not None
        if disclosure is not None and told:
            yield line(disclosure, f"{NOTICE_LABELS[NoticeKind(kind)]} {_day(at)}.")


def _day(at: datetime) -> str:
    return said(at.astimezone(STOCKHOLM).date())


RELEASED = Source(
    gettext_lazy("Nytt att läsa från andra verksamheter"), Act.READ_CASE, _released, _news
)
NOTICED = Source(gettext_lazy("Annat nytt i dina ärenden"), Act.READ_CASE, _unread, _noticed)
