"""How people in the journeys find their way: log-in, and forms by the names of their fields."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from agencies.models import User
from tests import town as towns
from tests.journeys.focus import fault
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
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name, exact=True).first.click()

    def fill(self, **fields: str) -> None:
        for name, text in fields.items():
            self.page.locator(f"[name={name}]").fill(text)

    def select(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"select[name={name}]").select_option(value)

    def tick(self, name: str, *values: str) -> None:
        for value in values:
            self.page.locator(f"input[name={name}][value='{value}']").check()

    def check(self, label: str) -> None:
        """Tick what has this label."""
        self.page.get_by_label(label, exact=True).check()

    def open_case(self, number: str) -> None:
        self.page.goto("/cases/")
        self.follow(number)

    def sees(self, text: str) -> None:
        expect(self.page.get_by_role("main")).to_contain_text(text)

    def does_not_see(self, text: str) -> None:
        expect(self.page.get_by_role("main")).not_to_contain_text(text)


class KeyboardPerson(Person):
    """The same without a mouse; wherever the focus comes, it can be seen."""

    def reach(self, target: Locator) -> None:
        """Go on with the Tab key until the focus is there."""
        wanted = target.first.element_handle()
        for _step in range(500):
            if self.page.evaluate("one => one === document.activeElement", wanted):
                return
            self.page.keyboard.press("Tab")
            found = fault(self.page)
            assert found is None, found
        raise AssertionError(f"The keyboard does not come to {target}.")

    def press(self, name: str, *, in_main: bool = False) -> None:
        place = self.page.get_by_role("main") if in_main else self.page
        self._enter(place.get_by_role("button", name=name, exact=True))

    def follow(self, name: str) -> None:
        self._enter(self.page.get_by_role("link", name=name, exact=True))

    def _enter(self, target: Locator) -> None:
        self.reach(target)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def fill(self, **fields: str) -> None:
        for name, text in fields.items():
            field = self.page.locator(f"[name={name}]")
            self.reach(field)
            if field.get_attribute("type") == "date":
                year, month, day = text.split("-")
                self.page.keyboard.type(month + day + year)  # as this browser shows them
            else:
                self.page.keyboard.press("ControlOrMeta+a")
                self.page.keyboard.insert_text(text)
            expect(field).to_have_value(text)

    def select(self, **fields: str) -> None:
        for name, value in fields.items():
            field = self.page.locator(f"select[name={name}]")
            self.reach(field)
            self.page.keyboard.press("Home")
            for _choice in range(field.locator("option").count()):
                if field.input_value() == value:
                    break
                self.page.keyboard.press("ArrowDown")
            expect(field).to_have_value(value)

    def tick(self, name: str, *values: str) -> None:
        for value in values:
            self._tick(self.page.locator(f"input[name={name}][value='{value}']"), name)

    def check(self, label: str) -> None:
        field = self.page.get_by_label(label, exact=True)
        self._tick(field, field.get_attribute("name") or "")

    def _tick(self, field: Locator, name: str) -> None:
        if field.get_attribute("type") == "checkbox":
            self.reach(field)
            if not field.is_checked():  # the form may have crossed it
                self.page.keyboard.press("Space")
        else:
            group = self.page.locator(f"input[name={name}]")
            self.reach(group)
            self.page.keyboard.press("Space")
            for _choice in range(group.count()):
                if field.is_checked():
                    break
                self.page.keyboard.press("ArrowDown")
        expect(field).to_be_checked()


def live_town() -> Town:
    """A town in the test's own database, where commits are commits."""
    town = towns.found()
    assert User.objects.count() == len(towns.PEOPLE)
    return town


def address_of(key: str) -> str:
    """The log-in of somebody in the town."""
    return f"{key}@gk.example.se"
