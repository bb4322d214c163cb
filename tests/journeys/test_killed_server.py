"""The server is killed while a form is open: nothing that was typed is lost."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser, expect

from casework.models import Identity, Note, UnsentForm
from tests import town as towns
from tests.journeys.people import Person, address_of, live_town
from tests.journeys.served import Server

TEXT = "Elias kom inte till skolan i dag heller."


@pytest.fixture
def server(own_database: None, tmp_path: Path) -> Iterator[Server]:
    """A process that serves the test's own database."""
    server = Server(tmp_path / "server.log")
    try:
        server.start()
        yield server
    finally:
        server.kill()


@pytest.fixture
def case(own_database: None) -> UUID:
    return towns.note_concern(live_town())


@pytest.fixture
def teacher(chromium: Browser, server: Server, case: UUID) -> Iterator[Person]:
    """Somebody in the middle of a note; nothing of it is kept before its ten seconds."""
    context = chromium.new_context(base_url=server.url, locale="sv-SE")
    context.set_default_timeout(20_000)
    teacher = Person(context.new_page()).log_in(address_of("teacher"))
    teacher.page.clock.install()
    teacher.page.goto(f"/cases/{case}/notes/")
    teacher.select(topic="schooling")
    teacher.fill(text=TEXT)
    yield teacher
    context.close()


def notes() -> int:
    return Note.objects.filter(topic="schooling").count()


def test_the_text_stays_on_the_page_and_is_sent_when_the_server_is_back(
    server: Server, teacher: Person
) -> None:
    server.kill()
    teacher.page.get_by_role("button", name="Spara anteckningen").click()
    expect(teacher.page.locator(".kept")).to_contain_text("Den finns kvar på sidan")
    expect(teacher.page.get_by_label("Anteckning")).to_have_value(TEXT)
    assert (notes(), UnsentForm.objects.count()) == (0, 0)
    server.start()
    teacher.press("Spara anteckningen")
    teacher.sees(TEXT)
    assert (notes(), UnsentForm.objects.count()) == (1, 0)


def test_what_was_kept_before_is_offered_to_whoever_closed_the_page_as_well(
    server: Server, teacher: Person, case: UUID
) -> None:
    teacher.page.clock.fast_forward(10_000)
    expect(teacher.page.locator(".kept")).to_contain_text("Sparat som påbörjad text")
    server.kill()
    teacher.page.close()
    server.start()
    later = Person(teacher.page.context.new_page())
    later.page.goto(f"/cases/{case}/notes/")
    later.follow("Fortsätt skriva")
    expect(later.page.get_by_label("Anteckning")).to_have_value(TEXT)
    later.press("Spara anteckningen")
    later.sees(TEXT)
    assert (notes(), UnsentForm.objects.count()) == (1, 0)


def test_a_short_form_that_is_not_kept_is_sent_when_the_browsers_own_error_page_is_loaded_again(
    server: Server, teacher: Person, case: UUID
) -> None:
    youth = Identity.objects.get(case_id=case, concerns="youth")
    teacher.page.on("dialog", lambda leaving: leaving.accept())
    teacher.page.goto(f"/cases/{case}/identity/{youth.pk}/")
    teacher.fill(surname="Almgren")
    server.kill()
    teacher.page.get_by_role("button", name="Spara", exact=True).click()
    teacher.page.wait_for_function("location.protocol === 'chrome-error:'")
    server.start()
    teacher.page.reload()
    teacher.sees("Elias Almgren")
