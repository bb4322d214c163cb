"""What a page says of a consent that waits too long, and of one whose case was closed."""

from datetime import timedelta

import pytest

from access import clock
from access.acts import Act
from access.blocked import Blocked
from casework.management.demo import telling
from casework.models.identity import Protection
from casework.reading.case_list import list_cases
from casework.reading.cases import read_case
from casework.writing import cases, plan
from consent.relation import OutOfScope
from consent.terms import CloseReason, ConcernCategory, Topic
from tests import town as towns
from tests.town import Town

CONCERN = {
    "topic": Topic.LEISURE,
    "category": ConcernCategory.SUBSTANCES,
    "text": "Igen.",
    "given_name": "Elias",
    "surname": "Alm",
    "personnummer": "20120305-2392",
    "protection": Protection.NO,
}


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def test_an_answer_that_did_not_come_in_time_is_marked(town: Town) -> None:
    case = towns.note_concern(town)
    towns.ask(town, case)
    due = read_case(case, by=town["teacher"]).consents[0].answer_due_date
    for days, late in ((0, False), (1, True)):
        with clock.moved_to(telling.at(due + timedelta(days=days))):
            assert read_case(case, by=town["teacher"]).consents[0].overdue is late


def test_while_answers_are_awaited_recording_one_is_the_next_step(town: Town) -> None:
    case = towns.note_concern(town)
    consent = towns.ask(town, case)
    step = read_case(case, by=town["teacher"]).steps[0]
    assert (step.name, step.next, step.consent_id) == ("record_answer", True, consent)
    for giver, kind in ((towns.ONE, towns.YES), (towns.TWO, towns.YES), (towns.YOUTH, towns.VIEW)):
        telling.answer(case, consent, town["teacher"], giver, kind)
    assert read_case(case, by=town["teacher"]).steps[0].name == "record_talk"


def test_a_closed_case_tells_of_no_running_consent(town: Town) -> None:
    case, _consent = towns.consented(town)
    assert read_case(case, by=town["teacher"]).consents[0].state == "valid"
    plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
    page = read_case(case, by=town["teacher"])
    assert (page.consents[0].state, page.consent_state) == ("case_closed", "case_closed")
    assert [line.consent_state for line in list_cases(by=town["teacher"]).lines] == ["case_closed"]


def test_beginning_again_after_an_open_case_is_refused_and_recorded(town: Town) -> None:
    case = towns.note_concern(town)
    with pytest.raises(Blocked):
        cases.begin_again(case, by=town["teacher"], **CONCERN)
    assert towns.acts_of(town)[-1] == (Act.BEGIN_AGAIN, "blocked")


def test_beginning_again_after_the_case_of_another_agency_is_refused_and_recorded(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    with pytest.raises(OutOfScope):
        cases.begin_again(case, by=town["officer"], **CONCERN)
    assert towns.acts_of(town)[-1] == (Act.BEGIN_AGAIN, "refused")
