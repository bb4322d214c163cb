"""Search for a person among one's own cases: by number or name, masked, logged, and never wider."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error
from django.test import Client

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.policy import may_search_by_name
from access.roles import AgencyKind
from agencies.models import User
from audit import chain, log
from audit.models import Body, Subject
from casework.management.demo import telling
from casework.models import Case, Identity
from casework.models.identity import Protection
from casework.reading.search import search_person
from consent import gate
from consent.gate.refusing import terms_hash
from consent.models import Consent
from consent.terms import ConcernCategory, Topic
from tests import town as towns
from tests.town import Town
from vault import searching

NUMBER, OTHER = "20120305-2392", "20130302-2394"
NOTHING = "Inget ärende som du arbetar med gäller den personen"


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def found(by: Member, number: str = "", given_name: str = "", surname: str = "") -> list[UUID]:
    lines = search_person(by=by, personnummer=number, given_name=given_name, surname=surname)
    return [line.case_id for line in lines]


def browser(town: Town, who: str) -> Client:
    client = Client()
    user = User.objects.get(pk=town[who].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    return client


def post(town: Town, who: str, **typed: str) -> object:
    acting = {"acting_for": str(town[who].membership_id)}
    return browser(town, who).post("/search/", {**acting, **typed})


def last_entry(town: Town) -> dict:
    row = Body.objects.filter(log_id=town.collaboration.pk).order_by("-index").first()
    return chain.parse(bytes(row.bytes))


def test_one_finds_ones_case_by_number_and_by_each_name(town: Town) -> None:
    case, teacher = towns.note_concern(town), town["teacher"]
    for terms in (
        {"number": NUMBER},
        {"given_name": "Elias"},
        {"surname": "Alm"},
        {"given_name": " eLIAS ", "surname": "ALM"},
    ):
        assert found(teacher, **terms) == [case]
    for terms in (
        {"number": OTHER},
        {"given_name": "Eli"},
        {"given_name": "Elias", "surname": "Ek"},
        {"given_name": "Johan"},  # a guardian
        {"number": "19790124-9297"},  # a guardian's
    ):
        assert found(teacher, **terms) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Anna-Lisa", "anna  lisa", True),
        ("A\u030asa", "\u00c5SA", True),
        ("Åsa", "Asa", False),
        ("Alm", "Almen", False),
    ],
)
def test_names_are_compared_without_regard_to_how_they_are_typed(
    one: str, other: str, same: bool
) -> None:
    assert (searching.alike(one) == searching.alike(other)) is same


def test_a_colleague_who_is_not_assigned_and_another_agency_find_nothing(town: Town) -> None:
    towns.note_concern(town)
    assert found(town["teacher"], NUMBER)
    for who in ("colleague", "contact", "social", "officer", "coordinator"):
        assert found(town[who], NUMBER) == []
    assert found(town["colleague"], surname="Alm") == []


def test_what_is_shared_is_found_until_the_consent_is_withdrawn(town: Town) -> None:
    case, consent = towns.consented(town)
    assert found(town["officer"], NUMBER) == [case]
    assert found(town["coordinator"], surname="Alm") == [case]
    towns.withdraw(town, case, consent)
    assert found(town["officer"], NUMBER) == []
    assert found(town["coordinator"], surname="Alm") == []
    assert found(town["teacher"], NUMBER) == [case]


def test_a_consent_that_has_run_out_finds_nothing_though_the_index_still_does(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, _consent = towns.consented(town)
    assert found(town["officer"], NUMBER) == [case]
    later = clock.now() + timedelta(days=800)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert Consent.objects.get().ends_at < later
    assert found(town["officer"], NUMBER) == []
    assert found(town["coordinator"], given_name="Elias") == []


def test_an_agency_finds_its_own_copy_without_the_state_when_the_consent_is_gone(
    town: Town,
) -> None:
    case, consent = towns.consented(town)
    telling.note(case, town["officer"], Topic.LEISURE, "Sågs i parken.")
    towns.withdraw(town, case, consent)
    (line,) = search_person(by=town["officer"], personnummer=NUMBER, given_name="", surname="")
    assert (line.case_id, line.in_scope, line.state) == (case, False, "")


def test_a_protected_case_is_found_by_those_alone_who_are_named_for_it(town: Town) -> None:
    case = towns.note_concern(town, protection=Protection.YES)
    assert found(town["teacher"], NUMBER) == [case]
    assert found(town["colleague"], NUMBER) == []
    telling.assign(case, town["teacher"], town["colleague"])
    assert found(town["colleague"], NUMBER) == [case]


def test_names_are_searched_by_kinds_that_are_named_alone() -> None:
    may = {kind for kind in (*AgencyKind, None) if may_search_by_name(kind)}
    assert not may & {AgencyKind.POLICE, AgencyKind.LEISURE, AgencyKind.OTHER, None}
    assert {AgencyKind.SOCIAL_SERVICES, AgencyKind.SCHOOL, AgencyKind.COORDINATION} <= may


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
    before = Body.objects.count()
    assert post(town, who, **typed).status_code == 403
    assert Body.objects.count() == before + 1
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
    before = Body.objects.count()
    answer = post(town, "teacher", **typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    if typed.get("personnummer"):
        assert f'value="{typed["personnummer"]}"' in page
    assert Body.objects.count() == before


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
    before = Body.objects.count()
    assert NOTHING not in client.get(f"/search/?personnummer={OTHER}").content.decode()
    assert Body.objects.count() == before


def test_one_entry_holds_the_hash_of_the_terms_and_the_ids_touched_and_found(town: Town) -> None:
    case = towns.note_concern(town)
    other = telling.concern(
        town["teacher"], ("Noa", "Ek"), OTHER, ConcernCategory.SUBSTANCES, "Text."
    )
    before = Body.objects.count()
    found(town["teacher"], surname="Alm")
    assert Body.objects.count() == before + 1
    entry = last_entry(town)
    assert (entry["act"], entry["outcome"]) == ("search_person", "shown")
    assert entry["terms"] == terms_hash(town.collaboration.pk, "name [('surname', 'alm')]")
    assert entry["counts"] == {"found": 1, "touched": 2}
    assert "items" not in entry
    index = Body.objects.order_by("-index").first().index
    told = set(Subject.objects.filter(index=index).values_list("kind", "subject_id"))
    youths = Identity.objects.filter(case_id__in=[case, other], concerns="youth")
    assert told == {
        ("search", town["teacher"].membership_id),
        ("case", case),
        *(("item", pk) for pk in youths.values_list("pk", flat=True)),
    }
    found(town["teacher"], number=NUMBER)
    assert last_entry(town)["counts"] == {"found": 1, "touched": 1}
    found(town["teacher"], surname="Ekström")
    assert last_entry(town)["outcome"] == "refused"
    assert last_entry(town)["rule"] == "search.nothing"


def test_nothing_is_told_when_the_log_cannot_be_written(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    towns.note_concern(town)

    def fails(*_: object) -> None:
        raise Error

    monkeypatch.setattr(log.OpenHead, "_insert", fails)
    with pytest.raises(log.LogUnavailable):
        found(town["teacher"], NUMBER)


def test_a_membership_searches_so_often_an_hour_and_is_then_refused_in_words(
    town: Town, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SEARCHES_AN_HOUR = 3  # type: ignore[attr-defined]
    case = towns.note_concern(town)
    for terms in ({"number": NUMBER}, {"surname": "Alm"}, {"surname": "Ek"}):
        found(town["teacher"], **terms)
    for _ in range(2):
        with pytest.raises(Blocked):
            found(town["teacher"], number=NUMBER)
        entry = last_entry(town)
        assert (entry["outcome"], entry["rule"]) == ("blocked", "search.too_many")
        assert entry["terms"]
    answer = post(town, "teacher", personnummer=NUMBER)
    assert answer.status_code == 422
    assert "för många gånger den senaste timmen" in answer.content.decode()
    assert found(town["colleague"], number=NUMBER) == []  # is counted by herself
    later = clock.now() + timedelta(minutes=61)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert found(town["teacher"], number=NUMBER) == [case]


def test_a_reviewer_and_an_administrator_search_nobody(town: Town) -> None:
    for who in ("school_reviewer", "administrator"):
        assert browser(town, who).get("/search/").status_code == 403
        with pytest.raises(PermissionDenied):
            found(town[who], NUMBER)


def test_a_search_inside_a_change_is_refused(town: Town) -> None:
    case = towns.note_concern(town)
    with (
        pytest.raises(gate.DisclosedInsideChange),
        gate.changing(case, by=town["teacher"], act=Act.RECORD_NOTE),
    ):
        found(town["teacher"], NUMBER)


def test_a_membership_that_changed_meanwhile_finds_nothing(town: Town) -> None:
    towns.note_concern(town)
    old = replace(town["teacher"], revision=town["teacher"].revision + 1)
    with pytest.raises(Blocked):
        found(old, NUMBER)


def test_the_language_button_takes_what_was_typed_along_and_searches_nothing(town: Town) -> None:
    client = browser(town, "teacher")
    acting = {"acting_for": str(town["teacher"].membership_id), "switch_to": "en"}
    before = Body.objects.count()
    answer = client.post("/search/", {**acting, "surname": "Ek"})
    assert answer.status_code == 200
    assert 'value="Ek"' in answer.content.decode()
    assert Body.objects.count() == before


def test_the_list_leads_to_the_search(town: Town) -> None:
    towns.note_concern(town)
    assert 'href="/search/"' in browser(town, "teacher").get("/cases/").content.decode()
