"""A meeting that was ended by mistake goes on the same day."""

import json
from uuid import UUID

import pytest

from audit.models import Body
from casework.models import Heard, Meeting, MinutesLine, Participant
from casework.writing.meetings import calling, holding
from tests import town as towns
from tests.casework import meeting as told
from tests.casework.meeting import blocked, page
from tests.casework.promising import html_of
from tests.casework.test_deadlines import in_days
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def case(town: Town) -> UUID:
    case, _consent = towns.consented(town)
    return case


@pytest.fixture
def ended(town: Town, case: UUID) -> UUID:
    """A meeting that has ended, with a line that its agency has confirmed and one that waits."""
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", "Patrullerar.")
    told.line(town, meeting, case, "school", "Ringer hem.")
    told.confirmed(town, line, case, "officer", "Patrullerar.")
    told.finished(town, meeting, case)
    return meeting


def step(town: Town, meeting: UUID, name: str) -> None:
    calling.step_meeting(meeting, name, by=town["coordinator"])


def steps(town: Town, meeting: UUID) -> list[str]:
    return [one.name for one in page(town, meeting).steps]


def test_it_goes_on_and_nothing_but_its_end_is_undone(town: Town, case: UUID, ended: UUID) -> None:
    def kept() -> list[object]:
        rows = Participant.objects.filter(meeting=ended).order_by("pk")
        return [
            list(rows.values("pk", "present", "left_at")),
            list(Heard.objects.order_by("pk").values("pk", "opened_at")),
            list(MinutesLine.objects.order_by("pk").values("pk", "confirmed_at", "revision")),
        ]

    before = kept()
    assert Meeting.objects.get(pk=ended).minutes_due_date is not None
    assert "Fortsätt mötet" in html_of(town, "coordinator", f"/meetings/{ended}/")
    step(town, ended, "go_on")
    row = Meeting.objects.get(pk=ended)
    assert (row.state, row.finished_at, row.minutes_due_date) == ("running", None, None)
    assert row.started_at is not None
    assert kept() == before
    last = json.loads(bytes(Body.objects.latest("index").bytes))
    assert "go_on" in json.dumps(last)
    holding.open_item(ended, case, by=town["coordinator"])
    told.finished(town, ended, case)
    assert Meeting.objects.get(pk=ended).minutes_due_date is not None


def test_another_day_it_is_over(town: Town, ended: UUID) -> None:
    assert "go_on" in steps(town, ended)
    with in_days(1):
        assert "go_on" not in steps(town, ended)
        with blocked("meeting.state"):
            step(town, ended, "go_on")
    assert Meeting.objects.get(pk=ended).state == "finished"


def test_adopted_minutes_stay_adopted_and_others_have_no_such_step(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    told.finished(town, meeting, case)
    assert "Fortsätt mötet" not in html_of(town, "officer", f"/meetings/{meeting}/")
    step(town, meeting, "confirm_minutes")
    assert "go_on" not in steps(town, meeting)
    with blocked("meeting.state"):
        step(town, meeting, "go_on")
    assert Meeting.objects.get(pk=meeting).state == "confirmed"
