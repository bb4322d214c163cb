"""Help and what the law asks for: there for everyone, on every page, honest where not filled in."""

import re
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from access.policy import ROLE_MAY
from access.roles import Role
from agencies.models import User
from config.env import NotConfigured
from config.information import Information, information
from information.first_week import FIRST_WEEK
from tests import town as towns
from tests.town import Town

LAW = ("accessibility", "privacy", "cookies")
EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "information.example.toml"
PLACEHOLDER = "[kommunen fyller i]"
# Whom the test towns have in each role.
SOMEBODY = {
    Role.COORDINATOR: "coordinator",
    Role.CONTACT_PERSON: "contact",
    Role.CASE_WORKER: "teacher",
    Role.HEAD_TEACHER: "head_teacher",
    Role.DECIDER: "decider",
    Role.LOG_REVIEWER: "school_reviewer",
    Role.ADMINISTRATOR: "administrator",
}


def page_of(client: Client, name: str) -> str:
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def logged_in(town: Town, key: str) -> Client:
    client = Client()
    user = User.objects.get(pk=town[key].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    return client


@pytest.mark.parametrize("name", LAW)
def test_a_visitor_finds_each_page_from_the_foot_of_the_log_in_page(db: None, name: str) -> None:
    assert f'href="{reverse(name)}"' in page_of(Client(), "login")
    page_of(Client(), name)


def test_help_is_the_first_link_after_the_product_on_every_page(db: None) -> None:
    town = towns.found()
    clients = [(Client(), "login"), (Client(), "privacy")]
    clients += [(logged_in(town, "teacher"), name) for name in ("cases", "new_case", "help")]
    clients += [(logged_in(town, "school_reviewer"), "review")]
    for client, name in clients:
        page = page_of(client, name)
        head = page[page.index("<header>") : page.index("</header>")]
        assert re.findall(r'href="([^"#]+)"', head)[:2] == ["/", "/help/"], name
    lost = Client().get("/no-such-page/").content.decode()
    assert 'href="/help/"' in lost


def test_what_the_municipality_has_not_told_is_seen_at_once(db: None) -> None:
    assert PLACEHOLDER in page_of(Client(), "accessibility")
    page = page_of(Client(), "privacy")
    assert PLACEHOLDER in page
    assert "har inte godkänt den än" in page


def test_what_the_municipality_has_told_is_shown(
    db: None, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VARSAM_INFORMATION_FILE", str(EXAMPLE))
    settings.INFORMATION = information()
    for name in ("accessibility", "privacy"):
        page = page_of(Client(), name)
        assert PLACEHOLDER not in page
        assert "tillganglighet@example.se" in page
    assert "Socialnämnden" in page_of(Client(), "privacy")
    assert "har inte godkänt den än" not in page_of(Client(), "privacy")


@pytest.mark.parametrize(
    "told", ["muncipality = 'X'", "phone = 1", "[[controllers]]\nagency = 'A'", "= ="]
)
def test_a_mistake_in_what_is_told_stops_the_start(
    told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VARSAM_INFORMATION", told)
    with pytest.raises(NotConfigured):
        information()
    monkeypatch.delenv("VARSAM_INFORMATION")
    assert information() == Information()


def test_the_statement_says_what_the_law_asks(db: None) -> None:
    page = page_of(Client(), "accessibility")
    for words in (
        "2018:1937",
        "delvis förenligt",
        "Brister som vi känner till",
        "Självskattning",
        "oskäligt betungande",
        "uppdaterades senast",
        "https://www.digg.se/tdosanmalan",
    ):
        assert words in page, words


def test_every_role_that_people_have_has_a_first_week() -> None:
    assert set(FIRST_WEEK) == set(ROLE_MAY) - {Role.SYSTEM} == set(SOMEBODY)
    assert [role for role, steps in FIRST_WEEK.items() if not 5 <= len(steps) <= 8] == []


@pytest.mark.parametrize("role", SOMEBODY)
def test_each_link_of_the_first_week_opens_for_that_role(db: None, role: Role) -> None:
    client = logged_in(towns.found(), SOMEBODY[role])
    page = page_of(client, "help")
    assert page.count("<ol>") == 1
    for step in FIRST_WEEK[role]:
        if step.page:
            assert f'<a href="{reverse(step.page)}">{step.text}</a>' in page
            page_of(client, step.page)


def test_a_visitor_sees_all_first_weeks_and_no_link_that_would_stop_at_the_log_in(
    db: None,
) -> None:
    page = page_of(Client(), "help")
    assert page.count("<ol>") == len(FIRST_WEEK)
    assert reverse("new_case") not in page
