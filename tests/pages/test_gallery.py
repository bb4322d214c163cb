"""The gallery in a real browser: axe in every theme and width, and nothing sticks out."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.pages.conftest import Site
from tests.pages.measures import SMALL, STICKS_OUT
from tests.pages.test_axe import ALL, findings

FAULTS = '<canvas width="900" height="9"></canvas><a href="/"><canvas width="9" height="9"></a>'
THEMES: tuple[dict[str, str], ...] = (
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"color_scheme": "light", "forced_colors": "active"},
    {"color_scheme": "dark", "forced_colors": "active"},
)


def opened(site: Site, width: int, **theme: str) -> Iterator[Page]:
    context = site.visit("visitor", viewport={"width": width, "height": 800}, **theme)
    page = context.new_page()
    page.goto("/components/")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    yield page
    context.close()


@pytest.mark.sqlite  # the gallery does not know the engine
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("theme", THEMES)
def test_the_gallery_has_no_fault_that_axe_can_find(
    site: Site, width: int, theme: dict[str, str]
) -> None:
    for page in opened(site, width, **theme):
        assert list(findings(page, ALL)) == []
    assert site.wrongs == []


@pytest.mark.sqlite
@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_sticks_out_and_no_target_is_too_small(site: Site, width: int) -> None:
    for page in opened(site, width):
        assert page.evaluate(STICKS_OUT) == []
        assert page.evaluate(SMALL) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.sqlite
def test_what_sticks_out_or_is_too_small_would_be_seen(site: Site) -> None:
    for page in opened(site, 320):
        page.evaluate(f"document.querySelector('main').insertAdjacentHTML('beforeend', `{FAULTS}`)")
        assert len(page.evaluate(STICKS_OUT)) == 1
        assert len(page.evaluate(SMALL)) == 1


@pytest.mark.sqlite
def test_characters_are_counted_while_somebody_types(site: Site) -> None:
    for page in opened(site, 320):
        text = page.get_by_label("Anteckning").first
        text.fill("x" * 499)
        page.get_by_text("Tecken kvar: 1", exact=True).first.wait_for()
        text.fill("x" * 503)
        page.get_by_text("Tecken för mycket: 3", exact=True).first.wait_for()
        assert len(text.input_value()) == 503
