"""Meetings to come, and lines of minutes that one's own agency has not confirmed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from access import clock
from access.acts import Act
from access.clock import today
from access.members import Member
from agencies.queue import QueueLine
from casework.confirming import can_be_confirmed
from casework.meeting_states import (
    KIND_LABELS,
    OPEN_TO_CHANGE,
    WITH_CASES,
    MeetingKind,
    MeetingState,
)
from casework.models import AgendaItem, Meeting, MinutesLine
from casework.models.minutes import LineKind
from casework.models.notice import NOTICE_LABELS, NoticeKind
from casework.pages.coverage import is_hindered
from casework.reading import notices
from casework.reading.meetings import check
from casework.reading.meetings.finding import participants_by_meeting
from casework.reading.queue.source import Read, Row, Source, said

# So far ahead every meeting and its open problems are told, not those of the next one alone.
CHECKED_AHEAD = timedelta(days=14)


def _next(by: Member, _worked: QuerySet[Any]) -> QuerySet[Any]:
    """The member's own meetings that are not over; for the coordination every one that it calls,
    also those whose time has passed and that nobody has started. Each with the kind of notice that
    the member has not met yet, which a cancelled meeting is there for."""
    mine = Q(owner_id=by.agency_id) | Q(participants__membership=by.membership_id)
    waits = Q(state__in=OPEN_TO_CHANGE) & (Q(ends_at__gt=clock.now()) | Q(owner_id=by.agency_id))
    runs = Q(state=MeetingState.RUNNING.value)
    unmet = notices.unread(by).filter(meeting=OuterRef("pk")).values("kind")[:1]
    found = Meeting.objects.annotate(news=Subquery(unmet)).filter(
        mine, waits | runs | Q(news__isnull=False), collaboration_id=by.collaboration_id
    )
    return (
        found.distinct()
        .order_by("starts_at", "pk")
        .values_list("pk", "kind", "starts_at", "ends_at", "state", "owner_id", "news")
    )


def _meetings(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    """Those that run or were not held, of the others the first and those soon after it, and what
    is new of any."""
    soon, ahead = clock.now() + CHECKED_AHEAD, 0
    for meeting_id, kind, starts_at, ends_at, state, owner_id, news in rows:
        late = state in OPEN_TO_CHANGE and ends_at <= clock.now()
        comes = state in OPEN_TO_CHANGE and not late
        ahead += comes
        if comes and ahead > 1 and starts_at >= soon and not news:
            continue
        own = owner_id == read.by.agency_id
        own = own and kind in WITH_CASES  # of others nothing is checked
        unchecked = own and state == MeetingState.PLANNED and _is_near(starts_at)
        yield QueueLine(
            str(KIND_LABELS[MeetingKind(kind)]),
            _hint(starts_at, state, news, late=late, own=own),
            reverse("meeting", args=(meeting_id,)),
            pressing=late or unchecked,
            at=starts_at,
        )


def _hint(starts_at: datetime, state: str, news: str | None, *, late: bool, own: bool) -> str:
    if late:
        return NOT_HELD % _told(starts_at)
    words = _when(starts_at, state, own=own)
    return f"{NOTICE_LABELS[NoticeKind(news)]} {words}" if news else words


NOT_HELD = gettext_lazy(
    "Mötet skulle ha hållits %(day)s klockan %(at)s. Håll det, flytta det eller ställ in det."
)


def _told(starts_at: datetime) -> dict[str, str]:
    at = localtime(starts_at)
    return {"day": said(at.date()), "at": at.strftime("%H:%M")}


def _when(starts_at: datetime, state: str, *, own: bool) -> str:
    told = _told(starts_at)
    if state == MeetingState.RUNNING:
        return _("Mötet pågår. Det var planerat till %(day)s klockan %(at)s.") % told
    if own and state == MeetingState.PLANNED:
        return _("%(day)s klockan %(at)s. Samtyckena är inte kontrollerade än.") % told
    return _("%(day)s klockan %(at)s.") % told


def _is_near(starts_at: datetime) -> bool:
    return starts_at - clock.now() < timedelta(days=2)


def _of_the_coming(by: Member, _worked: QuerySet[Any]) -> QuerySet[Any]:
    """The cases of the next meeting that one's own agency calls, and of those soon after it, in
    their order."""
    ahead = Meeting.objects.filter(
        owner_id=by.agency_id,
        collaboration_id=by.collaboration_id,
        state__in=OPEN_TO_CHANGE,
        kind__in=WITH_CASES,
        ends_at__gt=clock.now(),
    )
    first = ahead.order_by("starts_at", "pk").values("pk")[:1]
    soon = ahead.filter(starts_at__lt=clock.now() + CHECKED_AHEAD)
    items = AgendaItem.objects.filter(Q(meeting=Subquery(first)) | Q(meeting__in=soon.values("pk")))
    ordered = items.order_by("meeting__starts_at", "meeting_id", "position", "pk")
    return ordered.values_list("case_id", "meeting_id", "meeting__starts_at")


NO_LONGER = gettext_lazy(
    "Samtycket omfattar inte längre samordningen. Ta bort ärendet från dagordningen."
)


def _hindered(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    """Cases of which somebody who is asked to come may not hear, as the meeting's page has it."""
    if not rows:
        return
    asked = participants_by_meeting({row[1] for row in rows})
    asking = check.asking(rows[0][2], read.cases.values(), read.by, {}, {})
    for case_id, meeting_id, starts_at in rows:
        disclosure = read.cases.get(case_id)
        if disclosure is None:
            continue
        asking = replace(asking, day=localtime(starts_at).date())
        cells = check.cells_of(disclosure, check.columns_of(asked.get(meeting_id, ())), asking)
        if is_hindered(cells, in_scope=disclosure.in_scope):
            names = ", ".join(sorted({cell.label for cell in cells if cell.hinders}))
            told = _("Får inte höras av: %(names)s. Mötets sida säger vad som kan göras.") % {
                "names": names
            }
            hint = told if disclosure.in_scope else NO_LONGER
            yield QueueLine(
                disclosure.case.number,
                str(hint),
                reverse("meeting", args=(meeting_id,)),
                due=asking.day,
                case_id=case_id,
            )


TO_CONFIRM = {
    LineKind.DECISION: gettext_lazy(
        "Ett beslut från mötet %(day)s väntar på att ni bekräftar det."
    ),
    LineKind.COMMITMENT: gettext_lazy(
        "Ett åtagande från mötet %(day)s väntar på att ni bekräftar det."
    ),
}
OBJECTED_TO = {
    LineKind.DECISION: gettext_lazy(
        "En verksamhet säger att ett beslut från mötet %(day)s inte stämmer. Ändra raden eller "
        "stryk den."
    ),
    LineKind.COMMITMENT: gettext_lazy(
        "En verksamhet säger att ett åtagande från mötet %(day)s inte stämmer. Ändra raden eller "
        "stryk den."
    ),
}


def _unconfirmed(by: Member, worked: QuerySet[Any]) -> QuerySet[Any]:
    """Lines that wait for one's own agency: to be confirmed, or, objected to, written anew."""
    waiting = MinutesLine.objects.filter(
        can_be_confirmed(clock.now()),
        Q(source_id=by.agency_id, objected_at__isnull=True)
        | Q(owner_id=by.agency_id, objected_at__isnull=False),
        case__in=worked.values("pk"),
        confirmed_at__isnull=True,
        meeting__state=MeetingState.FINISHED.value,
    )
    return waiting.order_by("meeting__minutes_due_date", "written_at", "pk").values_list(
        "case_id",
        "meeting_id",
        "pk",
        "meeting__minutes_due_date",
        "objected_at",
        "kind",
        "meeting__starts_at",
    )


def _lines(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    for case_id, meeting_id, line_id, due, objected_at, kind, starts_at in rows:
        disclosure = read.in_scope(case_id)
        if disclosure is not None:
            words = (OBJECTED_TO if objected_at else TO_CONFIRM)[LineKind(kind)]
            yield QueueLine(
                disclosure.case.number,
                words % {"day": said(localtime(starts_at).date())},
                reverse(
                    "edit_line" if objected_at else "confirm_line",
                    args=(meeting_id, case_id, line_id),
                ),
                due=due,
                pressing=due is not None and due < today(),
                case_id=case_id,
            )


def _open_minutes(by: Member, _worked: QuerySet[Any]) -> QuerySet[Any]:
    """Meetings of one's own agency whose minutes are not adopted."""
    held = Meeting.objects.filter(
        owner_id=by.agency_id,
        collaboration_id=by.collaboration_id,
        state=MeetingState.FINISHED.value,
        kind__in=WITH_CASES,
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
HINDERED = Source(
    gettext_lazy("Hinder inför kommande möten"), Act.STEP_MEETING, _of_the_coming, _hindered
)
MEETINGS = Source(
    gettext_lazy("Möten"),
    Act.LIST_MEETINGS,
    _next,
    _meetings,
    case_columns=(),
    subject="meeting",
)
