"""What a line of minutes needs, how it is written anew, and the coordination's own."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from access import clock
from casework.models import MinutesLine
from casework.models.minutes import LineKind
from casework.writing.meetings import holding, minutes
from casework.writing.notes import release_item
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import blocked, page
from tests.casework.test_disputed_lines import TEXT, adopt, texts, waiting
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def case(town: Town) -> UUID:
    case, _consent = towns.consented(town)
    return case


# Written anew, and what a line needs.


def test_kind_and_day_are_written_anew_and_the_second_writer_loses_nothing(
    town: Town, case: UUID
) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    day = clock.today() + timedelta(days=40)
    minutes.edit_line(
        line,
        case,
        by=town["coordinator"],
        meeting_id=meeting,
        source=town.agency("police"),
        kind=LineKind.DECISION,
        text="Beslutar.",
        due_date=day,
        revision=1,
    )
    (seen,) = page(town, meeting).lines
    assert (seen.kind, seen.text, seen.due_date) == ("decision", "Beslutar.", day)
    client = browser(town, "coordinator")
    typed = {"kind": "commitment", "text": "Min text.", "due_date": str(day), "revision": "1"}
    typed["source"] = str(town.agency("police"))
    acting = {"acting_for": str(town["coordinator"].membership_id), "sending": str(uuid4())}
    answer = client.post(f"/meetings/{meeting}/cases/{case}/minutes/{line}/", {**acting, **typed})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Beslutar." in html
    assert "Min text." in html
    assert 'name="revision" value="2"' in html


def test_a_commitment_says_when_and_a_decision_need_not(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    wanted = {"by": town["coordinator"], "source": town.agency("police"), "text": TEXT}
    with blocked("minutes.no_date") as refused:
        minutes.write_line(meeting, case, kind=LineKind.COMMITMENT, **wanted)
    assert refused.value.field == "due_date"
    line = minutes.write_line(meeting, case, kind=LineKind.DECISION, **wanted)
    with blocked("minutes.no_date"):
        minutes.edit_line(
            line,
            case,
            by=town["coordinator"],
            meeting_id=meeting,
            source=town.agency("police"),
            kind=LineKind.COMMITMENT,
            text=TEXT,
            revision=1,
        )


def test_nobody_promises_for_an_agency_that_was_not_there(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case, people=("teacher",))
    with blocked("minutes.absent"):
        told.line(town, meeting, case, "police", TEXT)
    line = told.line(town, meeting, case, "police", TEXT, kind=LineKind.DECISION)
    with blocked("minutes.absent"):
        told.rewritten(town, line, case, TEXT)
    html = browser(town, "coordinator").get(f"/meetings/{meeting}/cases/{case}/minutes/")
    assert "Polisen (var inte med: bara beslut)" in html.content.decode()
    assert "Skolan (var inte med" not in html.content.decode()


def test_who_left_before_the_case_was_opened_was_not_there(town: Town, case: UUID) -> None:
    meeting = told.running(town, case)
    told.present(town, meeting, "officer", here=False)
    holding.open_item(meeting, case, by=town["coordinator"])
    with blocked("minutes.absent"):
        told.line(town, meeting, case, "police", TEXT)
    told.present(town, meeting, "teacher", here=False)
    told.line(town, meeting, case, "school", "Mentorn ringer.")


def test_who_heard_the_case_the_first_time_was_there(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    told.present(town, meeting, "officer", here=False)
    holding.close_item(meeting, case, by=town["coordinator"])
    holding.open_item(meeting, case, by=town["coordinator"])
    told.line(town, meeting, case, "police", TEXT)


# The coordination's own line.


def test_the_coordinations_own_line_waits_until_it_confirms_it(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "coordination", "Kallar till nytt möte.")
    told.finished(town, meeting, case)
    assert texts(town, meeting, "officer") == []
    assert waiting(town, "coordinator") == [
        f"Ett åtagande från mötet {told.said_day()} väntar på att ni bekräftar det."
    ]
    with blocked("meeting.unconfirmed"):
        adopt(town, meeting)
    told.confirmed(town, line, case, "coordinator", "Kallar till möte i mars.")
    assert texts(town, meeting, "officer") == ["Kallar till möte i mars."]
    assert MinutesLine.objects.count() == 1
    adopt(town, meeting)


def test_the_coordinations_own_line_is_told_nobody_before_it_is_confirmed(
    town: Town, case: UUID
) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "coordination", "Kallar till nytt möte.")
    with blocked("minutes.unconfirmed"):
        release_item(case, line, by=town["coordinator"], receivers=[town.agency("police")])


def test_the_coordinations_own_line_hinders_nobody_once_the_consent_went(town: Town) -> None:
    case, consent = towns.consented(town)
    meeting = told.opened(town, case)
    told.line(town, meeting, case, "coordination", "Kallar till nytt möte.")
    told.finished(town, meeting, case)
    towns.withdraw(town, case, consent)
    assert waiting(town, "coordinator") == []
    assert page(town, meeting).lines_fallen == 1
    adopt(town, meeting)
