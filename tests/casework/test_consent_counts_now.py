"""Invariant 1: nobody reads another agency's item without a consent that counts at that moment.

The minute after a withdrawal, after 23:59:59 of the last day and at 00:00 of the 18th birthday, at
every door there is; and a minute before, to see that something could have leaked.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client

from access import clock
from access.acts import Act
from access.blocked import Blocked
from agencies.models import User
from casework.management.demo import telling
from casework.models import Note
from casework.reading import consents, forms
from casework.reading.case_list import list_cases
from casework.reading.cases import read_case
from casework.writing import notes
from consent.models import Consent
from consent.relation import OutOfScope
from consent.terms import ConcernCategory, Topic
from tests import town as towns
from tests.doors import NOT_OPENED_HERE, TABLE
from tests.town import ONE, TWO, VIEW, YES, YOUTH, Town
from tests.visitors import Place

SECRET, NAME = "Bara så länge samtycket gäller.", "Elias"
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
# Until when it holds; 23:59:59 in summer and in winter time, and a birthday on 1 March.
SUMMER, WINTER, BIRTHDAY = date(2026, 8, 31), date(2026, 12, 31), date(2027, 3, 1)


def case_until(town: Town, until: date, number: str = "20120305-2392") -> tuple[UUID, UUID]:
    """The police read the name, a note and the plan's place, until a day."""
    case = telling.concern(
        town["teacher"], (NAME, "Alm"), number, ConcernCategory.SUBSTANCES, "Drack."
    )
    telling.guardians(
        case, town["teacher"], ("Johan", "Alm", "19790124-9297"), ("Lisa", "Alm", "19810119-9282")
    )
    telling.safe_to_ask(case, town["teacher"])
    consent = telling.ask(
        case, town["teacher"], [a.pk for a in town.agencies.values()], until=until
    )
    for giver, kind in telling.yes_of_all(consent).items():
        telling.answer(case, consent, town["teacher"], giver, kind)
    telling.coordinate(case, town["coordinator"])
    telling.take_seat(case, town["coordinator"], town["police_contact"], town["officer"])
    telling.note(case, town["teacher"], Topic.SCHOOLING, SECRET, share=[town.agency("police")])
    return case, consent


def everything_shown(town: Town, case: UUID, consent: UUID) -> str:
    """What every address about the case shows the officer in the browser, one after the other."""
    client = Client()
    user = User.objects.get(pk=town["officer"].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    names = {"acting_for": str(town["officer"].membership_id), "show": "yes"}
    client.post("/cases/names/", names)
    note = Note.objects.get(case_id=case, topic=Topic.SCHOOLING.value)
    place = Place({"case_id": case, "consent_id": consent, "item_id": note.pk})
    pages = [client.get("/cases/").content.decode()]
    for route in TABLE:
        path = place.path(route)
        if "case_id" in route and "<" not in path and route not in NOT_OPENED_HERE:
            pages.append(client.get(path).content.decode())
    return "\n".join(pages)


def reads(town: Town, case: UUID, consent: UUID) -> bool:
    """Whether the officer reads the note or the name anywhere; all doors must agree."""
    officer = town["officer"]
    page = read_case(case, by=officer)
    seen = {
        "page": any(note.text == SECRET for note in page.notes),
        "name": bool(page.persons),
        "scope": page.in_scope,
        "list": any(line.name for line in list_cases(by=officer, names=True).lines),
        "form": bool(forms.open_note_form(case, by=officer).in_scope),
        "names for a withdrawal": bool(_names_for_a_step(town, case, consent)),
        "browser": SECRET in everything_shown(town, case, consent),
        "name in the browser": NAME in everything_shown(town, case, consent),
    }
    assert len(set(seen.values())) == 1, seen
    with pytest.raises(OutOfScope):
        forms.open_release_form(case, _note(case), by=officer)
    return seen["page"]


def _names_for_a_step(town: Town, case: UUID, consent: UUID) -> list[str]:
    page = consents.open_consent(case, consent, by=town["officer"], step=Act.WITHDRAW_CONSENT)
    return [name for name in page.givers.values() if name]


def _note(case: UUID) -> UUID:
    return Note.objects.get(case_id=case, topic=Topic.SCHOOLING.value).pk


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    with clock.moved_to(instant):
        yield


def test_invariant_1_the_minute_after_a_withdrawal_nothing_is_read(db: None) -> None:
    town = towns.found()
    case, consent = case_until(town, clock.today() + timedelta(days=90))
    assert reads(town, case, consent)
    towns.withdraw(town, case, consent)
    with at(clock.now() + MINUTE):
        assert not reads(town, case, consent)
        # The record of what it rested on stays, and one's own.
        page = read_case(case, by=town["officer"])
        assert [one.state for one in page.consents] == ["withdrawn"]


@pytest.mark.parametrize("last_day", [SUMMER, WINTER])
def test_invariant_1_a_consent_counts_through_the_last_second_of_its_last_day(
    db: None, last_day: date
) -> None:
    with at(telling.at(last_day - timedelta(days=60))):
        town = towns.found()
        case, consent = case_until(town, last_day)
    midnight = telling.at(last_day + timedelta(days=1), 0)
    with at(midnight - MINUTE):
        assert reads(town, case, consent)
    with at(midnight):
        assert not reads(town, case, consent)
        assert read_case(case, by=town["officer"]).consents[0].state == "expired"
    with at(midnight + MINUTE):
        assert not reads(town, case, consent)
    ends = Consent.objects.get(pk=consent).ends_at
    assert ends - SECOND == telling.at(last_day, 23, 59) + timedelta(seconds=59)


def test_invariant_1_the_guardians_yes_ends_with_the_first_moment_of_the_eighteenth_birthday(
    db: None,
) -> None:
    midnight = telling.at(date(2026, 3, 1), 0)
    with at(midnight - timedelta(days=60)):
        town = towns.found()
        case, consent = case_until(town, date(2026, 6, 1), "20080301-2392")
    with at(midnight - MINUTE):
        assert reads(town, case, consent)
    with at(midnight):
        assert not reads(town, case, consent)
    with at(midnight + MINUTE):
        assert not reads(town, case, consent)
        with pytest.raises(Blocked, match="expired"):
            notes.release_item(
                case, _note(case), by=town["teacher"], receivers=[town.agency("leisure")]
            )


def test_invariant_1_a_yes_that_is_missing_lets_nothing_be_read(db: None) -> None:
    town = towns.found()
    case = towns.note_concern(town)
    consent = towns.ask(town, case)
    for giver, kind in ((ONE, YES), (YOUTH, VIEW)):
        telling.answer(case, consent, town["teacher"], giver, kind)
    with pytest.raises(OutOfScope):
        read_case(case, by=town["officer"])
    telling.answer(case, consent, town["teacher"], TWO, YES)
    telling.coordinate(case, town["coordinator"])
    assert read_case(case, by=town["coordinator"]).persons
