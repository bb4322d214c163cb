"""Whoever works with more cases than a page holds finds all of them, page after page."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from access import clock
from agencies.models import User
from agencies.writing.members import end_membership
from casework.management.demo import telling
from casework.models import Case
from casework.reading.cases import LINES_A_PAGE
from consent.terms import ConcernCategory
from tests import town as towns
from tests.town import Town

CASES = LINES_A_PAGE + 3


@pytest.fixture
def town(db: None) -> Town:
    town = towns.found()
    for place in range(CASES):
        with clock.moved_to(clock.now() + timedelta(minutes=place - CASES)):
            telling.concern(
                town["teacher"],
                (f"Elias{place}", "Alm"),
                "20120305-2392",
                ConcernCategory.SUBSTANCES,
                "Drack sprit på skoldiscot.",
            )
    return town


@pytest.fixture
def browser(town: Town) -> Client:
    client = Client()
    client.force_login(
        User.objects.get(pk=town["teacher"].user_id), backend="agencies.backends.MemberBackend"
    )
    return client


def numbers(text: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"GK-\d{4}-\w{4}", text)))


def page(browser: Client, number: int) -> str:
    answer = browser.get("/cases/", {"page": number})
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_case_stands_on_one_page_the_newest_first(browser: Client) -> None:
    first, second = page(browser, 1), page(browser, 2)
    assert [len(numbers(first)), len(numbers(second))] == [LINES_A_PAGE, CASES - LINES_A_PAGE]
    assert not set(numbers(first)) & set(numbers(second))
    assert ("?page=2" in first, "?page=0" in first) == (True, False)
    assert ("?page=1" in second, "?page=3" in second) == (True, False)


def test_a_page_beyond_the_last_says_so_and_leads_back(browser: Client) -> None:
    text = page(browser, 3)
    assert "Den här sidan är tom" in text
    assert numbers(text) == []


def test_names_are_shown_on_the_next_page_too(town: Town, browser: Client) -> None:
    assert "Elias" not in page(browser, 2)
    acting_for = str(town["teacher"].membership_id)
    browser.post("/cases/names/", {"show": "yes", "acting_for": acting_for})
    assert "Elias52 A., 2012" in page(browser, 1)
    assert re.findall(r"Elias(\d+) A\., 2012", page(browser, 2)) == ["2", "1", "0"]


def test_cases_that_wait_for_somebody_stand_first_and_go_on_over_the_pages(town: Town) -> None:
    own = telling.concern(
        town["contact"], ("Ida", "Alm"), "20120305-2392", ConcernCategory.SUBSTANCES, "Borta."
    )
    end_membership(town["teacher"].membership_id, by=town["administrator"])
    client = Client()
    client.force_login(
        User.objects.get(pk=town["contact"].user_id), backend="agencies.backends.MemberBackend"
    )
    first, second = page(client, 1), page(client, 2)
    number = Case.objects.get(pk=own).number
    assert [len(numbers(first)), len(numbers(second))] == [LINES_A_PAGE, CASES + 1 - LINES_A_PAGE]
    assert (number in first, number in second) == (False, True)
    assert "Väntar på att din verksamhet tilldelar någon" in first
    assert "Fler ärenden följer på nästa sida" in first
    assert "Du arbetar inte med något ärende" not in first + second
    assert "?page=2" in first
