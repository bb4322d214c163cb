"""A teacher in a hurry, on a telephone: from the first page to a report that is printed."""

from playwright.sync_api import expect

from casework.models import ConcernReport
from tests import town as towns
from tests.journeys.conftest import NewVisitor
from tests.journeys.people import Person, address_of, live_town


def test_a_teacher_reports_in_a_hurry_prints_and_notes_the_answer_later(
    visitor: NewVisitor,
) -> None:
    town = live_town()
    towns.note_concern(town)
    page = visitor(width=360)
    page.add_init_script("window.print = () => { document.title = 'printed'; }")
    teacher = Person(page).log_in(address_of("teacher"))
    teacher.follow("Gör orosanmälan")
    teacher.sees("Ring först")
    expect(page.get_by_role("link", name="0000-00 00 01")).to_be_in_viewport()
    teacher.fill(receiver="Socialjouren, Eva", text="Han kom med blåmärken i dag.")
    page.get_by_label("Jag har bett om återkoppling").check()
    teacher.press_and_check("Spara anmälan")
    teacher.sees("Orosanmälan är sparad")
    assert ConcernReport.objects.get().case_id is None
    page.get_by_role("button", name="Skriv ut").click()
    assert page.title() == "printed"
    page.emulate_media(media="print")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Han kom med blåmärken i dag.")
    expect(page.get_by_role("heading", name="Återkoppling")).to_be_hidden()
    expect(page.get_by_role("button", name="Skriv ut")).to_be_hidden()
    page.emulate_media(media="screen")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    teacher.follow("Orosanmälningar")
    teacher.sees("Väntas senast")
    page.locator("main table a").first.click()
    teacher.follow("Anteckna återkoppling eller kvittens")
    teacher.tick("feedback", "not_opened")
    teacher.press("Spara", in_main=True)
    teacher.sees("Utredning inleds inte")
    teacher.follow("Orosanmälningar")
    teacher.sees("Utredning inleds inte")
