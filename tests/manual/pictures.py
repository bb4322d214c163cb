"""Each picture of the manual: who goes where, and what is seen there."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

Walk = Callable[[Page], None]
PHONE = 390


@dataclass(frozen=True)
class Picture:
    """A picture of the page that `walk` ends on; `around` is the text it shows from. With `alone`
    it shows the section of that text and nothing beside it."""

    name: str
    who: str
    walk: Walk
    width: int = 1280
    around: str = ""
    alone: bool = False


def at(path: str) -> Walk:
    """Go to an address."""
    return lambda page: page.goto(path) and None


def follow(page: Page, link: Locator) -> None:
    """Go where a link leads, and wait for the page there."""
    with page.expect_navigation():
        link.first.click()


def case_named(name: str, *steps: str) -> Walk:
    """Show the names, open the case of somebody, follow links."""

    def walk(page: Page) -> None:
        page.goto("/cases/")
        show = page.get_by_role("button", name="Visa namn")
        if show.count():
            show.click()
            page.get_by_role("button", name="Dölj namn").wait_for()
        follow(page, page.get_by_role("row").filter(has_text=name).get_by_role("link"))
        for step in steps:
            follow(page, page.get_by_role("main").get_by_role("link", name=step, exact=True))

    return walk


def first_case_out_of_scope(page: Page) -> None:
    """The case in which the consent no longer holds for one's own agency."""
    page.goto("/cases/")
    row = page.get_by_role("row").filter(has_text="Samtycket gäller inte längre")
    follow(page, row.get_by_role("link"))


PICTURES = (
    Picture("first-week", "teacher", at("/help/"), around="Första veckan som handläggare"),
    Picture("list", "coordinator", at("/cases/")),
    Picture("case", "coordinator", case_named("Elias")),
    Picture("assign", "social_contact", case_named("Elias", "Tilldela eller avsluta")),
    Picture("share", "social", case_named("Elias", "Skriv anteckning"), around="Anteckning"),
    Picture("consent-refused", "social", case_named("Liam"), around="Vem får veta vad", alone=True),
    Picture("concern", "teacher", at("/cases/new/")),
    Picture("danger", "teacher", case_named("Alva"), around="Nästa steg"),
    Picture(
        "ask", "school", case_named("Hugo", "Fråga om nytt samtycke"), around="Vem får veta vad?"
    ),
    Picture("answer", "school", case_named("Maja", "Registrera svar på samtycke")),
    Picture("phone-list", "police", at("/cases/"), width=PHONE),
    Picture("phone-gone", "police_contact", first_case_out_of_scope, width=PHONE),
    Picture("log", "school_log", at("/review/")),
    Picture("refused", "school_log", at("/review/?outcome=refused")),
    Picture("members", "administrator", at("/administration/members/")),
    Picture("invite-member", "administrator", at("/administration/members/invite/")),
)
