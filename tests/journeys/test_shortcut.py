"""The key that goes to the field for a case number, on every page and never while one types."""

from playwright.sync_api import expect

from casework.models import Case
from tests import town as towns
from tests.journeys.conftest import NewVisitor
from tests.journeys.people import Person, address_of, live_town


def test_a_key_goes_to_the_case_number_from_any_page(visitor: NewVisitor) -> None:
    town = live_town()
    number = Case.objects.get(pk=towns.note_concern(town)).number
    teacher = Person(visitor()).log_in(address_of("teacher"))
    page = teacher.page
    field = page.get_by_label("Ärendenummer")
    page.goto("/help/")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type(number[-4:].lower())
    with page.expect_navigation():
        page.keyboard.press("Enter")
    teacher.sees(number)


def test_the_key_is_a_character_where_one_types_and_nothing_when_turned_off(
    visitor: NewVisitor,
) -> None:
    live_town()
    teacher = Person(visitor()).log_in(address_of("teacher"))
    page = teacher.page
    page.goto("/cases/new/")
    text = page.locator("textarea[name=text]")
    text.press("/")
    expect(text).to_have_value("/")
    page.on("dialog", lambda leaving: leaving.accept())
    page.goto("/help/")
    teacher.press("Stäng av kortkommandot")
    teacher.sees("Kortkommandot är avstängt.")
    page.keyboard.press("/")
    expect(page.get_by_label("Ärendenummer")).not_to_be_focused()
    teacher.press("Slå på kortkommandot")
    page.keyboard.press("/")
    expect(page.get_by_label("Ärendenummer")).to_be_focused()
