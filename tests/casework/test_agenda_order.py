"""The cases of an agenda are put in order, each with its time, before the meeting begins."""

from uuid import UUID, uuid4

import pytest

from access.clock import STOCKHOLM
from access.roles import Role
from casework.meeting_states import MeetingState
from casework.models import AgendaItem, Case, Meeting
from casework.writing.meetings import asking, calling
from casework.writing.meetings.ordering import order_agenda
from casework.writing.seats import assign_member
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import blocked, page
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def on_three(town: Town) -> tuple[UUID, list[UUID]]:
    """A meeting at one o'clock on three cases of a quarter each."""
    cases = [told.covered_by_all(town) for _one in range(3)]
    return told.called(town, *cases), cases


def agenda(town: Town, meeting: UUID) -> list[tuple[UUID, str, int]]:
    """The cases as the page has them: when each begins, and how long it takes."""
    return [
        (line.case_id, f"{line.at.astimezone(STOCKHOLM):%H:%M}", line.minutes)
        for line in page(town, meeting).agenda
    ]


def test_the_lowest_number_comes_first_and_the_times_follow(town: Town) -> None:
    meeting, (first, second, third) = on_three(town)
    calling.step_meeting(meeting, "check_consent", by=town["coordinator"])
    places = {first: (3, 20), second: (2, 15), third: (1, 40)}
    order_agenda(meeting, by=town["coordinator"], places=places)
    told_now = [(third, "13:00", 40), (second, "13:40", 15), (first, "13:55", 20)]
    assert agenda(town, meeting) == told_now
    assert Meeting.objects.get(pk=meeting).state == MeetingState.PLANNED  # it is checked again
    asking.put_on_agenda(
        meeting, by=town["coordinator"], case=told.covered_by_all(town), minutes=15
    )
    assert agenda(town, meeting)[:3] == told_now
    # The same number twice: they stay as they are among each other.
    order_agenda(meeting, by=town["coordinator"], places=dict.fromkeys((first, third), (5, 10)))
    assert [line[0] for line in agenda(town, meeting)][:3] == [third, second, first]


def test_a_case_that_the_coordinator_does_not_work_with_is_not_shown_and_keeps_its_place(
    town: Town,
) -> None:
    meeting, (first, second, third) = on_three(town)
    town.people["other"] = towns.join(
        town.collaboration, town.agencies["coordination"], Role.COORDINATOR, "two@gk.example.se"
    )
    for case in (first, third):
        other = town["other"].membership_id
        assign_member(case, by=town["coordinator"], membership=other)
    number = Case.objects.get(pk=second).number
    path = f"/meetings/{meeting}/order/"
    assert number in browser(town, "coordinator").get(path).content.decode()
    assert number not in browser(town, "other").get(path).content.decode()
    order_agenda(meeting, by=town["other"], places={first: (9, 15), third: (1, 15)})
    order = AgendaItem.objects.filter(meeting=meeting).order_by("position")
    assert list(order.values_list("case_id", flat=True)) == [third, second, first]
    # The same answer as for a case that stands on no agenda.
    for strange in (second, told.covered_by_all(town), uuid4()):
        with blocked("meeting.agenda_moved"):
            order_agenda(meeting, by=town["other"], places={first: (1, 15), strange: (2, 15)})
    assert list(order.values_list("case_id", flat=True)) == [third, second, first]


def test_nothing_is_put_in_order_once_the_meeting_has_begun(town: Town) -> None:
    meeting, (first, second, third) = on_three(town)
    told.start(town, meeting)
    with blocked("meeting.state"):
        order_agenda(meeting, by=town["coordinator"], places={first: (2, 15), third: (1, 15)})
    assert [line[0] for line in agenda(town, meeting)] == [first, second, third]
    html = browser(town, "coordinator").get(f"/meetings/{meeting}/").content.decode()
    assert "Ordning och tid" not in html


def test_one_form_has_a_number_and_minutes_for_each_case(town: Town) -> None:
    meeting, (first, second, third) = on_three(town)
    client = browser(town, "coordinator")
    path = f"/meetings/{meeting}/order/"
    assert f'href="{path}"' in client.get(f"/meetings/{meeting}/").content.decode()
    form = client.get(path).context["form"]
    assert [(place.value(), minutes.value()) for _n, place, minutes in form.rows()] == [
        (1, 15),
        (2, 15),
        (3, 15),
    ]
    sent = {
        "acting_for": str(town["coordinator"].membership_id),
        "sending": str(form["sending"].value()),
        **{f"minutes-{case}": "15" for case in (first, second, third)},
        f"place-{first}": "2",
        f"place-{second}": "1",
        f"place-{third}": "x",
    }
    wrong = client.post(path, sent)
    assert wrong.status_code == 422
    typed = {
        place.name: (place.value(), bool(place.errors))
        for _n, place, _m in wrong.context["form"].rows()
    }
    assert typed[f"place-{third}"] == ("x", True)
    assert typed[f"place-{first}"] == ("2", False)
    asking.take_off_agenda(meeting, third, by=town["coordinator"])
    moved = client.post(path, sent | {f"place-{third}": "3"})
    assert "Dagordningen har ändrats." in moved.content.decode()
    assert f"place-{third}" not in moved.content.decode()
    del sent[f"place-{third}"], sent[f"minutes-{third}"]
    for _twice in range(2):
        answer = client.post(path, sent)
        assert (answer.status_code, answer["Location"]) == (302, f"/meetings/{meeting}/")
    assert [line[0] for line in agenda(town, meeting)] == [second, first]
