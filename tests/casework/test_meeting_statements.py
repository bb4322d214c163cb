"""What is done to a meeting asks the database the same, however many are asked to come."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework.models import Heard, Participant
from casework.writing.meetings import asking, calling, holding
from tests import town as towns
from tests.casework import meeting as told
from tests.consent.test_triggers import refused
from tests.town import Town

FEW = ("officer",)
MANY = ("officer", "police_contact", "teacher", "colleague", "youth_worker", "social")


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def statements(do: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        do()
    return len(asked)


def test_telling_of_a_cancelled_meeting_asks_the_same_for_one_and_for_six(town: Town) -> None:
    assert len({statements(cancelling(town, people)) for people in (FEW, MANY)}) == 1


def cancelling(town: Town, people: tuple[str, ...]) -> Callable[[], None]:
    """Cancels a meeting to which these people are asked."""
    meeting = told.called(town, people=people)
    return lambda: calling.step_meeting(meeting, "cancel", by=town["coordinator"])


def test_inviting_and_telling_asks_the_same_for_one_and_for_six(town: Town) -> None:
    assert len({statements(inviting(town, people)) for people in (FEW, MANY)}) == 1


def inviting(town: Town, people: tuple[str, ...]) -> Callable[[], None]:
    """Asks these people to a meeting."""
    meeting = told.called(town, people=())
    members = [town[name].membership_id for name in people]
    return lambda: asking.invite_participants(meeting, by=town["coordinator"], members=members)


def test_a_roll_call_asks_the_same_for_one_and_for_six(town: Town) -> None:
    assert len({statements(roll(town, people)) for people in (FEW, MANY)}) == 1


def roll(town: Town, people: tuple[str, ...]) -> Callable[[], None]:
    """Says of all who are asked to a meeting on a case that they are there."""
    meeting = told.called(town, told.covered_by_all(town), people=people)
    told.start(town, meeting)
    rows = Participant.objects.filter(meeting=meeting).values_list("pk", flat=True)
    marks = dict.fromkeys(rows, True)
    return lambda: holding.call_roll(meeting, by=town["coordinator"], roll=marks)


def test_who_heard_is_written_at_once_and_only_followed_by_more(town: Town) -> None:
    case = told.covered_by_all(town)
    counted = {
        statements(opening(town, case, people)) for people in (FEW, ("officer", "coordinator"))
    }
    assert len(counted) == 1
    assert Heard.objects.count() == 3
    for sql in ("UPDATE casework_heard SET opened_at = opened_at", "DELETE FROM casework_heard"):
        assert refused(sql)


def opening(town: Town, case: UUID, people: tuple[str, ...]) -> Callable[[], None]:
    """Opens a case at a meeting where these people are."""
    meeting = told.running(town, case, people=people)
    return lambda: holding.open_item(meeting, case, by=town["coordinator"])
