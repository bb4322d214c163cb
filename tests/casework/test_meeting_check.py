"""The check before a meeting goes person by person, and the room opens to the same persons."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from access.clock import today
from agencies.models import Membership
from casework.hearing import Comer
from casework.management.demo import telling
from casework.meeting_states import MeetingKind
from casework.models import Participant
from casework.pages import CoverageCell, Way
from casework.reading.coverage import list_coverage
from casework.reading.meetings.shared import show_case
from casework.writing import seats
from casework.writing.meetings import holding
from consent.guarded import writes_open
from consent.terms import Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import blocked, page
from tests.town import Town

SOME, NO = "some", "no"


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def cells(town: Town, meeting: UUID) -> dict[str, CoverageCell]:
    """The cells of the meeting's first case."""
    return {cell.label: cell for cell in page(town, meeting).agenda[0].cells}


def test_a_member_whose_agency_has_not_assigned_them_is_a_no_though_a_consent_covers_it(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    meeting = told.called(town, case, people=("officer", "teacher", "colleague", "youth_worker"))
    found = cells(town, meeting)
    assert {name: cell.answer for name, cell in found.items()} == {
        "Fritid": NO,
        "Granskolan": SOME,
        "Polisen": "yes",
    }
    assert found["Granskolan"].reason == "Inte tilldelad ärendet: colleague."
    assert [line.case_id for line in page(town, meeting).hindered] == [case]


def test_the_room_refuses_exactly_those_whom_the_check_names(town: Town) -> None:
    case, _consent = towns.consented(town)
    people = ("officer", "teacher", "colleague", "youth_worker")
    meeting = told.running(town, case, people=people)
    (line,) = page(town, meeting).agenda
    assert sorted(line.leaving) == ["colleague", "youth_worker"]
    for name in ("colleague", "youth_worker"):
        with blocked("meeting.must_leave"):
            holding.open_item(meeting, case, by=town["coordinator"])
        told.present(town, meeting, name, here=False)
    assert page(town, meeting).agenda[0].leaving == ()
    holding.open_item(meeting, case, by=town["coordinator"])
    assert show_case(meeting, case, by=town["coordinator"]).persons


def test_once_the_agency_assigns_them_the_check_says_yes_and_the_case_opens(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.running(town, case, people=("teacher", "colleague"))
    with blocked("meeting.must_leave"):
        holding.open_item(meeting, case, by=town["coordinator"])
    seats.assign_member(case, by=town["contact"], membership=town["colleague"].membership_id)
    assert cells(town, meeting)["Granskolan"].answer == "yes"
    holding.open_item(meeting, case, by=town["coordinator"])


def test_whose_assignment_ends_while_the_case_is_open_sees_nothing_more_of_it(town: Town) -> None:
    case, _consent = towns.consented(town)
    both = [town.agency("police"), town.agency("coordination")]
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Till båda.", share=both)
    meeting = told.opened(town, case)
    assert show_case(meeting, case, by=town["coordinator"]).notes
    seats.end_assignment(case, town["officer"].membership_id, by=town["police_contact"])
    shown = show_case(meeting, case, by=town["coordinator"])
    assert (shown.notes, shown.persons, shown.leaving) == ((), (), ("officer",))


def test_whose_term_is_over_works_with_nothing_any_more(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.running(town, case)
    row = Membership.objects.filter(pk=town["officer"].membership_id)
    with writes_open():
        row.update(until_date=today() - timedelta(days=1))
    assert cells(town, meeting)["Polisen"].answer == NO
    with blocked("meeting.must_leave"):
        holding.open_item(meeting, case, by=town["coordinator"])


def test_somebody_without_an_account_hears_what_their_agency_may(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.called(town, case, people=("teacher",))
    told.outsider(town, meeting, "leisure", "Ledare Ek")
    assert cells(town, meeting)["Fritid"].answer == "yes"
    told.start(town, meeting)
    told.present(town, meeting, "teacher")
    told.roll_call(town, meeting, Comer.OUTSIDER)
    holding.open_item(meeting, case, by=town["coordinator"])


def test_of_a_protected_identity_the_check_says_yes_for_those_named_and_for_nobody_else(
    town: Town,
) -> None:
    case = told.protected(town)
    told.seated(town, case, "police_contact", "officer")
    people = ("teacher", "officer", "youth_worker")
    meeting = told.called(town, case, people=people)
    told.outsider(town, meeting, "social", "Sekreterare Ask")
    found = cells(town, meeting)
    assert {name: cell.answer for name, cell in found.items()} == {
        "Fritid": NO,
        "Granskolan": "yes",
        "Polisen": "yes",
        "Socialtjänsten": NO,
    }
    assert found["Fritid"].reason == (
        "Personuppgifterna är skyddade. Inte namngiven för ärendet: youth_worker."
    )
    told.start(town, meeting)
    told.roll_call(town, meeting, Comer.MEMBER, Comer.OUTSIDER)
    assert sorted(page(town, meeting).agenda[0].leaving) == ["Sekreterare Ask", "youth_worker"]
    with blocked("meeting.must_leave"):
        holding.open_item(meeting, case, by=town["coordinator"])


def test_a_colleague_of_the_coordinator_is_in_the_check_like_everybody_else(town: Town) -> None:
    case, _consent = towns.consented(town)
    coordination = town.agencies["coordination"]
    towns.join(town.collaboration, coordination, town["coordinator"].role, "second@gk.example.se")
    second = Membership.objects.get(user__email="second@gk.example.se")
    meeting = told.called(town, case, people=("teacher",))
    told.asking.invite_participants(meeting, by=town["coordinator"], members=[second.pk])
    cell = cells(town, meeting)["SSPF-samordningen"]
    assert (cell.answer, cell.way and cell.way.url) == (NO, reverse("assign", args=(case,)))


def test_once_the_youth_is_of_age_no_guardian_hears_by_the_check_either(town: Town) -> None:
    case = told.of_age(town)
    meeting = told.called(town, case, people=("teacher",), kind=MeetingKind.NETWORK)
    guest = Participant.objects.get(meeting=meeting, comer=Comer.YOUTH.value)
    # Asked before the birthday.
    with writes_open():
        Participant.objects.filter(pk=guest.pk).update(comer=Comer.GUARDIAN_1.value)
    assert cells(town, meeting)["Vårdnadshavare 1"].answer == NO
    told.start(town, meeting)
    told.roll_call(town, meeting, Comer.MEMBER, Comer.GUARDIAN_1)
    with blocked("meeting.must_leave"):
        holding.open_item(meeting, case, by=town["coordinator"])


# The way out.


def test_the_coordinator_invites_an_agency_without_a_seat_and_then_its_contact_person_assigns(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    meeting = told.called(town, case, people=("youth_worker", "teacher"))
    assert cells(town, meeting)["Fritid"].way == Way(
        "Bjud först in Fritid till ärendet", reverse("invite_agency", args=(case,))
    )
    told.seated(town, case, "leisure_contact")
    assert cells(town, meeting)["Fritid"].way == Way(
        "Kontaktpersonen i Fritid kan tilldela ärendet."
    )


def test_an_agency_that_is_not_covered_is_asked_about_by_whoever_noted_the_concern(
    town: Town,
) -> None:
    case = told.covered_by_all(town, receivers=("coordination", "police"))
    meeting = told.called(town, case, people=("youth_worker",))
    assert cells(town, meeting)["Fritid"].way == Way("Granskolan kan fråga om ett nytt samtycke.")
    (row,) = list_coverage(by=town["teacher"]).rows
    way = next(cell.way for cell in row.cells if cell.label == "Fritid")
    assert way == Way("Fråga om samtycke", reverse("ask_consent", args=(case,)))


def test_an_answer_that_is_missing_is_recorded_by_whoever_asked(town: Town) -> None:
    case = towns.note_concern(town)
    consent = towns.ask(town, case)
    (row,) = list_coverage(by=town["teacher"]).rows
    ways = {cell.way for cell in row.cells if cell.way}
    assert ways == {Way("Till samtycket och svaren", reverse("consent", args=(case, consent)))}


@pytest.mark.parametrize("people", [("youth_worker", "officer"), ("colleague", "social")])
def test_nobody_is_sent_to_themselves_and_each_way_leads_somewhere(
    town: Town, people: tuple[str, ...]
) -> None:
    case = told.covered_by_all(town, receivers=("coordination", "leisure"))
    late, _consent = towns.consented(town)
    meeting = told.called(town, case, late, people=people, days=300)
    gone, third = towns.consented(town)
    told.asking.put_on_agenda(meeting, by=town["coordinator"], case=gone, minutes=5)
    towns.withdraw(town, gone, third)
    found = [cell for line in page(town, meeting).agenda for cell in line.cells if cell.hinders]
    assert found
    client = browser(town, "coordinator")
    for cell in found:
        assert cell.way is not None
        assert "samordnaren" not in cell.reason + cell.way.words
        assert not cell.way.url or client.get(cell.way.url).status_code == 200
    html = client.get(f"/meetings/{meeting}/").content.decode()
    assert "Fråga samordnaren" not in html
    assert all(cell.way is None or cell.way.words in html for cell in found)
