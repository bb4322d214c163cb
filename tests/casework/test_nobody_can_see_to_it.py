"""What an agency can no longer see to stops nobody from closing the case (domain 3.1, 6)."""

from collections.abc import Callable
from uuid import UUID

import pytest

from access.clock import today
from agencies.models import Agency
from casework.hearing import Comer
from casework.management.demo import telling
from casework.models import MinutesLine
from casework.models.action import Outcome, Responsible
from casework.reading.cases import read_case
from casework.reading.planning import open_closing_form, open_follow_up_form
from casework.writing import plan
from casework.writing.commitments import assess_commitment
from casework.writing.consents import withdraw_consent
from consent.terms import Channel, CloseReason, Person
from tests import town as towns
from tests.casework import meeting as told
from tests.casework.meeting import blocked
from tests.casework.promising import MENTOR, PATROL, promised
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def with_open_things(town: Town) -> tuple[UUID, UUID]:
    """A plan in which the police owes an action and a commitment."""
    case, consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Hjälp med läxor.")
    plan.start_plan(case, by=town["teacher"])
    plan.add_action(
        case,
        by=town["officer"],
        what=PATROL,
        responsible=Responsible.AGENCY,
        due_date=today(),
    )
    promised(town, case, text=MENTOR)
    return case, consent


def withdrawn(town: Town, case: UUID, consent: UUID, agency: str) -> None:
    withdraw_consent(
        case,
        consent,
        by=town["teacher"],
        giver=Person.GUARDIAN_1,
        channel=Channel.PHONE,
        receivers=[town.agency(agency)],
    )


def stands_open(town: Town, case: UUID, who: str = "teacher") -> tuple[str, list[str], list[str]]:
    """Why the closing is shut, and what its form and the follow-up's list as open."""
    (shut,) = [one for one in read_case(case, by=town[who]).steps if one.name == "close"]
    page = open_closing_form(case, by=town[who])
    listed = [one.what for one in page.open_actions] + [one.text for one in page.open_commitments]
    assert (page.shut.code if page.shut else "") == shut.code
    follow_up = open_follow_up_form(case, by=town[who])
    return shut.code, listed, [one.text for one in follow_up.open_commitments]


def close(town: Town, case: UUID, who: str = "teacher") -> None:
    plan.close_case(case, by=town[who], reason=CloseReason.GOALS_MET)


def close_down(town: Town, key: str) -> None:
    Agency.objects.filter(pk=town.agency(key)).update(is_active=False)


@pytest.mark.parametrize("who", ["teacher", "coordinator"])
def test_after_a_withdrawal_for_one_agency_the_case_is_closed(town: Town, who: str) -> None:
    case, consent = with_open_things(town)
    assert stands_open(town, case, who) == ("step.open_actions", [PATROL, MENTOR], [MENTOR])
    with blocked("step.open_actions"):
        close(town, case, who)
    withdrawn(town, case, consent, "police")
    page = read_case(case, by=town[who])
    assert {one.what for one in page.actions} == {PATROL}  # read still, and owed by nobody
    assert stands_open(town, case, who) == ("", [], [])
    close(town, case, who)
    assert read_case(case, by=town["teacher"]).state == "closed"


def test_an_agency_that_is_closed_down_stops_nothing(town: Town) -> None:
    case, _consent = with_open_things(town)
    close_down(town, "police")
    assert stands_open(town, case) == ("", [], [])
    close(town, case)


def test_the_noting_agency_sees_to_its_own_without_a_consent(town: Town) -> None:
    case, consent = with_open_things(town)
    line = promised(town, case, "teacher", "Ringer hem.")
    for agency in ("police", "school"):
        withdrawn(town, case, consent, agency)
    assert stands_open(town, case) == ("step.open_commitments", ["Ringer hem."], ["Ringer hem."])
    with blocked("step.open_commitments"):
        close(town, case)
    assess_commitment(case, line, by=town["teacher"], outcome=Outcome.DONE)
    close(town, case)


def by_withdrawal(town: Town, case: UUID, consent: UUID) -> None:
    withdrawn(town, case, consent, "coordination")


def by_closing_down(town: Town, _case: UUID, _consent: UUID) -> None:
    close_down(town, "coordination")


@pytest.mark.parametrize("gone", [by_withdrawal, by_closing_down])
def test_what_the_family_promised_waits_for_the_coordination(
    town: Town, gone: Callable[[Town, UUID, UUID], None]
) -> None:
    case, consent = towns.consented(town)
    meeting = told.network(town, case, Comer.GUARDIAN_1)
    told.line(town, meeting, case, Comer.GUARDIAN_1, PATROL)
    assert MinutesLine.objects.get().owner_id == town.agency("coordination")
    with blocked("step.open_commitments"):
        close(town, case)
    gone(town, case, consent)
    close(town, case)
