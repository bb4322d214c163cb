"""Meetings: who sees what of them, the check, the room, the shared screen, and the minutes."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.acts import Act
from audit.codes import short
from audit.models import Body
from casework.hearing import Comer
from casework.meeting_states import MeetingKind, MeetingState
from casework.models import Meeting, Participant
from casework.reading.meetings import pages as reading
from casework.writing.meetings import asking, calling
from consent.relation import OutOfScope
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import blocked, dangerous, page
from tests.town import Town
from vault import opening


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def answers(town: Town, meeting: UUID) -> list[dict[str, str]]:
    return [{cell.label: cell.answer for cell in line.cells} for line in page(town, meeting).agenda]


# The check.


def test_the_check_tells_for_each_case_and_agency_who_may_hear(town: Town) -> None:
    both, _consent = towns.consented(town)
    police = told.covered_by_all(town, receivers=("coordination", "police"))
    told.seated(town, both, "leisure_contact", "youth_worker")
    meeting = told.called(town, both, police, people=("officer", "teacher", "youth_worker"))
    assert answers(town, meeting) == [
        {"Fritid": "yes", "Granskolan": "yes", "Polisen": "yes"},
        {"Fritid": "no", "Granskolan": "own", "Polisen": "yes"},
    ]
    assert [line.case_id for line in page(town, meeting).hindered] == [police]


def test_a_withdrawal_shows_at_the_next_look(town: Town) -> None:
    case, consent = towns.consented(town)
    meeting = told.called(town, case)
    assert answers(town, meeting)[0]["Polisen"] == "yes"
    towns.withdraw(town, case, consent)
    (line,) = page(town, meeting).agenda
    assert not line.in_scope
    assert {cell.answer for cell in line.cells} == {"no"}


def test_a_consent_that_ends_before_the_meeting_is_told_of_however_far_away(town: Town) -> None:
    case, _consent = towns.consented(town)
    soon, late = told.called(town, case, days=7), told.called(town, case, days=300)
    assert answers(town, soon)[0]["Polisen"] == "yes"
    assert answers(town, late)[0] == {"Granskolan": "own", "Polisen": "ends"}


def test_others_see_their_own_cases_without_place_or_number_of_the_rest(town: Town) -> None:
    shared, _consent = towns.consented(town)
    other = told.covered_by_all(town, receivers=("coordination", "leisure"))
    meeting = told.called(town, other, shared)
    seen = page(town, meeting, "officer")
    assert [line.case_id for line in seen.agenda] == [shared]
    assert {(line.minutes, line.first, line.at) for line in seen.agenda} == {
        (0, False, seen.starts_at)
    }
    assert (seen.participants, seen.columns, seen.steps, seen.not_assigned) == ((), (), (), 0)


def test_what_was_withdrawn_leaves_the_participants_page(town: Town) -> None:
    case, consent = towns.consented(town)
    meeting = told.called(town, case)
    towns.withdraw(town, case, consent)
    assert page(town, meeting, "officer").agenda == ()


def test_who_is_not_asked_meets_no_meeting(town: Town) -> None:
    meeting = told.called(town, people=("officer",))
    assert page(town, meeting, "police_contact").agenda == ()
    with pytest.raises(OutOfScope):
        page(town, meeting, "teacher")
    with pytest.raises(OutOfScope):
        page(town, uuid4(), "officer")
    assert reading.list_meetings(by=town["teacher"]).coming == ()
    assert [one.meeting_id for one in reading.list_meetings(by=town["officer"]).coming] == [meeting]


# Thirty cases are made first, which takes a while where the machine has much else to do.
@pytest.mark.timeout(400)
def test_thirty_cases_by_five_agencies_are_checked_in_eight_statements_and_one_act(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = ("officer", "teacher", "youth_worker", "social", "coordinator")
    meeting = told.called(town, people=people)
    counted = []
    for wanted, more in ((1, 1), (30, 29)):
        for _ in range(more):
            case = told.covered_by_all(town)
            asking.put_on_agenda(meeting, by=town["coordinator"], case=case, minutes=5)
        opened: list[object] = []
        monkeypatch.setattr(opening, "_open_row", lambda *args, to=opened: to.append(args))
        with CaptureQueriesContext(connection) as caught:
            shown = page(town, meeting)
        frame = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
        told_sql = [q["sql"] for q in caught.captured_queries if not q["sql"].startswith(frame)]
        log = ("audit_", "access_revision")
        own = [sql for sql in told_sql if not any(name in sql[:200] for name in log)]
        counted.append(len(own))
        assert opened == []
        assert len(shown.agenda) == wanted
        monkeypatch.undo()
    assert counted[0] == counted[1] <= 8
    body = Body.objects.filter(log_id=town.collaboration.pk).order_by("-index").first()
    assert body is not None
    assert body.act == Act.READ_MEETING
    text = bytes(body.bytes).decode()
    assert all(short(line.case_id) in text for line in shown.agenda)
    assert short(meeting) in text


# Calling.


def test_a_series_keeps_its_hour_over_the_change_of_clocks(town: Town) -> None:
    with time_machine.travel("2026-10-01 12:00:00+00:00", tick=False):
        first = calling.call_meeting(
            by=town["coordinator"],
            kind=MeetingKind.GROUP,
            when=told.when(20),
            weeks=2,
            times=3,
        )
    found = list(Meeting.objects.order_by("starts_at"))
    assert found[0].pk == first
    assert len({meeting.series for meeting in found}) == 1
    assert [meeting.starts_at.isoformat()[:16] for meeting in found] == [
        "2026-10-21T11:00",
        "2026-11-04T12:00",
        "2026-11-18T12:00",
    ]
    assert towns.acts_of(town).count((Act.CALL_MEETING, "changed")) == 1


def test_nobody_but_the_coordination_calls_or_changes(town: Town) -> None:
    meeting = told.called(town)
    with pytest.raises(PermissionDenied):
        calling.step_meeting(meeting, "check_consent", by=town["officer"])
    assert Meeting.objects.get(pk=meeting).state == MeetingState.PLANNED


def test_what_moves_is_checked_again(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.called(town, case)
    calling.step_meeting(meeting, "check_consent", by=town["coordinator"])
    told.invite(town, meeting, "youth_worker")
    assert Meeting.objects.get(pk=meeting).state == MeetingState.PLANNED
    with blocked("meeting.state"):
        calling.step_meeting(meeting, "start", by=town["coordinator"])


def test_a_case_that_the_coordination_is_not_in_scope_of_is_not_put_on_an_agenda(
    town: Town,
) -> None:
    case, consent = towns.consented(town)
    meeting = told.called(town)
    towns.withdraw(town, case, consent)
    with blocked("scope.earlier"):
        asking.put_on_agenda(meeting, by=town["coordinator"], case=case, minutes=15)


def test_a_network_meeting_is_about_one_youth_and_asks_the_family(town: Town) -> None:
    case, _consent = towns.consented(town)
    other = told.covered_by_all(town)
    meeting = told.called(town, case, kind=MeetingKind.NETWORK)
    comers = set(Participant.objects.filter(meeting=meeting).values_list("comer", flat=True))
    assert comers == {"member", "youth", "guardian_1", "guardian_2"}
    with blocked("meeting.one_youth"):
        asking.put_on_agenda(meeting, by=town["coordinator"], case=other, minutes=15)
    order = [one.comer for one in page(town, meeting).participants]
    assert order == ["youth", "guardian_1", "guardian_2", "member", "member"]
    asking.take_off_agenda(meeting, case, by=town["coordinator"])
    assert set(Participant.objects.filter(meeting=meeting).values_list("comer", flat=True)) == {
        "member"
    }


def test_no_guardian_is_asked_while_it_is_dangerous_that_they_know(town: Town) -> None:
    case, _consent = towns.consented(town)
    dangerous(town, case)
    meeting = told.called(town, case, kind=MeetingKind.NETWORK)
    assert set(Participant.objects.filter(meeting=meeting).values_list("comer", flat=True)) == {
        "member"
    }


def test_a_situation_meeting_has_no_cases(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.called(town, kind=MeetingKind.SITUATION)
    with blocked("meeting.no_cases"):
        asking.put_on_agenda(meeting, by=town["coordinator"], case=case, minutes=15)
    assert [step.name for step in page(town, meeting).steps] == ["start", "cancel"]
    with blocked("meeting.state"):
        calling.step_meeting(meeting, "check_consent", by=town["coordinator"])
    told.start(town, meeting)
    calling.step_meeting(meeting, "finish", by=town["coordinator"])
    with blocked("meeting.state"):
        calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])
    held = Meeting.objects.get(pk=meeting)
    assert (held.state, held.minutes_due_date) == (MeetingState.FINISHED, None)
    assert [one.name for one in page(town, meeting).steps] == ["go_on"]  # no minutes to adopt


def test_the_pages_of_a_situation_meeting_speak_of_no_case_and_of_no_family(town: Town) -> None:
    towns.consented(town)
    meeting = told.called(town, kind=MeetingKind.SITUATION)
    hers, guest = browser(town, "coordinator"), browser(town, "officer")
    seen = [
        hers.get(f"/meetings/{meeting}/{path}").content.decode()
        for path in ("", "participants/", "cases/", "edit/")
    ]
    told.start(town, meeting)
    calling.step_meeting(meeting, "finish", by=town["coordinator"])
    seen += [one.get(f"/meetings/{meeting}/").content.decode() for one in (hers, guest)]
    for html in seen:
        for word in ("Lägg till ärende", "kontroll", "Protokoll", "Dina ärenden", "familjen"):
            assert word not in html.replace("Här finns inget protokoll", "")
    assert "Någon som familjen har med sig" in _invited(hers, told.called(town, **NETWORK))
    assert "Någon som familjen har med sig" not in _invited(hers, told.called(town))
    assert "Ett lägesbildsmöte har inga enskilda ärenden." in seen[2]
    assert all("lägesbildens eget dokument" in html for html in (seen[0], *seen[-2:]))
    waits = hers.get("/queue/").content.decode()
    assert "fastställt" not in waits


NETWORK = {"kind": MeetingKind.NETWORK}


def _invited(client: Any, meeting: UUID) -> str:
    return str(client.get(f"/meetings/{meeting}/participants/").content.decode())


def test_the_name_of_somebody_without_an_account_is_sealed_and_goes_with_them(town: Town) -> None:
    meeting = told.called(town)
    told.outsider(town, meeting, "police", "Områdespolis Berg")
    named = [line.name for line in page(town, meeting).participants]
    assert "Områdespolis Berg" in named
    row = Participant.objects.get(meeting=meeting, comer=Comer.OUTSIDER.value)
    assert "Berg" not in str(row.name)
    asking.remove_participant(meeting, row.pk, by=town["coordinator"])
    assert not Participant.objects.filter(pk=row.pk).exists()


def test_the_link_is_told_to_those_alone_who_are_asked_by_name(town: Town) -> None:
    over = replace(told.when(), link="https://mote.example.se/1")
    by = town["coordinator"]
    meeting = calling.call_meeting(by=by, kind=MeetingKind.GROUP, when=over)
    told.invite(town, meeting, "officer")
    seen = {who: page(town, meeting, who).link for who in ("officer", "police_contact")}
    assert seen == {"officer": over.link, "police_contact": ""}
    assert page(town, meeting).link == over.link
