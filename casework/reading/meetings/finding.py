"""Which meetings a member may see, and the rows of one: who is asked to come, and the agenda."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from access import clock
from access.acts import Act
from access.members import Member
from casework import series
from casework.hearing import Comer
from casework.meeting_wording import COMER_LABELS
from casework.models import AgendaItem, Meeting, Participant
from casework.pages.meetings import ParticipantLine
from consent import gate


def meetings_of(by: Member) -> QuerySet[Meeting]:
    """The meetings that one's own agency calls or somebody of it is asked to; one SQL query.

    Colleagues of somebody who is asked see the meeting too, so that they can stand in and confirm;
    of its cases each sees their own alone, and the link those alone who are asked by name.
    """
    asked = Participant.objects.filter(meeting=OuterRef("pk"), agency=by.agency_id)
    named = asked.filter(membership=by.membership_id)
    meetings: QuerySet[Meeting] = Meeting.objects.filter(
        Q(owner_id=by.agency_id) | Q(Exists(asked)), collaboration_id=by.collaboration_id
    ).annotate(asked_by_name=Exists(named))
    return meetings


def meeting_of(meeting_id: UUID, *, by: Member, act: Act) -> Meeting:
    """One of them; any other is answered as unknown, and the refusal is recorded."""
    meeting = meetings_of(by).filter(pk=meeting_id).first()
    if meeting is None:
        raise gate.refuse_meeting(meeting_id, by=by, act=act)
    return meeting


def own_meeting(meeting_id: UUID, *, by: Member, act: Act) -> Meeting:
    """The same of those that one's own agency calls."""
    meeting = meeting_of(meeting_id, by=by, act=act)
    if meeting.owner_id != by.agency_id:
        raise gate.refuse_meeting(meeting_id, by=by, act=act)
    return meeting


def following(meeting: Meeting, by: Member, step: str | None = None) -> list[Any]:
    """The meetings after it in its series that can change, or take that step, with it; no query
    without a series."""
    if meeting.series is None:
        return []
    rest = list(series.rest_of(meeting.pk, by=by))
    return series.later(meeting, rest, clock.now(), step)


def participants_of(meeting: Meeting) -> list[Any]:
    """Who is asked to come, with agency and name of those who have an account; the family first,
    then agency by agency; one query."""
    return participants_by_meeting([meeting.pk]).get(meeting.pk, [])


def participants_by_meeting(meeting_ids: Collection[UUID]) -> dict[UUID, list[Any]]:
    """The same of several meetings in one query."""
    rows = Participant.objects.filter(meeting__in=list(meeting_ids))
    found: dict[UUID, list[Any]] = {}
    for row in sorted(rows.select_related("agency", "membership__user"), key=_place):
        found.setdefault(row.meeting_id, []).append(row)
    return found


def _place(row: Any) -> tuple[str, int, datetime, UUID]:
    agency = row.agency.name if row.agency_id else ""
    return agency, list(Comer).index(Comer(row.comer)), row.written_at, row.pk


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """The cases of the agenda in their order; one query."""
    rows = AgendaItem.objects.filter(meeting=meeting).select_related("case")
    return list(rows.order_by("position", "pk"))


def times_of(meeting: Meeting, agenda: list[AgendaItem]) -> dict[UUID, datetime]:
    """When each case begins: one after the other from the meeting's beginning."""
    found, at = {}, meeting.starts_at
    for item in agenda:
        found[item.case_id] = at
        at += timedelta(minutes=item.minutes)
    return found


def subject_of(meeting: Meeting) -> tuple[str, UUID, UUID]:
    """How an entry of the log names a meeting."""
    return ("meeting", meeting.pk, meeting.owner_id)


def frame_of(meeting: Meeting) -> dict[str, Any]:
    """What every page of a meeting tells of it: the fields of a MeetingLine."""
    return {
        "meeting_id": meeting.pk,
        "kind": meeting.kind,
        "state": meeting.state,
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "place": meeting.place,
    }


def participant_lines(rows: list[Any], names: dict[UUID, str]) -> tuple[ParticipantLine, ...]:
    """Those who are asked to come in words; `names` are the opened ones of those without an
    account."""
    return tuple(
        ParticipantLine(
            participant_id=row.pk,
            comer=row.comer,
            name=name_of(row, names),
            agency=row.agency.name if row.agency_id else "",
            present=row.present,
            heard=row.heard,
            left_at=row.left_at,
        )
        for row in rows
    )


def name_of(row: Any, names: dict[UUID, str]) -> str:
    """What somebody is called: the family by its part alone, whose names are the case's."""
    if row.membership_id:
        return str(row.membership.user.name)
    return names.get(row.pk, "") or str(COMER_LABELS[Comer(row.comer)])
