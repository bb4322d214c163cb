"""The page of the search: what is typed comes by post alone, and nothing of a person is shown."""

import pytest

from audit.models import Body
from casework.models import Case
from tests import town as towns
from tests.browsing import browser
from tests.casework.searching import NOTHING, NUMBER, OTHER, entries, last_entry, post
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.mark.parametrize("who", ["officer", "youth_worker"])
@pytest.mark.parametrize("typed", [{"given_name": "Elias"}, {"surname": "Alm"}])
def test_police_and_leisure_are_refused_a_name_and_the_log_says_so(
    town: Town, who: str, typed: dict[str, str]
) -> None:
    towns.consented(town)
    page = browser(town, who).get("/search/").content.decode()
    assert 'name="personnummer"' in page
    assert 'name="surname"' not in page
    assert "inte tillåten för polis och fritid" in page
    before = entries(town)
    assert post(town, who, **typed).status_code == 403
    assert entries(town) == before + 1
    entry = last_entry(town)
    assert (entry["act"], entry["outcome"], entry["rule"]) == (
        "search_person",
        "refused",
        "search.by_name",
    )


def test_the_page_gives_numbers_and_states_and_nothing_of_the_person(town: Town) -> None:
    case, _consent = towns.consented(town)
    number = Case.objects.get(pk=case).number
    for typed in ({"personnummer": NUMBER}, {"given_name": "elias", "surname": ""}):
        answer = post(town, "teacher", **typed)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert number in page
        assert "Samtycke" in page
        assert "Elias" not in page
        assert "Alm" not in page
    nobody = post(town, "teacher", personnummer=OTHER).content.decode()
    assert number not in nobody
    assert NOTHING in nobody


def test_the_fields_say_that_the_whole_name_is_compared(town: Town) -> None:
    towns.consented(town)
    page = browser(town, "teacher").get("/search/").content.decode()
    for field in ("given_name", "surname"):
        hint = page.partition(f'id="id_{field}_helptext"')[2].partition("</")[0]
        assert "Skriv hela namnet, som det står i ärendet." in hint
    assert NOTHING in post(town, "teacher", given_name="Eli").content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Skriv det du vill söka efter."),
        ({"personnummer": "20120305-239"}, "Skriv ett giltigt personnummer"),
        ({"personnummer": "20120305-2393"}, "Skriv ett giltigt personnummer"),
        ({"personnummer": "120305-2392"}, "Skriv året med fyra siffror"),
        ({"personnummer": NUMBER, "surname": "Alm"}, "inte på båda"),
        ({"surname": "A\0lm"}, "Null-tecken"),
    ],
)
def test_what_cannot_be_searched_for_comes_back_at_its_field_without_an_entry(
    town: Town, typed: dict[str, str], said: str
) -> None:
    before = entries(town)
    answer = post(town, "teacher", **typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    if typed.get("personnummer"):
        assert f'value="{typed["personnummer"]}"' in page
    assert entries(town) == before


def test_the_terms_are_in_no_address_title_session_or_log(town: Town) -> None:
    towns.note_concern(town)
    client = browser(town, "teacher")
    acting = {"acting_for": str(town["teacher"].membership_id)}
    for typed in ({"personnummer": NUMBER}, {"surname": "Alm"}, {"surname": "Ek"}):
        answer = client.post("/search/", {**acting, **typed})
        assert answer.status_code == 200
        title = answer.content.decode().partition("<title>")[2].partition("</title>")[0]
        (word,) = typed.values()
        assert word not in title
        assert word not in str(dict(client.session))
        assert all(word.encode() not in bytes(row.bytes) for row in Body.objects.all())
    # By GET nothing is searched for.
    before = entries(town)
    assert NOTHING not in client.get(f"/search/?personnummer={OTHER}").content.decode()
    assert entries(town) == before


def test_the_language_button_takes_what_was_typed_along_and_searches_nothing(town: Town) -> None:
    client = browser(town, "teacher")
    acting = {"acting_for": str(town["teacher"].membership_id), "switch_to": "en"}
    before = entries(town)
    answer = client.post("/search/", {**acting, "surname": "Ek"})
    assert answer.status_code == 200
    assert 'value="Ek"' in answer.content.decode()
    assert entries(town) == before


def test_the_list_leads_to_the_search(town: Town) -> None:
    towns.note_concern(town)
    assert 'href="/search/"' in browser(town, "teacher").get("/cases/").content.decode()
