"""What is not shown to a guardian: per guardian, with the provision, seen by one's own alone."""

import pytest
from django.http import Http404

from access.blocked import Blocked
from casework.management.demo import telling
from casework.models import Note
from casework.reading.cases import read_case
from casework.reading.disclosures import open_hiding_form
from casework.writing.hiding import hide_from_guardian
from casework.writing.notes import record_note
from consent.models import Hiding
from consent.terms import HidingProvision, Person, Topic
from tests import town as towns

ONE, TWO = Person.GUARDIAN_1, Person.GUARDIAN_2
HARM, YOUTH = HidingProvision.HARM, HidingProvision.MATURE_YOUTH


@pytest.fixture
def shared(db):
    """A note that the school has shared with the police."""
    town = towns.found()
    case, _consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=[town.agency("police")])
    return town, case, Note.objects.get(topic=Topic.SCHOOLING.value).pk


def hidden_from(case, by, item):
    (note,) = [note for note in read_case(case, by=by).notes if note.item_id == item]
    return [(line.guardian, line.provision) for line in note.hidden_from]


def test_it_is_said_per_guardian_and_ended_again(shared):
    town, case, item = shared
    hide_from_guardian(case, item, by=town["teacher"], hidden={ONE: HARM, TWO: None})
    assert hidden_from(case, town["teacher"], item) == [(ONE, HARM)]
    hide_from_guardian(case, item, by=town["teacher"], hidden={ONE: None, TWO: YOUTH})
    assert hidden_from(case, town["teacher"], item) == [(TWO, YOUTH)]
    assert Hiding.objects.filter(guardian=ONE.value, ended_at__isnull=False).count() == 1
    form = open_hiding_form(case, item, by=town["teacher"])
    assert form.initial == {"hide_guardian_2": YOUTH}


def test_another_provision_is_a_new_row(shared):
    town, case, item = shared
    hide_from_guardian(case, item, by=town["teacher"], hidden={ONE: HARM})
    hide_from_guardian(case, item, by=town["teacher"], hidden={ONE: YOUTH})
    assert Hiding.objects.count() == 2
    assert Hiding.objects.get(ended_at__isnull=True).provision == YOUTH


def test_saying_the_same_again_is_answered_in_words(shared):
    town, case, item = shared
    with pytest.raises(Blocked):
        hide_from_guardian(case, item, by=town["teacher"], hidden={ONE: None, TWO: None})


def test_other_agencies_read_on_and_learn_nothing_of_it(shared):
    town, case, item = shared
    before = read_case(case, by=town["officer"])
    hide_from_guardian(case, item, by=town["teacher"], hidden={ONE: HARM})
    assert read_case(case, by=town["officer"]) == before
    with pytest.raises(Http404):
        hide_from_guardian(case, item, by=town["officer"], hidden={ONE: None})


def test_it_is_said_when_the_note_is_written(db):
    town = towns.found()
    case = towns.note_concern(town)
    record_note(
        case,
        by=town["teacher"],
        topic=Topic.FAMILY,
        concerns=Person.YOUTH,
        text="Vill inte att pappa vet.",
        hidden={ONE: YOUTH, TWO: None},
    )
    (line,) = [
        note.hidden_from for note in read_case(case, by=town["teacher"]).notes if note.hidden_from
    ]
    assert [(one.guardian, one.provision) for one in line] == [(ONE, YOUTH)]
