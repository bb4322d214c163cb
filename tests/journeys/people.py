"""How people in the journeys find their way: log-in, and forms by the names of their fields."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from agencies.models import User
from tests import town as towns
from tests.town import Town

PASSWORD = "x" * 20


@dataclass
class Person:
    """Somebody with a browser of their own."""

    page: Page

    def log_in(self, email: str) -> "Person":
        self.page.goto("/login/")
        self.page.get_by_label("E-post").fill(email)
        self.page.get_by_label("Lösenord").fill(PASSWORD)
        self.press("Logga in", in_main=True)
        return self

    def press(self, name: str, *, in_main: bool = False) -> None:
        place = self.page.get_by_role("main") if in_main else self.page
        with self.page.expect_navigation():
            place.get_by_role("button", name=name, exact=True).click()

    def press_and_check(self, name: str) -> None:
        """Send a form that is read through first, and then do what it says."""
        self.press(name, in_main=True)
        self.sees("Kontrollera innan du fortsätter")
        self.press(name, in_main=True)

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def fill(self, **fields: str) -> None:
        for name, text in fields.items():
            self.page.locator(f"[name={name}]").fill(text)

    def select(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"select[name={name}]").select_option(value)

    def tick(self, name: str, *values: str) -> None:
        for value in values:
            self.page.locator(f"input[name={name}][value='{value}']").check()

    def open_case(self, number: str) -> None:
        self.page.goto("/cases/")
        self.follow(number)

    def sees(self, text: str) -> None:
        expect(self.page.get_by_role("main")).to_contain_text(text)

    def does_not_see(self, text: str) -> None:
        expect(self.page.get_by_role("main")).not_to_contain_text(text)


def live_town() -> Town:
    """A town in the test's own database, where commits are commits."""
    town = towns.found()
    assert User.objects.count() == len(towns.PEOPLE)
    return town


def address_of(key: str) -> str:
    """The log-in of somebody in the town."""
    return f"{key}@gk.example.se"
