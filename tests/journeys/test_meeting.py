"""A coordinator's meeting in a real browser: called, checked, held while a consent is withdrawn,
and minuted by two agencies."""

from datetime import timedelta
from uuid import UUID

from access.clock import today
from casework.management.demo import telling
from casework.models import Case
from consent.terms import Topic
from tests import town as towns
from tests.casework import meeting as told
from tests.journeys.conftest import NewVisitor
from tests.journeys.people import Person, address_of, live_town
from tests.town import Town


def number_of(case: UUID) -> str:
    return str(Case.objects.values_list("number", flat=True).get(pk=case))


def call(coordinator: Person, kind: str) -> None:
    """Call a meeting and ask the officer and the teacher."""
    coordinator.page.goto("/meetings/")
    coordinator.follow("Kalla till möte")
    coordinator.check(kind)
    day = (today() + timedelta(days=1)).isoformat()
    coordinator.fill(day=day, begins="13:00", length="90", place="Kommunhuset")
    coordinator.press("Planera mötet")
    for name in ("Polisen: officer", "Granskolan: teacher"):
        coordinator.follow("Bjud in")
        coordinator.check("Någon med konto i Varsam")
        coordinator.page.get_by_label("Person med konto").select_option(label=name)
        coordinator.press("Bjud in", in_main=True)


def put_on_agenda(coordinator: Person, number: str) -> None:
    coordinator.follow("Lägg till ärende")
    coordinator.check(number)
    coordinator.press("Lägg till")


def begin(coordinator: Person) -> None:
    """Check and start the meeting, with both in the room."""
    coordinator.press("Markera som kontrollerat")
    coordinator.press("Starta mötet")
    for name in ("officer", "teacher"):
        coordinator.press(f"Är på plats {name}")


def write(coordinator: Person, agency: str, text: str) -> None:
    coordinator.follow("Skriv i protokollet")
    coordinator.check(agency)
    coordinator.check("Åtagande")
    coordinator.fill(text=text)
    coordinator.press("Skriv raden")
    coordinator.sees("Raden är skriven.")
    coordinator.does_not_see(text)  # until it is confirmed: others sit before the screen


def confirm(somebody: Person) -> None:
    somebody.page.goto("/meetings/")
    somebody.page.get_by_role("main").get_by_role("link").first.click()
    somebody.follow("Läs och bekräfta")
    somebody.press("Bekräfta")
    somebody.sees("Raden är bekräftad.")


def six_cases(town: Town) -> list[tuple[UUID, UUID]]:
    """Two with the police at work in them, and four that a consent covers."""
    cases = [towns.consented(town) for _ in range(2)]
    for case, _consent in cases:
        both = [town.agency("police"), town.agency("coordination")]
        telling.note(case, town["teacher"], Topic.SCHOOLING, "Sover dåligt.", share=both)
    return cases + [(told.covered_by_all(town), UUID(int=0)) for _ in range(4)]


def test_a_group_meeting_from_the_call_to_the_confirmed_minutes(visitor: NewVisitor) -> None:
    town = live_town()
    cases = six_cases(town)
    (first, consent), (second, _other) = cases[:2]
    coordinator = Person(visitor()).log_in(address_of("coordinator"))
    officer = Person(visitor(width=360)).log_in(address_of("officer"))
    teacher = Person(visitor()).log_in(address_of("teacher"))
    call(coordinator, "Gruppmöte")
    for case, _consent in cases:
        put_on_agenda(coordinator, number_of(case))
    coordinator.sees("Alla inbjudna får höra alla ärenden.")
    begin(coordinator)

    coordinator.press(f"Öppna ärendet {number_of(first)}")
    coordinator.sees("Sover dåligt.")
    officer.page.goto(f"/cases/{first}/")
    officer.sees("Sover dåligt.")
    towns.withdraw(town, first, consent)
    for person in (coordinator, officer):
        person.page.reload()
        person.does_not_see("Sover dåligt.")
    coordinator.sees("Inget visas längre.")
    officer.sees("Samtycket gäller inte längre")
    coordinator.press("Stäng ärendet")

    coordinator.follow("Tillbaka till mötet")
    coordinator.press(f"Öppna ärendet {number_of(second)}")
    coordinator.sees("Sover dåligt.")
    write(coordinator, "Polisen", "Patrullerar vid torget på fredagar.")
    write(coordinator, "Granskolan", "Mentorn ringer hem varje vecka.")
    coordinator.press("Stäng ärendet")
    coordinator.follow("Tillbaka till mötet")
    coordinator.press("Avsluta mötet")
    coordinator.sees("Tystnad bekräftar inget.")

    confirm(officer)
    officer.does_not_see("Mentorn ringer hem varje vecka.")
    confirm(teacher)
    teacher.sees("Patrullerar vid torget på fredagar.")
    coordinator.page.reload()
    coordinator.press("Fastställ protokollet")
    coordinator.sees("Protokollet bekräftat")
    officer.page.goto(f"/cases/{second}/")
    officer.sees("Mentorn ringer hem varje vecka.")


def test_a_network_meeting_with_the_family(visitor: NewVisitor) -> None:
    town = live_town()
    case, _consent = towns.consented(town)
    both = [town.agency("police"), town.agency("coordination")]
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Sover dåligt.", share=both)
    coordinator = Person(visitor(width=360)).log_in(address_of("coordinator"))
    call(coordinator, "Nätverksmöte")
    put_on_agenda(coordinator, number_of(case))
    for name in ("Den unge", "Vårdnadshavare 1", "Vårdnadshavare 2"):
        coordinator.sees(name)
    begin(coordinator)
    coordinator.press("Är på plats Vårdnadshavare 1")
    for name in ("Den unge", "Vårdnadshavare 2"):
        coordinator.press(f"Är inte på plats {name}")
    coordinator.press(f"Öppna ärendet {number_of(case)}")
    coordinator.sees("Sover dåligt.")
    coordinator.sees("Elias Alm")
