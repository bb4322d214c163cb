"""The case's timeline tells when the plan was started, gone through and taken up again."""

from datetime import timedelta

import pytest

from access.clock import today
from casework.management.demo import telling
from casework.models import Action
from casework.models.action import Outcome, Responsible
from casework.reading.cases import read_case
from casework.templatetags.words import told
from casework.writing import plan
from tests import town as towns
from tests.town import Town

PLAN = ("Plan startad", "Plan uppföljd", "Plan återupptagen")


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def test_the_plan_s_steps_stand_in_the_timeline_of_everybody_in_it(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Hjälp med läxor.")
    plan.start_plan(case, by=town["officer"])
    plan.add_action(
        case,
        by=town["teacher"],
        what="Läxhjälp",
        responsible=Responsible.AGENCY,
        due_date=today(),
    )
    plan.assess_action(case, Action.objects.get().pk, by=town["teacher"], outcome=Outcome.DONE)
    for days in (30, 60):
        plan.follow_up(case, by=town["teacher"], next_date=today() + timedelta(days=days))
    plan.follow_up(case, by=town["officer"], next_date=today() + timedelta(days=90))

    for who in ("teacher", "officer"):
        lines = [line for line in told(read_case(case, by=town[who])) if line["title"] in PLAN]
        assert [line["title"] for line in lines] == [
            "Plan uppföljd",
            "Plan återupptagen",
            "Plan uppföljd",
            "Plan startad",
        ]
        # Who works with the case is not told: the officer's agency stands nowhere.
        assert {(line["byline"], line["body"]) for line in lines} == {("", "")}
        assert lines == sorted(lines, key=lambda line: line["at"], reverse=True)


def test_a_case_without_a_plan_tells_of_none(town: Town) -> None:
    case, _consent = towns.consented(town)
    titles = [line["title"] for line in told(read_case(case, by=town["teacher"]))]
    assert "Samtycke efterfrågat" in titles
    assert not set(PLAN) & set(titles)
