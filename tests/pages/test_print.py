"""On paper: what one reads is there, what one presses is not, and the lines fit an A4."""

import pytest
from playwright.sync_api import Page

from tests.pages.conftest import Site
from tests.pages.measures import STICKS_OUT

PAPER = {"width": 673, "height": 950}  # A4 without its margins, in CSS pixels
# What is pressed and yet printed; what matches `but` may be.
PRESSED = """
(but) => [...document.querySelectorAll("button, input, select, textarea, nav, .button")]
  .filter((one) => one.checkVisibility() && !(but && one.matches(but)))
  .map((one) => one.outerHTML.slice(0, 120))
"""
CASE = "cases/<uuid:case_id>/"
CONSENT = "cases/<uuid:case_id>/consents/<uuid:consent_id>/"


def printed(site: Site, name: str, route: str) -> Page:
    page = site.visit(name, viewport=PAPER).new_page()
    page.emulate_media(media="print")
    page.goto(site.people[name].place.path(route))
    return page


@pytest.mark.sqlite  # paper does not know the engine
@pytest.mark.parametrize(
    ("name", "route", "said"),
    [
        ("teacher", CASE, "Oro noterad"),
        ("officer", CASE, "Vem får veta vad"),
        ("teacher", CONSENT, "Det som är ikryssat får delas"),
        ("teacher", "reports/<uuid:report_id>/", "Enligt 19 kap. 1 § socialtjänstlagen"),
        ("coordinator", "cases/", "Mina ärenden"),
        ("school_reviewer", "review/", "Loggen"),
        ("teacher", "help/", "Första veckan"),
    ],
)
def test_paper_shows_what_one_reads_and_nothing_that_one_presses(
    site: Site, name: str, route: str, said: str
) -> None:
    page = printed(site, name, route)
    assert said in page.get_by_role("main").inner_text()
    assert page.evaluate(PRESSED) == []
    assert page.evaluate(STICKS_OUT) == []
    assert page.locator(".printed").is_visible()
    assert not any(panel.is_visible() for panel in page.locator(".emergency").all())
    page.context.close()


@pytest.mark.sqlite
def test_a_button_on_paper_would_be_seen(site: Site) -> None:
    page = printed(site, "teacher", CASE)
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert len(page.evaluate(PRESSED)) == 1
    page.context.close()
