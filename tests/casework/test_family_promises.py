"""What somebody of the family promises at a network meeting, by their part alone (domain 4.1)."""

import json
from uuid import UUID

import pytest

from access.clock import today
from audit.models import Body
from casework.hearing import Comer
from casework.management.demo import telling
from casework.models import MinutesLine, Participant
from casework.models.action import Outcome, Responsible
from casework.models.minutes import LineKind
from casework.reading.cases import read_case
from casework.reading.family import open_plan_copy
from casework.reading.meetings.packs import read_pack
from casework.reading.meetings.shared import show_case
from casework.reading.own_items import read_own_items
from casework.writing import plan
from casework.writing.commitments import assess_commitment, plan_commitment
from casework.writing.hiding import hide_from_guardian
from casework.writing.meetings import holding
from consent.terms import HidingProvision, Person
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import blocked
from tests.casework.promising import waits
from tests.casework.test_deadlines import in_days
from tests.town import Town

G1, G2, YOUTH = Comer.GUARDIAN_1, Comer.GUARDIAN_2, Comer.YOUTH
PROMISE = "Följer med till fritidsgården."


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def in_plan(town: Town) -> UUID:
    """A case whose plan has started."""
    case, _consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor Ek", "Hjälp med läxor.")
    plan.start_plan(case, by=town["teacher"])
    return case


def copied(town: Town, case: UUID, person: Person) -> list[tuple[str, str]]:
    copy = open_plan_copy(case, by=town["teacher"], person=person).copy
    assert copy is not None
    return [(line.what, line.responsible) for line in copy.agreed]


def test_a_guardians_promise_is_the_coordinations_by_part_and_read_by_all(town: Town) -> None:
    case = in_plan(town)
    meeting = told.network(town, case, G1, YOUTH, people=("officer", "teacher"))
    line = told.line(town, meeting, case, G1, PROMISE)
    row = MinutesLine.objects.get(pk=line)
    assert row.owner_id == row.source_id == town.agency("coordination")
    assert (row.promised_by, row.responsible) == ("guardian_1", Responsible.GUARDIANS)
    assert row.confirmed_at is not None
    for who in ("teacher", "officer", "coordinator"):
        assert [(one.text, one.source) for one in read_case(case, by=town[who]).minutes] == [
            (PROMISE, "Vårdnadshavare 1")
        ]
        ((packed,),) = [one.minutes for one in read_pack(meeting, by=town[who]).cases]
        assert packed.text == PROMISE
    (own,) = [
        one
        for one in read_own_items(case, by=town["coordinator"]).items
        if one.kind == "minutesline"
    ]
    assert own.code == "guardian_1"
    html = browser(town, "coordinator").get(f"/cases/{case}/own/").content.decode()
    assert "Beslut eller åtagande på möte: vårdnadshavare 1" in html
    youths = told.line(town, meeting, case, YOUTH, "Ringer själv.")
    assert MinutesLine.objects.get(pk=youths).responsible is Responsible.YOUTH


def test_the_copy_of_the_plan_leaves_out_what_the_other_guardian_promised(town: Town) -> None:
    case = in_plan(town)
    meeting = told.network(town, case, G1, G2, YOUTH)
    told.line(town, meeting, case, G1, PROMISE)
    told.line(town, meeting, case, YOUTH, "Ringer själv.")
    both = [(PROMISE, "guardian_1"), ("Ringer själv.", "youth")]
    assert copied(town, case, Person.YOUTH) == both
    assert copied(town, case, Person.GUARDIAN_1) == both
    assert copied(town, case, Person.GUARDIAN_2) == both[1:]
    last = json.loads(bytes(Body.objects.filter(case_id=case).latest("index").bytes))
    assert len(last["items"]) == 1  # what does not stand in it is not opened either
    client = browser(town, "teacher")
    acting = {"acting_for": str(town["teacher"].membership_id)}
    asked = client.post(f"/cases/{case}/plan/copy/", {**acting, "person": "youth", "as": "page"})
    assert f"{PROMISE} – vårdnadshavare 1" in " ".join(asked.content.decode().split())


def test_an_action_made_of_a_guardians_promise_is_kept_from_the_other_too(town: Town) -> None:
    case = in_plan(town)
    meeting = told.network(town, case, G1, G2, YOUTH)
    by = town["coordinator"]
    for promiser in (G1, YOUTH):
        line = told.line(town, meeting, case, promiser, f"Lovat av {promiser}.")
        plan_commitment(case, line, by=by, due_date=MinutesLine.objects.get(pk=line).due_date)
    plan.add_action(
        case,
        by=town["teacher"],
        what="Mentorn ringer.",
        responsible=Responsible.AGENCY,
        due_date=today(),
    )
    all_of_it = {"Lovat av guardian_1.", "Lovat av youth.", "Mentorn ringer."}

    def in_copy(person: Person) -> set[str]:
        copy = open_plan_copy(case, by=town["teacher"], person=person).copy
        assert copy is not None
        assert copy.agreed == ()
        return {line.what for line in copy.lines}

    def on_screen() -> set[str]:
        return {line.what for line in show_case(meeting, case, by=by).actions}

    assert in_copy(Person.YOUTH) == in_copy(Person.GUARDIAN_1) == all_of_it
    assert in_copy(Person.GUARDIAN_2) == all_of_it - {"Lovat av guardian_1."}
    assert on_screen() == all_of_it - {"Lovat av guardian_1."}
    leave(town, meeting, G2)
    assert on_screen() == all_of_it


def test_what_is_hidden_from_a_guardian_is_left_out_of_theirs(town: Town) -> None:
    case = in_plan(town)
    meeting = told.network(town, case, YOUTH)
    line = told.line(town, meeting, case, YOUTH, "Ringer själv.")
    hide_from_guardian(
        case, line, by=town["coordinator"], hidden={Person.GUARDIAN_1: HidingProvision.HARM}
    )
    assert copied(town, case, Person.GUARDIAN_1) == []
    assert copied(town, case, Person.GUARDIAN_2) == [("Ringer själv.", "youth")]


def test_the_screen_shows_a_guardians_promise_before_nobody_else_of_the_family(
    town: Town,
) -> None:
    case = in_plan(town)
    meeting = told.network(town, case, G1, G2, YOUTH)
    told.line(town, meeting, case, G1, PROMISE)
    told.line(town, meeting, case, YOUTH, "Ringer själv.")

    def shown() -> list[str]:
        return [line.text for line in show_case(meeting, case, by=town["coordinator"]).lines]

    assert shown() == ["Ringer själv."]
    leave(town, meeting, G2)
    assert shown() == [PROMISE, "Ringer själv."]
    leave(town, meeting, G1)
    assert shown() == [PROMISE, "Ringer själv."]  # the youth alone


def leave(town: Town, meeting: UUID, comer: Comer) -> None:
    row = Participant.objects.get(meeting=meeting, comer=comer.value)
    holding.mark_present(meeting, row.pk, by=town["coordinator"], present=False)


def test_the_family_says_yes_was_there_and_decides_nothing(town: Town) -> None:
    case = in_plan(town)
    meeting = told.network(town, case, G1)
    with blocked("minutes.unheard"):
        told.line(town, meeting, case, G1, PROMISE, heard=False)
    with blocked("minutes.family"):
        told.line(town, meeting, case, G1, PROMISE, kind=LineKind.DECISION)
    for absent in (G2, YOUTH, Comer.OUTSIDER, Comer.BROUGHT):
        with blocked("minutes.absent"):
            told.line(town, meeting, case, absent, PROMISE)
    assert not MinutesLine.objects.exists()
    html = browser(town, "coordinator").get(f"/meetings/{meeting}/cases/{case}/minutes/")
    form = html.content.decode()
    assert 'value="guardian_1"' in form
    assert "De sa ja på mötet" in form
    for word in ('value="guardian_2"', 'value="youth"'):
        assert word not in form


def test_without_the_family_the_form_does_not_ask_for_their_yes(town: Town) -> None:
    case = in_plan(town)
    meeting = told.opened(town, case)
    html = browser(town, "coordinator").get(f"/meetings/{meeting}/cases/{case}/minutes/")
    assert "De sa ja på mötet" not in html.content.decode()


def test_what_the_family_promised_stays_with_the_coordination_after_a_withdrawal(
    town: Town,
) -> None:
    case, consent = towns.consented(town)
    meeting = told.network(town, case, G1)
    told.line(town, meeting, case, G1, PROMISE)
    towns.withdraw(town, case, consent)
    assert read_case(case, by=town["officer"]).minutes == ()


def planned(town: Town, meeting: UUID, case: UUID, comer: Comer) -> None:
    line = told.line(town, meeting, case, comer, f"Lovat av {comer}.")
    due = MinutesLine.objects.get(pk=line).due_date
    plan_commitment(case, line, by=town["coordinator"], due_date=due)


def test_an_action_says_which_guardian_does_it(town: Town) -> None:
    case = in_plan(town)
    meeting = told.network(town, case, G1, G2, YOUTH, people=("officer", "teacher"))
    for comer in (G1, G2, YOUTH):
        planned(town, meeting, case, comer)
    doers = {"guardian_1", "guardian_2", "youth"}
    for who in ("teacher", "officer", "coordinator"):
        assert {one.responsible for one in read_case(case, by=town[who]).actions} == doers
        (packed,) = read_pack(meeting, by=town[who]).cases
        assert {one.responsible for one in packed.actions} == doers
        html = browser(town, who).get(f"/cases/{case}/").content.decode()
        assert "<span>Vårdnadshavare 1 " in html
        assert "<span>Vårdnadshavare 2 " in html
        assert "Vårdnadshavarna" not in html
    for person, others in ((Person.GUARDIAN_1, "guardian_2"), (Person.GUARDIAN_2, "guardian_1")):
        copy = open_plan_copy(case, by=town["teacher"], person=person).copy
        assert copy is not None
        assert {line.responsible for line in copy.lines} == doers - {others}
    asked = browser(town, "teacher").post(
        f"/cases/{case}/plan/copy/",
        {"acting_for": str(town["teacher"].membership_id), "person": "youth", "as": "page"},
    )
    paper = asked.content.decode()
    assert "<td>Vårdnadshavare 1</td>" in paper
    assert "<td>Vårdnadshavare 2</td>" in paper


def test_the_coordination_is_told_who_of_the_family_promised(town: Town) -> None:
    def hints() -> set[str]:
        return {one[0] for one in waits(town, "coordinator")}

    case, _consent = towns.consented(town)
    meeting = told.network(town, case, G1)
    told.line(town, meeting, case, G1, PROMISE)
    day = told.said_day()
    before = f"På mötet {day} lovade vårdnadshavare 1 något. Lägg in det i planen när den startar."
    assert hints() == {before}
    telling.talk(case, town["teacher"], "Mentor Ek", "Hjälp med läxor.")
    plan.start_plan(case, by=town["teacher"])
    assert hints() == {
        f"Det vårdnadshavare 1 lovade på mötet {day} står inte i planen. Lägg in det."
    }
    with in_days(60):
        late = (
            f"Det vårdnadshavare 1 lovade på mötet {day} skulle ha varit klart. Bedöm hur det gick."
        )
        assert hints() == {late}


def test_the_follow_up_names_the_coordination_that_sees_to_it(town: Town) -> None:
    case = in_plan(town)
    meeting = told.network(town, case, YOUTH)
    told.line(town, meeting, case, YOUTH, PROMISE)
    html = browser(town, "teacher").get(f"/cases/{case}/follow-up/").content.decode()
    assert "(SSPF-samordningen bedömer det eller lägger det i planen)" in html
    assert "Den unge bedömer" not in html


def test_what_was_assessed_stands_in_the_copy_among_what_is_done(town: Town) -> None:
    case = in_plan(town)
    meeting = told.network(town, case, G1, YOUTH)
    line = told.line(town, meeting, case, G1, PROMISE)
    told.line(town, meeting, case, YOUTH, "Ringer själv.")
    assess_commitment(case, line, by=town["coordinator"], outcome=Outcome.DONE)
    assert copied(town, case, Person.YOUTH) == [("Ringer själv.", "youth")]
    copy = open_plan_copy(case, by=town["teacher"], person=Person.GUARDIAN_1).copy
    assert copy is not None
    assert [(one.what, one.responsible) for one in copy.done] == [(PROMISE, "guardian_1")]
    asked = browser(town, "teacher").post(
        f"/cases/{case}/plan/copy/",
        {"acting_for": str(town["teacher"].membership_id), "person": "youth", "as": "page"},
    )
    done = asked.content.decode().partition("Det här har vi gått igenom")[2]
    assert f"{PROMISE} – Vårdnadshavare 1" in done
