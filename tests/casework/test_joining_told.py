"""Who answers a proposal is told which case is older; who meets a shut step, where to go."""

import re

import pytest

from casework.reading.joinings import list_twins
from casework.writing import seats
from tests import town as towns
from tests.browsing import browser
from tests.casework import joining
from tests.casework.joining import Pair
from tests.casework.test_joining_pages import page_of, post
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def pair(town: Town) -> Pair:
    return joining.pair(town)


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_who_answers_is_told_which_case_is_older_and_what_that_means(pair: Pair) -> None:
    made = pair.propose()
    for who, name, order, after in (
        ("teacher", "older", "är det äldre ärendet", "är äldst och går vidare."),
        ("social", "younger", "är det yngre ärendet", "är det yngre ärendet och vilar."),
    ):
        case, number = getattr(pair, name), pair.number(name)
        path = f"/cases/{case}/joinings/{made}/"
        for where in (f"/cases/{case}/", path):
            assert f"{number} {order}" in plain(page_of(pair.town, who, where))
        sent = {"accepted": "yes", "checked": "no"}
        _status, checked = post(browser(pair.town, who), pair, who, path, **sent)
        assert f"{number} {after}" in plain(checked)
        other = pair.number("younger" if name == "older" else "older")
        assert other not in checked  # one does not work with it


def test_who_works_with_both_reads_both_numbers(pair: Pair) -> None:
    town = pair.town
    made = pair.propose("coordinator")
    seats.invite_agency(pair.younger, by=town["coordinator"], agency=town.agency("school"))
    seats.assign_member(pair.younger, by=town["contact"], membership=town["teacher"].membership_id)
    path = f"/cases/{pair.younger}/joinings/{made}/"
    _status, page = post(
        browser(town, "teacher"), pair, "teacher", path, accepted="yes", checked="no"
    )
    told = f"{pair.number('older')} är äldst och går vidare. {pair.number('younger')} vilar."
    assert told in plain(page)


def test_the_page_of_the_same_youth_names_a_proposal_that_one_is_asked_about(pair: Pair) -> None:
    town = pair.town
    assert "Inga av dina ärenden gäller samma unga" in page_of(
        town, "teacher", "/cases/same-youth/"
    )
    made = pair.propose()
    page = page_of(town, "teacher", "/cases/same-youth/")
    assert "Inga av dina ärenden gäller samma unga" not in page
    assert f'href="/cases/{pair.older}/joinings/{made}/"' in page  # to answer
    assert pair.number("older") in page
    assert pair.number("younger") not in page
    assert str(pair.younger) not in page
    # Those who are in scope in one of the cases alone, or in neither, are told nothing.
    assert "Inga av dina ärenden" in page_of(town, "colleague", "/cases/same-youth/")
    # The coordination, which proposed it, reads of the pair once.
    assert len(list_twins(by=town["coordinator"]).lines) == 1


def test_a_shut_step_of_the_younger_case_points_to_the_older_one(pair: Pair) -> None:
    pair.joined()
    page = page_of(pair.town, "coordinator", f"/cases/{pair.younger}/")
    steps = page.partition('id="next_step"')[2].partition("</section>")[0]
    assert "inte möjligt än" not in steps.partition("Avsluta")[0]
    assert "tas inte i det här ärendet" in steps
    assert "Steget tas i det äldre ärendet om samma unga." in steps
    assert "Fråga samordningen" not in steps
    assert f'href="/cases/{pair.older}/"' in page


def test_who_came_later_reads_of_no_other_case_at_a_shut_step(pair: Pair) -> None:
    pair.joined()
    town = pair.town
    joining.withdraw_for(town, pair.older, pair.older_consent, "police")
    seats.invite_agency(pair.younger, by=town["coordinator"], agency=town.agency("police"))
    seats.assign_member(
        pair.younger, by=town["police_contact"], membership=town["officer"].membership_id
    )
    page = page_of(town, "officer", f"/cases/{pair.younger}/")
    assert "Ärendet vilar och tar inga nya steg nu." in page
    assert "äldre ärendet om samma unga" not in page
