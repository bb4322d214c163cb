"""The lines of a meeting's minutes that one may read, and which of them wait for whom."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from access.members import Member
from casework.models import Meeting, MinutesLine
from casework.models.meeting import MeetingState
from casework.pages import MinutesText
from casework.reading.sharing import Agencies, name_of
from consent.gate import Disclosure, Shown
from consent.guarded import GuardedItem

LINES: Mapping[type[GuardedItem], tuple[str, ...]] = {MinutesLine: ("text",)}


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
    """The lines of one case at its meeting, with what this member may do about each."""
    return [line_text(one, meeting, disclosure, agencies, by) for one in _standing(disclosure)]


def confirmed_lines(disclosure: Disclosure, agencies: Agencies) -> tuple[MinutesText, ...]:
    """What agencies have decided and promised at meetings, for the page of the case."""
    confirmed = [one for one in _standing(disclosure) if one.row.confirmed_at is not None]
    return tuple(_line(one, disclosure, agencies) for one in confirmed)


def _standing(disclosure: Disclosure) -> list[Shown]:
    """Of a line and the copy that its agency confirmed, the copy."""
    shown = {one.row.pk: one for one in disclosure.of(MinutesLine)}
    return [one for one in shown.values() if one.row.confirmed_id not in shown]


def line_text(
    shown: Shown, meeting: Meeting, disclosure: Disclosure, agencies: Agencies, by: Member
) -> MinutesText:
    """One line in words, with what this member may do about it."""
    row: Any = shown.row
    waits = row.confirmed_at is None and meeting.state == MeetingState.FINISHED
    running = meeting.state in (MeetingState.RUNNING, MeetingState.FINISHED)
    own_draft = row.owner_id == by.agency_id and row.confirmed_at is None
    return replace(
        _line(shown, disclosure, agencies),
        may_confirm=waits and row.source_id == by.agency_id,
        may_edit=own_draft and running,
    )


def _line(shown: Shown, disclosure: Disclosure, agencies: Agencies) -> MinutesText:
    row: Any = shown.row
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
    )
