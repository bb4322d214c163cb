"""The state of a case: changed by a step alone, in every thread and after every failure."""

import threading

import pytest
from django.db import DatabaseError, connection
from django_fsm import ConcurrentTransition, TransitionNotAllowed, has_transition_perm

from access.acts import Act
from access.blocked import Blocked
from casework.management.commands.print_states import diagram
from casework.management.demo import telling
from casework.models import Case
from casework.models.state import REFRESHING
from casework.workflow import STATE_HELP, STATE_LABELS, Facts, State, unmet
from casework.writing import plan
from consent import gate
from consent.guarded import writes_open
from consent.terms import CloseReason
from tests import town as towns
from tests.town import Town

STEPS = sorted({step.name for step in Case(number="").get_all_state_transitions()})


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def case_in(state: State) -> Case:
    return Case(number="X", state=state.value)


def test_every_state_has_a_label_and_help() -> None:
    assert set(STATE_LABELS) == set(STATE_HELP) == set(State)


def test_the_state_is_not_assigned() -> None:
    case = case_in(State.CONCERN_NOTED)
    with pytest.raises(AttributeError):
        case.state = State.CLOSED.value
    assert case.state == State.CONCERN_NOTED.value


@pytest.mark.parametrize("step", STEPS)
def test_no_step_is_open_without_facts(step: str) -> None:
    for transition in Case(number="").get_all_state_transitions():
        if transition.name != step:
            continue
        case = case_in(State(transition.source))
        with pytest.raises(TransitionNotAllowed):
            getattr(case, step)(by=None)
        case.facts = Facts()
        assert unmet(case, step) is not None
        assert not has_transition_perm(getattr(case, step), None)


@pytest.mark.parametrize("step", STEPS)
def test_every_condition_has_a_code_and_a_reason(step: str) -> None:
    for transition in Case(number="").get_all_state_transitions():
        if transition.name == step:
            assert transition.conditions
            for condition in transition.conditions:
                assert condition.code.startswith("step.")
                assert str(condition.reason).endswith(".")


def test_a_refresh_that_fails_leaves_the_door_shut(town: Town) -> None:
    towns.note_concern(town)
    case, other = Case.objects.get(), Case.objects.get()
    with writes_open(), connection.cursor() as cursor:
        cursor.execute("UPDATE casework_case SET number = 'gone'")
    case.pk = None
    with pytest.raises((Case.DoesNotExist, ValueError, DatabaseError)):
        case.refresh_from_db()
    for one in (case, other):
        assert REFRESHING not in one.__dict__
        with pytest.raises(AttributeError):
            one.state = State.CLOSED.value


def test_while_one_thread_refreshes_no_other_can_assign(own_database: None) -> None:
    town = towns.found()
    towns.note_concern(town)
    mine = Case.objects.get()
    stop, slips = threading.Event(), []

    def assign() -> None:
        other = case_in(State.CONCERN_NOTED)
        while not stop.is_set():
            try:
                other.state = State.CLOSED.value
            except AttributeError:
                continue
            slips.append(1)

    threads = [threading.Thread(target=assign) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(200):
        mine.refresh_from_db()
    stop.set()
    for thread in threads:
        thread.join()
    assert slips == []


def test_two_steps_from_the_same_state_do_not_both_happen(town: Town) -> None:
    towns.note_concern(town)
    first, second = Case.objects.get(), Case.objects.get()
    facts = Facts(works_with_case=True, closing_reason_given=True)
    first.facts = second.facts = facts
    with writes_open():
        first.close(by=town["teacher"], at=first.opened_at)
        first.save()
        second.close(by=town["teacher"], at=second.opened_at)
        with pytest.raises(ConcurrentTransition):
            second.save()


def test_the_database_knows_the_states(town: Town) -> None:
    towns.note_concern(town)
    with pytest.raises(DatabaseError), writes_open():
        Case._base_manager.update(state="anything")


def test_a_step_from_another_state_is_refused_in_words(town: Town) -> None:
    case = towns.note_concern(town)
    with pytest.raises(Blocked) as refused:
        plan.follow_up(case, by=town["teacher"], next_date=None, close_proposed=True)
    assert refused.value.code == "step.state"


def test_closing_ends_what_others_read_and_shuts_the_case(town: Town) -> None:
    case, _consent = towns.consented(town)
    plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
    with (
        pytest.raises(Blocked) as refused,
        gate.changing(case, by=town["teacher"], act=Act.RECORD_NOTE),
    ):
        pass
    assert refused.value.code == "case.closed"


def test_only_the_noting_agency_or_the_coordination_closes(town: Town) -> None:
    case, _consent = towns.consented(town)
    with pytest.raises(Blocked) as refused:
        plan.close_case(case, by=town["officer"], reason=CloseReason.GOALS_MET)
    assert refused.value.code == "scope.noting_agency"
    plan.close_case(case, by=town["coordinator"], reason=CloseReason.GOALS_MET)


def test_the_safety_question_stands_before_every_asking(town: Town) -> None:
    from casework.models.safety import Danger
    from casework.writing.persons import answer_safety_question

    case = towns.note_concern(town)
    with pytest.raises(Blocked) as refused:
        telling.ask(case, town["teacher"], [town.agency("police")])
    assert refused.value.code == "step.safety"
    for danger in (Danger.YES, Danger.UNKNOWN):
        answer_safety_question(case, by=town["teacher"], answer=danger, reason="Nytt samtal.")
        with pytest.raises(Blocked) as refused:
            telling.ask(case, town["teacher"], [town.agency("police")])
        assert refused.value.code == "step.safety"
    with pytest.raises(Blocked) as refused:
        answer_safety_question(case, by=town["teacher"], answer=Danger.NO)
    assert refused.value.field == "reason"


def test_the_diagram_names_every_step() -> None:
    text = diagram()
    for step in STEPS:
        assert f": {step}" in text
