"""The manual is on the site: every page from /help/, whole, with its pictures and its links."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from information import manual
from tests.house.code import ROOT

PAGES = [manual.FIRST, *manual.names()]
WORDS = re.compile(r"[\wåäöÅÄÖ]{4,}")


def shown(name: str) -> str:
    answer = Client().get(reverse(manual.address(name)))
    assert answer.status_code == 200
    return answer.content.decode()


def test_help_leads_to_the_manual_and_its_first_page_to_every_other(db: None) -> None:
    assert f'href="{reverse("manual")}"' in Client().get("/help/").content.decode()
    for name in manual.names():
        assert f'href="{reverse(manual.address(name))}"' in shown(manual.FIRST)


def test_leisure_has_a_page_of_its_own() -> None:
    assert {"coordinator", "social-worker", "school", "police", "leisure"} <= set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_all_that_its_file_says(db: None, name: str) -> None:
    text = (ROOT / "docs" / "manual" / f"{name}.md").read_text(encoding="utf-8")
    text = re.sub(r"\[Till handbokens första sida\].*|\]\([^)]*\)", "", text)
    page = shown(name)
    assert [word for word in WORDS.findall(text) if word not in page] == []
    assert "**" not in page


@pytest.mark.parametrize("name", PAGES)
def test_every_link_and_picture_of_a_page_is_there(db: None, name: str) -> None:
    page = shown(name)
    for address, fragment in re.findall(r'href="(/help/manual/[\w/-]*)#([^"]+)"', page):
        assert f'id="{fragment}"' in Client().get(address).content.decode()
    for picture in re.findall(r'<img src="/static/([^"]+)" width="\d+" height="\d+"', page):
        assert finders.find(picture)
    assert page.count("<img") == len(re.findall(r'<img src="/static/manual/', page))


def test_what_no_page_shows_is_a_mistake_that_is_told(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manual, "FOLDER", tmp_path)
    (tmp_path / "x.md").write_text("# A\n\n[B](https://elsewhere.example)\n")  # type: ignore[operator]
    with pytest.raises(ValueError, match="no page shows: link"):
        manual.page("x")
    (tmp_path / "y.md").write_text("# A\n\n<b>&amp;</b>\n")  # type: ignore[operator]
    assert manual.page("y").nodes[1].children[0].text == "<b>&</b>"


def test_the_manual_says_in_english_that_it_is_in_swedish(db: None) -> None:
    visitor = Client()
    visitor.post("/language/", {"switch_to": "en"})
    page = visitor.get("/help/manual/").content.decode()
    assert "The manual is in Swedish only." in page
    assert '<article class="flow" lang="sv">' in page
