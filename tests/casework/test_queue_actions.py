"""What the first page says of actions and commitments: who does them, and which is which."""

from datetime import timedelta
from uuid import UUID

import pytest

from access.clock import today
from casework.management.demo import telling
from casework.models import Action, MinutesLine
from casework.models.action import Responsible
from casework.models.meeting import Comer
from casework.writing import plan
from casework.writing.commitments import plan_commitment
from tests import town as towns
from tests.casework import meeting as told
from tests.casework.promising import planned, waits
from tests.casework.test_deadlines import in_days
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def act(town: Town, case: UUID, responsible: Responsible, what: str = "Läxhjälp.") -> UUID:
    due = today() + timedelta(days=9)
    plan.add_action(case, by=town["teacher"], what=what, responsible=responsible, due_date=due)
    return Action.objects.latest("written_at").pk


def hints(town: Town, who: str) -> set[str]:
    return {hint for hint, _url, _due, _pressing in waits(town, who)}


@pytest.mark.parametrize(
    ("responsible", "whose"),
    [
        (Responsible.AGENCY, "Er åtgärd"),
        (Responsible.YOUTH, "Den unges åtgärd"),
        (Responsible.GUARDIANS, "Vårdnadshavarnas åtgärd"),
    ],
)
def test_an_action_is_called_by_who_does_it(
    town: Town, responsible: Responsible, whose: str
) -> None:
    case = planned(town)
    action = act(town, case, responsible)
    for days, words in (
        (3, "ska snart vara klar."),
        (10, "skulle ha varit klar. Bedöm hur det gick."),
    ):
        with in_days(days):
            ((hint, url, _due, _pressing),) = waits(town, "teacher")
            assert hint == f"{whose} {words}"
            assert url == f"/cases/{case}/actions/{action}/"
            assert waits(town, "officer") == waits(town, "coordinator") == []


def test_what_one_guardian_promised_and_was_put_into_the_plan_names_that_guardian(
    town: Town,
) -> None:
    case = planned(town)
    family = (Comer.GUARDIAN_1, Comer.GUARDIAN_2, Comer.YOUTH)
    meeting = told.network(town, case, *family, people=("officer", "teacher"))
    for comer in family:
        line = told.line(town, meeting, case, comer, f"Lovat av {comer}.")
        due = MinutesLine.objects.get(pk=line).due_date
        plan_commitment(case, line, by=town["coordinator"], due_date=due)
    with in_days(60):
        late = "skulle ha varit klar. Bedöm hur det gick."
        assert hints(town, "coordinator") == {
            f"Åtgärden som vårdnadshavare 1 gör {late}",
            f"Åtgärden som vårdnadshavare 2 gör {late}",
            f"Den unges åtgärd {late}",
        }
        assert "Lovat" not in str(hints(town, "coordinator"))
        assert hints(town, "teacher") == hints(town, "officer") == set()


def test_an_action_of_a_case_out_of_scope_is_told_of_with_no_word(town: Town) -> None:
    case = planned(town)
    meeting = told.network(town, case, Comer.YOUTH, people=("officer", "teacher"))
    line = told.line(town, meeting, case, Comer.YOUTH, "Lovat.")
    due = MinutesLine.objects.get(pk=line).due_date
    plan_commitment(case, line, by=town["coordinator"], due_date=due)
    with in_days(60):
        assert len(hints(town, "coordinator")) == 1
        towns.withdraw(town, case, telling.newest_consent(case))
        assert hints(town, "coordinator") == set()
