"""A coordinator's meetings in a real browser, from the call to first pages on which nothing waits:
checked, held while a consent is withdrawn, minuted, planned, printed and followed up."""

from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import expect

from access import clock
from casework.management.demo import telling
from consent.terms import Topic
from tests import town as towns
from tests.casework import meeting as told
from tests.journeys import meetings
from tests.journeys.conftest import NewVisitor
from tests.journeys.meetings import number_of, waiting
from tests.journeys.people import Person, address_of, live_town
from tests.town import Town

# The story is long, and takes its time where the machine has much else to do.
pytestmark = pytest.mark.timeout(400)
PATROL, MENTOR = "Patrullerar vid torget på fredagar.", "Mentorn ringer hem varje vecka."
SLEEPS, POLICE_ALONE = "Sover dåligt.", "Bara polisens."
MINUTES, ADOPT, NEXT = "Protokoll att bekräfta", "Protokoll att fastställa", "Möten"
ACTIONS = "Åtgärder och åtaganden"
WIDTHS = {"coordinator": 1280, "officer": 360, "teacher": 1280}


def noted(town: Town, case: UUID) -> None:
    """The school shares a note with two; what the police notes it keeps."""
    both = [town.agency("police"), town.agency("coordination")]
    telling.note(case, town["teacher"], Topic.SCHOOLING, SLEEPS, share=both)
    telling.note(case, town["officer"], Topic.LEISURE, POLICE_ALONE)


def six_cases(town: Town) -> list[tuple[UUID, UUID]]:
    """Two with the police at work in them, and four that a consent covers."""
    cases = [towns.consented(town) for _ in range(2)]
    for case, _consent in cases:
        noted(town, case)
    return cases + [(told.covered_by_all(town), UUID(int=0)) for _ in range(4)]


def come(visitor: NewVisitor) -> list[Person]:
    """The coordinator, the officer and the teacher, each with a browser."""
    return [Person(visitor(width=width)).log_in(address_of(key)) for key, width in WIDTHS.items()]


def hold(town: Town, people: list[Person], cases: list[tuple[UUID, UUID]]) -> None:
    """The meeting: of the first case a consent is withdrawn, of the second two agencies commit
    themselves."""
    coordinator, officer, _teacher = people
    (first, consent), (second, _other) = cases[:2]
    meetings.begin(coordinator)
    coordinator.press(f"Öppna ärendet {number_of(first)}")
    coordinator.sees(SLEEPS)
    officer.page.goto(f"/cases/{first}/")
    officer.sees(SLEEPS)
    towns.withdraw(town, first, consent)
    for person in (coordinator, officer):
        person.page.reload()
        person.does_not_see(SLEEPS)
    coordinator.sees("Inget visas längre.")
    officer.sees("Samtycket gäller inte längre")
    meetings.leave_case(coordinator)
    coordinator.press(f"Öppna ärendet {number_of(second)}")
    coordinator.sees(SLEEPS)
    meetings.write(coordinator, "Polisen", PATROL)
    meetings.write(coordinator, "Granskolan", MENTOR)
    meetings.leave_case(coordinator)
    coordinator.press("Avsluta mötet")
    coordinator.sees("Tystnad bekräftar inget.")


def confirm(people: list[Person], case: UUID) -> None:
    """Both agencies confirm, and the coordinator adopts; it waits on each one's page until then."""
    coordinator, officer, teacher = people
    meeting = coordinator.page.url
    assert waiting(coordinator) == {ADOPT: ["Gruppmöte"]}
    for person in (officer, teacher):
        assert meetings.read_the_news(person) == {MINUTES: [number_of(case)]}
        meetings.confirm(person)
        assert meetings.read_the_news(person) == {ACTIONS: [number_of(case)]}
    coordinator.page.goto(meeting)
    for line in (PATROL, MENTOR):
        coordinator.sees(line)
    meetings.adopt(coordinator)
    assert meetings.read_the_news(coordinator) == {}
    officer.page.goto(f"/cases/{case}/")
    officer.sees(MENTOR)


def plan(officer: Person, teacher: Person, case: UUID) -> date:
    """The plan begins with what both promised, written once; the day on which it is followed up."""
    teacher.page.goto(f"/cases/{case}/")
    teacher.follow("Registrera samtal")
    teacher.tick("kind", "concern")
    teacher.fill(held_date=clock.today().isoformat(), holder="Kurator", agreed="Samtal i veckan.")
    teacher.press_and_check("Registrera samtalet")
    teacher.follow("Starta plan")
    day = date.fromisoformat(teacher.page.locator("[name=next_date]").input_value())
    teacher.sees(MENTOR)
    teacher.press_and_check("Starta planen")
    officer.page.goto(f"/cases/{case}/")
    officer.follow(f"Lägg i planen {PATROL}")
    assert officer.page.locator("[name=due_date]").input_value() == str(meetings.promised_date())
    officer.press("Lägg i planen")
    for person in (teacher, officer):
        assert meetings.read_the_news(person) == {}
        person.page.goto(f"/cases/{case}/")
        for words in (MENTOR, PATROL):
            expect(person.page.get_by_role("rowheader", name=words)).to_have_count(1)
        expect(person.page.get_by_text("från SSPF-mötet")).to_have_count(2)
    return day


def follow_up(people: list[Person], case: UUID) -> None:
    """The meeting that was booked is held; both say how it went, and the next date is set."""
    coordinator, officer, teacher = people
    assert meetings.read_the_news(coordinator) == {NEXT: ["Gruppmöte"]}
    coordinator.follow("Gruppmöte")
    meetings.begin(coordinator)
    coordinator.press(f"Öppna ärendet {number_of(case)}")
    coordinator.sees(PATROL)
    for person, what in ((officer, PATROL), (teacher, MENTOR)):
        news = meetings.read_the_news(person)
        assert news == {ACTIONS: [number_of(case)], NEXT: ["Gruppmöte"]}
        person.follow(number_of(case))
        person.sees(what)
        person.tick("outcome", "done")
        person.press("Spara bedömningen")
    teacher.follow("Följ upp")
    teacher.press_and_check("Spara uppföljningen")
    meetings.leave_case(coordinator)
    coordinator.press("Avsluta mötet")
    meetings.adopt(coordinator)


def test_a_group_meeting_from_the_call_to_first_pages_on_which_nothing_waits(
    visitor: NewVisitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = live_town()
    cases = six_cases(town)
    second = cases[1][0]
    people = come(visitor)
    coordinator, officer, teacher = people
    for person in people:
        assert meetings.read_the_news(person) == {}
    meetings.call(coordinator, "Gruppmöte", clock.today() + timedelta(days=1))
    for case, _consent in cases:
        meetings.put_on_agenda(coordinator, number_of(case))
    coordinator.sees("Alla inbjudna får höra alla ärenden.")
    for person in (officer, teacher):
        assert waiting(person) == {NEXT: ["Gruppmöte"]}
    hold(town, people, cases)
    confirm(people, second)

    day = plan(officer, teacher, second)
    copy = meetings.plan_for_family(teacher, second)
    for words in (PATROL, MENTOR, "Granskolan", "Polisen"):
        assert words in copy
    for words in (SLEEPS, POLICE_ALONE, "Samtal i veckan", "Drack sprit", "Lisa"):
        assert words not in copy
    meetings.call(coordinator, "Gruppmöte", day)
    meetings.put_on_agenda(coordinator, number_of(second))
    for person in people:
        assert meetings.read_the_news(person) == {NEXT: ["Gruppmöte"]}

    morning = datetime.combine(day, time(9), clock.STOCKHOLM)
    moved_by = morning - clock.now()
    # With this default it is that morning in every thread, the site's too.
    monkeypatch.setattr(clock, "_moved_by", ContextVar("moved_by", default=moved_by))
    people = come(visitor)
    follow_up(people, second)
    for person in people:
        assert meetings.read_the_news(person) == {}


def test_a_network_meeting_with_the_family(visitor: NewVisitor) -> None:
    town = live_town()
    case, _consent = towns.consented(town)
    noted(town, case)
    coordinator = Person(visitor(width=360)).log_in(address_of("coordinator"))
    teacher = Person(visitor()).log_in(address_of("teacher"))
    meetings.call(coordinator, "Nätverksmöte", clock.today() + timedelta(days=1))
    meetings.put_on_agenda(coordinator, number_of(case))
    coordinator.sees("Alla inbjudna får höra alla ärenden.")
    for name in ("Den unge", "Vårdnadshavare 1", "Vårdnadshavare 2"):
        coordinator.sees(name)
    meetings.begin(coordinator)
    coordinator.press("Är på plats Vårdnadshavare 1")
    for name in ("Den unge", "Vårdnadshavare 2"):
        coordinator.press(f"Är inte på plats {name}")
    coordinator.press(f"Öppna ärendet {number_of(case)}")
    coordinator.sees(SLEEPS)
    coordinator.sees("Elias Alm")
    coordinator.does_not_see(POLICE_ALONE)
    meetings.write(coordinator, "Granskolan", MENTOR)
    meetings.leave_case(coordinator)
    coordinator.press("Avsluta mötet")
    assert meetings.read_the_news(teacher) == {MINUTES: [number_of(case)]}
    adopting = coordinator.page.get_by_role("button", name="Fastställ protokollet")
    expect(adopting).to_have_count(0)
    meetings.confirm(teacher)
    coordinator.page.reload()
    expect(adopting).to_have_count(1)
    meetings.adopt(coordinator)
    coordinator.sees(MENTOR)
    assert meetings.read_the_news(teacher) == {ACTIONS: [number_of(case)]}
    assert meetings.read_the_news(coordinator) == {}
