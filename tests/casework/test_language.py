"""Another language while one writes: the page comes back in it, with everything that was typed."""

from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client

from access.acts import Act
from casework.models import Note
from tests import town as towns
from tests.browsing import browser
from tests.town import Town

TEXT = "Elias kom inte i dag."


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def switched(client: Client, path: str, **fields: object) -> tuple[int, str]:
    """What the page answers to its form, sent by way of the language button."""
    data = {"switch_to": "en", **fields}
    answer = client.post(f"/language/?{urlencode({'next': path})}", data)
    assert (answer.status_code, answer.headers["Location"]) == (307, path)
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    page = client.post(path, data)
    return page.status_code, page.content.decode()


def test_a_half_written_note_comes_back_in_english_and_nothing_is_saved(town: Town) -> None:
    case = towns.note_concern(town)
    before = len(towns.acts_of(town))
    status, page = switched(
        browser(town, "teacher"),
        f"/cases/{case}/notes/",
        text=TEXT,
        acting_for=town["teacher"].membership_id,
    )
    assert status == 200
    assert "Save the note" in page
    assert TEXT in page
    assert 'role="alert"' not in page  # the topic is missing still, and that is no fault yet
    assert not Note.objects.filter(topic="schooling").exists()
    assert towns.acts_of(town)[before:] == [(Act.OPEN_FORM, "shown")]


def test_a_whole_form_is_not_sent_by_it_either(town: Town) -> None:
    case, _consent = towns.consented(town)
    member = town["teacher"]
    status, page = switched(
        browser(town, "teacher"),
        f"/cases/{case}/notes/",
        text=TEXT,
        topic="schooling",
        concerns="youth",
        receivers=[str(town.agency("police"))],
        checked="yes",
        acting_for=member.membership_id,
    )
    assert (status, TEXT in page) == (200, True)
    assert "Check before you continue" not in page
    assert not Note.objects.filter(topic="schooling").exists()


def test_a_form_in_which_nothing_was_typed_is_simply_opened_again(town: Town) -> None:
    client = browser(town, "teacher")
    answer = client.post("/language/?next=/cases/new/", {"switch_to": "en"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/cases/new/")


@pytest.mark.parametrize("foreign", ["https://example.org/", "//example.org/", "javascript:1"])
def test_a_typed_text_goes_to_no_other_site(town: Town, foreign: str) -> None:
    client = browser(town, "teacher")
    answer = client.post(
        f"/language/?{urlencode({'next': foreign})}", {"switch_to": "en", "text": TEXT}
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
