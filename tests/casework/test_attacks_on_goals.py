"""What a goal, a begun change, a line's address and the file of an agency must not let through."""

from uuid import UUID, uuid4

import pytest

from access.clock import today
from casework.hearing import Comer
from casework.management.demo import telling
from casework.models import Meeting, MinutesLine, Note
from casework.reading.meetings.shared import show_case
from casework.writing import plan, unsent
from casework.writing.filing import file_items
from casework.writing.meetings import calling, ordering
from casework.writing.revising import revise_note
from consent.models import Release
from consent.relation import OutOfScope
from consent.terms import Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.asking import send
from tests.casework.meeting import blocked
from tests.town import Town

PROMISE = "Följer med till träningen."


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def promised(town: Town, case: UUID) -> tuple[UUID, UUID]:
    """A network meeting at which a guardian promised something."""
    meeting = told.network(town, case, Comer.GUARDIAN_1, Comer.YOUTH)
    return meeting, told.line(town, meeting, case, Comer.GUARDIAN_1, PROMISE)


def test_who_is_out_of_scope_writes_nothing_into_a_goal_that_a_later_consent_would_tell(
    town: Town,
) -> None:
    case, consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Samtal.")
    plan.start_plan(case, by=town["teacher"])
    goal = plan.set_goal(case, by=town["officer"], text="Trygg på torget.")
    towns.withdraw(town, case, consent)
    with blocked("goal.out_of_scope"):
        revise_note(case, goal, by=town["officer"], text="Bara för oss.", version=0)
    page = browser(town, "officer").get(f"/cases/{case}/notes/{goal}/").content.decode()
    assert "Målet kan inte ändras nu" in page
    assert "<textarea" not in page


def test_the_form_that_changes_a_goal_says_that_a_later_consent_tells_it(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Samtal.")
    plan.start_plan(case, by=town["teacher"])
    goal = plan.set_goal(case, by=town["teacher"], text="Trygg på torget.")
    said = "också ett som kommer senare"
    form = browser(town, "teacher").get(f"/cases/{case}/notes/{goal}/").content.decode()
    assert said in form
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Sen.")
    note = Note.objects.get(case=case, topic="schooling")
    other = browser(town, "teacher").get(f"/cases/{case}/notes/{note.pk}/").content.decode()
    assert said not in other
    release = Release.objects.filter(item_id=goal).first()
    assert release is not None
    ends = browser(town, "teacher").get(f"/cases/{case}/releases/{release.pk}/").content.decode()
    assert "delas igen om familjen ger ett nytt samtycke" in ends


def test_the_address_of_another_meeting_strikes_nothing(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting, line = promised(town, case)
    told.finished(town, meeting, case)
    own = told.opened(town, told.covered_by_all(town), people=("officer",))
    foreign = told.called(towns.found("Annanstad", "AN"), people=())
    for other in (own, foreign, uuid4()):
        path = f"/meetings/{other}/cases/{case}/minutes/{line}/strike/"
        assert browser(town, "coordinator").get(path).status_code == 404
        answer = send(town, path, by="coordinator", revision="1", reason="not_said")
        assert answer.status_code == 404
        assert MinutesLine.objects.get(pk=line).struck_at is None
    path = f"/meetings/{meeting}/cases/{case}/minutes/{line}/strike/"
    assert send(town, path, by="coordinator", revision="1", reason="not_said").status_code == 302
    assert MinutesLine.objects.get(pk=line).struck_at is not None


def test_a_struck_line_is_not_marked_as_filed(town: Town) -> None:
    case, _consent = towns.consented(town)
    _meeting, line = promised(town, case)
    told.struck(town, line, case)
    with pytest.raises(OutOfScope):
        file_items(case, by=town["coordinator"], items=[line], filed_date=today())
    assert MinutesLine.objects.get(pk=line).filed_date is None


def test_a_begun_change_of_a_note_is_opened_in_no_other_form(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Sen.")
    note = Note.objects.get(case=case, owner_id=town.agency("school"), topic="schooling")
    number = uuid4()
    unsent.keep(
        number,
        by=town["teacher"],
        form="revise_note",
        typed="text=Omskrivet&version=0",
        case_id=case,
        item_id=note.pk,
    )
    client = browser(town, "teacher")
    own = client.get(f"/cases/{case}/notes/{note.pk}/?unsent={number}").content.decode()
    other = client.get(f"/cases/{case}/notes/?unsent={number}").content.decode()
    assert ("Omskrivet" in own, "Omskrivet" in other) == (True, False)


def test_before_the_family_nobody_is_offered_to_strike_what_one_of_them_promised(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    meeting, _line = promised(town, case)
    (seen,) = show_case(meeting, case, by=town["coordinator"]).lines
    assert (seen.text, seen.may_strike) == (PROMISE, False)
    told.family_leaves(town, meeting)
    (seen,) = show_case(meeting, case, by=town["coordinator"]).lines
    assert seen.may_strike


def test_the_order_that_stands_sent_again_leaves_the_meeting_checked(town: Town) -> None:
    cases = [told.covered_by_all(town) for _ in range(2)]
    meeting = told.called(town, *cases)
    calling.step_meeting(meeting, "check_consent", by=town["coordinator"])
    places = {cases[0]: (1, 15), cases[1]: (2, 15)}
    with blocked("meeting.same_order"):
        ordering.order_agenda(meeting, by=town["coordinator"], places=places)
    assert Meeting.objects.get(pk=meeting).state == "checked"
