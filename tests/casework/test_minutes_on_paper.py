"""The minutes of a meeting as a page and as PDF: confirmed lines that the reader may see."""

import json
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.utils.formats import date_format
from pypdf import PdfReader

from access.acts import Act
from access.clock import today
from audit.models import Body
from casework.hearing import Comer
from casework.meeting_states import MeetingKind
from casework.reading.meetings.minutes_paper import read_minutes
from casework.writing.meetings import calling, holding
from consent.relation import OutOfScope
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def held(town: Town) -> tuple[UUID, UUID]:
    """A meeting over two cases; the officer hears of the first alone."""
    case, _consent = towns.consented(town)
    other = told.covered_by_all(town, receivers=("coordination", "school"))
    meeting = told.opened(town, case, other)
    first = told.line(town, meeting, case, "police", "Patrullerar.")
    told.line(town, meeting, case, "school", "Obekräftat.")
    struck = told.line(town, meeting, case, "police", "Struket.")
    told.struck(town, struck, case)
    told.confirmed(town, first, case, "officer", "Patrullerar.")
    holding.close_item(meeting, case, by=town["coordinator"])
    told.present(town, meeting, "officer", here=False)
    holding.open_item(meeting, other, by=town["coordinator"])
    second = told.line(town, meeting, other, "school", "Mentorn ringer.")
    told.confirmed(town, second, other, "teacher", "Mentorn ringer.")
    told.finished(town, meeting, other)
    return meeting, case


def printed(town: Town, who: str, meeting: UUID) -> str:
    acting = {"acting_for": str(town[who].membership_id), "sending": str(uuid4())}
    answer = browser(town, who).post(f"/meetings/{meeting}/minutes/pdf/", acting)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="protokoll.pdf"'
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_the_minutes_hold_confirmed_lines_of_ones_own_cases(town: Town) -> None:
    meeting, _case = held(town)
    seen = read_minutes(meeting, by=town["officer"])
    assert [[line.text for line in one.lines] for one in seen.cases] == [["Patrullerar."]]
    whole = read_minutes(meeting, by=town["coordinator"])
    assert sorted(line.text for one in whole.cases for line in one.lines) == [
        "Mentorn ringer.",
        "Patrullerar.",
    ]
    last = json.loads(bytes(Body.objects.latest("index").bytes))
    assert len(last["items"]) == 2  # no draft and nothing struck is opened


def test_the_pdf_holds_what_the_page_holds(town: Town) -> None:
    meeting, _case = held(town)
    text = printed(town, "officer", meeting)
    assert "Patrullerar." in text
    assert "Protokollet är inte fastställt än." in text
    for other in ("Mentorn ringer.", "Obekräftat.", "Struket."):
        assert other not in text
    assert Body.objects.latest("index").act == Act.PRINT_MINUTES
    page = browser(town, "officer").get(f"/meetings/{meeting}/minutes/").content.decode()
    assert "Patrullerar." in page
    assert "Mentorn ringer." not in page


def test_a_protected_case_is_read_and_not_printed(town: Town) -> None:
    case = told.protected(town)
    meeting = told.called(town, case, people=())
    told.invite(town, meeting, "coordinator")
    told.start(town, meeting)
    told.present(town, meeting, "coordinator")
    holding.open_item(meeting, case, by=town["coordinator"])
    line = told.line(town, meeting, case, "coordination", "Ringer läraren.")
    told.confirmed(town, line, case, "coordinator", "Ringer läraren.")
    told.finished(town, meeting, case)
    page = browser(town, "coordinator").get(f"/meetings/{meeting}/minutes/").content.decode()
    assert "Ringer läraren." in page
    assert "Ringer läraren." not in printed(town, "coordinator", meeting)


def test_minutes_of_a_meeting_one_is_not_asked_to_are_unknown(town: Town) -> None:
    meeting, _case = held(town)
    with pytest.raises(OutOfScope):
        read_minutes(meeting, by=town["youth_worker"])


def test_a_withdrawal_takes_the_case_from_the_minutes(town: Town) -> None:
    case, consent = towns.consented(town)
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "school", "Mentorn ringer.")
    told.confirmed(town, line, case, "teacher", "Mentorn ringer.")
    told.finished(town, meeting, case)
    assert read_minutes(meeting, by=town["officer"]).cases
    towns.withdraw(town, case, consent)
    assert read_minutes(meeting, by=town["officer"]).cases == ()


def test_the_minutes_say_who_was_there_case_by_case_by_agency_and_part_and_nobody_by_name(
    town: Town,
) -> None:
    meeting, case = held(town)
    whole = {one.case_id: one.heard for one in read_minutes(meeting, by=town["coordinator"]).cases}
    convener, school, police = (
        town.agencies[name].name for name in ("coordination", "school", "police")
    )
    here = whole.pop(case)
    assert set(here) == {convener, school, police}
    assert [set(heard) for heard in whole.values()] == [{convener, school}]
    for text in (printed(town, "teacher", meeting), printed(town, "coordinator", meeting)):
        assert f"Med när ärendet togs upp: {', '.join(here)}" in text
        assert "officer" not in text


def test_who_was_away_reads_the_line_and_not_who_was_there(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.called(town, case)
    told.start(town, meeting)
    told.present(town, meeting, "teacher")
    told.present(town, meeting, "officer", here=False)
    holding.open_item(meeting, case, by=town["coordinator"])
    line = told.line(town, meeting, case, "school", "Mentorn ringer.")
    told.finished(town, meeting, case)
    told.confirmed(town, line, case, "teacher", "Mentorn ringer.")
    (here,), (away,) = (read_minutes(meeting, by=town[who]).cases for who in ("teacher", "officer"))
    assert here.heard
    assert (away.heard, [one.text for one in away.lines]) == ((), ["Mentorn ringer."])


def test_the_family_stands_in_the_minutes_by_its_parts(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.called(town, case, kind=MeetingKind.NETWORK, people=("teacher",))
    told.start(town, meeting)
    told.roll_call(town, meeting, Comer.MEMBER, Comer.YOUTH, Comer.GUARDIAN_2)
    holding.open_item(meeting, case, by=town["coordinator"])
    line = told.line(town, meeting, case, "school", "Mentorn ringer.")
    told.finished(town, meeting, case)
    told.confirmed(town, line, case, "teacher", "Mentorn ringer.")
    (seen,) = read_minutes(meeting, by=town["teacher"]).cases
    assert seen.heard[-2:] == ("Den unge", "Vårdnadshavare 2")


def test_the_minutes_say_on_which_day_they_were_adopted(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", "Patrullerar.")
    told.finished(town, meeting, case)
    told.confirmed(town, line, case, "officer", "Patrullerar.")
    assert "Protokollet är inte fastställt än." in printed(town, "officer", meeting)
    calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])
    day = date_format(today(), "j F Y")
    assert f"Protokollet är fastställt {day}." in printed(town, "officer", meeting)
