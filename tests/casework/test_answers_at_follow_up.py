"""What is read through before a follow-up is saved."""

import pytest

from access.clock import today
from casework.management.demo import telling
from casework.models import Action
from casework.models.action import Outcome, Responsible
from casework.writing import plan
from tests import town as towns
from tests.casework.asking import send
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.mark.parametrize(
    ("direction", "day", "pointed_out"),
    [("end", "2099-01-12", True), ("end", "", False), ("continue", "2099-01-12", False)],
)
def test_a_next_day_beside_the_answer_that_the_case_ends_is_pointed_out(
    town: Town, direction: str, day: str, pointed_out: bool
) -> None:
    case, _consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Läxor.")
    plan.start_plan(case, by=town["teacher"])
    plan.add_action(
        case,
        by=town["teacher"],
        what="Läxhjälp",
        responsible=Responsible.AGENCY,
        due_date=today(),
    )
    action = Action.objects.get(case=case)
    plan.assess_action(case, action.pk, by=town["teacher"], outcome=Outcome.DONE)
    page = send(town, f"/cases/{case}/follow-up/", direction=direction, next_date=day)
    html = page.content.decode()
    assert page.status_code == 200
    assert ("Svaret räknas som ett förslag" in html) == (direction == "end")
    assert ("Töm det om ingen ska hållas." in html) == pointed_out
