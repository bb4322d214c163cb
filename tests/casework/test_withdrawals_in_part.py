"""A part of a consent is taken back by a cross and a button; a part never becomes the whole."""

import re

import pytest

from tests import town as towns
from tests.casework.test_withdrawals import Browser, shared_case, state, withdraw
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def test_a_part_is_chosen_on_the_same_page(town: Town) -> None:
    case, consent = shared_case(town)
    path = f"/cases/{case}/consents/{consent}/withdrawals/"
    teacher = Browser(town, "teacher")
    part = {"part_giver": "guardian_1", "channel": "letter"}
    assert teacher.send(path, **part, topics=["leisure"])[0] == 302
    assert state(case, consent) == "limited"
    record = teacher.get(f"/cases/{case}/consents/{consent}/")
    assert "Alla verksamheter: Fritid · Genom: Brev" in record
    status, page = teacher.send(path, **part, topics=["identity"])
    assert (status, "Välj" in page) == (422, True)


def test_a_part_for_one_agency_takes_one_cross_and_one_button(town: Town) -> None:
    case, consent = shared_case(town)
    path = f"/cases/{case}/consents/{consent}/withdrawals/"
    teacher = Browser(town, "teacher")
    form = teacher.get(path).partition('<form id="form"')[2]
    assert "<details" not in form.partition("</form>")[0]  # nothing to unfold first
    assert re.search(r'name="part_giver" value="guardian_2">Vårdnadshavare 2: Lisa Alm<span', form)
    police = str(town.agency("police"))
    assert (
        teacher.send(path, part_giver="guardian_2", channel="phone", receivers=[police])[0] == 302
    )
    assert state(case, consent) == "limited"
    record = teacher.get(f"/cases/{case}/consents/{consent}/")
    assert "Polisen: alla ämnen · Genom: Telefon" in record


def test_a_part_with_no_cross_takes_nothing_back_and_says_so_at_the_crosses(town: Town) -> None:
    case, consent = shared_case(town)
    path = f"/cases/{case}/consents/{consent}/withdrawals/"
    status, page = Browser(town, "teacher").send(path, part_giver="guardian_1", channel="phone")
    assert (status, state(case, consent)) == (422, "valid")
    told = "Kryssa för minst en verksamhet eller ett ämne."
    beside = page.partition('id="id_receivers_error"')[2].partition("</div>")[0]
    assert told in beside


def test_the_whole_with_a_cross_is_asked_about_and_not_done(town: Town) -> None:
    case, consent = shared_case(town)
    path = f"/cases/{case}/consents/{consent}/withdrawals/"
    form = {"giver": "guardian_1", "channel": "phone", "topics": ["leisure"]}
    status, page = Browser(town, "teacher").send(path, **form)
    assert (status, state(case, consent)) == (422, "valid")
    assert "Du har kryssat för en del." in page
    assert 'value="leisure" id="id_topics_1" checked' in page  # what was crossed is still there


def test_the_timeline_says_that_the_whole_was_taken_back(town: Town) -> None:
    case, consent = shared_case(town)
    withdraw(town, case, consent)
    record = Browser(town, "teacher").get(f"/cases/{case}/consents/{consent}/")
    assert "Hela samtycket · Genom: Telefon" in record
