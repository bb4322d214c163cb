"""What a page points to in itself is there: the form of a button, a label's field, a target."""

import re

import pytest
from django.conf import settings

from tests.doors import WHO
from tests.pages.conftest import Site, one_language_an_engine

POINTS = re.compile(r'\s(?:form|for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"')
TARGETS = re.compile(r'\shref="#([^"]+)"')
IDS = re.compile(r'\sid="([^"]+)"')


def dangling(html: str) -> set[str]:
    """The names that the page points to and does not have."""
    named = {name for points in POINTS.findall(html) for name in points.split()}
    nowhere = {"a link to nowhere"} if 'href=""' in html else set()
    return nowhere | ((named | set(TARGETS.findall(html))) - set(IDS.findall(html)))


@pytest.mark.timeout(900)  # as the other walks over every page
@one_language_an_engine
def test_no_page_points_to_what_is_not_there(site: Site, language: str) -> None:
    wrong = []
    seen = 0
    for name in WHO:
        client = site.people[name].client
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        for _route, path in site.paths(name):
            html = client.get(path).content.decode()
            seen += html.count('form="form"')
            wrong += [f"{name} {path} #{one}" for one in dangling(html)]
    assert wrong == []
    assert seen > 50


def test_a_button_without_its_form_would_be_seen() -> None:
    assert dangling('<button form="form">x</button> <a href="#gone">y</a> <p id="here">') == {
        "form",
        "gone",
    }
    assert dangling('<a href="">x</a>') == {"a link to nowhere"}
