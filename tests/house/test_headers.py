"""What surrounds a page: nothing is kept by the browser, nothing inline runs, no title tells."""

import re
from uuid import uuid4

import pytest

from tests import town as towns
from tests.browsing import browser
from tests.town import Town

PATHS = ("", "notes/", "consents/", "members/", "talks/", "closing/", "safety/", "guardians/")
SAID = ("Elias", "Alm", "Johan", "20120305", "Drack", "sprit")


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def test_no_page_for_a_member_is_kept_and_nothing_inline_runs(town: Town) -> None:
    case = towns.note_concern(town)
    teacher = browser(town, "teacher")
    pages = [f"/cases/{case}/{path}" for path in PATHS]
    for path in ["/cases/", "/", "/membership/", f"/cases/{uuid4()}/", "/nowhere/", *pages]:
        answer = teacher.get(path)
        assert "no-store" in answer.headers["Cache-Control"], path
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert answer.headers["X-Frame-Options"] == "DENY", path
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path


def test_invariant_5_titles_headers_and_addresses_say_nothing_of_a_person(town: Town) -> None:
    case = towns.note_concern(town)
    teacher = browser(town, "teacher")
    for path in [f"/cases/{case}/{path}" for path in PATHS]:
        answer = teacher.get(path)
        page = answer.content.decode()
        titles = re.findall(r"<title>(.*?)</title>", page, re.DOTALL)
        addresses = re.findall(r'(?:href|action|src)="([^"]*)"', page)
        headers = [f"{name}: {value}" for name, value in answer.headers.items()]
        assert len(titles) == 1
        for text in [*titles, *addresses, *headers]:
            for word in SAID:
                assert word not in text, (path, text)


def test_the_page_of_an_unknown_case_is_the_same_to_the_byte(town: Town) -> None:
    case = towns.note_concern(town)
    officer = browser(town, "officer")
    pages = [
        re.sub(
            r'name="(?:csrfmiddlewaretoken|next)" value="[^"]*"|[\w-]{22}(?=<)',
            "",
            officer.get(f"/cases/{pk}/").content.decode(),
        )
        for pk in (case, uuid4())
    ]
    assert pages[0] == pages[1]
