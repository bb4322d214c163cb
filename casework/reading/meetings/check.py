"""May everybody who is asked to come hear of each case? Computed from the consents, every time."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from access.clock import STOCKHOLM
from casework.hearing import FAMILY, Comer, Hearing
from casework.meeting_wording import BROUGHT_NOT_HEARD, ENDS_BEFORE
from casework.models import Meeting
from casework.pages import CoverageCell
from casework.pages.meetings import Column
from casework.reading import coverage
from casework.reading.meetings.finding import name_of
from consent import relation, rules
from consent.gate import Disclosure, Room
from consent.terms import Person

# A column: an agency's id, or the participant's where it is of no agency.
Key = UUID
NO_LONGER = coverage.NO_LONGER


def columns_of(rows: Iterable[Any], own: UUID) -> dict[Key, list[Any]]:
    """Those who are asked to come, by agency; the family and whom they bring one by one.

    The coordination has no column: it sees what it is in scope for.
    """
    found: dict[Key, list[Any]] = {}
    for row in rows:
        if row.agency_id == own:
            continue
        found.setdefault(row.agency_id or row.pk, []).append(row)
    return found


def heads(columns: dict[Key, list[Any]], names: dict[UUID, str]) -> tuple[Column, ...]:
    """The columns in words."""
    return tuple(
        Column(
            label=rows[0].agency.name if rows[0].agency_id else name_of(rows[0], names),
            names=tuple(name_of(row, names) for row in rows) if rows[0].agency_id else (),
        )
        for rows in columns.values()
    )


def cells_of(
    disclosure: Disclosure, columns: dict[Key, list[Any]], names: dict[UUID, str], day: date
) -> tuple[CoverageCell, ...]:
    """What each column may hear of one case on the meeting's day."""
    return tuple(cell_of(disclosure, rows, names, day) for rows in columns.values())


def cell_of(
    disclosure: Disclosure, rows: list[Any], names: dict[UUID, str], day: date
) -> CoverageCell:
    """What those of one column may hear; a consent that ends before the meeting does not count."""
    first = rows[0]
    if not first.agency_id:
        return _family_cell(first, name_of(first, names))
    label = first.agency.name
    if not disclosure.in_scope:
        return CoverageCell(label, "no", reason=str(NO_LONGER))
    known = coverage.cell(disclosure, first.agency_id, label)
    until = last_day(disclosure)
    if known.answer in ("yes", "partly") and until is not None and until < day:
        if first.agency_id == disclosure.case.noting_agency_id:
            return CoverageCell(label, "own")
        return CoverageCell(label, "ends", known.topics, until, str(ENDS_BEFORE))
    return known


def last_day(disclosure: Disclosure) -> date | None:
    """The last day of the consent that stands, if there is one."""
    values = [record.value for record in disclosure.consents]
    standing = rules.standing_consent(values, disclosure.at)
    return rules.last_day(standing.ends_at) if standing else None


def _family_cell(row: Any, label: str) -> CoverageCell:
    """The family hears of its own; whom they bring, once they have said so in the room."""
    if Comer(row.comer) in FAMILY or row.heard:
        return CoverageCell(label, "family" if Comer(row.comer) in FAMILY else "yes")
    return CoverageCell(label, "no", reason=str(BROUGHT_NOT_HEARD))


# Pairs of case and membership: who is named for a case with a protected identity.
Named = frozenset[tuple[UUID, UUID]]


def leaving(
    disclosure: Disclosure, rows: Iterable[Any], names: dict[UUID, str], named: Named
) -> list[str]:
    """Who of those in the room may not hear of the case now, by name."""
    hearing = _hearing(disclosure.case, disclosure.covers, named)
    return [name_of(row, names) for row in rows if row.present and not hearing.allows(row)]


def _hearing(case: Any, covers: Callable[[UUID], bool], named: Named) -> Hearing:
    return Hearing(
        protected=case.protected,
        noting_agency=case.noting_agency_id,
        covers=covers,
        named=frozenset(membership for of, membership in named if of == case.pk),
    )


def named_for(cases: Iterable[Any]) -> Named:
    """Who is named for those of the cases that have a protected identity."""
    return relation.named_for([case.pk for case in cases if case.protected])


def day_of(meeting: Meeting) -> date:
    """The meeting's day in Sweden."""
    return meeting.starts_at.astimezone(STOCKHOLM).date()


def room_of(case: Any, rows: Iterable[Any]) -> Room:
    """Who is in the room; it opens once everybody has been asked for, and nobody who is there
    hinders it. Whether a consent covers the agencies the gate asks itself."""
    everybody = list(rows)
    here = [row for row in everybody if row.present]
    hearing = _hearing(case, lambda _agency: True, named_for([case]))
    return Room(
        opens=all(row.present is not None for row in everybody) and all(map(hearing.allows, here)),
        agencies=frozenset(row.agency_id for row in here if row.agency_id),
        family=frozenset(Person(row.comer) for row in here if Comer(row.comer) in FAMILY),
        brought=any(row.comer == Comer.BROUGHT.value for row in here),
    )
