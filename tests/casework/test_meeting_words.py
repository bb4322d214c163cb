"""What the pages of a meeting say: of another day, of who is there, and of what is adopted."""

import re
from datetime import timedelta

import pytest
from django.utils.formats import date_format
from django.utils.timezone import localtime

from access import clock
from access.clock import today
from casework.hearing import Comer
from casework.management.demo import telling
from casework.meeting_states import MeetingKind
from casework.models import Meeting
from casework.writing.meetings import calling, holding
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def html_of(town: Town, url: str) -> str:
    return browser(town, "coordinator").get(url).content.decode()


def test_a_meeting_that_starts_on_another_day_than_planned_is_to_be_moved_first(town: Town) -> None:
    meeting = told.called(town, kind=MeetingKind.SITUATION, days=3)
    other_day = "Flytta det först om det hålls i dag."
    assert other_day in html_of(town, f"/meetings/{meeting}/")
    with clock.moved_to(telling.at(today() + timedelta(days=3))):
        html = html_of(town, f"/meetings/{meeting}/")
    assert "Starta mötet" in html
    assert other_day not in html
    calling.step_meeting(meeting, "start", by=town["coordinator"])
    assert other_day not in html_of(town, f"/meetings/{meeting}/")


def test_who_is_there_without_an_account_is_told_so_on_both_pages_and_named_on_one(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    meeting = told.called(town, case)
    told.outsider(town, meeting, "police", "Områdespolis Berg")
    told.start(town, meeting)
    told.roll_call(town, meeting, Comer.OUTSIDER, Comer.MEMBER)
    told.present(town, meeting, "teacher")
    holding.open_item(meeting, case, by=town["coordinator"])
    page = html_of(town, f"/meetings/{meeting}/")
    screen = html_of(town, f"/meetings/{meeting}/cases/{case}/")
    assert 'Områdespolis Berg <span class="soft">Polisen, utan konto</span>' in page
    assert "Någon (Polisen, utan konto)" in screen
    assert "Områdespolis Berg" not in screen


def test_where_not_all_in_the_room_may_hear_the_screen_says_that_somebody_may_not(
    town: Town,
) -> None:
    case, consent = towns.consented(town)
    meeting = told.opened(town, case)
    towns.withdraw(town, case, consent)
    screen = html_of(town, f"/meetings/{meeting}/cases/{case}/")
    assert "Någon i rummet får inte höra om ärendet." in screen
    assert "Alla i rummet" not in screen


def test_after_the_family_was_there_only_those_of_agencies_are_said_to_have_been_away(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    meeting = told.network(town, case, Comer.GUARDIAN_1)
    told.finished(town, meeting, case)
    screen = html_of(town, f"/meetings/{meeting}/cases/{case}/")
    assert "Ingen utan konto från en verksamhet var på plats när ärendet togs upp." in screen
    calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])
    for url in (f"/meetings/{meeting}/", "/meetings/"):
        assert "Protokollet fastställt" in html_of(town, url)


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_a_new_meeting_asks_for_cases_where_it_has_any(town: Town, kind: MeetingKind) -> None:
    client = browser(town, "coordinator")
    form = client.get("/meetings/new/").context["form"]
    fields = {
        "acting_for": str(town["coordinator"].membership_id),
        "sending": str(form["sending"].value()),
        "kind": kind.value,
        "day": (today() + timedelta(days=5)).isoformat(),
        "begins": "13:00",
        "length": "60",
        "place": "Kommunhuset",
        "times": "1",
    }
    html = client.post("/meetings/new/", fields, follow=True).content.decode()
    assert "Mötet är planerat." in html
    assert ("lägg till ärenden" in html) == (kind is not MeetingKind.SITUATION)


def test_a_case_that_is_open_is_closed_from_the_meetings_own_page(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.running(town, case)
    close = f'action="/meetings/{meeting}/cases/{case}/close/"'
    assert close not in html_of(town, f"/meetings/{meeting}/")
    holding.open_item(meeting, case, by=town["coordinator"])
    assert close in html_of(town, f"/meetings/{meeting}/")


def test_once_a_meeting_is_checked_to_start_it_is_the_first_thing_to_do_on_its_day(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    meeting = told.called(town, case, days=3)
    first = re.compile(r'<button type="submit" class="button">([^<]*)</button>')
    assert first.findall(html_of(town, f"/meetings/{meeting}/")) == ["Markera som kontrollerat"]
    with clock.moved_to(telling.at(today() + timedelta(days=3))):
        calling.step_meeting(meeting, "check_consent", by=town["coordinator"])
        assert first.findall(html_of(town, f"/meetings/{meeting}/")) == ["Starta mötet"]


def test_a_notice_of_a_meeting_says_when_it_is(town: Town) -> None:
    meeting = told.called(town, people=("officer",))
    begins = date_format(localtime(Meeting.objects.get(pk=meeting).starts_at), "j F H:i")
    html = browser(town, "officer").get("/notices/").content.decode()
    assert f'<a href="/meetings/{meeting}/">Mötet {begins}</a>' in html
