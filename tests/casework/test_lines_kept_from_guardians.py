"""That a line of minutes is kept from a guardian stands beside it, for its own agency alone."""

from uuid import UUID

import pytest

from casework.hearing import Comer
from casework.models import MinutesLine
from casework.reading.cases import read_case
from casework.reading.meetings.shared import show_case
from casework.writing.hiding import hide_from_guardian
from consent.terms import HidingProvision, Person
from tests import town as towns
from tests.casework import meeting as told
from tests.casework.meeting import page
from tests.casework.promising import html_of
from tests.town import Town

TEXT, MARK = "Patrullerar på fredagar.", "Vårdnadshavare 2: "


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def case(town: Town) -> UUID:
    case, _consent = towns.consented(town)
    return case


def kept(town: Town, meeting: UUID, case: UUID, who: str, source: str) -> UUID:
    """A confirmed line that its agency keeps from the second guardian."""
    line = told.line(town, meeting, case, source, TEXT)
    told.confirmed(town, line, case, who, TEXT)
    own = line if source == "coordination" else MinutesLine.objects.get(drafted=line).pk
    hidden = {Person.GUARDIAN_2: HidingProvision.HARM}
    hide_from_guardian(case, own, by=town[who], hidden=hidden)
    return own


def test_the_mark_stands_beside_the_line_for_its_own_agency_alone(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    kept(town, meeting, case, "officer", "police")
    for address in (f"/cases/{case}/", f"/meetings/{meeting}/"):
        assert MARK in html_of(town, "officer", address)
        for other in ("teacher", "coordinator"):
            html = html_of(town, other, address)
            assert TEXT in html
            assert MARK not in html
    for other in ("teacher", "coordinator"):
        assert [one.hidden_from for one in page(town, meeting, other).lines] == [()]
        assert [one.hidden_from for one in read_case(case, by=town[other]).minutes] == [()]


def test_no_shared_screen_tells_from_whom_a_line_is_kept(town: Town, case: UUID) -> None:
    meeting = told.network(town, case, Comer.GUARDIAN_1, people=("officer",))
    kept(town, meeting, case, "coordinator", "coordination")
    assert MARK in html_of(town, "coordinator", f"/meetings/{meeting}/")
    (shown,) = show_case(meeting, case, by=town["coordinator"]).lines
    assert (shown.text, shown.hidden_from) == (TEXT, ())
    html = html_of(town, "coordinator", f"/meetings/{meeting}/cases/{case}/")
    assert TEXT in html
    assert MARK not in html
