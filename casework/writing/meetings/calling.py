"""Calling a meeting, changing it, and its steps."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_fsm import has_transition_perm

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.clock import STOCKHOLM
from access.members import Member
from access.roles import AgencyKind
from access.sending import Sent
from casework import meeting_states as states
from casework.confirming import unconfirmed
from casework.meeting_states import (
    OPEN_TO_CHANGE,
    WITH_CASES,
    MeetingFacts,
    MeetingKind,
    MeetingState,
)
from casework.meeting_wording import NOT_OWN
from casework.models import AgendaItem, Meeting, Participant
from casework.models.notice import NoticeKind
from casework.series import WITH_REST, asked_rest, later, on_day_of, same_day
from casework.working_days import working_days_after
from casework.writing.notices import tell_of_meeting
from consent import gate
from consent.gate.meetings import Convening

LONGEST_SERIES = 26
# Minutes are due so many working days after the meeting (domain 5.2).
MINUTES_DAYS = 3
WHEN = ("starts_at", "ends_at", "place", "link")
# The steps of which those who are asked to come are told.
TOLD = {
    "cancel": NoticeKind.MEETING_CANCELLED,
    "reinstate": NoticeKind.MEETING_REINSTATED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When a meeting begins and ends, where, and over which link."""

    starts_at: datetime
    ends_at: datetime
    place: str
    link: str


def call_meeting(
    *,
    by: Member,
    kind: MeetingKind,
    when: When,
    weeks: int = 0,
    times: int = 1,
    sending: Sent | None = None,
) -> UUID:
    """Call a meeting, or a series of `times` with `weeks` between; the id of the first.

    Each keeps its hour on the clock, also over the change of clocks.
    """
    if by.kind is not AgencyKind.COORDINATION:
        raise Blocked("meeting.not_own", NOT_OWN)
    _refuse_past(when)
    if times > 1 and (weeks < 1 or times > LONGEST_SERIES):
        raise Blocked("meeting.series", _("Välj hur många veckor det är mellan mötena."), "weeks")
    series = uuid4() if times > 1 else None
    first, *further = [
        _meeting(kind, _moved(when, number * weeks), series, by) for number in range(times)
    ]
    with gate.convening(first, by=by, act=Act.CALL_MEETING, sending=sending) as change:
        for meeting in further:
            change.makes_also(meeting)
    return first.pk


def _meeting(kind: MeetingKind, when: When, series: UUID | None, by: Member) -> Meeting:
    return Meeting(
        kind=kind.value,
        starts_at=when.starts_at,
        ends_at=when.ends_at,
        place=when.place,
        link=when.link,
        series=series,
        made_by=by.membership_id,
    )


def edit_meeting(
    meeting_id: UUID, *, by: Member, when: When, rest: bool = False, sending: Sent | None = None
) -> tuple[datetime, ...]:
    """Move a meeting in time or place; it is checked again. With `rest` those after it in its
    series get the same hour, length, place and link, and keep their own day.

    Gives when others of its series begin on the same day: it is not refused, but it is told.
    """
    others = asked_rest(meeting_id, by=by, rest=rest)
    with gate.convening(
        meeting_id, by=by, act=Act.EDIT_MEETING, rest=others, sending=sending
    ) as change:
        refuse_begun(change.meeting)
        following = take_later(change)
        _move(change, change.meeting, when)
        for meeting in following:
            begins = on_day_of(meeting, when.starts_at)
            ends = begins + (when.ends_at - when.starts_at)
            _move(change, meeting, replace(when, starts_at=begins, ends_at=ends))
        return same_day(change.meeting, by=by)


def take_later(change: Convening, step: str | None = None) -> list[Any]:
    """The meetings of an open change that come after its own, which it takes along."""
    found = later(change.meeting, change.rest, change.at, step)
    for row in found:
        change.takes_along(row)
    return found


def _move(change: Convening, meeting: Any, when: When) -> None:
    if meeting.starts_at != when.starts_at:
        _refuse_past(when)
    moved = {name for name in WHEN if getattr(meeting, name) != getattr(when, name)}
    for name in moved:
        setattr(meeting, name, getattr(when, name))
    plan_anew(meeting, change.by, change.at)
    if moved:
        tell_of_meeting(meeting, NoticeKind.MEETING_MOVED, change.by, change.at)


def step_meeting(
    meeting_id: UUID, name: str, *, by: Member, rest: bool = False, sending: Sent | None = None
) -> None:
    """Take the step of that name, or raise Blocked with its reason. With `rest` a meeting is
    cancelled, or held all the same, with those after it in its series; of these, what was cancelled
    with it is held all the same, and nothing that was cancelled by itself."""
    others = asked_rest(meeting_id, by=by, rest=rest and name in WITH_REST)
    with gate.convening(
        meeting_id, by=by, act=Act.STEP_MEETING, rest=others, sending=sending
    ) as change:
        if rest and name not in WITH_REST:
            raise Blocked("meeting.state", states.NOT_NOW)
        for meeting in (change.meeting, *take_later(change, name)):
            take_step(change, meeting, name)
        change.says_in_log(step=name, state=change.meeting.state)


def take_step(change: Convening, meeting: Any, name: str) -> None:
    """Move a meeting by a transition; whoever may not is answered as by the condition."""
    meeting.facts = facts_of(meeting)
    shut = states.unmet(meeting, name)
    if shut is not None:
        raise Blocked(*shut)
    step = getattr(meeting, name)
    if not has_transition_perm(step, change.by):
        raise Blocked("meeting.not_own", NOT_OWN)
    step(by=change.by, at=change.at)
    if name == "finish" and meeting.kind in WITH_CASES:
        meeting.minutes_due_date = working_days_after(clock.today(), MINUTES_DAYS)
    meeting.save()
    if name in TOLD:
        tell_of_meeting(meeting, TOLD[name], change.by, change.at)


def facts_of(meeting: Any) -> MeetingFacts:
    """What the conditions of the meeting's steps look at, as committed under its lock."""
    agenda = AgendaItem.objects.filter(meeting=meeting)
    missing = unconfirmed(meeting, clock.now())
    return MeetingFacts(
        convenes=True,
        checked=meeting.state == MeetingState.CHECKED,
        ahead=meeting.ends_at > clock.now(),
        ended_today=states.ended_on(meeting, clock.today()),
        kind=MeetingKind(meeting.kind),
        agenda=agenda.count(),
        participants=Participant.objects.filter(meeting=meeting).count(),
        items_open=open_items(meeting).count(),
        lines_unconfirmed=missing.waiting,
        lines_objected=missing.objected,
    )


def open_items(meeting: Any) -> QuerySet[AgendaItem]:
    """The case that is open now, if there is one."""
    return AgendaItem.objects.filter(
        meeting=meeting, opened_at__isnull=False, closed_at__isnull=True
    )


def plan_anew(meeting: Any, by: Member, at: datetime) -> None:
    """What was checked has moved; saves the meeting."""
    meeting.facts = facts_of(meeting)
    meeting.plan_anew(by=by, at=at)
    meeting.save()


def refuse_begun(meeting: Any) -> None:
    """Raise Blocked for a meeting whose agenda and participants can no longer change."""
    if meeting.state not in OPEN_TO_CHANGE:
        raise Blocked("meeting.state", states.NOT_NOW)


def _refuse_past(when: When) -> None:
    if when.starts_at < clock.now() - timedelta(hours=1):
        raise Blocked("meeting.past", _("Välj en tid som inte har passerat."), "day")


def _moved(when: When, weeks: int) -> When:
    """The same hour on the clock so many weeks later."""

    def later(at: datetime) -> datetime:
        local = at.astimezone(STOCKHOLM).replace(tzinfo=None) + timedelta(weeks=weeks)
        return local.replace(tzinfo=STOCKHOLM)

    return When(
        starts_at=later(when.starts_at),
        ends_at=later(when.ends_at),
        place=when.place,
        link=when.link,
    )
