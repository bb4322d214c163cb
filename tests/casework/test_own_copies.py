"""An agency's own copy of whom a case is about is made of what the rules grant it (domain 0.3).

A wrapped key lies there until the next change takes it; what it rests on may have ended before.
"""

from datetime import timedelta

import pytest

from access import clock
from access.blocked import Blocked
from casework.management.demo import telling
from casework.models import Identity, Note
from casework.reading.cases import read_case
from consent.grounds import Ground
from consent.terms import Topic
from tests import town as towns
from tests.casework.disclosing import assign, decide
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def test_a_consent_that_has_run_out_gives_no_copy(town: Town) -> None:
    case, _consent = towns.consented(town)
    assign(town, case, town["head_teacher"], contact="contact")
    telling.note(case, town["head_teacher"], Topic.SCHOOLING, "Rektors.")
    note = Note.objects.get(case_id=case, owner_id=town.agency("school"), topic="schooling")
    ground = {"ground": Ground.SCHOOL_PREVENTION, "committed_crime": None}
    decide(town, case, town["head_teacher"], items={note.pk}, **ground)
    with clock.moved_to(clock.now() + timedelta(days=400)):
        with pytest.raises(Blocked) as blocked:
            telling.note(case, town["officer"], Topic.LEISURE, "Sågs i kväll.")
        assert blocked.value.code == "identity.not_released"
        assert read_case(case, by=town["officer"]).persons == ()
    assert not Identity.objects.filter(case_id=case, owner_id=town.agency("police")).exists()


def test_while_the_consent_runs_the_copy_is_made(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.note(case, town["officer"], Topic.LEISURE, "Sågs i kväll.")
    assert Identity.objects.filter(case_id=case, owner_id=town.agency("police")).exists()
