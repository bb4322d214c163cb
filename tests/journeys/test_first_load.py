"""How much a browser fetches that has never been here, as the server sends it."""

import gzip

from playwright.sync_api import Response

from tests import town as towns
from tests.journeys.conftest import NewVisitor
from tests.journeys.people import Person, address_of, live_town

MOST = 60_000  # bytes


def test_the_first_page_after_log_in_comes_in_sixty_kilobytes(visitor: NewVisitor) -> None:
    town = live_town()
    case = towns.note_concern(town)
    teacher = Person(visitor()).log_in(address_of("teacher"))
    fetched: dict[str, int] = {}

    def weigh(answer: Response) -> None:
        page = answer.headers.get("content-type", "").startswith("text/html")
        body = answer.body()
        # Pages are sent as they are: compressed secrets can be guessed by their size (BREACH).
        fetched[answer.url] = len(body if page else gzip.compress(body))

    for path in ("/cases/", f"/cases/{case}/"):
        fresh = visitor()
        fresh.context.add_cookies(teacher.page.context.cookies())
        fetched.clear()
        fresh.on("response", weigh)
        fresh.goto(path)
        fresh.wait_for_load_state("networkidle")
        assert any(url.endswith(".css") for url in fetched)
        assert any(url.endswith(".js") for url in fetched)
        assert 5_000 < sum(fetched.values()) <= MOST, fetched
