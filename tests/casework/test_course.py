"""The state bar ticks what was done, and says in words what a case went past."""

import re
from uuid import UUID

import pytest
from django.test import Client

from agencies.models import User
from casework.management.demo import telling
from casework.models.talk import TalkKind
from casework.reading.cases import read_case
from casework.templatetags.course import states
from casework.writing import plan
from consent.terms import CloseReason
from tests import town as towns
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def bar(town: Town, case: UUID, who: str = "teacher") -> dict[str, str]:
    return dict(states(read_case(case, by=town[who])))


def planned_without_talk(town: Town) -> UUID:
    case, _consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Läxor.", kind=TalkKind.MAPPING)
    plan.start_plan(case, by=town["teacher"])
    return case


def test_a_plan_that_began_without_a_talk_ticks_no_talk(town: Town) -> None:
    case = planned_without_talk(town)
    for who in ("teacher", "officer"):
        told = bar(town, case, who)
        assert told["Orossamtal hölls inte"] == "passed"
        assert "Orossamtal hållet" not in told
        assert told["Samtycke efterfrågat"] == "done"
        assert told["Planen pågår"] == "current"
    client = Client()
    user = User.objects.get(pk=town["teacher"].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    page = client.get(f"/cases/{case}/").content.decode()
    (line,) = re.findall(r'<li class="passed">.*?</li>', page, re.DOTALL)
    assert "Orossamtal hölls inte" in line
    assert "(överhoppat)" in line
    assert "#yes" not in line


def test_a_talk_that_was_held_is_ticked(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Läxor.")
    plan.start_plan(case, by=town["teacher"])
    assert bar(town, case)["Orossamtal hållet"] == "done"
    assert bar(town, case, "officer")["Orossamtal hållet"] == "done"  # who does not read the talk


def test_a_case_that_is_closed_at_once_ticks_nothing_that_was_not_done(town: Town) -> None:
    case = towns.note_concern(town)
    plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
    told = bar(town, case)
    assert told == {
        "Oro noterad": "done",
        "Samtycke efterfrågades inte": "passed",
        "Orossamtal hållet": "unsure",
        "Ingen plan startades": "passed",
        "Planen följdes inte upp": "passed",
        "Avslutat": "current",
    }
