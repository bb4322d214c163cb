"""The manual's pictures show the pages as they are now.

Next to each picture lies what a screen reader finds on the page; the test compares that, for no
two machines draw the same picture. `make manual` renews both.
"""

import os
import re
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Locator, Page

from casework.management.demo.town import PASSWORD, email
from tests.house.code import ROOT
from tests.house.test_personal_numbers import numbers
from tests.journeys.conftest import NewVisitor
from tests.manual.pictures import PICTURES, Picture

MANUAL = ROOT / "docs" / "manual"
FOLDER = MANUAL / "pictures"
RENEW = bool(os.environ.get("VARSAM_TEST_MANUAL"))
MARGIN = 24
NUMBER = re.compile(r"\b\d{8}-\d{4}\b")
# What differs from one load of the demonstration to the next.
MASKS = (
    (re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}"), "[id]"),  # first: it may begin as a number does
    (NUMBER, "[personnummer]"),
    (re.compile(r"\bTB-\d{4}-\w{4}\b"), "[ärende]"),
    (re.compile(r"/review/\d+/"), "/review/[plats]/"),
    (re.compile(r"\b\d\d:\d\d(:\d\d)?\b"), "[tid]"),
)
SHOWN_IN = re.compile(r"\]\(pictures/([\w-]+)\.png\)")


def told(page: Page) -> str:
    """What is on the page, without what differs each time."""
    text = page.get_by_role("main").aria_snapshot()
    for found, instead in MASKS:
        text = found.sub(instead, text)
    return text + "\n"


def difference(words: Path, now: str) -> Iterator[str]:
    """The lines of a page that are no longer what they were."""
    was = words.read_text(encoding="utf-8").splitlines() if words.exists() else []
    return unified_diff(was, now.splitlines(), words.stem, "now", lineterm="", n=1)


def draw(page: Page, picture: Picture, path: Path) -> None:
    """The part of the page that fits in the window; every personal number is painted over."""
    place = page.get_by_role("main").get_by_text(picture.around, exact=True).first
    if picture.around and not picture.alone:
        place.evaluate("place => place.scrollIntoView({block: 'start'})")
    typed = page.locator("input").evaluate_all("all => all.map(one => one.value)")
    assert not any(NUMBER.search(text) for text in typed), picture.name  # a mask finds texts alone
    clip = around(place.locator("xpath=ancestor::section[1]")) if picture.alone else None
    page.screenshot(
        path=path,
        mask=[page.get_by_text(NUMBER)],
        mask_color="#8a8f98",
        clip=clip,
        full_page=picture.alone,
    )


def around(section: Locator) -> FloatRect:
    """A section with a little of the page around it."""
    box = section.bounding_box()
    assert box is not None
    return {
        "x": box["x"] - MARGIN,
        "y": box["y"] - MARGIN,
        "width": box["width"] + 2 * MARGIN,
        "height": box["height"] + 2 * MARGIN,
    }


def people_at_work(come: NewVisitor, pictures: tuple[Picture, ...]) -> dict[tuple[str, int], Page]:
    """A logged-in browser for each person and width."""
    pages: dict[tuple[str, int], Page] = {}
    for who, width in dict.fromkeys((picture.who, picture.width) for picture in pictures):
        page = come(width=width)
        # Who else is there depends on how quick the pages of the others are.
        page.route("**/present/", lambda route: route.fulfill(status=204))
        page.goto("/login/")
        page.get_by_label("E-post").fill(email(who))
        page.get_by_label("Lösenord").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Logga in").click()
        page.wait_for_url(lambda url: "/login/" not in url)
        if page.url.endswith("/membership/"):
            page.get_by_role("main").get_by_role("radio").first.check()
            page.get_by_role("main").get_by_role("button").first.click()
            page.wait_for_url(lambda url: "/membership/" not in url)
        pages[who, width] = page
    return pages


@pytest.mark.sqlite  # the pages do not know the engine
@pytest.mark.timeout(300)
def test_the_pictures_are_not_stale(demo_town: NewVisitor) -> None:
    stale = []
    pages = people_at_work(demo_town, PICTURES)
    for picture in PICTURES:
        page = pages[picture.who, picture.width]
        picture.walk(page)
        words = FOLDER / f"{picture.name}.txt"
        now = told(page)
        if RENEW:
            words.write_text(now, encoding="utf-8")
            draw(page, picture, words.with_suffix(".png"))
        elif not words.exists() or words.read_text(encoding="utf-8") != now:
            stale.append("\n".join(difference(words, now)))
    assert stale == [], "The pages have changed: type 'make manual', look at the pictures, commit."


def test_every_picture_is_named_in_the_manual_and_every_named_one_is_there() -> None:
    named = {name for page in MANUAL.glob("*.md") for name in SHOWN_IN.findall(page.read_text())}
    assert named == {picture.name for picture in PICTURES}
    assert {path.name for path in FOLDER.iterdir()} == {
        f"{name}.{kind}" for name in named for kind in ("png", "txt")
    }


def test_every_page_of_the_manual_can_be_reached_from_its_first() -> None:
    first = (MANUAL / "index.md").read_text(encoding="utf-8")
    others = {path.name for path in MANUAL.glob("*.md")} - {"index.md"}
    assert others == set(re.findall(r"\]\(([\w-]+\.md)\)", first))
    assert "docs/manual/index.md" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_picture_says_in_words_what_it_shows() -> None:
    for path in MANUAL.glob("*.md"):
        for words in re.findall(r"!\[([^\]]*)\]", path.read_text(encoding="utf-8")):
            assert len(words) > 20, (path.name, words)


def test_the_manual_has_no_personal_number_and_weighs_little() -> None:
    for path in MANUAL.rglob("*.*"):
        assert numbers(path.read_text(encoding="latin-1")) == set(), path.name
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < 2_000_000
