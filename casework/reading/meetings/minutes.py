"""The lines of a meeting's minutes that one may read, and which of them wait for whom."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from access.members import Member
from casework.models import Meeting, MinutesLine
from casework.models.meeting import MeetingState
from casework.pages.meetings import MinutesText
from casework.reading.sharing import Agencies, name_of
from consent.gate import Disclosure, Shown
from consent.guarded import GuardedItem

LINES: Mapping[type[GuardedItem], tuple[str, ...]] = {MinutesLine: ("text",)}


def open_lines(meeting: Meeting) -> QuerySet[MinutesLine]:
    """The lines that their agency has not confirmed; a copy is confirmed from the start."""
    return MinutesLine.objects.filter(meeting=meeting, confirmed_at__isnull=True)


def minutes_lines(
    meeting: Meeting, cases: Iterable[Disclosure], agencies: Agencies, by: Member
) -> tuple[MinutesText, ...]:
    """The lines of one meeting by case and time; a confirmed one as its agency keeps it."""
    found: list[MinutesText] = []
    for disclosure in cases:
        found.extend(case_lines(meeting, disclosure, agencies, by))
    return tuple(found)


def case_lines(
    meeting: Meeting, disclosure: Disclosure, agencies: Agencies, by: Member
) -> list[MinutesText]:
    """The lines of one case: of a line and the copy that its agency confirmed, the copy."""
    shown = {one.row.pk: one for one in disclosure.of(MinutesLine)}
    replaced = {one.row.pk for one in shown.values() if one.row.confirmed_id in shown}
    return [
        line_text(one, meeting, disclosure, agencies, by)
        for pk, one in shown.items()
        if pk not in replaced
    ]


def line_text(
    shown: Shown, meeting: Meeting, disclosure: Disclosure, agencies: Agencies, by: Member
) -> MinutesText:
    """One line in words, with what this member may do about it."""
    row: Any = shown.row
    waits = row.confirmed_at is None and meeting.state == MeetingState.FINISHED
    running = meeting.state in (MeetingState.RUNNING, MeetingState.FINISHED)
    own_draft = row.owner_id == by.agency_id and row.confirmed_at is None
    return MinutesText(
        line_id=row.pk,
        case_id=row.case_id,
        number=disclosure.case.number,
        source=name_of(agencies, row.source_id),
        kind=row.kind,
        text=shown.text["text"],
        due_date=row.due_date,
        confirmed_at=row.confirmed_at,
        revision=row.revision,
        may_confirm=waits and row.source_id == by.agency_id,
        may_edit=own_draft and running,
    )


def line_ids(lines: Iterable[MinutesText]) -> frozenset[UUID]:
    """The ids of some lines."""
    return frozenset(line.line_id for line in lines)
