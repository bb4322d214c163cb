"""The menu marks where one is, and the pages speak to the reader's own role."""

import re

import pytest
from django.test import Client

from agencies.models import User
from tests import town as towns
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def browser(town: Town, who: str) -> Client:
    client = Client(raise_request_exception=False)
    user = User.objects.get(pk=town[who].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    return client


def page(town: Town, who: str, path: str) -> str:
    return browser(town, who).get(path).content.decode()


@pytest.mark.parametrize(
    ("who", "path", "words"),
    [
        ("teacher", "/cases/", "Mina ärenden"),
        ("teacher", "/cases/new/", "Mina ärenden"),
        ("teacher", "/consultations/new/", "Samråd utan namn"),
        ("teacher", "/unsent/", "Mina ärenden"),
        ("administrator", "/administration/members/invite/", "Medlemmar"),
        ("administrator", "/administration/agencies/add/", "Verksamheter"),
    ],
)
def test_the_menu_marks_one_place(town: Town, who: str, path: str, words: str) -> None:
    marked = re.findall(r'<a href="[^"]*" aria-current="page">([^<]*)</a>', page(town, who, path))
    assert marked == [words]


def test_an_empty_list_sends_nobody_to_themselves(town: Town) -> None:
    assert "Din kontaktperson kan också lägga till dig." in page(town, "teacher", "/cases/")
    assert "Be din kontaktperson lägga till dig." in page(town, "decider", "/cases/")
    for who in ("contact", "head_teacher", "coordinator"):
        listed = page(town, who, "/cases/")
        listed = listed[listed.index("<main") : listed.index("</main>")]
        assert "kontaktperson" not in listed
        assert "tilldelar dig själv eller en kollega" in listed


def test_a_refused_administrator_is_not_sent_to_the_administrator(town: Town) -> None:
    assert "prata med systemförvaltaren" in page(town, "teacher", "/review/")
    refused = page(town, "administrator", "/cases/")
    assert "Systemförvaltaren sköter medlemmar och verksamheter" in refused
    assert "prata med" not in refused


def test_whoever_is_logged_in_goes_on_from_a_spent_link_to_the_first_page(town: Town) -> None:
    link = "/invitation/1-abc-def/"
    known = page(town, "teacher", link)
    unknown = Client().get(link).content.decode()
    assert "Länken gäller inte" in known
    assert "Länken gäller inte" in unknown
    assert ("Till startsidan" in known, "Till inloggningen" in known) == (True, False)
    assert ("Till startsidan" in unknown, "Till inloggningen" in unknown) == (False, True)


def test_an_empty_field_is_said_in_one_short_sentence(town: Town) -> None:
    client = browser(town, "administrator")
    form = {"acting_for": str(town["administrator"].membership_id)}
    answer = client.post("/administration/members/invite/", form).content.decode()
    assert "Fyll i fältet." in answer
    assert "måste fyllas i" not in answer
    log_in = Client().post("/login/", {}).content.decode()
    assert "Fyll i fältet." in log_in
    assert "måste fyllas i" not in log_in
