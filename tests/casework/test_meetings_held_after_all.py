"""A meeting that was cancelled by mistake is held all the same, with those cancelled with it."""

from datetime import timedelta

import pytest
import time_machine

from access import clock
from access.acts import Act
from audit.codes import short
from casework.meeting_states import MeetingKind, MeetingState
from casework.models import Meeting, Participant
from casework.writing.meetings import asking, calling
from consent.guarded import writes_open
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import blocked, dangerous, page
from tests.casework.test_meeting_series import named, series, states
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def test_what_was_cancelled_by_mistake_is_held_all_the_same_until_its_time_has_passed(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    first, second = series(town, 2)
    told.invite(town, first, "officer")
    asking.put_on_agenda(first, by=town["coordinator"], case=case, minutes=15)
    calling.step_meeting(first, "check_consent", by=town["coordinator"])
    calling.step_meeting(first, "cancel", by=town["coordinator"], rest=True)
    assert [(one.name, one.following) for one in page(town, first).steps] == [("reinstate", 1)]
    calling.step_meeting(first, "reinstate", by=town["coordinator"], rest=True)
    assert states([first, second]) == [MeetingState.PLANNED] * 2
    assert Meeting.objects.get(pk=first).checked_at is None
    with blocked("meeting.state"):
        calling.step_meeting(first, "start", by=town["coordinator"])
    calling.step_meeting(first, "cancel", by=town["coordinator"])
    with time_machine.travel(clock.now() + timedelta(days=8), tick=False):
        assert page(town, first).steps == ()
        with blocked("meeting.over"):
            calling.step_meeting(first, "reinstate", by=town["coordinator"])


def test_what_was_cancelled_by_itself_stays_cancelled_when_the_rest_is_held_all_the_same(
    town: Town,
) -> None:
    first, second, third, fourth = series(town)
    calling.step_meeting(third, "cancel", by=town["coordinator"])
    calling.step_meeting(first, "cancel", by=town["coordinator"], rest=True)
    assert [(one.name, one.following) for one in page(town, first).steps] == [("reinstate", 2)]
    assert [(one.name, one.following) for one in page(town, third).steps] == [("reinstate", 0)]
    html = browser(town, "coordinator").get(f"/meetings/{first}/").content.decode()
    assert "Antal möten som ställdes in samtidigt: 2." in html
    calling.step_meeting(first, "reinstate", by=town["coordinator"], rest=True)
    planned, cancelled = MeetingState.PLANNED, MeetingState.CANCELLED
    assert states([first, second, third, fourth]) == [planned, planned, cancelled, planned]
    assert short(third) not in named(Act.STEP_MEETING)
    assert set(Meeting.objects.filter(state=planned).values_list("cancelled_at", flat=True)) == {
        None
    }


def test_of_meetings_cancelled_before_it_was_kept_each_is_held_all_the_same_by_itself(
    town: Town,
) -> None:
    first, second = series(town, 2)
    calling.step_meeting(first, "cancel", by=town["coordinator"], rest=True)
    with writes_open():
        Meeting.objects.update(cancelled_at=None)
    assert [(one.name, one.following) for one in page(town, first).steps] == [("reinstate", 0)]
    calling.step_meeting(first, "reinstate", by=town["coordinator"], rest=True)
    assert states([first, second]) == [MeetingState.PLANNED, MeetingState.CANCELLED]


def test_no_guardian_comes_back_with_a_meeting_that_is_held_all_the_same(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.called(town, case, kind=MeetingKind.NETWORK)
    calling.step_meeting(meeting, "cancel", by=town["coordinator"])
    dangerous(town, case)
    calling.step_meeting(meeting, "reinstate", by=town["coordinator"])
    comers = set(Participant.objects.filter(meeting=meeting).values_list("comer", flat=True))
    assert comers == {"member", "youth"}
