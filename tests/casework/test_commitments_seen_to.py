"""What was promised and is no action is assessed; till then the case is not closed."""

from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from casework.models import Action, Meeting, MinutesLine
from casework.models.action import Outcome
from casework.reading.cases import read_case
from casework.reading.meetings.packs import read_pack
from casework.reading.own_items import read_own_items
from casework.writing import plan
from casework.writing.commitments import assess_commitment
from casework.writing.hiding import hide_from_guardian
from consent.guarded import writes_open
from consent.terms import CloseReason, HidingProvision, Person
from tests import town as towns
from tests.browsing import browser
from tests.casework import joining
from tests.casework import meeting as told
from tests.casework.meeting import blocked
from tests.casework.promising import (
    MENTOR,
    PATROL,
    html_of,
    planned,
    promised,
    put_in,
    send,
    waits,
    with_consent,
)
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


# Assessed as it is.


def test_it_can_be_assessed_without_a_plan_and_waits_no_more(town: Town) -> None:
    case = with_consent(town)
    line = promised(town, case)
    way = f"/cases/{case}/commitments/{line}/"
    assert PATROL in html_of(town, "officer", way)
    assert send(town, "officer", way, outcome="partly").status_code == 302
    assert waits(town, "officer") == []
    for who in ("officer", "teacher", "coordinator"):
        (shown,) = read_case(case, by=town[who]).minutes
        assert (shown.text, shown.outcome, shown.may_assess) == (PATROL, "partly", False)
        assert "Delvis gjort" in html_of(town, who, f"/cases/{case}/")
    plan.start_plan(case, by=town["teacher"])
    with blocked("step.assessed"):
        put_in(town, case, line)
    with blocked("step.assessed"):
        assess_commitment(case, line, by=town["officer"], outcome=Outcome.DONE)
    assert "Åtagandet är redan bedömt." in html_of(town, "officer", way)


def test_the_follow_up_names_what_stands_outside_the_plan(town: Town) -> None:
    case = planned(town)
    line, other = promised(town, case), promised(town, case, "teacher", MENTOR)
    inside, seen_to = promised(town, case, text="Inne."), promised(town, case, text="Klart.")
    put_in(town, case, inside)
    assess_commitment(case, seen_to, by=town["officer"], outcome=Outcome.DONE)
    html = html_of(town, "teacher", f"/cases/{case}/follow-up/")
    assert "Öppna åtaganden från möten: 2" in html
    assert MENTOR in html
    assert PATROL in html
    assert f"/commitments/{other}/plan/" in html
    assert f"/commitments/{line}/" not in html
    assert "Polisen bedömer det eller lägger det i planen" in html
    assert "Klart." not in html


# Closing.


def test_an_open_commitment_is_seen_to_before_the_case_closes(town: Town) -> None:
    case = with_consent(town)
    own, other = promised(town, case, "teacher", MENTOR), promised(town, case)
    (shut,) = [one for one in read_case(case, by=town["teacher"]).steps if one.name == "close"]
    assert shut.code == "step.open_commitments"
    html = html_of(town, "teacher", f"/cases/{case}/closing/")
    assert "Bedöm först det som är lovat på möten" in html
    assert "Öppna åtaganden från möten: 2" in html
    assert f"/commitments/{own}/" in html
    assert f"/commitments/{other}/" not in html
    for line, who in ((own, "teacher"), (other, "officer")):
        with blocked("step.open_commitments"):
            plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
        assess_commitment(case, line, by=town[who], outcome=Outcome.HANDED_OVER)
    plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
    (line,) = read_case(case, by=town["teacher"]).minutes
    assert (line.outcome, line.may_assess) == ("handed_over", False)


def test_what_became_an_action_stops_the_closing_as_an_action_alone(town: Town) -> None:
    case = planned(town)
    put_in(town, case, promised(town, case))
    with blocked("step.open_actions"):
        plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
    action = Action.objects.get().pk
    plan.assess_action(case, action, by=town["officer"], outcome=Outcome.DONE)
    plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)


def test_what_is_not_disclosed_stops_nothing(town: Town) -> None:
    """After a withdrawal the school learns neither of the line nor that something is open."""
    case, consent = towns.consented(town)
    promised(town, case)
    towns.withdraw(town, case, consent)
    assert read_case(case, by=town["teacher"]).minutes == ()
    assert "Öppna åtaganden" not in html_of(town, "teacher", f"/cases/{case}/closing/")
    plan.close_case(case, by=town["teacher"], reason=CloseReason.NO_CONSENT)
    page = read_case(case, by=town["officer"])
    assert [(one.text, one.may_plan, one.may_assess) for one in page.minutes] == [
        (PATROL, False, False)
    ]


def test_out_of_scope_nothing_is_done_about_it(town: Town) -> None:
    case, consent = towns.consented(town)
    line = promised(town, case)
    towns.withdraw(town, case, consent)
    assert waits(town, "officer") == []
    assert f"/commitments/{line}/" not in html_of(town, "officer", f"/cases/{case}/")
    with blocked("scope.earlier"):
        assess_commitment(case, line, by=town["officer"], outcome=Outcome.DONE)


# Papers.


def paper_of(town: Town, case: UUID, person: str) -> str:
    answer: Any = browser(town, "teacher").post(
        f"/cases/{case}/plan/copy/",
        {"acting_for": str(town["teacher"].membership_id), "person": person, "as": "pdf"},
    )
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_it_stands_once_in_the_familys_copy_in_ones_own_file_and_in_the_pack(town: Town) -> None:
    case = planned(town)
    line = promised(town, case)
    promised(town, case, "teacher", MENTOR)
    put_in(town, case, line)
    copy = paper_of(town, case, "youth")
    assert (copy.count(PATROL), copy.count(MENTOR)) == (1, 1)
    assert copy.index(PATROL) < copy.index("Det här har vi bestämt på möten") < copy.index(MENTOR)
    assert "från mötet" in copy
    own = [one.kind for one in read_own_items(case, by=town["officer"]).items]
    assert (own.count("action"), own.count("minutesline")) == (1, 0)
    meeting = told.called(town, case)
    (pack,) = read_pack(meeting, by=town["officer"]).cases
    assert [one.what for one in pack.actions] == [PATROL]
    assert [one.text for one in pack.minutes] == [MENTOR]


def test_what_is_kept_from_a_guardian_stays_so_in_the_plan(town: Town) -> None:
    case = planned(town)
    line = promised(town, case)
    hidden = {Person.GUARDIAN_1: HidingProvision.HARM, Person.GUARDIAN_2: None}
    hide_from_guardian(case, line, by=town["officer"], hidden=hidden)
    put_in(town, case, line)
    assert PATROL not in paper_of(town, case, "guardian_1")
    assert PATROL in paper_of(town, case, "guardian_2")


def test_in_a_case_that_rests_it_is_assessed_and_not_planned(town: Town) -> None:
    pair = joining.pair(town)
    line = promised(town, pair.younger, "coordinator", people=("social",))
    pair.joined()
    meeting = Meeting.objects.get().pk
    for found in (
        read_case(pair.younger, by=town["coordinator"]).minutes,
        told.page(town, meeting).lines,
    ):
        assert [(one.may_plan, one.may_assess) for one in found] == [(False, True)]
    way = f"/cases/{pair.younger}/commitments/{line}/"
    assert [one[1] for one in waits(town, "coordinator")] == [way]
    with blocked("step.rests"):
        put_in(town, pair.younger, line, "coordinator")
    assess_commitment(pair.younger, line, by=town["coordinator"], outcome=Outcome.NOT_DONE)
    assert waits(town, "coordinator") == []


def test_a_row_is_either_planned_or_assessed(town: Town) -> None:
    case = planned(town)
    line = promised(town, case)
    put_in(town, case, line)
    own = MinutesLine.objects.get(pk=line)
    with writes_open(), pytest.raises(IntegrityError), transaction.atomic():
        MinutesLine.objects.filter(pk=own.pk).update(assessed_at=own.confirmed_at)
