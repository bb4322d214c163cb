"""Steps of a meeting as people take them in a browser, and what their first page says waits."""

import io
from datetime import date, timedelta
from uuid import UUID

from pypdf import PdfReader

from access.clock import today
from casework.models import Case
from tests.journeys.people import Person

NOTHING = "Inget väntar på dig"
# Read by opening the case; nothing else is to be done about it.
NEWS = ("Nytt att läsa från andra verksamheter", "Annat nytt i dina ärenden")
SECTIONS = """all => all.map(one => [
    one.querySelector("h2").firstChild.textContent.trim(),
    [...one.querySelectorAll("ul.tasks > li > div > a")].map(link => link.innerText),
])"""


def number_of(case: UUID) -> str:
    return str(Case.objects.values_list("number", flat=True).get(pk=case))


def call(coordinator: Person, kind: str, day: date) -> None:
    """Call a meeting and ask the officer and the teacher."""
    coordinator.page.goto("/meetings/")
    coordinator.follow("Kalla till möte")
    coordinator.check(kind)
    coordinator.fill(day=day.isoformat(), begins="13:00", length="90", place="Kommunhuset")
    coordinator.press("Planera mötet")
    coordinator.follow("Bjud in")
    for name in ("officer", "teacher"):
        coordinator.check(name)
    coordinator.press("Bjud in", in_main=True)


def put_on_agenda(coordinator: Person, number: str) -> None:
    coordinator.follow("Lägg till ärende")
    coordinator.check(number)
    coordinator.press("Lägg till")


def begin(coordinator: Person) -> None:
    """Check and start the meeting, with both in the room; who else is asked comes later."""
    coordinator.press("Markera som kontrollerat")
    coordinator.press("Starta mötet")
    for name in ("officer Polisen", "teacher Granskolan"):
        coordinator.page.get_by_role("group", name=name).get_by_label("Här", exact=True).check()
    coordinator.press("Spara närvaron")


def promised_date() -> date:
    """When what is promised at a meeting is to be done."""
    return today() + timedelta(days=30)


def write(coordinator: Person, agency: str, text: str) -> None:
    coordinator.follow("Skriv i protokollet")
    coordinator.check(agency)
    coordinator.check("Åtagande")
    coordinator.fill(text=text, due_date=promised_date().isoformat())
    coordinator.press("Skriv raden")
    coordinator.sees("Raden är skriven.")
    coordinator.does_not_see(text)  # until it is confirmed: others sit before the screen


def leave_case(coordinator: Person) -> None:
    coordinator.press("Stäng ärendet")
    coordinator.follow("Tillbaka till mötet")


def confirm(somebody: Person) -> None:
    """From the first page to the line that waits there, and confirm it."""
    somebody.page.goto("/queue/")
    section = somebody.page.locator("section", has=somebody.page.get_by_text("Protokoll att"))
    with somebody.page.expect_navigation():
        section.get_by_role("link").first.click()
    somebody.press("Bekräfta")
    somebody.sees("Raden är bekräftad.")


def adopt(coordinator: Person) -> None:
    coordinator.page.reload()
    coordinator.press("Fastställ protokollet")
    coordinator.sees("Protokollet fastställt")


def waiting(somebody: Person) -> dict[str, list[str]]:
    """What the first page says waits: its headings, each with its lines; where there is nothing,
    the page says so in words."""
    somebody.page.goto("/queue/")
    sections = dict(
        somebody.page.locator("section[aria-labelledby^='waits-']").evaluate_all(SECTIONS)
    )
    if sections:
        somebody.does_not_see(NOTHING)
    else:
        somebody.sees(NOTHING)
    return sections


def read_the_news(somebody: Person) -> dict[str, list[str]]:
    """Open every case of which the first page says that something is new; what waits after that."""
    sections = waiting(somebody)
    for number in sorted({line for name in NEWS for line in sections.get(name, ())}):
        somebody.open_case(number)
    return waiting(somebody)


def plan_for_family(school: Person, case: UUID) -> str:
    """The words of the plan's copy, fetched as a file of the browser's."""
    school.page.goto(f"/cases/{case}/")
    school.follow("Familjens kopia av planen")
    school.tick("person", "guardian_1")
    with school.page.expect_download() as fetched:
        school.page.get_by_role("button", name="Hämta som PDF", exact=True).click()
    pages = PdfReader(io.BytesIO(fetched.value.path().read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
