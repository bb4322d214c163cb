"""Meetings on the first page: those to come, and minutes that wait for one's own agency."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access import clock
from agencies.models import Agency
from casework.meeting_states import MeetingKind
from casework.models import Case
from casework.reading.queue.page import read_queue
from casework.writing.meetings import calling, holding
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import blocked, page
from tests.casework.test_deadlines import in_days
from tests.town import Town

MINUTES, NEXT, ADOPT = "Protokoll att bekräfta", "Möten", "Protokoll att fastställa"

HINDERED = "Hinder inför kommande möten"
WAY_OUT = "Mötets sida säger vad som kan göras."


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def waiting(town: Town, who: str) -> dict[str, list[tuple[str, bool]]]:
    return {
        section.title: [(line.title, line.pressing) for line in section.lines]
        for section in read_queue(by=town[who]).sections
        if section.title in (MINUTES, NEXT, ADOPT)
    }


def hints(town: Town, who: str) -> list[str]:
    return [
        line.hint
        for section in read_queue(by=town[who]).sections
        if section.title == NEXT
        for line in section.lines
    ]


def test_every_meeting_of_two_weeks_waits_for_those_who_are_asked_and_the_next_one_always(
    town: Town,
) -> None:
    far = [told.called(town, people=("officer",), days=days) for days in (40, 20)]
    assert waiting(town, "officer") == {NEXT: [("Gruppmöte", False)] * 2}  # one is news of both
    for meeting in far:
        told.page(town, meeting, "officer")
    assert waiting(town, "officer") == {NEXT: [("Gruppmöte", False)]}
    told.called(town, people=("officer",), days=9)
    told.called(town, people=("officer", "teacher"), days=5)
    told.called(town, people=("officer",), kind=MeetingKind.SITUATION, days=1)
    coming = [("Lägesbildsmöte", False), ("Gruppmöte", False), ("Gruppmöte", False)]
    assert waiting(town, "officer") == {NEXT: coming}
    assert waiting(town, "coordinator") == {NEXT: coming}
    assert waiting(town, "teacher") == {NEXT: [("Gruppmöte", False)]}
    assert waiting(town, "police_contact") == {}
    unchecked = ["Samtyckena är inte kontrollerade" in hint for hint in hints(town, "coordinator")]
    assert unchecked == [False, True, True]
    told.called(town, people=("officer",), days=1)
    assert ("Gruppmöte", True) in waiting(town, "coordinator")[NEXT]


def test_one_and_many_meetings_to_come_are_asked_for_at_once(town: Town) -> None:
    counted = []
    for days in ((1,), range(2, 9)):
        for day in days:
            told.called(town, people=("officer",), days=day)
        with CaptureQueriesContext(connection) as captured:
            found = hints(town, "officer")
        counted.append((len(found), len(captured)))
    assert counted == [(1, counted[0][1]), (8, counted[0][1])]


def test_a_meeting_that_nobody_started_waits_for_the_coordination_until_it_is_cancelled(
    town: Town,
) -> None:
    late = told.called(town, people=("officer",), days=1)
    told.called(town, people=("officer",), days=9)
    with in_days(2):
        assert waiting(town, "coordinator") == {NEXT: [("Gruppmöte", True), ("Gruppmöte", False)]}
        assert waiting(town, "officer") == {NEXT: [("Gruppmöte", False)]}
        calling.step_meeting(late, "cancel", by=town["coordinator"])
        assert waiting(town, "coordinator") == {NEXT: [("Gruppmöte", False)]}


def test_the_open_problems_of_the_next_meeting_are_those_of_its_page(town: Town) -> None:
    heard, consent = towns.consented(town)
    told.seated(town, heard, "leisure_contact", "youth_worker")
    hindered = told.covered_by_all(town, receivers=("coordination", "police"))
    meeting = told.called(town, heard, hindered, people=("officer", "youth_worker"))
    told.called(town, hindered, people=("youth_worker",), days=16)

    def problems() -> list[tuple[str, str]]:
        return [
            (line.title, line.hint)
            for section in read_queue(by=town["coordinator"]).sections
            if section.title == HINDERED
            for line in section.lines
        ]

    def on_page() -> list[str]:
        return [line.number for line in page(town, meeting).hindered]

    numbers = dict(Case.objects.values_list("pk", "number"))
    assert problems() == [(numbers[hindered], f"Får inte höras av: Fritid. {WAY_OUT}")]
    assert [number for number, _hint in problems()] == on_page()
    towns.withdraw(town, heard, consent)
    assert {number for number, _hint in problems()} == set(on_page()) == set(numbers.values())
    assert dict(problems()) == {
        numbers[hindered]: f"Får inte höras av: Fritid. {WAY_OUT}",
        numbers[heard]: "Samtycket omfattar inte längre samordningen. "
        "Ta bort ärendet från dagordningen.",
    }


def test_a_line_of_an_agency_that_takes_no_part_any_more_does_not_hinder_adoption(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    meeting = told.opened(town, case)
    told.line(town, meeting, case, "police", "Patrullerar.")
    holding.close_item(meeting, case, by=town["coordinator"])
    calling.step_meeting(meeting, "finish", by=town["coordinator"])
    Agency.objects.filter(pk=town.agency("police")).update(private=True)
    with blocked("meeting.unconfirmed"):  # a private one can still confirm
        calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])
    Agency.objects.filter(pk=town.agency("police")).update(is_active=False)
    assert page(town, meeting, "coordinator").lines_fallen == 1
    calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])


def problem_days(town: Town, who: str = "coordinator") -> list[int]:
    """In how many days the meetings are of which the first page tells problems."""
    return [
        (line.due - clock.today()).days
        for section in read_queue(by=town[who]).sections
        if section.title == HINDERED
        for line in section.lines
        if line.due
    ]


def test_open_problems_are_told_of_every_meeting_of_two_weeks_and_of_the_next_one_always(
    town: Town,
) -> None:
    hindered = told.covered_by_all(town, receivers=("coordination", "police"))
    last = told.called(town, hindered, people=("youth_worker",), days=40)
    assert problem_days(town) == [40]
    told.called(town, hindered, people=("youth_worker",), days=12)
    told.called(town, hindered, people=("officer",), days=9)
    first = told.called(town, hindered, people=("youth_worker",), days=3)
    assert problem_days(town) == [3, 12]
    assert problem_days(town, "officer") == problem_days(town, "youth_worker") == []
    calling.step_meeting(first, "cancel", by=town["coordinator"])
    calling.step_meeting(last, "cancel", by=town["coordinator"])
    assert problem_days(town) == [12]


def test_the_problems_of_one_and_of_eight_meetings_are_asked_for_at_once(town: Town) -> None:
    hindered = told.covered_by_all(town, receivers=("coordination", "police"))
    counted = []
    for days in ((1,), range(2, 9)):
        for day in days:
            told.called(town, hindered, people=("youth_worker",), days=day)
        with CaptureQueriesContext(connection) as captured:
            found = problem_days(town)
        counted.append((len(found), len(captured)))
    assert counted == [(1, counted[0][1]), (8, counted[0][1])]


def test_a_cancelled_meeting_waits_for_nobody(town: Town) -> None:
    meeting = told.called(town)
    calling.step_meeting(meeting, "cancel", by=town["coordinator"])
    assert waiting(town, "coordinator") == {}
    assert waiting(town, "officer") == {"Möten": [("Gruppmöte", False)]}  # it is news
    told.page(town, meeting, "officer")
    assert waiting(town, "officer") == {}


def test_minutes_wait_for_their_agency_and_then_for_the_coordination(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", "Patrullerar.")
    holding.close_item(meeting, case, by=town["coordinator"])
    assert MINUTES not in waiting(town, "officer")
    calling.step_meeting(meeting, "finish", by=town["coordinator"])
    number = Case.objects.get(pk=case).number
    assert waiting(town, "officer") == {MINUTES: [(number, False)]}
    assert waiting(town, "teacher") == {}
    assert waiting(town, "coordinator") == {ADOPT: [("Gruppmöte", False)]}
    told.confirmed(town, line, case, "officer", "Patrullerar.")
    assert waiting(town, "officer") == {}
    calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])
    assert waiting(town, "coordinator") == {}


def test_minutes_of_a_case_whose_consent_went_wait_for_nobody(town: Town) -> None:
    case, consent = towns.consented(town)
    meeting = told.opened(town, case)
    told.line(town, meeting, case, "police", "Patrullerar.")
    holding.close_item(meeting, case, by=town["coordinator"])
    calling.step_meeting(meeting, "finish", by=town["coordinator"])
    with blocked("meeting.unconfirmed"):
        calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])
    towns.withdraw(town, case, consent)
    assert waiting(town, "officer") == {}
    assert page(town, meeting, "coordinator").lines_fallen == 1
    assert "eller ärendet är avslutat: 1." in (
        browser(town, "coordinator").get(f"/meetings/{meeting}/").content.decode()
    )
    calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])
    assert waiting(town, "coordinator") == {}
