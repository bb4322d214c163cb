"""Search for a person among one's own cases: by number or name, masked, logged, and never wider."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.policy import may_search_by_name
from access.roles import AgencyKind
from audit import log
from audit.models import Body, Subject
from casework.management.demo import telling
from casework.models import Identity
from casework.models.identity import Protection
from casework.reading.search import search_person
from casework.writing import seats
from consent import gate
from consent.gate.refusing import terms_hash
from consent.models import Consent
from consent.terms import ConcernCategory, Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework.searching import NUMBER, OTHER, entries, found, last_entry, post
from tests.town import Town
from vault import searching


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


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
    seats.assign_member(case, by=town["teacher"], membership=town["colleague"].membership_id)
    assert found(town["colleague"], NUMBER) == [case]


def test_names_are_searched_by_kinds_that_are_named_alone() -> None:
    may = {kind for kind in (*AgencyKind, None) if may_search_by_name(kind)}
    assert not may & {AgencyKind.POLICE, AgencyKind.LEISURE, AgencyKind.OTHER, None}
    assert {AgencyKind.SOCIAL_SERVICES, AgencyKind.SCHOOL, AgencyKind.COORDINATION} <= may


def test_one_entry_holds_the_hash_of_the_terms_and_the_ids_touched_and_found(town: Town) -> None:
    case = towns.note_concern(town)
    other = telling.concern(
        town["teacher"], ("Noa", "Ek"), OTHER, ConcernCategory.SUBSTANCES, "Text."
    )
    before = entries(town)
    found(town["teacher"], surname="Alm")
    assert entries(town) == before + 1
    entry = last_entry(town)
    assert (entry["act"], entry["outcome"]) == ("search_person", "shown")
    assert entry["terms"] == terms_hash(town.collaboration.pk, "name [('surname', 'alm')]")
    assert entry["counts"] == {"found": 1, "touched": 2}
    assert "items" not in entry
    log_id = town.collaboration.pk
    index = Body.objects.filter(log_id=log_id).order_by("-index").values_list("index", flat=True)[0]
    told = set(Subject.objects.filter(log_id=log_id, index=index).values_list("kind", "subject_id"))
    youths = Identity.objects.filter(case_id__in=[case, other], concerns="youth")
    assert told == {
        ("search", town["teacher"].membership_id),
        ("case", case),
        *(("item", pk) for pk in youths.values_list("pk", flat=True)),
    }
    found(town["teacher"], number=NUMBER)
    assert last_entry(town)["counts"] == {"found": 1, "touched": 1}
    found(town["teacher"], surname="Ekström")
    assert last_entry(town)["outcome"] == "shown"  # nothing was denied
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
