"""Talks that one's own agency has booked: those that are near, and those that nobody recorded."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from access import clock
from access.acts import Act
from access.clock import today
from access.members import Member
from agencies.queue import QueueLine
from casework.models import TalkBooking
from casework.reading import deadlines
from casework.reading.bookings import day_of
from casework.reading.queue.source import Read, Row, Source, line, said

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
    """Of a booking that is older than the newest safety answer nothing reminds (invariant 13)."""
    for case_id, booking_id, starts_at, written_at in rows:
        disclosure, safety_at = read.in_scope(case_id), read.safety_at.get(case_id)
        if disclosure is None:
            continue
        if disclosure.owns and safety_at is not None and written_at < safety_at:
            continue
        day = day_of(starts_at)
        if day is None:
            continue
        if day < today():
            hint = _(
                "Samtalet skulle ha hållits %(day)s. Registrera det, flytta det eller ställ in."
            )
            args = (booking_id,)
            yield line(
                disclosure,
                hint % {"day": said(day)},
                to="move_talk",
                args=args,
                due=day,
                pressing=True,
                since=day + ONE_DAY,
            )
        else:
            hint = _("Samtal är bokat %(day)s.") % {"day": said(day)}
            yield line(disclosure, hint, due=day, since=day - ONE_DAY)


TALKS = Source(gettext_lazy("Bokade samtal"), Act.RECORD_TALK, _near, _talks, reminds=True)
