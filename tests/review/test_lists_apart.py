"""The reviewer finds what was opened of one case among many openings of lists, and what a search
without hits was: nothing denied."""

from urllib.parse import urlencode

import pytest

from access.acts import Act
from access.members import Member
from audit import log
from audit.entries import Entry, Outcome
from casework.models.identity import Protection
from casework.reading.case_list import find_case, list_cases
from casework.reading.cases import read_case
from casework.reading.coverage import list_coverage
from casework.reading.search import search_person
from tests import town as towns
from tests.review.test_desk import acts_on, desk
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def page(town: Town, **chosen: str) -> str:
    return desk(town).get(f"/review/?{urlencode(chosen)}").content.decode()


def search(by: Member, number: str) -> None:
    search_person(by=by, personnummer=number, given_name="", surname="")


def test_openings_of_a_protected_case_are_found_apart_from_lists(town: Town) -> None:
    case = towns.note_concern(town, protection=Protection.YES)
    by = town["teacher"]
    for _ in range(5):
        list_cases(by=by)
    list_coverage(by=by)
    search(by, "20120305-2392")
    read_case(case, by=by)
    everything = page(town, identity="protected")
    assert acts_on(everything) == 11  # noting with two guardians, lists, search and opening
    opened = page(town, identity="protected", where="case")
    assert acts_on(opened) == 4
    for act in ("Läste ärende", "Noterade oro", "Lade till vårdnadshavare"):
        assert act in opened.partition("<tbody>")[2]
    assert "Öppnade sin ärendelista" not in opened.partition("<tbody>")[2]
    lists = page(town, identity="protected", where="lists")
    assert acts_on(lists) == 7
    assert "Läste ärende" not in lists.partition("<tbody>")[2]
    assert "Handlar om: Ett bestämt ärende" in opened  # said among the filters that hold


def test_lists_and_single_cases_are_told_apart_without_the_mark_too(town: Town) -> None:
    case = towns.note_concern(town)
    list_cases(by=town["teacher"])
    read_case(case, by=town["teacher"])
    assert acts_on(page(town, where="lists")) == 1
    assert acts_on(page(town, where="case")) == 4
    assert desk(town).get("/review/?where=somewhere").status_code == 422


def test_a_search_without_hits_is_not_called_a_denial(town: Town) -> None:
    towns.note_concern(town)
    by = town["teacher"]
    search(by, "20130302-2394")
    find_case("GK-2026-ZZZZ", by=by)
    # As it was written before.
    older = Entry(act=Act.SEARCH_PERSON, outcome=Outcome.REFUSED, by=by, rule="search.nothing")
    log.recorded(by.collaboration_id, older)
    rows = page(town).partition("<tbody>")[2]
    assert rows.count("Utan träff") == 3
    assert "Nekat" not in rows
    assert acts_on(page(town, outcome="nothing")) == 3
    for outcome in ("refused", "shown"):
        assert "Utan träff" not in page(town, outcome=outcome).partition("<tbody>")[2]
