"""Meetings: the next one, and lines of minutes that one's own agency has not confirmed."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from access import clock
from access.acts import Act
from access.clock import today
from access.members import Member
from agencies.queue import QueueLine
from casework.meeting_states import KIND_LABELS, OPEN_TO_CHANGE, MeetingKind, MeetingState
from casework.models import Meeting, MinutesLine
from casework.reading.queue.source import Read, Row, Source, said


def _next(by: Member, _worked: QuerySet[Any]) -> QuerySet[Any]:
    """The member's own next meetings; for the coordination every one that it calls."""
    mine = Q(owner_id=by.agency_id) | Q(participants__membership=by.membership_id)
    ahead = Q(state__in=OPEN_TO_CHANGE, ends_at__gt=clock.now()) | Q(
        state=MeetingState.RUNNING.value
    )
    found = Meeting.objects.filter(mine, ahead, collaboration_id=by.collaboration_id).distinct()
    return found.order_by("starts_at", "pk").values_list(
        "pk", "kind", "starts_at", "state", "owner_id"
    )


def _meetings(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    """The first, and whatever of the others runs."""
    for place, (meeting_id, kind, starts_at, state, owner_id) in enumerate(rows):
        if place and state != MeetingState.RUNNING:
            continue
        own = owner_id == read.by.agency_id
        yield QueueLine(
            str(KIND_LABELS[MeetingKind(kind)]),
            _when(starts_at, state, own=own),
            reverse("meeting", args=(meeting_id,)),
            pressing=own and state == MeetingState.PLANNED and _is_near(starts_at),
        )


def _when(starts_at: datetime, state: str, *, own: bool) -> str:
    at = localtime(starts_at)
    told = {"day": said(at.date()), "at": at.strftime("%H:%M")}
    if state == MeetingState.RUNNING:
        return _("Mötet pågår sedan %(day)s klockan %(at)s.") % told
    if own and state == MeetingState.PLANNED:
        return _("%(day)s klockan %(at)s. Samtyckena är inte kontrollerade än.") % told
    return _("%(day)s klockan %(at)s.") % told


def _is_near(starts_at: datetime) -> bool:
    return starts_at - clock.now() < timedelta(days=2)


def _unconfirmed(by: Member, worked: QuerySet[Any]) -> QuerySet[Any]:
    waiting = MinutesLine.objects.filter(
        case__in=worked.values("pk"),
        source_id=by.agency_id,
        confirmed_at__isnull=True,
        meeting__state=MeetingState.FINISHED.value,
    )
    return waiting.order_by("meeting__minutes_due_date", "pk").values_list(
        "case_id", "meeting_id", "pk", "meeting__minutes_due_date"
    )


def _lines(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    for case_id, meeting_id, line_id, due in rows:
        disclosure = read.in_scope(case_id)
        if disclosure is not None:
            yield QueueLine(
                disclosure.case.number,
                _("En rad i ett protokoll väntar på att ni bekräftar den."),
                _confirming(meeting_id, case_id, line_id),
                due=due,
                pressing=due is not None and due < today(),
                case_id=case_id,
            )


def _confirming(meeting_id: UUID, case_id: UUID, line_id: UUID) -> str:
    return reverse("confirm_line", args=(meeting_id, case_id, line_id))


def _open_minutes(by: Member, _worked: QuerySet[Any]) -> QuerySet[Any]:
    """Meetings of one's own agency whose minutes are not adopted."""
    held = Meeting.objects.filter(
        owner_id=by.agency_id,
        collaboration_id=by.collaboration_id,
        state=MeetingState.FINISHED.value,
    )
    return held.order_by("minutes_due_date", "pk").values_list(
        "pk", "kind", "starts_at", "minutes_due_date"
    )


def _adopting(_read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    for meeting_id, kind, starts_at, due in rows:
        yield QueueLine(
            str(KIND_LABELS[MeetingKind(kind)]),
            _("Protokollet från %(day)s är inte bekräftat av alla eller inte fastställt.")
            % {"day": said(localtime(starts_at).date())},
            reverse("meeting", args=(meeting_id,)),
            due=due,
            pressing=due is not None and due < today(),
        )


MINUTES = Source(gettext_lazy("Protokoll att bekräfta"), Act.CONFIRM_MINUTES, _unconfirmed, _lines)
ADOPT = Source(
    gettext_lazy("Protokoll att fastställa"),
    Act.STEP_MEETING,
    _open_minutes,
    _adopting,
    case_columns=(),
    subject="meeting",
)
MEETINGS = Source(
    gettext_lazy("Nästa möte"),
    Act.LIST_MEETINGS,
    _next,
    _meetings,
    case_columns=(),
    subject="meeting",
)
