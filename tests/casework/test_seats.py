"""The coordination sees who is invited and who has assigned somebody; others see their own seat."""

import pytest

from access.blocked import Blocked
from casework.management.demo import telling
from casework.pages import CasePage, SeatLine
from casework.reading.cases import read_case
from casework.reading.seats import open_invitation_form
from casework.writing import seats
from consent.grounds import Ground
from consent.models import Invitation
from tests import town as towns
from tests.casework.disclosing import assign, decide
from tests.casework.page_values import shown
from tests.town import ONE, TWO, VIEW, YES, YOUTH, Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def invited(page: CasePage) -> list[str]:
    return [event.source for event in page.events if event.kind == "invited"]


def test_the_coordination_sees_which_agencies_have_assigned_somebody(town: Town) -> None:
    case, _consent = towns.consented(town)
    seats.invite_agency(case, by=town["coordinator"], agency=town.agency("leisure"))
    page = read_case(case, by=town["coordinator"])
    assert page.seats == (
        SeatLine("Fritid", False),
        SeatLine("Polisen", True),
        SeatLine("SSPF-samordningen", True),
    )
    assert sorted(invited(page)) == ["Fritid", "Polisen", "SSPF-samordningen"]
    html = shown("case", page)
    assert "Fritid: <strong>har inte tilldelat någon än</strong>" in html
    assert "officer" not in html


def test_others_learn_of_no_seat_but_their_own(town: Town) -> None:
    case, _consent = towns.consented(town)
    seats.invite_agency(case, by=town["coordinator"], agency=town.agency("leisure"))
    for who, known in (("teacher", []), ("officer", ["Polisen"])):
        page = read_case(case, by=town[who])
        assert (page.seats, invited(page)) == ((), known)


def test_the_coordination_learns_of_no_seat_that_was_given_by_law(town: Town) -> None:
    case = towns.note_concern(town)
    consent = towns.ask(town, case, receivers=("coordination", "school"))
    for giver, kind in ((ONE, YES), (TWO, YES), (YOUTH, VIEW)):
        telling.answer(case, consent, town["teacher"], giver, kind)
    telling.coordinate(case, town["coordinator"])

    def seen() -> tuple[object, ...]:
        page = read_case(case, by=town["coordinator"])
        offered = open_invitation_form(case, by=town["coordinator"]).agencies
        with pytest.raises(Blocked) as blocked:
            seats.invite_agency(case, by=town["coordinator"], agency=town.agency("police"))
        return page.seats, invited(page), offered, blocked.value.code

    before = seen()
    head = town["head_teacher"]
    assign(town, case, head, contact="contact")
    decide(town, case, head, ground=Ground.SCHOOL_PREVENTION, committed_crime=None)
    assert Invitation.objects.filter(case_id=case, agency_id=town.agency("police")).exists()
    assert seen() == before
    assert before[3] == "invitation.not_covered"


def test_a_seat_given_by_law_becomes_one_of_the_coordination(town: Town) -> None:
    case = towns.note_concern(town)
    head, police = town["head_teacher"], town.agency("police")
    assign(town, case, head, contact="contact")
    decide(town, case, head, ground=Ground.SCHOOL_PREVENTION, committed_crime=None)
    consent = towns.ask(town, case, receivers=("coordination", "police"))
    for giver, kind in ((ONE, YES), (TWO, YES), (YOUTH, VIEW)):
        telling.answer(case, consent, town["teacher"], giver, kind)
    telling.coordinate(case, town["coordinator"])
    offered = open_invitation_form(case, by=town["coordinator"]).agencies
    assert offered == ((police, "Polisen"),)
    seats.invite_agency(case, by=town["coordinator"], agency=police)
    assert SeatLine("Polisen", False) in read_case(case, by=town["coordinator"]).seats
    with pytest.raises(Blocked) as blocked:
        seats.invite_agency(case, by=town["coordinator"], agency=police)
    assert blocked.value.code == "invitation.exists"
