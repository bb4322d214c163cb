"""From log-in to a recorded consent request, counted in clicks of the mouse.

A date is typed and a list is answered from the keyboard: the Tab key leads to both.
"""

from playwright.sync_api import expect

from access.clock import today
from casework.management.demo import telling
from consent.models import Consent
from tests import town as towns
from tests.journeys.conftest import NewVisitor
from tests.journeys.people import Person, address_of, live_town

COUNT = """
addEventListener("pointerdown", (event) => {
  if (event.isTrusted) sessionStorage.setItem("clicks", 1 + Number(sessionStorage.clicks || 0));
}, true);
"""


class Clicker(Person):
    """Clicks in each field but those that the Tab key leads to from the one before."""

    def tab_and_type(self, name: str, keys: str) -> None:
        self.page.keyboard.press("Tab")
        expect(self.page.locator(f"[name={name}]")).to_be_focused()
        self.page.keyboard.type(keys)

    @property
    def clicks(self) -> int:
        return int(self.page.evaluate("sessionStorage.clicks"))


def test_a_consent_request_is_recorded_within_ten_clicks(visitor: NewVisitor) -> None:
    town = live_town()
    case = towns.note_concern(town)
    telling.safe_to_ask(case, town["teacher"])
    page = visitor()
    page.add_init_script(COUNT)
    teacher = Clicker(page).log_in(address_of("teacher"))
    teacher.follow("Mina ärenden")
    teacher.page.locator("main table a").first.click()
    teacher.follow("Fråga om samtycke")
    teacher.tick("purposes", "safe_leisure")
    teacher.tick("crosses", f"{town.agency('police')}:schooling")
    teacher.tick("custody", "joint")
    teacher.tab_and_type("custody_checked_date", f"{today():%m%d%Y}")
    teacher.tick("channel", "meeting")
    teacher.tab_and_type("identity_check", "Personen visade")
    teacher.press_and_check("Registrera frågan")
    teacher.sees("Samtycket är efterfrågat")
    consent = Consent.objects.get()
    assert (consent.case_id, consent.custody_checked_date) == (case, today())
    assert consent.identity_check == "document"
    assert teacher.clicks == 10
