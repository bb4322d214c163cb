"""Minutes: a line is its agency's until that agency confirms it."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from access import clock
from agencies.models import Agency
from casework.management.demo import telling
from casework.models import Meeting, MinutesLine
from casework.models.minutes import LineKind
from casework.working_days import working_days_after
from casework.writing.meetings import calling, holding, minutes
from consent.relation import OutOfScope
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import blocked, page
from tests.town import Town
from vault.models import Grant


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


# The minutes.


def lines_of(town: Town, meeting: UUID, who: str) -> list[tuple[str, bool]]:
    return [(line.text, line.confirmed_at is not None) for line in page(town, meeting, who).lines]


def test_a_line_is_its_agencys_and_the_coordinations_until_the_agency_confirms(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    telling.take_seat(case, town["coordinator"], town["leisure_contact"], town["youth_worker"])
    people = ("officer", "teacher", "youth_worker")
    meeting = told.opened(town, case, people=people)
    line = told.line(town, meeting, case, "police", "Patrullerar vid torget på fredagar.")
    holding.close_item(meeting, case, by=town["coordinator"])
    calling.step_meeting(meeting, "finish", by=town["coordinator"])
    waiting = [("Patrullerar vid torget på fredagar.", False)]
    assert lines_of(town, meeting, "officer") == waiting
    assert lines_of(town, meeting, "coordinator") == waiting
    assert lines_of(town, meeting, "youth_worker") == []
    with blocked("meeting.unconfirmed"):
        calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])
    told.confirmed(town, line, case, "officer", "Patrullerar vid torget på fredagar.")
    told_now = [("Patrullerar vid torget på fredagar.", True)]
    assert {tuple(lines_of(town, meeting, who)) for who in ("officer", "coordinator")} == {
        tuple(told_now)
    }
    assert lines_of(town, meeting, "youth_worker") == told_now
    assert MinutesLine.objects.get(drafted__pk=line).owner_id == town.agency("police")
    calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])


def test_an_agency_confirms_in_its_own_words(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", "Patrullerar varje kväll.")
    told.confirmed(town, line, case, "officer", "Patrullerar på fredagar.")
    assert lines_of(town, meeting, "coordinator") == [("Patrullerar på fredagar.", True)]


def test_who_confirms_sees_who_reads_the_line_then(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", "Patrullerar.")
    holding.close_item(meeting, case, by=town["coordinator"])
    calling.step_meeting(meeting, "finish", by=town["coordinator"])
    address = f"/meetings/{meeting}/cases/{case}/minutes/{line}/confirm/"
    html = browser(town, "officer").get(address).content.decode()
    (readers,) = re.findall("Läses sedan av:\\s*<strong>([^<]*)</strong>", html)
    told.confirmed(town, line, case, "officer", "Patrullerar.")
    own = MinutesLine.objects.get(drafted__pk=line)
    held = Grant.objects.filter(item_id=own.pk).values("agency_id")
    names = Agency.objects.filter(pk__in=held).exclude(name="Polisen").values_list("name")
    assert readers.split(", ") == [name for (name,) in names.order_by("name")]
    assert readers


def test_no_number_and_no_day_that_has_passed_stands_in_minutes(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", "Patrullerar.")
    for text in ("Ring 070-174 06 05.", "Gäller 20120305-2392."):
        with blocked("minutes.number"):
            told.line(town, meeting, case, "police", text)
        with blocked("minutes.number"):
            told.rewritten(town, line, case, text)
    with blocked("form.past_date"):
        minutes.write_line(
            meeting,
            case,
            by=town["coordinator"],
            source=town.agency("police"),
            kind=LineKind.COMMITMENT,
            text="Patrullerar.",
            due_date=clock.today() - timedelta(days=1),
        )


def test_nobody_confirms_for_another_agency(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", "Patrullerar.")
    for who in ("teacher", "coordinator"):
        with pytest.raises(OutOfScope):
            told.confirmed(town, line, case, who, "Patrullerar.")
    assert MinutesLine.objects.get(pk=line).confirmed_at is None


def test_two_who_write_the_same_line_lose_nothing(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", "Först.")
    told.rewritten(town, line, case, "Den ena.")
    with blocked("minutes.moved"):
        told.rewritten(town, line, case, "Den andra.")
    with blocked("minutes.moved"):
        minutes.confirm_line(
            line, case, by=town["officer"], meeting_id=meeting, text="Först.", revision=1
        )
    assert lines_of(town, meeting, "officer") == [("Den ena.", False)]


def test_minutes_are_due_three_working_days_after(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.running(town, case)
    calling.step_meeting(meeting, "finish", by=town["coordinator"])
    due = Meeting.objects.get(pk=meeting).minutes_due_date
    assert due == working_days_after(clock.today(), 3)
    assert due >= clock.today() + timedelta(days=3)


def test_a_line_that_its_agency_may_not_read_is_not_written(town: Town) -> None:
    case = told.covered_by_all(town, receivers=("coordination", "police"))
    meeting = told.opened(town, case, people=("teacher", "officer"))
    with blocked("minutes.source"):
        told.line(town, meeting, case, "leisure", "Fritid bryr sig.", kind=LineKind.DECISION)
    assert not MinutesLine.objects.exists()


def test_a_withdrawal_takes_confirmed_lines_from_others(town: Town) -> None:
    case, consent = towns.consented(town)
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", "Patrullerar.")
    told.confirmed(town, line, case, "officer", "Patrullerar.")
    holding.close_item(meeting, case, by=town["coordinator"])
    towns.withdraw(town, case, consent)
    assert lines_of(town, meeting, "teacher") == []
    drafted = MinutesLine.objects.get(pk=line)
    assert [one.line_id for one in page(town, meeting).lines] == [drafted.pk]
    assert drafted.owner_id == town.agency("coordination")
    assert lines_of(town, meeting, "officer") == [("Patrullerar.", True)]


def test_a_line_is_not_confirmed_once_its_consent_has_run_out(town: Town) -> None:
    """Also not by the agency that noted the concern, whose key is still there."""
    case, _consent = towns.consented(town)
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "school", "Mentorn ringer.")
    with time_machine.travel(clock.now() + timedelta(days=300)), pytest.raises(OutOfScope):
        told.confirmed(town, line, case, "teacher", "Mentorn ringer.")
    assert MinutesLine.objects.get(pk=line).confirmed_at is None
