"""The goals of a plan: written by an agency, read by all that the consent covers and the family."""

from uuid import UUID

import pytest

from access.acts import Act
from access.blocked import Blocked
from casework.hearing import Comer
from casework.management.demo import telling
from casework.meeting_states import MeetingKind
from casework.models import Note, NoteVersion
from casework.pages import CasePage
from casework.pages.items import NoteLine
from casework.reading import planning
from casework.reading.cases import read_case
from casework.reading.family import open_plan_copy
from casework.reading.meetings.packs import read_pack
from casework.reading.meetings.shared import show_case
from casework.writing import plan
from casework.writing.hiding import hide_from_guardian
from casework.writing.meetings import holding
from casework.writing.revising import revise_note
from consent.relation import OutOfScope
from consent.terms import HidingProvision, Person, Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.asking import send
from tests.casework.test_attacks_on_meetings import renew
from tests.town import Town

GOAL = "Elias är i skolan varje dag."
HIDDEN = {Person.GUARDIAN_1: HidingProvision.HARM, Person.GUARDIAN_2: None}


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def planned(town: Town) -> tuple[UUID, UUID, UUID]:
    """A case with a plan and one goal of the school; the case, the consent and the goal."""
    case, consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Samtal.")
    plan.start_plan(case, by=town["teacher"])
    return case, consent, plan.set_goal(case, by=town["teacher"], text=GOAL)


def texts(lines: tuple[NoteLine, ...]) -> list[str]:
    return [line.text for line in lines]


def page(town: Town, case: UUID, who: str) -> CasePage:
    return read_case(case, by=town[who])


def test_a_goal_is_read_by_every_agency_that_the_consent_covers_until_it_covers_it_no_more(
    town: Town,
) -> None:
    case, consent, _goal = planned(town)
    for who in ("teacher", "officer", "coordinator"):
        seen = page(town, case, who)
        assert (texts(seen.goals), texts(seen.notes).count(GOAL)) == ([GOAL], 0)
    with pytest.raises(OutOfScope):
        page(town, case, "youth_worker")
    towns.withdraw(town, case, consent)
    assert page(town, case, "officer").goals == ()
    assert texts(page(town, case, "teacher").goals) == [GOAL]


def test_a_new_consent_carries_the_goal_on(town: Town) -> None:
    case, consent, _goal = planned(town)
    towns.withdraw(town, case, consent)
    renew(town, case)
    assert texts(page(town, case, "officer").goals) == [GOAL]


def test_a_goal_is_changed_as_a_note_is_and_what_it_said_before_is_kept(town: Town) -> None:
    case, _consent, goal = planned(town)
    with pytest.raises(OutOfScope):
        revise_note(case, goal, by=town["officer"], text="Annat.", version=0)
    revise_note(case, goal, by=town["teacher"], text="Elias är i skolan på morgonen.", version=0)
    assert texts(page(town, case, "officer").goals) == ["Elias är i skolan på morgonen."]
    assert NoteVersion.objects.filter(note=goal).count() == 1


def test_a_plan_that_has_not_begun_takes_no_goal(town: Town) -> None:
    case, _consent = towns.consented(town)
    with pytest.raises(Blocked) as refused:
        plan.set_goal(case, by=town["teacher"], text=GOAL)
    assert refused.value.code == "step.no_plan"
    assert not Note.objects.filter(case=case, topic="plan").exists()


def test_the_family_has_the_goal_in_its_copy_but_for_whom_it_is_kept_from(town: Town) -> None:
    case, _consent, goal = planned(town)
    hide_from_guardian(case, goal, by=town["teacher"], hidden=HIDDEN)
    for person, goals in (
        (Person.YOUTH, (GOAL,)),
        (Person.GUARDIAN_1, ()),
        (Person.GUARDIAN_2, (GOAL,)),
    ):
        copy = open_plan_copy(case, by=town["teacher"], person=person).copy
        assert copy is not None
        assert copy.goals == goals


def test_a_note_on_another_topic_is_in_no_copy_beside_the_goal(town: Town) -> None:
    case, _consent, _goal = planned(town)
    shared = [town.agency("police")]
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Sen.", share=shared)
    copy = open_plan_copy(case, by=town["teacher"], person=Person.YOUTH).copy
    assert copy is not None
    assert copy.goals == (GOAL,)


def test_those_who_follow_up_and_close_see_what_was_to_be_reached(town: Town) -> None:
    case, _consent, _goal = planned(town)
    for opens in (planning.open_follow_up_form, planning.open_closing_form):
        assert texts(opens(case, by=town["teacher"]).goals) == [GOAL]


def test_the_goal_is_on_the_shared_screen_and_in_the_pack_of_a_network_meeting(town: Town) -> None:
    case, _consent, goal = planned(town)
    meeting = told.called(town, case, kind=MeetingKind.NETWORK, people=("officer", "teacher"))
    (packed,) = read_pack(meeting, by=town["officer"]).cases
    assert (texts(packed.goals), texts(packed.notes)) == ([GOAL], [])
    told.start(town, meeting)
    told.roll_call(town, meeting, Comer.MEMBER, Comer.GUARDIAN_1)
    holding.open_item(meeting, case, by=town["coordinator"])
    assert texts(show_case(meeting, case, by=town["coordinator"]).goals) == [GOAL]
    hide_from_guardian(case, goal, by=town["teacher"], hidden=HIDDEN)
    assert show_case(meeting, case, by=town["coordinator"]).goals == ()


def test_the_goal_is_written_in_a_form_that_says_who_reads_it_and_stands_on_the_page(
    town: Town,
) -> None:
    case, _consent, _goal = planned(town)
    path = f"/cases/{case}/goals/"
    form = browser(town, "officer").get(path).content.decode()
    assert "står i familjens kopia av planen" in form
    asked = send(town, path, by="officer", text="Trygg på torget.")
    reader = town.agencies["school"].name
    assert f"{reader} kan läsa detta till och med" in asked.content.decode()
    assert Note.objects.filter(topic="plan").count() == 1
    send(town, path, by="officer", text="Trygg på torget.", checked="yes")
    assert texts(page(town, case, "teacher").goals) == [GOAL, "Trygg på torget."]
    assert towns.acts_of(town).count((Act.SET_GOAL, "changed")) == 2
