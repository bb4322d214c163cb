"""The notices of a member: what is new in cases they work with; read when the case is opened."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.http import HttpRequest

from access import clock
from access.acts import Act
from access.members import Member
from access.policy import may_ever
from audit.readings import meeting_opened_since, opened_since
from casework.meeting_states import OPEN_TO_CHANGE, MeetingState
from casework.models import AgendaItem, Notice, Participant
from casework.models.notice import NoticeKind
from casework.pages import NoticeLine, NoticePage
from consent import gate, relation
from consent.incoming import still_running
from consent.models import CaseAssignment, Release
from consent.terms import Person

# The kinds that the first page shows by what has happened, without the notice.
SHOWN_OTHERWISE = (NoticeKind.RELEASED.value, NoticeKind.SEAT.value, NoticeKind.DUE.value)
# A notice that has been read stands on the page so long, and this many do.
STANDS = timedelta(days=30)
LINES = 100
COLUMNS = (
    "case_id",
    "case__number",
    "kind",
    "made_at",
    "met",
    "meeting_id",
    "meeting__starts_at",
)


def notices_of(by: Member) -> QuerySet[Any]:
    """The notices that a member may be told of, each with `met`: the case or meeting was opened
    since.

    In cases the member works with; that a seat waits, where nobody has been assigned; of meetings
    that they are asked to and whose time has not passed.
    """
    opened = opened_since(
        by.collaboration_id,
        by.membership_id,
        case=OuterRef("case_id"),
        since=OuterRef("made_at"),
    )
    read = meeting_opened_since(
        by.collaboration_id, by.membership_id, meeting="meeting_id", since="made_at"
    )
    working = CaseAssignment.objects.filter(
        content_object_id=OuterRef("case_id"), membership_id=by.membership_id
    )
    here = Q(Exists(working)) & ~Q(kind=NoticeKind.SEAT.value)
    if may_ever(by.role, Act.ASSIGN_MEMBER):
        waiting = relation.cases_waiting(by)
        here |= Q(kind=NoticeKind.SEAT.value, case__in=waiting.values("pk"))
    # What has been taken back or run out is no news any more: what is not disclosed moves nothing.
    running = Release.objects.filter(
        still_running(clock.now()), case=OuterRef("case_id"), receiver_id=by.agency_id
    )
    here &= ~Q(kind=NoticeKind.RELEASED.value) | Q(Exists(running))
    asked = Participant.objects.filter(
        meeting=OuterRef("meeting_id"), membership_id=by.membership_id
    )
    # Nobody comes to what is cancelled or has been held.
    comes = Q(meeting__state__in=[*OPEN_TO_CHANGE, MeetingState.RUNNING])
    comes |= ~Q(kind=NoticeKind.MEETING_INVITED.value)
    here |= Q(Exists(asked), meeting__ends_at__gt=clock.now()) & comes
    met = Case(When(meeting__isnull=False, then=read), default=opened)
    return Notice.objects.filter(here, membership_id=by.membership_id).annotate(met=met)


def unread(by: Member) -> QuerySet[Any]:
    """Those that the member has not met yet."""
    return notices_of(by).filter(met=False)


def unread_count(request: HttpRequest) -> int:
    """For the header: how many there are; one query, and none for whoever works with no cases."""
    member = getattr(request, "member", None)
    may = may_ever(getattr(member, "role", None), Act.LIST_NOTICES)
    return unread(member).count() if member is not None and may else 0


def list_notices(*, by: Member) -> NoticePage:
    """The unread notices and those of the last month, newest first; one entry names the cases."""
    recent = Q(met=False) | Q(made_at__gt=clock.now() - STANDS)
    rows = list(
        notices_of(by)
        .filter(recent)
        .order_by("met", "-made_at", "pk")
        .values_list(*COLUMNS)[:LINES]
    )
    seats = {row[0] for row in rows if row[2] == NoticeKind.SEAT}
    meetings = {row[5] for row in rows if row[5]}
    worked = relation.cases_worked_with(by).filter(pk__in={row[0] for row in rows if row[0]})
    shown = gate.disclose_cases(
        list(worked),
        by=by,
        act=Act.LIST_NOTICES,
        fields={},
        about=Person.YOUTH,
        beside=(
            *(("case", one, None) for one in sorted(seats)),
            *(("meeting", one, None) for one in sorted(meetings)),
        ),
    )
    told: set[UUID] = {one.case.pk for one in shown} | seats
    return NoticePage(
        tuple(
            NoticeLine(
                case_id=case_id,
                number=number or "",
                kind=kind,
                at=at,
                unread=not met,
                seat=kind == NoticeKind.SEAT,
                meeting_id=meeting_id,
                meets_at=meets_at,
            )
            for case_id, number, kind, at, met, meeting_id, meets_at in rows
            if meeting_id or case_id in told
        )
    )


def has_news(by: Member, *, since: datetime | None) -> bool:
    """Whether something is unread that was made after an instant, or at all; of a case in which
    an identity is protected, and of a meeting with one, no message tells (invariant 8)."""
    if not may_ever(by.role, Act.LIST_NOTICES):
        return False
    protected = AgendaItem.objects.filter(meeting=OuterRef("meeting_id"), case__protected=True)
    of_meeting = Q(meeting__isnull=False) & ~Exists(protected)
    news = unread(by).filter(Q(case__protected=False) | of_meeting)
    return (news.filter(made_at__gt=since) if since else news).exists()
