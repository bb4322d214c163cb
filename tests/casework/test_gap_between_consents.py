"""After a gap between two consents what is shared, counted and told is what the new one carries."""

from datetime import timedelta
from uuid import UUID

import pytest

from access import clock
from access.blocked import Blocked
from access.clock import today
from casework.management.demo import telling
from casework.models import Action
from casework.models.action import Outcome, Responsible
from casework.models.observation import Factor, Level, Moment
from casework.reading.cases import read_case
from casework.reading.consents import open_consent
from casework.writing import plan
from casework.writing.observing import observe_factors
from tests import town as towns
from tests.town import ONE, TWO, VIEW, YES, YOUTH, Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def yes_of_all(town: Town, case: UUID, consent: UUID) -> None:
    for giver, kind in ((ONE, YES), (TWO, YES), (YOUTH, VIEW)):
        telling.answer(case, consent, town["teacher"], giver, kind)


def ask(town: Town, case: UUID, *names: str) -> UUID:
    receivers = [town.agency(name) for name in names or tuple(town.agencies)]
    return telling.ask(case, town["teacher"], receivers)


def planned_by_police(town: Town) -> UUID:
    """A plan with one point of the police, on a consent that lasts twenty days."""
    case = towns.note_concern(town)
    telling.safe_to_ask(case, town["teacher"])
    consent = telling.ask(
        case,
        town["teacher"],
        [town.agency(a) for a in town.agencies],
        until=today() + timedelta(days=20),
    )
    yes_of_all(town, case, consent)
    telling.coordinate(case, town["coordinator"])
    telling.take_seat(case, town["coordinator"], town["police_contact"], town["officer"])
    telling.talk(case, town["teacher"], "Mentor", "Hjälp.")
    plan.start_plan(case, by=town["teacher"])
    plan.add_action(
        case,
        by=town["officer"],
        what="Polisens punkt",
        responsible=Responsible.AGENCY,
        due_date=today(),
    )
    observe_factors(
        case,
        by=town["officer"],
        observed_date=today(),
        moment=Moment.BEFORE,
        levels={Factor.SCHOOL: Level.LOW},
    )
    return case


@pytest.mark.parametrize("days", [15, 25])
def test_the_plan_of_others_is_shared_again_after_a_gap(town: Town, days: int) -> None:
    """15 (asked anew in time) is the control; 25 is after a gap of five days."""
    case = planned_by_police(town)
    with clock.moved_to(clock.now() + timedelta(days=days)):
        yes_of_all(town, case, ask(town, case))
        page = read_case(case, by=town["coordinator"])
        (action,) = page.actions
        assert action.what == "Polisens punkt"
        assert [line.factor for line in page.standing.factors] == ["school"]


def test_a_follow_up_counts_no_action_that_is_withheld(town: Town) -> None:
    """After the gap the page withholds the assessed action of the police; the verb counts it."""
    case = planned_by_police(town)
    plan.assess_action(case, Action.objects.get().pk, by=town["officer"], outcome=Outcome.DONE)
    with clock.moved_to(clock.now() + timedelta(days=25)):
        yes_of_all(town, case, ask(town, case, "social", "coordination"))
        page = read_case(case, by=town["teacher"])
        (step,) = [line for line in page.steps if line.name == "follow_up"]
        with pytest.raises(Blocked) as blocked:
            plan.follow_up(case, by=town["teacher"], next_date=today() + timedelta(days=5))
        assert (page.actions, step.code) == ((), blocked.value.code)


def test_who_is_out_of_scope_learns_not_when_others_were_given_a_newer_yes(town: Town) -> None:
    case, consent = towns.consented(town)
    with clock.moved_to(clock.now() + timedelta(days=20)):
        yes_of_all(town, case, ask(town, case, "social", "coordination"))
        for who, told in (("officer", False), ("teacher", True)):
            record = open_consent(case, consent, by=town[who], step=None).consent
            assert record is not None
            assert ("replaced" in [one.kind for one in record.history]) is told
