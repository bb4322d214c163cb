"""The list of cookies is what the site really sets."""

from django.conf import settings
from django.test import Client
from django.utils.translation import override

from information.cookies import cookies_set
from tests import town as towns
from tests.journeys.people import PASSWORD, address_of


def walk() -> Client:
    """A visitor reads, logs in, opens the list and a form, changes language, goes back."""
    towns.found()
    client = Client(enforce_csrf_checks=True)

    def send(path: str, **data: str) -> None:
        token = client.cookies[settings.CSRF_COOKIE_NAME].value
        answer = client.post(path, {"csrfmiddlewaretoken": token, **data})
        assert answer.status_code == 302, path

    client.get("/login/")
    client.get("/help/")
    send("/login/", login=address_of("teacher"), password=PASSWORD)
    for path in ("/cases/", "/cases/new/", "/help/", "/about/cookies/"):
        assert client.get(path).status_code == 200
    send("/language/", switch_to="en", next="/cases/")
    client.get("/cases/")
    return client


def test_a_walk_brings_the_cookies_of_the_list_and_no_other(db: None) -> None:
    assert {cookie.name for cookie in cookies_set()} == set(walk().cookies)


def test_each_is_kept_as_long_as_the_page_says(db: None) -> None:
    brought = walk().cookies
    with override("sv"):
        told = {cookie.name: cookie.kept for cookie in cookies_set()}
    for name, morsel in brought.items():
        days = int(morsel["max-age"]) // 86_400 if morsel["max-age"] else None
        words = f"{days} dagar." if days else "Tills du stänger webbläsaren."
        assert told[name].startswith(words), name
    assert "15 minuter" in told[settings.SESSION_COOKIE_NAME]


def test_the_page_shows_the_list_in_both_languages(db: None) -> None:
    visitor = Client()
    page = visitor.get("/about/cookies/").content.decode()
    names = [cookie.name for cookie in cookies_set()]
    assert all(name in page for name in names)
    visitor.post("/language/", {"switch_to": "en"})
    page = visitor.get("/about/cookies/").content.decode()
    assert all(name in page for name in names)
    assert "Until you close the browser." in page
    assert "webbläsaren" not in page


def test_a_cookie_that_nobody_told_of_would_be_seen(db: None) -> None:
    client = walk()
    client.cookies["tracker"] = "1"
    assert {cookie.name for cookie in cookies_set()} != set(client.cookies)
