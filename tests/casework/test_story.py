"""A case from concern to withdrawal, told through the verbs and readings."""

import pytest
from django.http import Http404
from django.test import Client

from access.acts import Act
from agencies.models import User
from casework.management.demo import telling
from casework.models.identity import Protection
from casework.reading.cases import read_case
from consent.relation import NotAssigned
from consent.terms import Topic
from tests import town as towns
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def test_the_noting_agency_reads_what_it_wrote(town: Town) -> None:
    case = towns.note_concern(town)
    page = read_case(case, by=town["teacher"])
    assert page.persons[0].name == "Elias Alm"
    assert page.notes[0].text == "Drack sprit på skoldiscot."
    assert page.state == "concern_noted"


def test_another_agency_does_not_know_that_the_case_exists(town: Town) -> None:
    case = towns.note_concern(town)
    with pytest.raises(Http404):
        read_case(case, by=town["officer"])
    assert towns.acts_of(town)[-1] == (Act.READ_CASE, "refused")


def test_a_colleague_who_is_not_assigned_is_told_so(town: Town) -> None:
    case = towns.note_concern(town)
    with pytest.raises(NotAssigned):
        read_case(case, by=town["colleague"])


def test_a_released_note_is_read_and_no_other(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Bara skolans.")
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=[town.agency("police")])
    page = read_case(case, by=town["officer"])
    assert [note.text for note in page.notes] == ["Delas."]
    assert page.persons[0].name == "Elias Alm"


def test_withdrawn_consent_leaves_own_items_and_the_consent_record(town: Town) -> None:
    case, consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=[town.agency("police")])
    telling.note(case, town["officer"], Topic.LEISURE, "Polisens egen.")
    towns.withdraw(town, case, consent)
    page = read_case(case, by=town["officer"])
    assert not page.in_scope
    assert [note.text for note in page.notes] == ["Polisens egen."]
    assert [person.name for person in page.persons] == ["Elias Alm"]
    assert [record.state for record in page.consents] == ["withdrawn"]
    assert (page.state, page.matrix, page.others, page.events) == ("", (), (), ())


def test_a_protected_case_is_not_printed(town: Town) -> None:
    case = towns.note_concern(town, protection=Protection.YES)
    client = Client()
    client.force_login(
        User.objects.get(pk=town["teacher"].user_id), backend="agencies.backends.MemberBackend"
    )
    for path in ("", "notes/", "safety/"):
        page = client.get(f"/cases/{case}/{path}").content.decode()
        assert '<p class="only-print">' in page
        assert '<div class="flow no-print">' in page
