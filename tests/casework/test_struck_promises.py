"""A promise of the family that was written wrongly is struck by the coordination."""

from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from access.clock import today
from casework.hearing import Comer
from casework.management.demo import telling
from casework.models import MinutesLine
from casework.models.action import Outcome
from casework.models.minutes import Struck
from casework.reading.cases import read_case
from casework.reading.family import open_plan_copy
from casework.reading.meetings.minutes_paper import read_minutes
from casework.reading.meetings.packs import read_pack
from casework.reading.meetings.shared import show_case
from casework.reading.own_items import read_own_items
from casework.writing import plan
from casework.writing.commitments import assess_commitment, plan_commitment
from casework.writing.hiding import hide_from_guardian
from casework.writing.meetings import calling
from casework.writing.notes import release_item
from consent.guarded import writes_open
from consent.relation import OutOfScope
from consent.terms import HidingProvision, Person
from tests import town as towns
from tests.casework import meeting as told
from tests.casework import promising
from tests.casework.meeting import blocked, page
from tests.casework.promising import html_of, send, waits
from tests.casework.test_attacks_on_meetings import renew
from tests.town import Town
from vault.models import Grant

G1, YOUTH = Comer.GUARDIAN_1, Comer.YOUTH
PROMISE = "Följer med till fritidsgården."
EVERYBODY = ("teacher", "officer", "coordinator")


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def case(town: Town) -> UUID:
    case, _consent = towns.consented(town)
    return case


@pytest.fixture
def meeting(town: Town, case: UUID) -> UUID:
    return told.network(town, case, G1, YOUTH, people=("officer", "teacher"))


def holders(line: UUID) -> list[UUID]:
    return sorted(grant.agency_id for grant in Grant.objects.filter(item_id=line))


def test_a_struck_promise_is_nowhere_and_everybody_loses_it(
    town: Town, case: UUID, meeting: UUID
) -> None:
    line = told.line(town, meeting, case, G1, PROMISE)
    assert len(holders(line)) > 2
    assert len(waits(town, "coordinator")) == 1
    told.struck(town, line, case)
    assert holders(line) == [town.agency("coordination")]
    assert show_case(meeting, case, by=town["coordinator"]).lines == ()
    assert waits(town, "coordinator") == []
    told.finished(town, meeting, case)
    for who in EVERYBODY:
        assert read_case(case, by=town[who]).minutes == ()
        assert [one.minutes for one in read_pack(meeting, by=town[who]).cases] == [()]
        assert read_minutes(meeting, by=town[who]).cases == ()
        assert PROMISE not in html_of(town, who, f"/meetings/{meeting}/")
    assert "minutesline" not in {
        one.kind for one in read_own_items(case, by=town["coordinator"]).items
    }
    assert page(town, meeting).lines_struck == 1
    row = MinutesLine.objects.get(pk=line)
    assert (row.struck_by, row.struck_reason) == (
        town["coordinator"].membership_id,
        Struck.NOT_SAID.value,
    )
    calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])


def test_a_struck_promise_stands_in_no_copy_of_the_plan_and_goes_into_no_plan(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Hjälp med läxor.")
    meeting = told.network(town, case, G1, YOUTH)
    struck = told.line(town, meeting, case, G1, PROMISE)
    told.line(town, meeting, case, YOUTH, "Ringer själv.")
    told.struck(town, struck, case)
    renew(town, case)
    assert holders(struck) == [town.agency("coordination")]
    plan.start_plan(case, by=town["coordinator"], with_commitments=True)
    copy = open_plan_copy(case, by=town["teacher"], person=Person.YOUTH).copy
    assert copy is not None
    assert [one.what for one in (*copy.agreed, *copy.lines)] == ["Ringer själv."]
    with pytest.raises(OutOfScope):
        plan_commitment(case, struck, by=town["coordinator"], due_date=today())
    with pytest.raises(OutOfScope):
        assess_commitment(case, struck, by=town["coordinator"], outcome=Outcome.DONE)


def test_a_struck_promise_is_told_to_nobody_afterwards(
    town: Town, case: UUID, meeting: UUID
) -> None:
    line = told.line(town, meeting, case, G1, PROMISE)
    told.struck(town, line, case)
    with blocked("minutes.struck"):
        release_item(case, line, by=town["coordinator"], receivers=[town.agency("police")])
    hidden = {Person.GUARDIAN_2: HidingProvision.HARM}
    with blocked("minutes.struck"):
        hide_from_guardian(case, line, by=town["coordinator"], hidden=hidden)
    assert holders(line) == [town.agency("coordination")]


def test_it_is_not_struck_once_something_has_come_of_it(town: Town) -> None:
    case = promising.planned(town)
    meeting = told.network(town, case, G1, YOUTH)
    by = town["coordinator"]
    planned = told.line(town, meeting, case, G1, PROMISE)
    plan_commitment(case, planned, by=by, due_date=MinutesLine.objects.get(pk=planned).due_date)
    with blocked("step.planned"):
        told.struck(town, planned, case)
    assessed = told.line(town, meeting, case, YOUTH, "Ringer själv.")
    assess_commitment(case, assessed, by=by, outcome=Outcome.DONE)
    with blocked("step.assessed"):
        told.struck(town, assessed, case)
    assert [one.may_strike for one in page(town, meeting).lines] == [False, False]
    assert not MinutesLine.objects.filter(struck_at__isnull=False).exists()


def test_in_adopted_minutes_it_stays_as_it_is(town: Town, case: UUID, meeting: UUID) -> None:
    line = told.line(town, meeting, case, G1, PROMISE)
    with blocked("minutes.confirmed"):
        told.rewritten(town, line, case, "Annat.")
    told.finished(town, meeting, case)
    assert [one.may_strike for one in page(town, meeting).lines] == [True]
    assert [one.may_strike for one in page(town, meeting, "officer").lines] == [False]
    calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])
    with blocked("minutes.adopted"):
        told.struck(town, line, case)
    assert [one.may_strike for one in page(town, meeting).lines] == [False]
    assert read_case(case, by=town["officer"]).minutes != ()


def test_striking_what_others_have_read_takes_a_reason(
    town: Town, case: UUID, meeting: UUID
) -> None:
    line = told.line(town, meeting, case, G1, PROMISE)
    address = f"/meetings/{meeting}/cases/{case}/minutes/{line}/strike/"
    assert f'href="{address}"' in html_of(town, "coordinator", f"/meetings/{meeting}/")
    assert "berätta själv, också för den som lovade" in html_of(town, "coordinator", address)
    refused = send(town, "coordinator", address, revision="1", reason="")
    assert refused.status_code == 422
    assert "Välj varför raden stryks." in refused.content.decode()
    assert MinutesLine.objects.get(pk=line).struck_at is None
    assert send(town, "coordinator", address, revision="1", reason="twice").status_code == 302
    assert MinutesLine.objects.get(pk=line).struck_reason == Struck.TWICE.value


@pytest.mark.parametrize("wrong", ["agency", "objected"])
def test_the_database_keeps_every_other_confirmed_line(
    town: Town, case: UUID, meeting: UUID, wrong: str
) -> None:
    line = told.line(town, meeting, case, G1, PROMISE)
    changed = (
        {"promised_by": ""} if wrong == "agency" else {"objected_at": "2026-11-26T12:00:00+00:00"}
    )
    row = MinutesLine.objects.filter(pk=line)
    with writes_open():
        row.update(struck_at="2026-11-26T12:00:00+00:00")
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(**changed)
