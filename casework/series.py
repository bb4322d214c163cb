"""The rest of a series: what is done to one meeting can be done to those after it too."""

from collections.abc import Collection
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Subquery

from access.clock import STOCKHOLM, day_of
from access.members import Member
from casework.meeting_states import OPEN_TO_CHANGE, MeetingState
from casework.models import Meeting

# The steps that can be taken with the rest of a series, and from which states the rest takes them.
WITH_REST: dict[str, frozenset[MeetingState]] = {
    "cancel": OPEN_TO_CHANGE,
    "reinstate": frozenset({MeetingState.CANCELLED}),
}


def rest_of(meeting_id: UUID, *, by: Member) -> QuerySet[Meeting]:
    """The other meetings of the series of one's own agency; none where there is no series."""
    own = Meeting.objects.filter(owner_id=by.agency_id, collaboration_id=by.collaboration_id)
    series = own.filter(pk=meeting_id).values("series")
    return own.filter(series=Subquery(series)).exclude(pk=meeting_id)


def asked_rest(meeting_id: UUID, *, by: Member, rest: bool) -> tuple[UUID, ...]:
    """The ids of them for the gate to lock, where the rest is asked for; one query."""
    return tuple(rest_of(meeting_id, by=by).values_list("pk", flat=True)) if rest else ()


def later(meeting: Any, rest: Collection[Any], at: datetime, step: str | None = None) -> list[Any]:
    """Those of `rest` that come after the meeting and can change, or take that step, with it; in
    order of time. What has begun or is over is never among them, and what was cancelled by another
    act than the meeting stays cancelled."""
    states = OPEN_TO_CHANGE if step is None else WITH_REST.get(step, frozenset())
    found = (row for row in rest if row.state in states and row.ends_at > at)
    after = [row for row in found if row.starts_at > meeting.starts_at]
    if step == "reinstate":
        together = meeting.cancelled_at
        after = [row for row in after if together is not None and row.cancelled_at == together]
    return sorted(after, key=lambda row: (row.starts_at, row.pk))


def same_day(meeting: Any, *, by: Member) -> tuple[datetime, ...]:
    """When other meetings of its series begin on the same day; one query. What is cancelled is
    left out."""
    if meeting.series is None:
        return ()
    day = datetime.combine(day_of(meeting.starts_at), time.min, STOCKHOLM)
    others = rest_of(meeting.pk, by=by).exclude(state=MeetingState.CANCELLED.value)
    near = others.filter(starts_at__gte=day, starts_at__lt=day + timedelta(days=1))
    return tuple(near.order_by("starts_at").values_list("starts_at", flat=True))


def on_day_of(meeting: Any, hour: datetime) -> datetime:
    """The meeting's own day at that hour on the clock."""
    day = meeting.starts_at.astimezone(STOCKHOLM).date()
    return datetime.combine(day, hour.astimezone(STOCKHOLM).time(), STOCKHOLM)
