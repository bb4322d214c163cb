"""Nothing typed is lost: the page is left, the network goes, the log-in ends, or is about to."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.contrib.sessions.models import Session
from playwright.sync_api import TimeoutError, expect

from casework.models import Note, UnsentForm
from tests import town as towns
from tests.journeys.conftest import NewVisitor
from tests.journeys.people import PASSWORD, Person, address_of, live_town

TEXT = "Elias kom inte till skolan i dag heller."


def writing_a_note(visitor: NewVisitor, *, strict: bool = True) -> Person:
    town = live_town()
    case = towns.note_concern(town)
    teacher = Person(visitor(strict=strict)).log_in(address_of("teacher"))
    teacher.page.clock.install()
    teacher.page.goto(f"/cases/{case}/notes/")
    teacher.select(topic="schooling")
    teacher.fill(text=TEXT)
    return teacher


def status(teacher: Person) -> Any:
    return teacher.page.locator(".kept")


def test_a_page_that_is_left_offers_the_text_again(visitor: NewVisitor) -> None:
    teacher = writing_a_note(visitor)
    teacher.page.clock.fast_forward(10_000)
    expect(status(teacher)).to_contain_text("Sparat som påbörjad text")
    teacher.page.goto("/cases/")
    teacher.follow("Visa påbörjade texter")
    teacher.follow("Fortsätt skriva")
    expect(teacher.page.get_by_label("Anteckning")).to_have_value(TEXT)
    teacher.press("Spara anteckningen")
    teacher.sees(TEXT)
    assert not UnsentForm.objects.exists()


def test_a_page_that_is_left_at_once_keeps_the_text(visitor: NewVisitor) -> None:
    teacher = writing_a_note(visitor)
    teacher.page.on("dialog", lambda leaving: leaving.accept())
    teacher.page.goto("/cases/")
    for _look in range(20):  # the saving goes on after the page has been left
        teacher.page.goto("/unsent/")
        if UnsentForm.objects.exists():
            break
    teacher.page.reload()
    teacher.follow("Fortsätt skriva")
    expect(teacher.page.get_by_label("Anteckning")).to_have_value(TEXT)


def test_nothing_is_saved_more_often_than_every_ten_seconds(visitor: NewVisitor) -> None:
    teacher = writing_a_note(visitor)
    savings: list[str] = []
    teacher.page.on("request", lambda asked: "/unsent/" in asked.url and savings.append(asked.url))
    teacher.page.clock.fast_forward(8_000)
    teacher.fill(text=f"{TEXT} Mer.")
    assert savings == []
    teacher.page.clock.fast_forward(2_000)
    expect(status(teacher)).to_contain_text("Sparat som påbörjad text")
    assert len(savings) == 1


def test_whoever_leaves_with_a_text_that_is_not_kept_is_asked(visitor: NewVisitor) -> None:
    teacher = writing_a_note(visitor)
    asked: list[str] = []
    teacher.page.on("dialog", lambda leaving: (asked.append(leaving.type), leaving.accept()))
    teacher.page.goto("/cases/")
    assert asked == ["beforeunload"]


def test_a_form_that_is_lost_on_its_way_is_kept(visitor: NewVisitor) -> None:
    teacher = writing_a_note(visitor, strict=False)
    teacher.page.route("**/notes/", lambda way: way.abort())
    with teacher.page.expect_event("requestfailed"):
        teacher.page.get_by_role("button", name="Spara anteckningen").click()
    assert UnsentForm.objects.count() == 1
    assert not Note.objects.filter(topic="schooling").exists()


def test_without_a_network_the_text_stays_and_goes_when_it_is_back(visitor: NewVisitor) -> None:
    teacher = writing_a_note(visitor, strict=False)
    teacher.page.context.set_offline(True)
    teacher.page.get_by_role("button", name="Spara anteckningen").click()
    expect(status(teacher)).to_contain_text("Den finns kvar på sidan")
    expect(teacher.page.get_by_label("Anteckning")).to_have_value(TEXT)
    assert not Note.objects.filter(topic="schooling").exists()
    teacher.page.context.set_offline(False)
    teacher.press("Spara anteckningen")
    teacher.sees(TEXT)


def test_a_log_in_that_ended_takes_no_text(visitor: NewVisitor) -> None:
    teacher = writing_a_note(visitor, strict=False)
    Session.objects.all().delete()
    teacher.page.get_by_role("button", name="Spara anteckningen").click()
    expect(status(teacher)).to_contain_text("Du är utloggad")
    other = teacher.page.context.new_page()
    other.goto("/login/")
    other.get_by_label("E-post").fill(address_of("teacher"))
    other.get_by_label("Lösenord").fill(PASSWORD)
    with other.expect_navigation():
        other.get_by_role("main").get_by_role("button", name="Logga in").click()
    teacher.press("Spara anteckningen")
    teacher.sees(TEXT)
    assert Note.objects.filter(topic="schooling").count() == 1


def test_logged_out_one_is_led_to_log_in_and_the_saving_waits_longer(visitor: NewVisitor) -> None:
    teacher = writing_a_note(visitor, strict=False)
    Session.objects.all().delete()
    tries: list[str] = []
    teacher.page.on("request", lambda sent: tries.append(sent.url))
    for _ten_seconds in range(8):
        teacher.page.clock.fast_forward(10_000)
        teacher.page.wait_for_timeout(150)
    expect(status(teacher)).to_contain_text("Du är utloggad")
    link = teacher.page.get_by_role("link", name="Logga in (öppnas i en ny flik)")
    expect(link).to_have_attribute("target", "_blank")
    kept = [url for url in tries if "/unsent/" in url or "/remaining/" in url]
    assert 1 <= len(kept) <= 4


def test_a_text_that_is_read_through_is_offered_again_on_the_way_back(visitor: NewVisitor) -> None:
    town = live_town()
    case, _consent = towns.consented(town)
    teacher = Person(visitor()).log_in(address_of("teacher"))
    teacher.page.goto(f"/cases/{case}/notes/")
    teacher.select(topic="schooling")
    teacher.fill(text=TEXT)
    teacher.page.get_by_label("Polisen").check()
    teacher.press("Spara anteckningen")
    teacher.sees("Kontrollera innan du fortsätter")
    teacher.page.goto(f"/cases/{case}/notes/")
    teacher.follow("Fortsätt skriva")
    expect(teacher.page.get_by_label("Anteckning")).to_have_value(TEXT)


def test_two_quick_clicks_write_one_note(visitor: NewVisitor) -> None:
    teacher = writing_a_note(visitor)
    with teacher.page.expect_navigation():
        teacher.page.get_by_role("button", name="Spara anteckningen").dblclick()
    teacher.sees(TEXT)
    assert Note.objects.filter(topic="schooling").count() == 1


def test_without_scripts_a_button_keeps_the_text(visitor: NewVisitor) -> None:
    town = live_town()
    case = towns.note_concern(town)
    teacher = Person(visitor(scripts=False)).log_in(address_of("teacher"))
    teacher.page.goto(f"/cases/{case}/notes/")
    teacher.fill(text=TEXT)
    teacher.press("Spara och fortsätt senare")
    teacher.sees("Sparat som påbörjad text")
    teacher.page.goto(f"/cases/{case}/notes/")
    teacher.follow("Fortsätt skriva")
    expect(teacher.page.get_by_label("Anteckning")).to_have_value(TEXT)


def test_the_end_of_a_log_in_is_told_five_minutes_ahead_in_every_tab(
    visitor: NewVisitor, settings: Any
) -> None:
    live_town()
    teacher = Person(visitor()).log_in(address_of("teacher"))
    settings.SESSION_IDLE_TIME = timedelta(minutes=6)
    teacher.page.goto("/cases/new/")
    teacher.page.wait_for_load_state("networkidle")
    expect(teacher.page.get_by_role("dialog")).to_be_hidden()
    settings.SESSION_IDLE_TIME = timedelta(minutes=5)
    teacher.page.goto("/cases/new/")
    dialog = teacher.page.get_by_role("dialog", name="Arbetar du fortfarande?")
    expect(dialog).to_contain_text("Du loggas ut om")
    other = teacher.page.context.new_page()
    other.goto("/cases/")
    expect(other.get_by_role("dialog")).to_be_visible()
    settings.SESSION_IDLE_TIME = timedelta(minutes=15)
    dialog.get_by_role("button", name="Fortsätt arbeta").click()
    expect(dialog).to_be_hidden()
    expect(other.get_by_role("dialog")).to_be_hidden()


def test_when_the_log_in_has_ended_nothing_stays_on_the_screen(
    visitor: NewVisitor, settings: Any
) -> None:
    town = live_town()
    case = towns.note_concern(town)
    teacher = Person(visitor()).log_in(address_of("teacher"))
    teacher.page.clock.install()
    teacher.page.goto(f"/cases/{case}/")
    teacher.sees("Elias")
    Session.objects.all().delete()
    log_in = teacher.page.get_by_role("heading", name="Logga in")
    for _ten_minutes in range(6):  # the page may set its timer after the clock was put on
        teacher.page.clock.fast_forward(600_000)
        with suppress(TimeoutError):
            log_in.wait_for(timeout=2_000)
            break
    expect(log_in).to_be_visible()
    teacher.does_not_see("Elias")
