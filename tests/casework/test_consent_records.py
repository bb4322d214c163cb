"""The record of a consent tells what happened, and when it is time to ask anew."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from access import clock
from access.clock import today
from casework.management.demo import telling
from casework.reading.cases import read_case
from casework.reading.consents import open_consent
from casework.writing import consents, seats
from consent.guarded import writes_open
from consent.models import ConsentGiver, ContactAttempt
from consent.terms import Channel, ConcernCategory, Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework.asking import askable, asked, exception, question, say_yes
from tests.town import ONE, TWO, Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def kinds(town: Town, case: UUID, consent: UUID, by: str = "teacher") -> list[str]:
    page = open_consent(case, consent, by=town[by], step=None).consent
    assert page is not None
    return [one.kind for one in page.history]


def test_the_timeline_tells_asking_answers_and_what_was_taken_back(town: Town) -> None:
    case, consent = towns.consented(town)
    consents.withdraw_consent(
        case,
        consent,
        by=town["teacher"],
        giver=TWO,
        channel=Channel.PHONE,
        receivers=[town.agency("police")],
        topics=[Topic.FAMILY],
    )
    assert kinds(town, case, consent) == [
        "answer.withdrawn",
        "answer.view",
        "answer.yes",
        "answer.yes",
        "asked",
    ]
    path = f"/cases/{case}/consents/{consent}/"
    for who in ("teacher", "officer"):
        page = browser(town, who).get(path).content.decode()
        assert "Ja taget tillbaka" in page
        assert "Polisen: Familj · Genom: Telefon" in page
        for name in ("Johan", "Lisa", "Elias"):
            assert name not in page


def test_an_end_and_a_newer_consent_are_told(town: Town) -> None:
    case = askable(town)
    older = asked(town, case, **question(town))
    say_yes(town, case, older)
    newer = asked(town, case, **question(town))
    assert "replaced" not in kinds(town, case, older)
    say_yes(town, case, newer)
    assert kinds(town, case, older)[0] == "replaced"
    with clock.moved_to(clock.now() + timedelta(days=200)):
        assert kinds(town, case, newer)[0] == "ended"


def test_attempts_and_checks_are_for_those_who_ask_and_not_for_the_others(town: Town) -> None:
    case, consent = towns.consented(town)
    giver = ConsentGiver.objects.get(consent_id=consent, person="guardian_2")
    with writes_open():
        ContactAttempt.objects.create(
            giver=giver,
            channel="phone",
            attempted_date=today(),
            recorded_by=town["teacher"].membership_id,
        )
    assert "attempt" in kinds(town, case, consent)
    assert "attempt" not in kinds(town, case, consent, by="coordinator")
    assert "attempt" not in kinds(town, case, consent, by="officer")
    page = open_consent(case, consent, by=town["officer"], step=None).consent
    assert page is not None
    assert (page.identity_check, page.custody, page.custody_checked_date) == ("", "", None)


def ending_in(town: Town, days: int) -> tuple[UUID, UUID]:
    case = askable(town)
    until = (today() + timedelta(days=days)).isoformat()
    consent = asked(town, case, **question(town, until_date=until))
    say_yes(town, case, consent)
    return case, consent


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (31, ""),
        (30, "Samtycket går ut om 30 dagar"),
        (8, "notice info"),
        (7, "notice wait"),
        (1, "Samtycket går ut i morgon"),
        (0, "Samtycket går ut i dag"),
    ],
)
def test_a_consent_that_runs_out_soon_says_so_with_the_way_to_renew(
    town: Town, days: int, said: str
) -> None:
    case, consent = ending_in(town, days)
    for path in (f"/cases/{case}/", f"/cases/{case}/consents/{consent}/"):
        page = browser(town, "teacher").get(path).content.decode()
        assert said in page
        assert ("Det förlängs inte av sig självt" in page) == bool(said)
        assert f'href="/cases/{case}/consents/?renews={consent}"' in page


def test_once_somebody_has_been_asked_anew_nothing_is_due(town: Town) -> None:
    case, consent = ending_in(town, 5)
    asked(town, case, **question(town, renews=str(consent)))
    page = browser(town, "teacher").get(f"/cases/{case}/").content.decode()
    assert "Det förlängs inte av sig självt" not in page


def test_whoever_does_not_ask_sees_the_end_and_no_way_to_renew(town: Town) -> None:
    case, _consent = ending_in(town, 5)
    form = question(town, "coordination", "police")
    newer = asked(town, case, **{**form, "until_date": (today() + timedelta(days=5)).isoformat()})
    say_yes(town, case, newer)
    telling.coordinate(case, town["coordinator"])
    seats.invite_agency(case, by=town["coordinator"], agency=town.agency("police"))
    page = browser(town, "coordinator").get(f"/cases/{case}/").content.decode()
    assert "Samtycket går ut om 5 dagar" in page
    assert "?renews=" not in page


# The youth's own yes -------------------------------------------------------------------------


def maja(town: Town) -> UUID:
    """A consent about somebody who becomes fifteen on 1 March 2026."""
    case = telling.concern(
        town["teacher"], ("Maja", "Berg"), "20110301-2389", ConcernCategory.ABSENCE, "Borta."
    )
    telling.guardians(case, town["teacher"], ("Johan", "Berg", "19790124-9297"))
    consent = towns.ask(town, case)
    say_yes(town, case, consent)
    return case


@pytest.mark.parametrize(
    ("day", "hint"),
    [
        (date(2026, 1, 29), None),
        (date(2026, 1, 30), date(2026, 3, 1)),
        (date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 4, 1), date(2026, 3, 1)),
    ],
)
def test_from_thirty_days_before_the_fifteenth_birthday_the_own_yes_is_asked_for(
    db: None, day: date, hint: date | None
) -> None:
    with clock.moved_to(telling.at(date(2026, 1, 10))):
        town = towns.found()
        case = maja(town)
    with clock.moved_to(telling.at(day)):
        assert read_case(case, by=town["teacher"]).own_yes_from == hint
        page = browser(town, "teacher").get(f"/cases/{case}/").content.decode()
        assert ("Fråga efter den unges eget ja" in page) == bool(hint)


def test_with_the_own_yes_nothing_is_asked_for(db: None) -> None:
    with clock.moved_to(telling.at(date(2026, 1, 10))):
        town = towns.found()
        case = maja(town)
    with clock.moved_to(telling.at(date(2026, 3, 2))):
        telling.ask(case, town["teacher"], [town.agency("police")])
        consent = telling.newest_consent(case)
        assert read_case(case, by=town["teacher"]).own_yes_from is None  # somebody is asked
        for giver in (ONE, towns.YOUTH):
            telling.answer(case, consent, town["teacher"], giver)
        assert read_case(case, by=town["teacher"]).own_yes_from is None


def test_the_matrix_and_the_record_tell_an_exception_to_everybody_named(town: Town) -> None:
    case = askable(town)
    consent = asked(
        town,
        case,
        **question(town, "coordination", "police"),
        **exception(town, "school", "police"),
    )
    say_yes(town, case, consent)
    telling.coordinate(case, town["coordinator"])
    page = read_case(case, by=town["coordinator"])
    (line,) = page.consents[0].exceptions
    assert (line.sender, line.receiver, line.topic) == ("Granskolan", "Polisen", "")
    row = next(row for row in page.matrix if row.agency == "Polisen")
    assert row.cells[page.topics.index("family")] == "partly"
