"""What a shared screen shows of one case while a meeting runs (domain 0.8), and nothing else."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Q

from access.acts import Act
from access.members import Member
from agencies import people
from casework.confirming import OUTSIDE_PLAN, planned_before, told_before
from casework.meeting_states import MeetingState
from casework.models import (
    Action,
    AgendaItem,
    Case,
    Identity,
    Meeting,
    MinutesLine,
    Note,
    Participant,
)
from casework.pages import MinutesText
from casework.pages.items import goals_among, not_goals
from casework.pages.meetings import SharedPage
from casework.reading import lines
from casework.reading.meetings import check, finding, told
from casework.reading.meetings.minutes import LINES, case_lines
from consent import gate
from consent.gate import Room
from consent.guarded import GuardedItem
from consent.terms import GUARDIANS

# No number: a screen that several look at names the youth and no more.
SHARED: Mapping[type[GuardedItem], tuple[str, ...]] = {
    Identity: ("given_name", "surname", "protection"),
    Note: ("body",),
    Action: ("what", "outcome"),
    **LINES,
}
NOTHING: Mapping[type[GuardedItem], tuple[str, ...]] = {}


def show_case(meeting_id: UUID, case_id: UUID, *, by: Member) -> SharedPage:
    """One case of a running meeting, decided anew at each call for everybody in the room."""
    act = Act.SHOW_AT_MEETING
    meeting = finding.own_meeting(meeting_id, by=by, act=act)
    item = AgendaItem.objects.filter(meeting=meeting, case_id=case_id).first()
    if item is None:
        raise gate.refuse_meeting(case_id, by=by, act=act)
    rows = finding.participants_of(meeting)
    is_open = item.opened_at is not None and item.closed_at is None
    shown = gate.disclose_together(
        case_id,
        meeting,
        by=by,
        act=act,
        fields=SHARED if is_open and meeting.state == MeetingState.RUNNING else NOTHING,
        room=lambda: _room(case_id, meeting),
        narrowed=lambda room: {
            Action: planned_before(_family(room)),
            MinutesLine: _lines(meeting, room),
        },
    )
    agencies = people.agencies_of(by.collaboration_id)
    here = [row for row in rows if row.present]
    leaving = check.leaving(shown, here, {}, check.named_for([shown.case]))
    notes = lines.note_lines(shown, agencies, by, {})
    in_words = finding.participant_lines(here, {})
    return SharedPage(
        meeting_id=meeting.pk,
        case_id=case_id,
        number=shown.case.number,
        state=meeting.state,
        opened=is_open,
        closed=item.closed_at is not None,
        leaving=tuple(leaving) if shown.in_scope else (str(check.NO_LONGER),),
        present=in_words,
        outsiders=told.heard_at(meeting, by).lines(item, rows, {}),
        persons=lines.person_lines(shown, agencies, by),
        notes=not_goals(notes),
        goals=goals_among(notes),
        actions=lines.action_lines(shown, agencies, by),
        lines=tuple(_before(here, case_lines(meeting, shown, agencies, by))),
    )


def _before(here: Iterable[Any], lines: Iterable[MinutesText]) -> Iterable[MinutesText]:
    """Before the family nobody is offered to strike what one of them has just promised."""
    private = any(row.agency_id is None for row in here)
    return (replace(line, may_strike=False) if private else line for line in lines)


def _room(case_id: UUID, meeting: Meeting) -> Room:
    """Who is in the room as committed now."""
    case = Case.objects.get(pk=case_id)
    return check.room_of(case, Participant.objects.filter(meeting=meeting))


def _lines(meeting: Meeting, room: Room) -> Q:
    """The lines of this meeting; before the family those alone that are confirmed and may come
    before those who sit there.

    Not the draft of a line, nor the line of an action: each agency keeps its own from a guardian by
    a mark on what it has, and these would be told beside it.
    """
    of_meeting = Q(meeting=meeting.pk)
    if not room.private:
        return of_meeting
    return of_meeting & OUTSIDE_PLAN & told_before(_family(room))


def _family(room: Room) -> Collection[str]:
    """Who of the family hears; somebody they brought is told nothing that a guardian promised."""
    return GUARDIANS if room.brought else room.family
