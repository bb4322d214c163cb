"""A line of minutes in the wrong agency's name is moved to the right one."""

import re
from uuid import UUID

import pytest
from django.http import Http404

from access.acts import Act
from casework.hearing import Comer
from casework.models import MinutesLine
from casework.models.minutes import LineKind
from casework.reading.meetings.forms import open_line
from casework.reading.queue.page import read_queue
from casework.writing.consents import withdraw_consent
from casework.writing.hiding import hide_from_guardian
from consent.hiding import hidden_now
from consent.relation import OutOfScope
from consent.terms import Channel, HidingProvision, Person
from tests import town as towns
from tests.casework import meeting as told
from tests.casework.meeting import blocked, page
from tests.casework.promising import html_of, send
from tests.town import Town
from vault.models import Grant

TEXT = "Patrullerar på fredagar."


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def case(town: Town) -> UUID:
    case, _consent = towns.consented(town)
    return case


def texts(town: Town, meeting: UUID, who: str) -> list[str]:
    return [line.text for line in page(town, meeting, who).lines]


def waiting(town: Town, who: str) -> int:
    return sum(
        len(section.lines)
        for section in read_queue(by=town[who]).sections
        if section.title == "Protokoll att bekräfta"
    )


def chosen(html: str) -> list[str]:
    return re.findall('name="source" value="([^"]*)"[^>]*checked', html)


def holders(line: UUID) -> set[UUID]:
    return set(Grant.objects.filter(item_id=line).values_list("agency_id", flat=True))


def test_the_former_agency_loses_the_line_and_the_right_one_gets_it(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    told.finished(town, meeting, case)
    assert (waiting(town, "officer"), waiting(town, "teacher")) == (1, 0)
    assert TEXT in html_of(town, "officer", f"/meetings/{meeting}/")
    told.rewritten(town, line, case, TEXT, source="school")
    assert holders(line) == {town.agency("coordination"), town.agency("school")}
    assert texts(town, meeting, "officer") == []
    assert TEXT not in html_of(town, "officer", f"/meetings/{meeting}/")
    assert texts(town, meeting, "teacher") == texts(town, meeting, "coordinator") == [TEXT]
    assert (waiting(town, "officer"), waiting(town, "teacher")) == (0, 1)
    with pytest.raises(Http404):
        open_line(meeting, case, line, by=town["officer"], step=Act.CONFIRM_MINUTES)
    with pytest.raises(OutOfScope):
        told.confirmed(town, line, case, "officer", TEXT)
    told.confirmed(town, line, case, "teacher", TEXT)
    assert MinutesLine.objects.get(drafted=line).owner_id == town.agency("school")


def test_it_answers_the_objection_and_counts_as_written_anew(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    told.objected(town, line, case, "officer", "Det var skolan.")
    told.rewritten(town, line, case, TEXT, source="school")
    row = MinutesLine.objects.get(pk=line)
    assert (row.revision, row.objected_at, row.objection) == (2, None, None)
    with blocked("minutes.moved"):
        told.rewritten(town, line, case, TEXT, source="police")
    assert [one.objection for one in page(town, meeting, "teacher").lines] == [""]


def test_to_the_coordination_and_back(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    told.rewritten(town, line, case, TEXT, source="coordination")
    assert holders(line) == {town.agency("coordination")}
    told.rewritten(town, line, case, TEXT, source="police", revision=2)
    assert texts(town, meeting, "officer") == texts(town, meeting, "coordinator") == [TEXT]


def test_what_is_kept_from_a_guardian_stays_so(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    hidden = {Person.GUARDIAN_1: HidingProvision.HARM}
    hide_from_guardian(case, line, by=town["coordinator"], hidden=hidden)
    told.rewritten(town, line, case, TEXT, source="school")
    told.confirmed(town, line, case, "teacher", TEXT)
    own = MinutesLine.objects.get(drafted=line)
    assert hidden_now(line) == hidden_now(own.pk) == hidden


def test_nobody_promises_for_an_agency_that_was_absent_or_may_not_read_the_line(
    town: Town,
) -> None:
    case = told.covered_by_all(town, receivers=("coordination", "police"))
    meeting = told.opened(town, case, people=("officer",))
    line = told.line(town, meeting, case, "police", TEXT)
    with blocked("minutes.absent"):
        told.rewritten(town, line, case, TEXT, source="school")
    with blocked("minutes.source"):
        told.rewritten(town, line, case, TEXT, source="leisure", kind=LineKind.DECISION)
    assert holders(line) == {town.agency("coordination"), town.agency("police")}
    assert texts(town, meeting, "officer") == [TEXT]
    assert MinutesLine.objects.get(pk=line).revision == 1


def test_the_form_offers_what_the_form_of_a_new_line_offers_and_nobody_of_the_family(
    town: Town, case: UUID
) -> None:
    meeting = told.network(town, case, Comer.GUARDIAN_1, people=("officer",))
    line = told.line(town, meeting, case, "police", TEXT)
    address = f"/meetings/{meeting}/cases/{case}/minutes/"
    html = html_of(town, "coordinator", f"{address}{line}/")
    assert chosen(html) == [str(town.agency("police"))]
    assert "Granskolan (var inte med: bara beslut)" in html
    new = html_of(town, "coordinator", address)
    assert 'value="guardian_1"' in new
    assert 'value="guardian_1"' not in html
    typed = {"kind": "commitment", "text": TEXT, "due_date": "2030-01-01", "revision": "1"}
    refused = send(town, "coordinator", f"{address}{line}/", source="guardian_1", **typed)
    assert refused.status_code == 422
    assert texts(town, meeting, "officer") == [TEXT]
    promise = told.line(town, meeting, case, Comer.GUARDIAN_1, "Följer med.")
    with blocked("minutes.confirmed"):
        told.rewritten(town, promise, case, "Följer med.", source="police")


def test_a_line_whose_agency_the_consent_covers_no_more_moves_only_where_it_is_moved(
    town: Town,
) -> None:
    case, consent = towns.consented(town)
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    withdraw_consent(
        case,
        consent,
        by=town["coordinator"],
        giver=towns.TWO,
        channel=Channel.PHONE,
        receivers=[town.agency("police")],
    )
    html = html_of(town, "coordinator", f"/meetings/{meeting}/cases/{case}/minutes/{line}/")
    assert chosen(html) == [str(town.agency("police"))]
