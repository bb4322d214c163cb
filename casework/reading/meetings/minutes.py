"""The lines of a meeting's minutes that one may read, and which of them wait for whom."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from access.members import Member
from casework.confirming import is_open
from casework.hearing import Comer
from casework.meeting_states import MeetingState
from casework.meeting_wording import COMER_LABELS
from casework.models import Action, Meeting, MinutesLine
from casework.pages import MinutesText
from casework.reading.lines import hidden_lines
from casework.reading.sharing import Agencies, name_of
from casework.workflow import misplaced
from consent.gate import Disclosure, Shown
from consent.guarded import GuardedItem

LINES: Mapping[type[GuardedItem], tuple[str, ...]] = {MinutesLine: ("text", "outcome")}
# What an agency says against a line is for the coordination, which writes it anew.
WITH_OBJECTIONS: Mapping[type[GuardedItem], tuple[str, ...]] = {
    MinutesLine: ("text", "outcome", "objection")
}


def minutes_lines(
    meeting: Meeting, cases: Iterable[Disclosure], agencies: Agencies, by: Member
) -> tuple[MinutesText, ...]:
    """The lines of one meeting by case and time; a confirmed one as its agency keeps it."""
    found: list[MinutesText] = []
    for disclosure in cases:
        of_case = case_lines(meeting, disclosure, agencies, by)
        found.extend(_marked(line, disclosure) for line in of_case)
    return tuple(found)


def _marked(line: MinutesText, disclosure: Disclosure) -> MinutesText:
    """With the guardians that its own agency keeps it from; never for a screen that others see."""
    return replace(line, hidden_from=hidden_lines(disclosure, line.line_id)) if line.own else line


def case_lines(
    meeting: Meeting, disclosure: Disclosure, agencies: Agencies, by: Member
) -> list[MinutesText]:
    """The lines of one case at its meeting, with what this member may do about each."""
    return [line_text(one, meeting, disclosure, agencies, by) for one in _standing(disclosure)]


def confirmed_lines(
    disclosure: Disclosure, agencies: Agencies, by: Member
) -> tuple[MinutesText, ...]:
    """What agencies have decided and promised at meetings, for the page of the case; what stands
    there as an action of the plan is not told twice."""
    planned = {one.row.pk for one in disclosure.of(Action)}
    return tuple(
        _marked(as_text(one, disclosure, agencies, by), disclosure)
        for one in _standing(disclosure)
        if one.row.confirmed_at is not None and one.row.action_id not in planned
    )


def open_commitments(
    disclosure: Disclosure, agencies: Agencies, by: Member
) -> tuple[MinutesText, ...]:
    """What was promised at meetings and is neither an action of the plan nor assessed."""
    return tuple(
        as_text(one, disclosure, agencies, by)
        for one in disclosure.of(MinutesLine)
        if is_open(one.row)
    )


def told_by(row: Any, agencies: Agencies) -> str:
    """Whose a line is: the agency, or who of the family promised it."""
    if row.promised_by:
        return str(COMER_LABELS[Comer(row.promised_by)])
    return name_of(agencies, row.source_id)


def _standing(disclosure: Disclosure) -> list[Shown]:
    """Of a line and the copy that its agency confirmed, the copy."""
    shown = {one.row.pk: one for one in disclosure.of(MinutesLine)}
    return [one for one in shown.values() if one.row.confirmed_id not in shown]


def line_text(
    shown: Shown, meeting: Meeting, disclosure: Disclosure, agencies: Agencies, by: Member
) -> MinutesText:
    """One line in words, with what this member may do about it."""
    row: Any = shown.row
    waits = row.confirmed_at is None and row.objected_at is None
    running = meeting.state in (MeetingState.RUNNING, MeetingState.FINISHED)
    own_draft = row.owner_id == by.agency_id and row.confirmed_at is None and disclosure.in_scope
    said = as_text(shown, disclosure, agencies, by)
    return replace(
        said,
        may_confirm=waits
        and disclosure.in_scope
        and meeting.state == MeetingState.FINISHED
        and row.source_id == by.agency_id,
        may_edit=own_draft and running,
        # Nothing has come of the promise yet, and no other agency answers for it.
        may_strike=(own_draft or (said.may_assess and said.promised)) and running,
        ours=row.source_id == by.agency_id,
    )


def as_text(shown: Shown, disclosure: Disclosure, agencies: Agencies, by: Member) -> MinutesText:
    """One line away from its meeting, with what this member may do about a commitment."""
    row: Any = shown.row
    case: Any = disclosure.case
    own = row.owner_id == by.agency_id
    running = own and disclosure.in_scope and case.closed_at is None
    may_assess = running and is_open(row)
    return MinutesText(
        line_id=row.pk,
        case_id=row.case_id,
        number=disclosure.case.number,
        source=told_by(row, agencies),
        source_id=row.source_id,
        kind=row.kind,
        text=shown.text["text"],
        due_date=row.due_date,
        # Whoever wrote a draft and reads its agency's copy no more does not know what it confirmed.
        confirmed_at=None if row.confirmed_id else row.confirmed_at,
        replaced=row.confirmed_id is not None,
        revision=row.revision,
        own=own,
        outcome=shown.text.get("outcome", ""),
        planned=own and row.action_id is not None,
        may_plan=may_assess and not case.rests and misplaced("add_action", case.state) is None,
        may_assess=may_assess,
        may_hide=running and row.confirmed_at is not None,
        owner=name_of(agencies, row.owner_id),
        objected=row.objected_at is not None,
        objection=shown.text.get("objection", ""),
        promised=bool(row.promised_by),
    )
