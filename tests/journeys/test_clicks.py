"""From log-in to a recorded consent request, counted in clicks of the mouse."""

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
    """Goes from field to field by clicking in each."""

    @property
    def clicks(self) -> int:
        return int(self.page.evaluate("sessionStorage.clicks"))


def test_a_consent_request_is_recorded_within_nine_clicks(visitor: NewVisitor) -> None:
    town = live_town()
    case = towns.note_concern(town)
    telling.safe_to_ask(case, town["teacher"])
    page = visitor()
    page.add_init_script(COUNT)
    teacher = Clicker(page).log_in(address_of("teacher"))
    teacher.page.locator("main table a").first.click()
    teacher.follow("Fråga om samtycke")
    teacher.tick("purposes", "safe_leisure")
    teacher.tick("crosses", f"{town.agency('police')}:schooling")
    teacher.tick("channel", "meeting")
    teacher.tick("custody", "joint")
    teacher.press_and_check("Registrera frågan")
    teacher.sees("Samtycket är efterfrågat")
    assert Consent.objects.get().case_id == case
    assert teacher.clicks == 9
