"""Talks of one's own agency: booked and near, booked and not recorded, agreed and not booked."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from access import clock
from access.acts import Act
from access.clock import today
from access.members import Member
from agencies.queue import QueueLine
from casework.models import Talk, TalkBooking
from casework.reading import deadlines
from casework.reading.bookings import day_of
from casework.reading.queue.source import Read, Row, Source, line, said
from consent.gate import Disclosure

ONE_DAY = timedelta(days=1)


def _near(by: Member, worked: QuerySet[Any]) -> QuerySet[Any]:
    booked = TalkBooking.objects.filter(
        case__in=worked.values("pk"),
        owner_id=by.agency_id,
        talk__isnull=True,
        cancelled_at__isnull=True,
        starts_at__lt=clock.now() + timedelta(days=deadlines.VERY_SOON),
    )
    return booked.order_by("starts_at", "pk").values_list(
        "case_id", "pk", "starts_at", "written_at"
    )


def _talks(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    for case_id, booking_id, starts_at, written_at in rows:
        disclosure = read.in_scope(case_id)
        if disclosure is None or _is_silent(disclosure, written_at, read.safety_at.get(case_id)):
            continue
        day = day_of(starts_at)
        if day is None:
            continue
        if day < today():
            hint = _(
                "Samtalet skulle ha hållits %(day)s klockan %(at)s. Registrera det, flytta det "
                "eller ställ in."
            )
            args = (booking_id,)
            yield line(
                disclosure,
                hint % _told(starts_at),
                to="move_talk",
                args=args,
                due=day,
                pressing=True,
                since=day + ONE_DAY,
            )
        else:
            hint = _("Samtal är bokat %(day)s klockan %(at)s.") % _told(starts_at)
            yield line(disclosure, hint, at=starts_at, since=day - ONE_DAY)


def _told(starts_at: datetime) -> dict[str, str]:
    at = localtime(starts_at)
    return {"day": said(at.date()), "at": at.strftime("%H:%M")}


def _agreed(by: Member, worked: QuerySet[Any]) -> QuerySet[Any]:
    """Of each case the newest talk, where its next day is near and nothing was booked since."""
    mine = {"case": OuterRef("case"), "owner_id": by.agency_id}
    newer = Talk.objects.filter(**mine, written_at__gt=OuterRef("written_at"))
    booked = TalkBooking.objects.filter(**mine, written_at__gt=OuterRef("written_at"))
    agreed = Talk.objects.filter(
        ~Exists(newer),
        ~Exists(booked),
        case__in=worked.values("pk"),
        owner_id=by.agency_id,
        next_date__lte=today() + timedelta(days=deadlines.VERY_SOON),
    )
    return agreed.order_by("next_date", "pk").values_list("case_id", "next_date", "written_at")


def _next_talks(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    """While a consent runs that was asked for after the newest safety answer: so that answer was a
    no. Of any other talk nothing reminds (invariant 13)."""
    for case_id, day, written_at in rows:
        disclosure, safety_at = read.in_scope(case_id), read.safety_at.get(case_id)
        if disclosure is None or deadlines.running_until(disclosure) is None:
            continue
        if deadlines.is_silent(disclosure, safety_at) or _is_silent(
            disclosure, written_at, safety_at
        ):
            continue
        hint = _("Ni bestämde att ses igen %(day)s. Inget samtal är bokat.") % {"day": said(day)}
        since = day - timedelta(days=deadlines.VERY_SOON)
        late = day < today()
        yield line(disclosure, hint, to="book_talk", due=day, pressing=late, since=since)


def _is_silent(disclosure: Disclosure, written_at: datetime, safety_at: datetime | None) -> bool:
    """Of what is older than the newest safety answer nothing reminds (invariant 13)."""
    return disclosure.owns and safety_at is not None and written_at < safety_at


TALKS = Source(gettext_lazy("Bokade samtal"), Act.RECORD_TALK, _near, _talks, reminds=True)
NEXT_TALKS = Source(
    gettext_lazy("Samtal att boka"), Act.BOOK_TALK, _agreed, _next_talks, reminds=True
)
