"""The list of meetings, and one meeting: for the coordination with the check of consents."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from access import clock
from access.acts import Act
from access.members import Member
from agencies import people
from casework import meeting_states as states
from casework.confirming import Unconfirmed, unconfirmed
from casework.meeting_states import OPEN_TO_CHANGE, MeetingFacts, MeetingKind, MeetingState
from casework.models import AgendaItem, Meeting, MinutesLine, Participant
from casework.pages.meetings import (
    AgendaLine,
    MeetingLine,
    MeetingList,
    MeetingPage,
    MeetingStep,
)
from casework.reading.meetings import check, finding, told
from casework.reading.meetings.minutes import WITH_OBJECTIONS, minutes_lines
from casework.series import WITH_REST
from consent import gate, relation
from consent.gate import Agenda, Disclosure
from consent.resting import takes_no_steps

MEETINGS_A_PAGE = 30
# Before the meeting has ended; what is not known keeps a step shut.
NOT_COUNTED = Unconfirmed(waiting=1, objected=1, fallen=0)
STEPS = ("check_consent", "start", "finish", "confirm_minutes", "go_on", "reinstate", "cancel")
# What no page offers: another state has it, or its time has passed.
NOT_OFFERED = ("meeting.state", "meeting.over")
NAME = {Participant: ("name",)}


def list_meetings(*, by: Member, page: int = 1) -> MeetingList:
    """Meetings to come, and a page of those that were; one entry in the log names them all."""
    first = (page - 1) * MEETINGS_A_PAGE
    since = clock.now() - timedelta(hours=12)
    meetings = finding.meetings_of(by)
    ahead = Q(ends_at__gte=since) & ~Q(state=MeetingState.CANCELLED.value)
    coming = list(meetings.filter(ahead).order_by("starts_at", "pk")) if page == 1 else []
    past = list(
        meetings.exclude(ahead).order_by("-starts_at", "pk")[first : first + MEETINGS_A_PAGE + 1]
    )
    shown = [*coming, *past[:MEETINGS_A_PAGE]]
    gate.disclose_meetings(
        lambda: Agenda(()),
        by=by,
        act=Act.LIST_MEETINGS,
        fields={},
        named=[finding.subject_of(meeting) for meeting in shown],
    )
    return MeetingList(
        coming=tuple(MeetingLine(**finding.frame_of(meeting)) for meeting in coming),
        past=tuple(MeetingLine(**finding.frame_of(meeting)) for meeting in past[:MEETINGS_A_PAGE]),
        page=page,
        has_next=len(past) > MEETINGS_A_PAGE,
    )


def read_meeting(meeting_id: UUID, *, by: Member) -> MeetingPage:
    """One meeting: for the coordination with the check, for others with what is theirs."""
    act = Act.READ_MEETING
    meeting = finding.meeting_of(meeting_id, by=by, act=act)
    agenda = finding.agenda_of(meeting)
    convenes = meeting.owner_id == by.agency_id
    rows = finding.participants_of(meeting) if convenes else []
    found = gate.disclose_meetings(
        loading(meeting, agenda, rows, by),
        by=by,
        act=act,
        fields=WITH_OBJECTIONS if meeting.started_at else {},
        named=[finding.subject_of(meeting)],
        # From whom a line is kept, once there can be lines.
        with_marks=meeting.started_at is not None,
    )
    if not convenes:
        return _asked_page(meeting, agenda, found.cases, by)
    names = {pk: shown.text["name"] for pk, shown in found.beside.items()}
    rows = [row for row in rows if row.agency_id or _works_with_all(agenda, found.cases)]
    columns = check.columns_of(rows)
    worked = {disclosure.case.pk: disclosure for disclosure in found.cases}
    agencies = people.agencies_of(by.collaboration_id)
    lines = minutes_lines(meeting, found.cases, agencies, by)
    times = finding.times_of(meeting, agenda)
    asking = check.asking(meeting.starts_at, found.cases, by, names, agencies)
    heard = told.heard_at(meeting, by)
    missing = unconfirmed(meeting, found.at, told=worked) if meeting.finished_at else NOT_COUNTED
    return MeetingPage(
        **_frame(meeting, convenes=True),
        participants=finding.participant_lines(rows, names),
        columns=check.heads(columns, names),
        agenda=tuple(
            AgendaLine(
                **_item(item, worked[item.case_id], times),
                first=item is agenda[0],
                cells=check.cells_of(worked[item.case_id], columns, asking),
                leaving=tuple(check.leaving(worked[item.case_id], rows, names, asking.named)),
                heard=heard.lines(item, rows, names),
            )
            for item in agenda
            if item.case_id in worked
        ),
        lines=lines,
        lines_fallen=missing.fallen,
        lines_struck=missing.struck,
        steps=_steps(meeting, agenda, rows, missing, by),
        not_assigned=sum(item.case_id not in worked and not item.case.protected for item in agenda),
    )


def loading(
    meeting: Meeting, agenda: list[AgendaItem], rows: list[Any], by: Member
) -> Callable[[], Agenda]:
    """What the gate loads of a meeting: the cases one works with, the names of those without an
    account, and the lines of this meeting alone."""
    ids = [item.case_id for item in agenda]

    def load() -> Agenda:
        mine = relation.cases_worked_with(by).filter(pk__in=ids).annotate(rests=takes_no_steps())
        cases = list(mine) if ids else []
        all_mine = len(cases) == len(ids)
        named = [row for row in rows if row.name is not None and (row.agency_id or all_mine)]
        narrowed = {MinutesLine: Q(meeting=meeting.pk)}
        return Agenda(cases, rows=named, fields=NAME, narrowed=narrowed)

    return load


def _works_with_all(agenda: list[AgendaItem], cases: tuple[Disclosure, ...]) -> bool:
    """Whom the family is, and whom it brings, is told to whoever works with their case."""
    return len(cases) == len(agenda)


def _asked_page(
    meeting: Meeting, agenda: list[AgendaItem], cases: tuple[Disclosure, ...], by: Member
) -> MeetingPage:
    """For somebody who is asked to come: their own cases, by number, without place or time."""
    here = {one.case.pk: one for one in cases if one.in_scope}
    lines = minutes_lines(meeting, cases, people.agencies_of(by.collaboration_id), by)
    own = sorted(here.values(), key=lambda one: one.case.number)
    opened = {item.case_id: item for item in agenda}
    return MeetingPage(
        **_frame(meeting, convenes=False),
        agenda=tuple(
            AgendaLine(
                case_id=one.case.pk,
                number=one.case.number,
                in_scope=True,
                at=meeting.starts_at,
                minutes=0,
                first=False,
                opened=False,
                closed=opened[one.case.pk].closed_at is not None,
            )
            for one in own
        ),
        lines=lines,
    )


def _frame(meeting: Any, *, convenes: bool) -> dict[str, Any]:
    return {
        **finding.frame_of(meeting),
        "link": meeting.link if convenes or meeting.asked_by_name else "",
        "convenes": convenes,
        "may_change": convenes and meeting.state in OPEN_TO_CHANGE,
        "minutes_due_date": meeting.minutes_due_date,
        "another_day": clock.day_of(meeting.starts_at) != clock.today(),
    }


def _item(item: AgendaItem, disclosure: Disclosure, times: dict[UUID, Any]) -> dict[str, Any]:
    return {
        "case_id": item.case_id,
        "number": disclosure.case.number,
        "in_scope": disclosure.in_scope,
        "at": times[item.case_id],
        "minutes": item.minutes,
        "opened": item.opened_at is not None and item.closed_at is None,
        "closed": item.closed_at is not None,
    }


def _steps(
    meeting: Meeting, agenda: list[AgendaItem], rows: list[Any], missing: Unconfirmed, by: Member
) -> tuple[MeetingStep, ...]:
    """What can be done with the meeting now, or why not; what another state has is left out."""
    meeting.facts = MeetingFacts(
        convenes=True,
        checked=meeting.state == MeetingState.CHECKED,
        ahead=meeting.ends_at > clock.now(),
        ended_today=states.ended_on(meeting, clock.today()),
        kind=MeetingKind(meeting.kind),
        agenda=len(agenda),
        participants=len(rows),
        items_open=sum(one.opened_at is not None and one.closed_at is None for one in agenda),
        lines_unconfirmed=missing.waiting,
        lines_objected=missing.objected,
    )
    shut = {name: states.unmet(meeting, name) for name in STEPS}
    return tuple(
        MeetingStep(name, str(why[1]) if why else "", _following(meeting, by, name))
        for name, why in shut.items()
        if why is None or why[0] not in NOT_OFFERED
    )


def _following(meeting: Meeting, by: Member, name: str) -> int:
    return len(finding.following(meeting, by, name)) if name in WITH_REST else 0
