"""May everybody who is asked to come hear of each case? Computed from the consents, every time."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from access.clock import day_of
from access.members import Member
from agencies.people import AgencyLine
from casework.hearing import FAMILY, Bar, Comer, Hearing
from casework.meeting_wording import BROUGHT_NOT_HEARD, ENDS_BEFORE, NOT_FAMILY, NOT_NAMED
from casework.pages import CoverageCell
from casework.pages.meetings import Column
from casework.reading import coverage
from casework.reading.meetings.finding import name_of
from casework.reading.ways_out import WaysOut
from consent import gate, relation, rules
from consent.gate import Disclosure, Room
from consent.terms import Person

# A column: an agency's id, or the participant's where it is of no agency.
Key = UUID
NO_LONGER = coverage.NO_LONGER
FAMILY_BARS = {
    Bar.NOT_ASKED: BROUGHT_NOT_HEARD,
    Bar.GUARDIAN: NOT_FAMILY,
    Bar.NOT_NAMED: NOT_NAMED,
}


def columns_of(rows: Iterable[Any]) -> dict[Key, list[Any]]:
    """Those who are asked to come, by agency; the family and whom they bring one by one."""
    found: dict[Key, list[Any]] = {}
    for row in rows:
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


# Pairs of case and membership: who works with it.
Named = frozenset[tuple[UUID, UUID]]


@dataclass(frozen=True, slots=True)
class Asking:
    """For whom the check is made, and what it asks with beside the cases themselves: names of
    those without an account, who works with which case, and the day of the meeting."""

    ways: WaysOut
    names: dict[UUID, str]
    named: Named
    day: date


def asking(
    starts_at: datetime,
    cases: Iterable[Disclosure],
    by: Member,
    names: dict[UUID, str],
    agencies: Mapping[UUID, AgencyLine],
) -> Asking:
    """What the check of one meeting asks with; two queries for all of its cases."""
    ids = [one.case.pk for one in cases]
    called = {line.id: line.name for line in agencies.values()}
    return Asking(
        ways=WaysOut(by, called, gate.seats_given(ids)),
        names=names,
        named=relation.named_for(ids),
        day=day_of(starts_at),
    )


def cells_of(
    disclosure: Disclosure, columns: dict[Key, list[Any]], asking: Asking
) -> tuple[CoverageCell, ...]:
    """What those of each column may hear of one case on the meeting's day."""
    return tuple(cell_of(disclosure, rows, asking) for rows in columns.values())


def cell_of(disclosure: Disclosure, rows: list[Any], asking: Asking) -> CoverageCell:
    """What those of one column may hear: what a consent says of their agency, and whether it has
    assigned them; a consent that ends before the meeting does not count."""
    bars = _bars(disclosure, rows, asking.named)
    if not rows[0].agency_id:
        return _family_cell(rows[0], name_of(rows[0], asking.names), bars)
    known = _agency_cell(disclosure, rows[0], asking)
    if known.hinders or not bars:
        return known
    who = {
        name_of(row, asking.names): row.membership_id is not None for row in rows if row.pk in bars
    }
    reason, way = asking.ways.of_persons(disclosure.case, rows[0].agency_id, who)
    answer = "no" if len(bars) == len(rows) else "some"
    return replace(known, answer=answer, reason=reason, way=way)


def _agency_cell(disclosure: Disclosure, first: Any, asking: Asking) -> CoverageCell:
    label, case = first.agency.name, disclosure.case
    if not disclosure.in_scope:
        way = asking.ways.of_asking(case)
        return CoverageCell(label, "no", reason=str(NO_LONGER), way=way)
    known = coverage.cell(disclosure, first.agency_id, label, asking.ways)
    until = last_day(disclosure)
    if known.answer in ("yes", "partly") and until is not None and until < asking.day:
        if first.agency_id == case.noting_agency_id:
            return CoverageCell(label, "own")
        way = asking.ways.of_asking(case)
        return CoverageCell(label, "ends", known.topics, until, str(ENDS_BEFORE), way)
    return known


def last_day(disclosure: Disclosure) -> date | None:
    """The last day of the consent that stands, if there is one."""
    standing = _standing(disclosure)
    return rules.last_day(standing.ends_at) if standing else None


def _standing(disclosure: Disclosure) -> rules.Consent | None:
    return rules.standing_consent([one.value for one in disclosure.consents], disclosure.at)


def _bars(disclosure: Disclosure, rows: Iterable[Any], named: Named) -> dict[UUID, Bar]:
    """Who of some participants may not hear of the case now, by their id."""
    hearing = _hearing(disclosure.case, disclosure.covers, named, _family(disclosure))
    return {row.pk: bar for row in rows if (bar := hearing.bar(row)) is not None}


def _family(disclosure: Disclosure) -> frozenset[Comer]:
    """Once the youth alone answers, being of age, no guardian hears."""
    standing = _standing(disclosure)
    alone = standing is not None and standing.must_answer == {Person.YOUTH}
    return frozenset({Comer.YOUTH}) if alone else FAMILY


def _family_cell(row: Any, label: str, bars: Mapping[UUID, Bar]) -> CoverageCell:
    """The family hears of its own; whom they bring, once they have said so in the room."""
    if row.pk in bars:
        return CoverageCell(label, "no", reason=str(FAMILY_BARS[bars[row.pk]] % {"names": label}))
    return CoverageCell(label, "family" if Comer(row.comer) in FAMILY else "yes")


def leaving(
    disclosure: Disclosure, rows: Iterable[Any], names: dict[UUID, str], named: Named
) -> list[str]:
    """Who of those in the room may not hear of the case now, by name."""
    here = [row for row in rows if row.present]
    bars = _bars(disclosure, here, named)
    return [name_of(row, names) for row in here if row.pk in bars]


def _hearing(
    case: Any, covers: Callable[[UUID], bool], named: Named, family: Collection[str] = FAMILY
) -> Hearing:
    return Hearing(
        protected=case.protected,
        noting_agency=case.noting_agency_id,
        covers=covers,
        named=frozenset(membership for of, membership in named if of == case.pk),
        family=family,
    )


def named_for(cases: Iterable[Any]) -> Named:
    """Who works with those cases."""
    return relation.named_for([case.pk for case in cases])


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
