"""The search by keyboard: from the list, and with the Enter key in its field."""

from playwright.sync_api import Page

from tests.pages.conftest import Site


def focused(page: Page, selector: str) -> bool:
    return bool(page.evaluate(f"document.activeElement.matches({selector!r})"))


def tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page, selector):
            return
    raise AssertionError(f"{selector} is not reached by the Tab key")


def test_the_search_is_reached_and_made_by_keyboard_without_scripts(site: Site) -> None:
    context = site.visit("teacher")
    page = context.new_page()
    page.goto("/cases/")
    tab_to(page, "main a[href='/search/']")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    context.close()
    page = site.visit("teacher", java_script_enabled=False).new_page()
    page.goto("/search/")
    page.locator("#id_personnummer").fill("20120305-2392")
    with page.expect_navigation():
        page.locator("#id_personnummer").press("Enter")
    assert page.locator("html").get_attribute("lang") == "sv"
    assert page.get_by_role("heading", name="Resultat").count() == 1
    assert page.url.endswith("/search/")
    assert page.locator("main table a").count() == 5
    page.context.close()
