"""Consent in all of one's cases at once: which agency may be told what now. Opens nothing."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.members import Member
from agencies import people
from casework.pages import Coverage, CoverageCell, CoverageRow
from casework.reading.ways_out import WaysOut
from consent import gate, relation, rules
from consent.clauses import Clause
from consent.gate import Disclosure
from consent.terms import Person, Topic

CASES_A_PAGE = 30
NO_LONGER = _("Samtycket gäller inte längre för din verksamhet.")


def list_coverage(*, by: Member, page: int = 1) -> Coverage:
    """Cases down, the collaboration's agencies across; one entry in the log holds all ids."""
    first = (page - 1) * CASES_A_PAGE
    cases = relation.cases_listed(by, assigns=False).filter(closed_at__isnull=True)
    found = list(cases[first : first + CASES_A_PAGE + 1])
    shown = gate.disclose_cases(
        found[:CASES_A_PAGE], by=by, act=Act.LIST_CONSENTS, fields={}, about=Person.YOUTH
    )
    known = people.agencies_of(by.collaboration_id)
    agencies = [line for line in known.values() if line.is_active]
    agencies.sort(key=lambda line: (line.kind != "coordination", line.name))
    names = {line.id: line.name for line in agencies}
    ways = WaysOut(by, {line.id: line.name for line in known.values()})
    return Coverage(
        agencies=tuple(names.values()),
        rows=tuple(_row(disclosure, names, ways) for disclosure in shown),
        page=page,
        has_next=len(found) > CASES_A_PAGE,
    )


def _row(disclosure: Disclosure, names: dict[UUID, str], ways: WaysOut) -> CoverageRow:
    case = disclosure.case
    if not disclosure.in_scope:
        return CoverageRow(case.pk, case.number, ())
    cells = tuple(cell(disclosure, agency_id, name, ways) for agency_id, name in names.items())
    return CoverageRow(case.pk, case.number, cells)


def cell(disclosure: Disclosure, agency_id: UUID, name: str, ways: WaysOut) -> CoverageCell:
    """What one agency may be told: yes where every topic that was crossed for it may be now."""
    values = [record.value for record in disclosure.consents]
    consent = rules.standing_consent(values, disclosure.at)
    noted = agency_id == disclosure.case.noting_agency_id
    if consent is None and noted:
        return CoverageCell(name, "own")
    if consent is None:
        return _no(disclosure, name, Clause.NOT_ASKED, ways)
    asked = {line.topic for line in rules.asked_lines(consent) if line.receiver == agency_id}
    told = {
        line.topic
        for line in rules.running_lines(consent, disclosure.at)
        if line.receiver == agency_id
    }
    if not told and noted:
        return CoverageCell(name, "own")
    if not told:
        return _no(disclosure, name, _why(disclosure, consent, agency_id), ways)
    soon = disclosure.at + timedelta(days=max(settings.CONSENT_TERMS.warn_days))
    return CoverageCell(
        label=name,
        answer="yes" if told == asked else "partly",
        topics=tuple(sorted(topic.value for topic in told)),
        until=rules.last_day(consent.ends_at) if consent.ends_at < soon else None,
    )


def _no(disclosure: Disclosure, name: str, clause: Clause, ways: WaysOut) -> CoverageCell:
    reason, way = ways.of_consent(disclosure, clause)
    return CoverageCell(name, "no", reason=reason, way=way)


def _why(disclosure: Disclosure, consent: rules.Consent, agency_id: UUID) -> Clause:
    answer = rules.covers(
        consent,
        consent.asking_agency,
        agency_id,
        Topic.IDENTITY,
        Person.YOUTH,
        disclosure.at,
    )
    return answer.clause if isinstance(answer, rules.NotCovered) else Clause.NO_LINE
