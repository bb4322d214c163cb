"""Bookings in the browser: what is typed is not lost, and holding a talk fills in its form."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from access.clock import today
from casework.management.demo import telling
from casework.models import Talk, TalkBooking
from casework.reading.cases import read_case
from casework.writing.bookings import cancel_talk, move_talk
from tests import town as towns
from tests.browsing import browser
from tests.casework.test_bookings import SOON, moved
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def case(town: Town) -> UUID:
    case, _consent = towns.consented(town)
    return case


def posted(town: Town, who: str, **typed: Any) -> dict[str, Any]:
    return {
        "acting_for": str(town[who].membership_id),
        "sending": str(uuid4()),
        "kind": "concern",
        "day": SOON.isoformat(),
        "at_time": "15:00",
        "invited": ["youth", "guardian_1"],
        **typed,
    }


def test_moved_twice_at_once_nothing_is_lost(town: Town, case: UUID) -> None:
    booking = telling.book(case, town["teacher"], place="Skolan")
    address = f"/cases/{case}/bookings/{booking}/"
    client = browser(town, "teacher")
    assert 'value="15:00"' in client.get(address).content.decode()
    move_talk(case, booking, by=town["teacher"], **moved(place="Biblioteket"))
    typed = posted(town, "teacher", place="Hemma", version="1")
    answer = client.post(address, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    for told in ("Någon annan har ändrat bokningen", "Biblioteket", 'value="Hemma"'):
        assert told in page
    assert 'name="version" value="2"' in page
    assert client.post(address, {**typed, "sending": str(uuid4()), "version": "2"}).status_code
    assert read_case(case, by=town["teacher"]).bookings[0].place == "Hemma"


def held_form(town: Town, booking: UUID) -> dict[str, Any]:
    return {
        "acting_for": str(town["teacher"].membership_id),
        "sending": str(uuid4()),
        "checked": "yes",
        "booking": str(booking),
        "kind": "concern",
        "held_date": today().isoformat(),
        "holder": "Mentor",
        "agreed": "Läxhjälp på torsdagar.",
    }


def test_holding_it_fills_in_the_form_and_closes_the_booking(town: Town, case: UUID) -> None:
    booking = telling.book(case, town["teacher"], place="Skolans bibliotek")
    client = browser(town, "teacher")
    assert f"/cases/{case}/talks/?booking={booking}" in _page(client, f"/cases/{case}/")
    form = _page(client, f"/cases/{case}/talks/?booking={booking}")
    assert 'value="Skolans bibliotek"' in form
    assert f'name="booking" value="{booking}"' in form
    assert client.post(f"/cases/{case}/talks/", held_form(town, booking)).status_code == 302
    talk = Talk.objects.get()
    assert TalkBooking.objects.get(pk=booking).talk_id == talk.pk
    assert read_case(case, by=town["teacher"]).bookings == ()


def _page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("checked", ["", "yes"])
def test_a_talk_typed_while_a_colleague_cancelled_the_booking_is_kept(
    town: Town, case: UUID, checked: str
) -> None:
    booking = telling.book(case, town["teacher"])
    cancel_talk(case, booking, by=town["teacher"], reason="Förhinder.")
    client = browser(town, "teacher")
    typed = held_form(town, booking) | {"checked": checked}
    answer = client.post(f"/cases/{case}/talks/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    # Once in the summary of what is wrong, once above the form.
    assert page.count("Någon har redan avbokat eller registrerat") == 2
    assert "Läxhjälp på torsdagar." in page
    assert f'name="booking" value="{booking}"' not in page
    again = typed | {"checked": "yes", "booking": "", "sending": str(uuid4())}
    assert client.post(f"/cases/{case}/talks/", again).status_code == 302
    assert Talk.objects.count() == 1


def test_a_booking_in_the_browser(town: Town, case: UUID) -> None:
    client = browser(town, "teacher")
    address = f"/cases/{case}/bookings/"
    answer = client.post(address, posted(town, "teacher", invited=[]))
    assert (answer.status_code, TalkBooking.objects.exists()) == (422, False)
    assert client.post(address, posted(town, "teacher", place="Skolan")).status_code == 302
    booking = TalkBooking.objects.get()
    shown = _page(client, f"/cases/{case}/")
    for told in ("Bokade samtal", "klockan 15:00", "Plats: Skolan", "Bara din verksamhet ser"):
        assert told in shown
    cancelling = {
        "acting_for": str(town["teacher"].membership_id),
        "sending": str(uuid4()),
        "reason": "Familjen är bortrest.",
    }
    assert client.post(f"{address}{booking.pk}/cancellation/", cancelling).status_code == 302
    assert "Familjen är bortrest." in _page(client, f"/cases/{case}/")
