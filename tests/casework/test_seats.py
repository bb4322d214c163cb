"""The coordination sees who is invited and who has assigned somebody; others see their own seat."""

import pytest

from casework.pages import CasePage, SeatLine
from casework.reading.cases import read_case
from casework.writing import seats
from tests import town as towns
from tests.casework.page_values import shown
from tests.town import Town


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
