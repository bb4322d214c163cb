"""axe over every page, role, language and theme, under the site's own content security policy;
nothing moves while a page opens, and at 320 px nothing sticks out and no target is too small.

A page that is built the same for two roles is examined once: the same elements with the same
attributes, whatever words, addresses and values stand in them.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Locator, Page, TimeoutError

from access.declare import every_url
from tests.doors import STATUS, TABLE, WHO
from tests.pages.conftest import NOT_A_PAGE, Site, one_language_an_engine
from tests.pages.measures import crowded, narrow, shifted

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ALL = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations", "incomplete"]}
# What a theme can change: the rest of the rules read the document alone.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# What axe could not decide, with the judgement of somebody who looked.
JUDGED = json.loads((Path(__file__).parent / "judged.json").read_text())
# What is left out of a page to see how it is built. No rule of axe reads what stands in them,
# only whether something does.
WORDS = re.compile(r"(?<=>)[^<]*[^<\s][^<]*(?=<)")
VALUES = re.compile(r'\b(href|action|value|content|title|aria-label|data-[\w-]+)="[^"]+"')
IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")

axe = Axe()


def findings(page: Page, options: dict[str, object]) -> Iterator[str]:
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(axe.axe_script)
    result = page.evaluate(f"axe.run({json.dumps(options)})")
    for rule in result["violations"]:
        for node in rule["nodes"]:
            yield f"{rule['id']}: {node['target']} {node['failureSummary'][:200]}"
    for rule in result["incomplete"]:
        for node in rule["nodes"]:
            if not judged(rule["id"], str(node["target"])):
                yield f"undecided {rule['id']}: {node['target']} {node['html'][:120]}"


def judged(rule: str, target: str) -> bool:
    return any(rule == known["rule"] and known["target"] in target for known in JUDGED)


def examined(page: Page, where: str, *, themes: bool) -> Iterator[str]:
    """In both themes where the language is the first: what a colour does, no word changes."""
    yield from (f"{where}: {found}" for found in shifted(page))
    yield from (f"{where}: {found}" for found in findings(page, ALL))
    yield from (f"{where}: {found}" for found in crowded(page))
    yield from (f"{where} narrow: {found}" for found in narrow(page))
    if themes:
        page.emulate_media(color_scheme="dark")
        yield from (f"{where} dark: {found}" for found in findings(page, COLOURS))
        page.emulate_media(color_scheme="light")


def is_new(html: str, seen: set[str]) -> bool:
    """Whether the head of the page or what it holds was not examined yet."""
    parts = IDS.sub("", VALUES.sub(r"\1", WORDS.sub("x", html))).partition("<main")
    digests = {hashlib.sha256(part.encode()).hexdigest() for part in (parts[0], parts[2])}
    new = not digests <= seen
    seen |= digests
    return new


def html_of(site: Site, name: str, language: str, path: str) -> str:
    client = site.people[name].client
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client.get(path).content.decode()


@pytest.mark.timeout(900)
@one_language_an_engine
def test_no_page_has_a_fault_that_axe_can_find(site: Site, language: str) -> None:
    seen: set[str] = set()
    faults: list[str] = []
    for name in WHO:
        page = site.visit(name, language=language).new_page()
        for _route, path in site.paths(name):
            if is_new(html_of(site, name, language, path), seen):
                page.goto(path)
                faults += examined(page, f"{name} {language} {path}", themes=language == "sv")
        page.context.close()
    assert not faults, "\n".join(faults)
    assert site.wrongs == []


# Forms that may be sent as they stand: no field of theirs must be filled in.
NOTHING_TO_FILL_IN = {
    "advice/<uuid:advice_id>/",
    "cases/<uuid:case_id>/consents/form/",
    "cases/<uuid:case_id>/consents/information/",
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/form/",
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/withdrawals/",
    "cases/<uuid:case_id>/decisions/<uuid:decision_id>/confirm/",
    "cases/<uuid:case_id>/decisions/<uuid:decision_id>/end/",
    "cases/<uuid:case_id>/items/<uuid:item_id>/guardians/",
    "cases/<uuid:case_id>/releases/<uuid:release_id>/",
    "cases/<uuid:case_id>/plan/",
    "cases/<uuid:case_id>/follow-up/",
    "consultations/<uuid:question_id>/end/",
    "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/minutes/<uuid:line_id>/strike/",
}


# What is emptied first; nothing is chosen for a file, and a choice cannot be taken back.
EMPTIED = "main form :is(input, textarea)[required]:not([type=radio], [type=file])"


def sending(page: Page) -> Locator:
    """The button of the page's own form, which is not one that prints what stands above it."""
    own = page.locator("main form#form .button")
    return (
        own if own.count() else page.locator("main form[method=post] .button:not(.second)")
    ).first


@pytest.mark.postgresql
@pytest.mark.timeout(900)
def test_no_form_that_comes_back_with_errors_has_a_fault(site: Site) -> None:
    faults: list[str] = []
    sent = set(NOTHING_TO_FILL_IN)
    for name in ("visitor", "teacher", "coordinator", "police_contact", "administrator"):
        page = site.visit(name).new_page()
        for route, path in site.paths(name):
            if route in sent or TABLE[route][1][WHO.index(name)] not in "f;":
                continue
            page.goto(path)
            button = sending(page)
            if button.count():
                sent.add(route)
                for field in page.locator(EMPTIED).all():
                    field.fill("")
                button.click()
                where = f"{name} {route} sent empty"
                try:
                    page.get_by_role("alert").first.wait_for()
                except TimeoutError:
                    faults.append(f"{where}: no error is shown")
                else:
                    faults += examined(page, where, themes=True)
        page.context.close()
    assert not faults, "\n".join(faults)
    assert len(sent - NOTHING_TO_FILL_IN) > 20


def test_every_page_is_in_the_run() -> None:
    examined_routes = {
        route for route, (get, _post) in TABLE.items() if any(STATUS[mark] == 200 for mark in get)
    }
    pages = {route for route, view in every_url() if "GET" in methods_of(view)}
    assert {route for route in pages if not examined_routes & {route}} <= WITHOUT_A_PAGE


# Addresses that answer a GET by sending one on, or with figures for a script.
WITHOUT_A_PAGE = {"", "cases/find/", *NOT_A_PAGE}


def methods_of(view: object) -> set[str]:
    """What a view answers: POST alone, or GET as well."""
    wrapped = view
    while wrapped is not None:
        closure = getattr(wrapped, "__closure__", None) or ()
        for cell in closure:
            if cell.cell_contents in (["POST"], ["GET"], ["GET", "POST"]):
                return set(cell.cell_contents)
        wrapped = getattr(wrapped, "__wrapped__", None)
    return {"GET"}


@pytest.mark.sqlite
def test_the_page_on_which_a_step_is_checked_has_no_fault(site: Site) -> None:
    page = site.visit("teacher").new_page()
    case = site.people["teacher"].place.ids["case_id"]
    page.goto(f"/cases/{case}/notes/")
    page.get_by_label("Ämne").select_option("schooling")
    page.get_by_label("Anteckning", exact=True).fill("Kom inte i dag.")
    page.get_by_label("Polisen").check()
    page.get_by_role("button", name="Spara anteckningen").click()
    page.get_by_role("heading", name="Kontrollera innan du fortsätter").wait_for()
    assert list(examined(page, "sharing", themes=True)) == []
    page.context.close()


@pytest.mark.sqlite
def test_the_way_from_two_cases_about_one_youth_to_a_proposal_has_no_fault(site: Site) -> None:
    page = site.visit("coordinator").new_page()
    page.goto("/cases/same-youth/")
    page.get_by_role("link", name="Föreslå att ärendena förs samman").first.click()
    page.get_by_role("heading", name="Det här betyder det").wait_for()
    assert list(examined(page, "proposing", themes=True)) == []
    page.get_by_role("button", name="Skicka förslaget").click()
    page.get_by_role("heading", name="Kontrollera innan du fortsätter").wait_for()
    assert list(examined(page, "proposal checked", themes=True)) == []
    page.context.close()
