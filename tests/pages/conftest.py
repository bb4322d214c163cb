"""One town for all tests of the pages, which read and leave it as it is."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import connections
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests import visitors
from tests.doors import STATUS, TABLE, WHO
from tests.journeys.conftest import chromium, watched  # noqa: F401  the fixture
from tests.own_database import copy, working_in
from tests.visitors import Somebody

# Addresses that a script asks for figures or for a part of a page, and one that hands over a file.
NOT_A_PAGE = {
    "session/remaining/",
    "cases/<uuid:case_id>/present/",
    "cases/<uuid:case_id>/attachments/<uuid:attachment_id>/",
    "meetings/<uuid:meeting_id>/calendar/",
}

# The pages do not know the engine, and a walk over all of them takes minutes.
one_language_an_engine = pytest.mark.parametrize(
    "language",
    [
        pytest.param("sv", marks=pytest.mark.sqlite),
        pytest.param("en", marks=pytest.mark.postgresql),
    ],
)


@dataclass(frozen=True)
class Site:
    """The live site, the people in it, and the browser they use."""

    address: str
    people: dict[str, Somebody]
    browser: Browser
    wrongs: list[str]

    def visit(self, name: str, *, language: str = "sv", **options: object) -> BrowserContext:
        """A browser of somebody who is logged in already, strict about what goes wrong."""
        context = self.browser.new_context(
            base_url=self.address,
            locale="sv-SE",
            timezone_id="Europe/Stockholm",
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(10_000)
        cookies = {settings.LANGUAGE_COOKIE_NAME: language}
        session = self.people[name].client.cookies.get(settings.SESSION_COOKIE_NAME)
        if session is not None:
            cookies[settings.SESSION_COOKIE_NAME] = session.value
        context.add_cookies(
            [{"name": key, "value": value, "url": self.address} for key, value in cookies.items()]
        )
        context.on("page", lambda page: watched(page, self.wrongs))
        return context

    def paths(self, name: str) -> list[tuple[str, str]]:
        """Route and path of every page that answers somebody, by the table of the doors."""
        column = WHO.index(name)
        place = self.people[name].place
        return [
            (route, place.path(route))
            for route, (get, _post) in TABLE.items()
            if STATUS[get[column]] in (200, 403, 404) and route not in NOT_A_PAGE
        ]


@pytest.fixture(scope="package")
def site(
    chromium: Browser,  # noqa: F811
    django_db_setup: str,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    """Everybody of the doors' table, in a database of their own."""
    folder = tmp_path_factory.mktemp("pages")
    with django_db_blocker.unblock(), working_in(copy(django_db_setup, folder)):
        people = visitors.everybody()
        server = LiveServer("127.0.0.1")
        yield Site(server.url, people, chromium, [])
        server.stop()
        connections.close_all()
