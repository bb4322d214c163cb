"""A talk is booked, moved, cancelled or held; a booking is its own agency's alone (domain 4.2)."""

import json
import re
from base64 import urlsafe_b64encode
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.http import Http404

from access.acts import Act
from access.blocked import Blocked
from access.clock import STOCKHOLM, today
from audit.models import Body
from casework.management.demo import telling
from casework.models import Identity, TalkBooking
from casework.models.identity import Protection
from casework.models.safety import Danger
from casework.reading.bookings import open_booking_form
from casework.reading.case_list import list_cases
from casework.reading.cases import read_case
from casework.reading.talks import open_talk_form
from casework.writing import persons
from casework.writing.bookings import cancel_talk, move_talk
from casework.writing.notes import release_item
from consent.relation import OutOfScope
from consent.terms import ConcernCategory, Person, Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.town import ONE, YOUTH, Town
from vault.sealed import Sealed

SOON = today() + timedelta(days=3)
ALONE: dict[str, Any] = {"invited": frozenset({YOUTH})}


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def case(town: Town) -> UUID:
    case, _consent = towns.consented(town)
    return case


def offered(town: Town, case: UUID, who: str = "teacher") -> list[str]:
    """Whom of the family the form of a booking lets one choose."""
    page = browser(town, who).get(f"/cases/{case}/bookings/").content.decode()
    codes = re.findall(r'name="invited" value="(\w+)"', page)
    assert list(open_booking_form(case, by=town[who]).may_come) == codes
    return codes


def test_only_those_whom_the_case_has_are_offered(town: Town) -> None:
    case = telling.concern(
        town["teacher"], ("Noa", "Ek"), "20130302-2394", ConcernCategory.SUBSTANCES, "Text."
    )
    telling.safe_to_ask(case, town["teacher"])
    assert offered(town, case) == ["youth"]
    telling.guardians(case, town["teacher"], ("Eva", "Ek", "19790124-9297"))
    assert offered(town, case) == ["youth", "guardian_1"]
    with pytest.raises(Blocked) as blocked:
        telling.book(case, town["teacher"], invited=frozenset({Person.GUARDIAN_2}))
    assert (blocked.value.code, blocked.value.field) == ("talk.nobody_named", "invited")
    persons.answer_safety_question(
        case, by=town["teacher"], answer=Danger.YES, reason="Ny uppgift."
    )
    assert offered(town, case) == ["youth"]


def test_the_form_opens_the_number_of_the_youth_and_no_guardians(town: Town, case: UUID) -> None:
    youth = Identity.objects.get(case=case, concerns=YOUTH.value, owner=town.agency("school"))
    open_booking_form(case, by=town["teacher"])
    entry = json.loads(bytes(Body.objects.latest("index").bytes))
    number = Identity._meta.get_field("personnummer").tag
    opened = [item[0] for item in entry["items"] if number in item[2]]
    assert opened == [urlsafe_b64encode(youth.pk.bytes).rstrip(b"=").decode()]


def test_of_a_youth_of_age_no_guardian_is_offered(town: Town, case: UUID) -> None:
    for who in ("teacher", "officer"):
        assert offered(town, case, who) == ["youth", "guardian_1", "guardian_2"]
    grown = told.of_age(town)
    assert offered(town, grown) == ["youth"]


def test_whoever_is_booked_already_stands_there_to_be_taken_off(town: Town, case: UUID) -> None:
    booking = telling.book(case, town["teacher"])
    persons.answer_safety_question(
        case, by=town["teacher"], answer=Danger.YES, reason="Ny uppgift."
    )
    page = browser(town, "teacher").get(f"/cases/{case}/bookings/{booking}/").content.decode()
    assert re.findall(r'name="invited" value="(\w+)"', page) == ["youth", "guardian_1"]


def test_a_booking_is_sealed_but_for_its_time(town: Town, case: UUID) -> None:
    booking = telling.book(case, town["teacher"], place="Skolan")
    row = TalkBooking.objects.get(pk=booking)
    assert row.starts_at == datetime.combine(SOON, time(15), STOCKHOLM)
    assert isinstance(row.place, Sealed)
    assert isinstance(row.invited, Sealed)
    assert towns.acts_of(town)[-1] == (Act.BOOK_TALK, "changed")


def test_the_agency_that_holds_the_talk_sees_it_and_its_day_and_nobody_else(
    town: Town, case: UUID
) -> None:
    before = read_case(case, by=town["officer"])
    telling.book(case, town["teacher"], place="Skolan", days=1)
    own = read_case(case, by=town["teacher"])
    (line,) = own.bookings
    assert (line.place, set(line.invited)) == ("Skolan", {"youth", "guardian_1"})
    assert own.next_date is not None
    assert (own.next_date.kind, own.next_date.day) == ("talk", today() + timedelta(days=1))
    (listed,) = list_cases(by=town["teacher"]).lines
    assert listed.next_date == own.next_date
    other = read_case(case, by=town["officer"])
    assert (other.bookings, other.next_date) == ((), before.next_date)
    (theirs,) = list_cases(by=town["officer"]).lines
    assert theirs.next_date == before.next_date


def test_a_booking_is_released_to_nobody_and_another_agency_finds_none(
    town: Town, case: UUID
) -> None:
    booking = telling.book(case, town["teacher"])
    with pytest.raises(OutOfScope):
        release_item(case, booking, by=town["teacher"], receivers=[town.agency("police")])
    with pytest.raises(OutOfScope):
        cancel_talk(case, booking, by=town["officer"], reason="Inte vår.")
    with pytest.raises(Http404):
        open_talk_form(case, by=town["officer"], booking=booking)


@pytest.mark.parametrize("danger", [Danger.YES, Danger.UNKNOWN, None])
def test_no_guardian_is_invited_while_the_safety_question_bars_it(
    town: Town, danger: Danger | None
) -> None:
    case = towns.note_concern(town)
    if danger:
        persons.answer_safety_question(case, by=town["teacher"], answer=danger, reason="Läget.")
    assert open_booking_form(case, by=town["teacher"]).barred
    with pytest.raises(Blocked) as blocked:
        telling.book(case, town["teacher"])
    assert (blocked.value.code, blocked.value.field) == ("step.safety", "invited")
    assert not TalkBooking.objects.exists()
    telling.book(case, town["teacher"], **ALONE)


def test_another_agency_is_told_whom_to_ask_and_not_what_was_answered(
    town: Town, case: UUID
) -> None:
    telling.book(case, town["officer"], **ALONE)
    persons.answer_safety_question(
        case, by=town["teacher"], answer=Danger.YES, reason="Något nytt."
    )
    with pytest.raises(Blocked) as blocked:
        telling.book(case, town["officer"], hour=16)
    assert blocked.value.code == "talk.ask_noting_agency"
    assert "noterade oron" in str(blocked.value.reason)


def test_a_booking_is_marked_once_a_guardian_must_not_be_told(town: Town, case: UUID) -> None:
    telling.book(case, town["teacher"])
    assert not read_case(case, by=town["teacher"]).bookings[0].barred
    persons.answer_safety_question(
        case, by=town["teacher"], answer=Danger.UNKNOWN, reason="Något nytt."
    )
    assert read_case(case, by=town["teacher"]).bookings[0].barred


def test_with_a_protected_identity_no_place_is_offered_shown_or_kept(town: Town) -> None:
    case = telling.concern(
        town["teacher"], ("Ella", "Ek"), "20120305-2392", ConcernCategory.ABSENCE, "Frånvaro."
    )
    telling.book(case, town["teacher"], place="Skolan", **ALONE)
    persons.name_guardian(
        case,
        by=town["teacher"],
        given_name="Eva",
        surname="Ek",
        personnummer="",
        protection=Protection.UNKNOWN,
    )
    assert read_case(case, by=town["teacher"]).bookings[0].place == ""
    for verb in (telling.book, _held):
        with pytest.raises(Blocked) as blocked:
            verb(case, town["teacher"], place="Skolan", **(ALONE if verb is telling.book else {}))
        assert (blocked.value.code, blocked.value.field) == ("talk.place", "place")
    for path in ("bookings/", "talks/"):
        page = browser(town, "teacher").get(f"/cases/{case}/{path}").content.decode()
        assert 'name="place"' not in page
        assert "Med skyddade personuppgifter skrivs ingen plats." in page


def _held(case: UUID, by: Any, **more: Any) -> UUID:
    return telling.talk(case, by, "Mentor", "Ses igen.", mandate="Eget uppdrag.", **more)


def test_social_services_invite_a_child_alone_only_inside_an_inquiry(town: Town) -> None:
    case = telling.concern(
        town["social"],
        ("Liam", "Ek"),
        "20090628-2397",
        ConcernCategory.RECRUITMENT,
        "Oro.",
        topic=Topic.LEISURE,
    )
    assert open_booking_form(case, by=town["social"]).asks_inquiry
    with pytest.raises(Blocked) as blocked:
        telling.book(case, town["social"], **ALONE)
    assert (blocked.value.code, blocked.value.field) == ("talk.inquiry", "inquiry_opened")
    telling.book(case, town["social"], **ALONE, inquiry_opened=True)


def test_one_family_at_a_time(town: Town, case: UUID) -> None:
    other = towns.note_concern(town)
    booking = telling.book(case, town["teacher"])
    with pytest.raises(Blocked) as blocked:
        telling.book(other, town["teacher"], **ALONE)
    assert (blocked.value.code, blocked.value.field) == ("talk.two_families", "at_time")
    telling.book(other, town["teacher"], **ALONE, hour=16)
    cancel_talk(case, booking, by=town["teacher"], reason="Förhinder.")
    telling.book(other, town["teacher"], **ALONE)


def test_no_talk_is_booked_in_time_that_has_passed(town: Town, case: UUID) -> None:
    with pytest.raises(Blocked) as blocked:
        telling.book(case, town["teacher"], days=-1)
    assert (blocked.value.code, blocked.value.field) == ("form.past_date", "at_time")


def test_a_cancelled_talk_tells_why_and_is_no_next_date(town: Town, case: UUID) -> None:
    before = read_case(case, by=town["teacher"]).next_date
    booking = telling.book(case, town["teacher"], days=1)
    cancel_talk(case, booking, by=town["teacher"], reason="Pappa är sjuk.")
    page = read_case(case, by=town["teacher"])
    (line,) = page.bookings
    assert (line.cancelled, line.reason) == (True, "Pappa är sjuk.")
    assert page.next_date == before
    assert list_cases(by=town["teacher"]).lines[0].next_date == before
    for verb, more in ((cancel_talk, {"reason": "Igen."}), (move_talk, moved(version=2))):
        with pytest.raises(Blocked) as blocked:
            verb(case, booking, by=town["teacher"], **more)
        assert blocked.value.code == "booking.over"


def moved(**more: Any) -> dict[str, Any]:
    wanted = {"day": SOON, "at_time": time(16), "invited": {YOUTH, ONE}, "version": 1}
    return {"kind": telling.TalkKind.MAPPING, **wanted, **more}


def test_a_booking_ismoved(town: Town, case: UUID) -> None:
    booking = telling.book(case, town["teacher"])
    move_talk(case, booking, by=town["teacher"], **moved(place="Biblioteket"))
    (line,) = read_case(case, by=town["teacher"]).bookings
    assert (line.kind, line.place) == ("mapping", "Biblioteket")
    assert line.starts_at.astimezone(STOCKHOLM).hour == 16


def test_an_agency_whose_consent_fell_sees_and_cancels_its_own_booking(
    town: Town,
) -> None:
    case, consent = towns.consented(town)
    booking = telling.book(case, town["officer"], place="Stationen")
    towns.withdraw(town, case, consent)
    page = read_case(case, by=town["officer"])
    assert [line.place for line in page.bookings] == ["Stationen"]
    shown = browser(town, "officer").get(f"/cases/{case}/").content.decode()
    assert f"/cases/{case}/bookings/{booking}/cancellation/" in shown
    assert f"?booking={booking}" not in shown
    cancel_talk(case, booking, by=town["officer"], reason="Samtycket är återkallat.")
    assert read_case(case, by=town["officer"]).bookings[0].cancelled
