"""One case from the first concern to a withdrawn consent, by five people in real browsers."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import expect

from access.clock import today
from casework.models import Case
from consent.models import Consent
from consent.terms import CONSENT_TOPICS
from tests.journeys.conftest import NewVisitor
from tests.journeys.people import KeyboardPerson, Person, address_of, live_town
from tests.town import Town

SOCIAL_NOTE = "Familjen har tackat ja till föräldrastöd."
HIDDEN_NOTE = "Det här är bara socialtjänstens."
OFFICER_NOTE = "Pratade med Elias vid stationen."


@dataclass(frozen=True)
class Door:
    """How the people of one telling come to the site."""

    visitor: NewVisitor
    person: type[Person] = Person
    scripts: bool = True

    def come(self, key: str, *, width: int = 1280) -> Person:
        page = self.visitor(width=width, scripts=self.scripts)
        return self.person(page).log_in(address_of(key))


def note_concern(school: Person) -> Case:
    school.follow("Notera oro")
    school.fill(given_name="Elias", surname="Alm", personnummer="20120305-2392")
    school.tick("protection", "no")
    school.select(category="substances", topic="substances")
    school.fill(text="Drack sprit på skoldiscot.")
    school.press("Notera oron")
    return Case.objects.get()


def ask_for_consent(school: Person, case: Case, town: Town) -> None:
    school.open_case(case.number)
    school.sees("inte möjligt än")
    for given_name, number in (("Johan", "19790124-9297"), ("Lisa", "19810119-9282")):
        school.follow("Lägg till vårdnadshavare")
        school.fill(given_name=given_name, surname="Alm", personnummer=number)
        school.tick("protection", "no")
        school.press("Spara")
    school.follow("Svara på säkerhetsfrågan")
    school.tick("answer", "no")
    school.press("Spara")
    school.follow("Fråga om samtycke")
    school.tick("purposes", "safe_leisure")
    crosses = [
        f"{agency.pk}:{topic}" for agency in town.agencies.values() for topic in CONSENT_TOPICS
    ]
    school.tick("crosses", *crosses)
    school.tick("channel", "meeting")
    school.select(identity_check="document")
    school.tick("custody", "joint")
    school.fill(custody_checked_date=today().isoformat())
    school.press_and_check("Registrera frågan")
    school.sees("Samtycket är efterfrågat")


def answer(school: Person, giver: str, kind: str) -> None:
    school.follow("Registrera svar")
    school.tick("giver", giver)
    school.tick("kind", kind)
    school.tick("channel", "meeting")
    school.press_and_check("Spara svaret")


def seat(person: Person, case: Case, *names: str) -> None:
    """The contact person finds the number that waits, and assigns the members by name."""
    person.page.goto("/cases/")
    person.sees("Väntar på att din verksamhet tilldelar någon")
    person.follow(case.number)
    person.does_not_see("Elias")
    for name in names:
        person.check(name)
        person.press("Tilldela")


def invite(coordinator: Person, case: Case, agency: str) -> None:
    coordinator.open_case(case.number)
    coordinator.follow("Bjud in en verksamhet")
    coordinator.check(agency)
    coordinator.press("Bjud in")


def write_note(person: Person, text: str, *, share: UUID | None = None) -> None:
    person.follow("Skriv anteckning")
    person.select(topic="support" if share else "leisure", concerns="youth")
    person.fill(text=text)
    if share:
        person.tick("receivers", str(share))
        person.press_and_check("Spara anteckningen")
    else:
        person.press("Spara anteckningen")


def test_one_case_from_concern_to_withdrawal(visitor: NewVisitor) -> None:
    _told_at(Door(visitor))


@pytest.mark.sqlite  # how somebody comes does not concern the engine; one way with each
@pytest.mark.timeout(300)
def test_one_case_by_keyboard_alone(visitor: NewVisitor) -> None:
    _told_at(Door(visitor, person=KeyboardPerson))


@pytest.mark.postgresql
@pytest.mark.timeout(300)
def test_one_case_without_scripts(visitor: NewVisitor) -> None:
    _told_at(Door(visitor, scripts=False))


def _told_at(door: Door) -> None:
    town = live_town()
    school = door.come("contact")
    case = note_concern(school)

    officer = door.come("officer", width=360)
    unknown = officer.page.goto("/cases/00000000-0000-4000-8000-000000000000/")
    words_for_unknown = officer.page.get_by_role("main").inner_text()
    hidden = officer.page.goto(f"/cases/{case.pk}/")
    assert unknown is not None
    assert hidden is not None
    assert (unknown.status, hidden.status) == (404, 404)
    reference = officer.page.locator("main").inner_text()
    assert _without_reference(reference) == _without_reference(words_for_unknown)

    ask_for_consent(school, case, town)
    answer(school, "guardian_1", "yes")
    school.sees("Ofullständigt")
    answer(school, "guardian_2", "yes")
    answer(school, "youth", "view")
    school.sees("Giltigt")

    coordinator = door.come("coordinator")
    seat(coordinator, case, "coordinator")
    for agency, contact, names in (
        ("Polisen", "police_contact", ("officer", "police_contact")),
        ("Socialtjänsten", "social_contact", ("social",)),
    ):
        invite(coordinator, case, agency)
        seat(door.come(contact), case, *names)

    social = door.come("social")
    social.open_case(case.number)
    write_note(social, HIDDEN_NOTE)
    write_note(social, SOCIAL_NOTE, share=town.agency("police"))
    social.sees("Polisen kan läsa")

    officer.open_case(case.number)
    officer.sees(SOCIAL_NOTE)
    officer.does_not_see(HIDDEN_NOTE)
    officer.does_not_see("Drack sprit")
    write_note(officer, OFFICER_NOTE)
    officer.sees(OFFICER_NOTE)

    school.open_case(case.number)
    school.follow("Registrera samtal")
    school.tick("kind", "concern")
    school.fill(held_date=today().isoformat(), holder="Kurator", agreed="Samtal varje vecka.")
    school.press_and_check("Registrera samtalet")
    school.follow("Starta plan")
    school.press_and_check("Starta planen")
    school.follow("Lägg till åtgärd")
    school.fill(what="Läxhjälp på måndagar", due_date=today().isoformat())
    school.tick("responsible", "agency")
    school.press_and_check("Lägg till åtgärden")
    school.follow("Bedöm Läxhjälp på måndagar")
    school.tick("outcome", "done")
    school.press("Spara bedömningen")
    school.follow("Följ upp")
    school.fill(next_date=(today() + timedelta(days=42)).isoformat())
    school.press_and_check("Spara uppföljningen")
    school.sees("Uppföljt")

    coordinator.open_case(case.number)
    coordinator.follow("Registrera återkallat samtycke")
    coordinator.press("Vårdnadshavare 2", in_main=True)
    coordinator.sees("Samtycket gäller inte längre för din verksamhet")

    officer.page.reload()
    officer.sees("Samtycket gäller inte längre för din verksamhet")
    officer.sees(OFFICER_NOTE)
    officer.does_not_see(SOCIAL_NOTE)
    officer.does_not_see("Läxhjälp")
    officer.does_not_see("Uppföljt")
    officer.sees("Samtycke 1")
    _no_sideways_scrolling(officer)

    found = [
        _acts_found_by(door.come(auditor), case)
        for auditor in ("school_reviewer", "police_reviewer")
    ]
    _the_auditors_find_it_all(*found)
    assert Consent.objects.count() == 1


def _acts_found_by(auditor: Person, case: Case) -> set[str]:
    auditor.page.goto(f"/review/?number={case.number}")
    acts: set[str] = set()
    while True:
        acts |= set(auditor.page.locator("td[data-label='Händelse']").all_inner_texts())
        for text in ("Drack sprit", SOCIAL_NOTE, OFFICER_NOTE, "Elias"):
            auditor.does_not_see(text)
        older = auditor.page.get_by_role("link", name="Äldre")
        if not older.count():
            break
        older.click()
        auditor.page.wait_for_load_state()
    auditor.page.goto(f"/review/?number={case.number}&outcome=refused&act=read_case")
    expect(auditor.page.get_by_role("table")).to_contain_text("Polisen")
    return acts


def _the_auditors_find_it_all(school: set[str], police: set[str]) -> None:
    """Each sees its own members' acts, and what others did with its items."""
    assert school >= {
        "Noterade oro",
        "Svarade på säkerhetsfrågan",
        "Frågade om samtycke",
        "Registrerade svar på samtycke",
        "Läste ärende",
        "Registrerade samtal",
        "Följde upp planen",
        "Registrerade återkallat samtycke",
    }
    assert police >= {"Bjöd in verksamhet", "Tilldelade ärende", "Läste ärende", "Skrev anteckning"}


def _without_reference(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if "eferens" not in line)


def _no_sideways_scrolling(person: Person) -> None:
    width = person.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
