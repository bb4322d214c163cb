"""Minutes attacked: what is kept from a guardian, taken back or struck must not come back."""

from uuid import UUID

import pytest

from casework.hearing import Comer
from casework.meeting_states import MeetingKind
from casework.models import Action, AgendaItem, MinutesLine, Participant
from casework.reading.cases import read_case
from casework.reading.meetings.shared import show_case
from casework.writing.hiding import hide_from_guardian
from casework.writing.meetings import asking, calling, holding
from casework.writing.notes import end_release
from consent.models import Release
from consent.terms import HidingProvision, Person
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.promising import PATROL, html_of, planned, promised, put_in, send
from tests.town import Town

KEPT = {Person.GUARDIAN_1: HidingProvision.HARM, Person.GUARDIAN_2: None}


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def on_screen(town: Town, meeting: UUID, case: UUID) -> list[str]:
    page = show_case(meeting, case, by=town["coordinator"])
    return [line.text for line in page.lines] + [action.what for action in page.actions]


def copy_of(line: UUID) -> UUID:
    """What its agency made its own of a draft."""
    return MinutesLine.objects.get(drafted=line).pk


def test_the_draft_of_a_line_kept_from_a_guardian_is_not_on_the_screen(town: Town) -> None:
    case = planned(town)
    meeting = told.network(town, case, Comer.GUARDIAN_1)
    draft = told.line(town, meeting, case, "police", PATROL)
    told.confirmed(town, draft, case, "officer", PATROL)
    assert on_screen(town, meeting, case) == [PATROL]
    hide_from_guardian(case, copy_of(draft), by=town["officer"], hidden=KEPT)
    assert on_screen(town, meeting, case) == []


def test_the_line_of_an_action_kept_from_a_guardian_is_not_on_the_screen(town: Town) -> None:
    case = planned(town)
    meeting = told.network(town, case, Comer.GUARDIAN_1)
    draft = told.line(town, meeting, case, "police", PATROL)
    told.confirmed(town, draft, case, "officer", PATROL)
    put_in(town, case, copy_of(draft))
    action = Action.objects.get().pk
    hide_from_guardian(case, action, by=town["officer"], hidden=KEPT)
    assert on_screen(town, meeting, case) == []


@pytest.mark.parametrize("by", ["officer", "coordinator"])
def test_a_line_of_ones_own_can_be_kept_from_a_guardian_on_a_page(town: Town, by: str) -> None:
    case = planned(town)
    line = promised(town, case, by)
    path = f"/cases/{case}/items/{line}/guardians/"
    assert path in html_of(town, by, f"/cases/{case}/")
    other = "coordinator" if by == "officer" else "officer"
    assert path not in html_of(town, other, f"/cases/{case}/")
    assert PATROL in html_of(town, by, path)
    assert browser(town, other).get(path).status_code == 404
    send(town, by, path, hide_guardian_1=HidingProvision.HARM.value)
    copies = {
        person: send(town, "teacher", f"/cases/{case}/plan/copy/", person=person, **{"as": "page"})
        for person in ("guardian_1", "guardian_2")
    }
    assert PATROL not in copies["guardian_1"].content.decode()
    assert PATROL in copies["guardian_2"].content.decode()


def test_what_was_taken_back_of_the_plan_does_not_come_back_as_a_line(town: Town) -> None:
    case = planned(town)
    line = promised(town, case)
    put_in(town, case, line)
    assert MinutesLine.objects.get(pk=line).action_id
    given = Release.objects.get(
        item_id=Action.objects.get().pk, receiver=town.agency("school"), ended_at__isnull=True
    )
    end_release(case, given.pk, by=town["officer"])
    page = read_case(case, by=town["teacher"])
    assert [one.what for one in page.actions] == []
    assert [one.text for one in page.minutes] == []


def brought(town: Town, case: UUID) -> UUID:
    """A network meeting to which the family brings somebody."""
    meeting = told.called(town, case, kind=MeetingKind.NETWORK, people=("officer",))
    asking.invite_participants(
        meeting, by=town["coordinator"], guest=Comer.BROUGHT, name="Farbror Ali"
    )
    return meeting


def comers(meeting: UUID) -> set[str]:
    return set(Participant.objects.filter(meeting=meeting).values_list("comer", flat=True))


def with_guest_here(town: Town, meeting: UUID) -> None:
    """The guest alone of those without an account is there, and was said yes to."""
    told.yes_to_whom_they_bring(town, meeting)
    told.family_leaves(town, meeting)
    told.roll_call(town, meeting, Comer.MEMBER)


@pytest.mark.parametrize("cancelled", [False, True])
def test_whom_a_guardian_may_have_brought_is_not_asked_after_a_safety_answer(
    town: Town, cancelled: bool
) -> None:
    case, _consent = towns.consented(town)
    meeting = brought(town, case)
    if cancelled:
        calling.step_meeting(meeting, "cancel", by=town["coordinator"])
    told.dangerous(town, case)
    assert comers(meeting) == {"member", "youth"}


def test_the_case_closes_before_whom_the_family_brought_after_a_safety_answer(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = brought(town, case)
    told.start(town, meeting)
    with_guest_here(town, meeting)
    holding.open_item(meeting, case, by=town["coordinator"])
    told.dangerous(town, case)
    assert AgendaItem.objects.get(meeting=meeting).closed_at is not None
    with told.blocked("meeting.must_leave"):
        holding.open_item(meeting, case, by=town["coordinator"])
    assert on_screen(town, meeting, case) == []
