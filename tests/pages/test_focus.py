"""What has the keyboard's focus is seen: it has an outline, and no bar lies over it."""

import pytest
from playwright.sync_api import Page

from tests.journeys.focus import FOCUSED, fault, nothing
from tests.pages.conftest import Site

OBSCURED = """
const bar = document.createElement("div");
bar.id = "bar";
document.body.append(bar);
Object.assign(bar.style, {position: "fixed", inset: 0, background: "white"});
"""


def walked(page: Page, key: str = "Tab") -> list[str]:
    """What is wrong with anything that one comes to with the key."""
    wrong = []
    for _step in range(300):
        page.keyboard.press(key)
        if nothing(page.evaluate(FOCUSED)):
            return wrong
        found = fault(page)
        if found:
            wrong.append(str(found))
    raise AssertionError("One never comes to the end of the page.")


@pytest.mark.sqlite  # the page does not know the engine
@pytest.mark.parametrize("size", [(1280, 800), (360, 640)])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_nothing_covers_what_has_focus_on_the_case_page(
    site: Site, size: tuple[int, int], key: str
) -> None:
    context = site.visit("teacher", viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.goto(site.people["teacher"].place.path("cases/<uuid:case_id>/"))
    assert walked(page, key) == []
    context.close()


@pytest.mark.sqlite
def test_focus_is_seen_where_the_colours_are_the_reader_s_own(site: Site) -> None:
    context = site.visit("teacher", forced_colors="active")
    page = context.new_page()
    page.goto(site.people["teacher"].place.path("cases/<uuid:case_id>/notes/"))
    assert walked(page) == []
    context.close()


@pytest.mark.sqlite
def test_a_bar_that_covers_everything_would_be_seen(site: Site) -> None:
    context = site.visit("teacher")
    page = context.new_page()
    page.goto(site.people["teacher"].place.path("cases/<uuid:case_id>/"))
    page.evaluate(OBSCURED)
    assert len(walked(page)) > 10
    context.close()
