"""Meetings attacked: what a renewal, another coordinator, a guest or a reviewer must not meet."""

from uuid import UUID

import pytest

from access.clock import today
from access.roles import Role
from audit.codes import short
from audit.models import Body
from audit.verify import verify_all
from casework.hearing import Comer
from casework.management.demo import telling
from casework.meeting_states import MeetingState
from casework.models import Case, Meeting, MinutesLine, Participant
from casework.models.safety import Danger
from casework.reading.cases import read_case
from casework.reading.queue.page import read_queue
from casework.reading.queue.reminders import due_days
from casework.writing.disclosures import decide_disclosure
from casework.writing.meetings import calling, holding, minutes
from casework.writing.notes import release_item
from casework.writing.persons import answer_safety_question
from consent.grounds import Ground
from consent.guarded import writes_open
from tests import town as towns
from tests.browsing import browser
from tests.casework import disclosing
from tests.casework import meeting as told
from tests.casework.meeting import blocked, page
from tests.town import Town

NAME = "Kim Ring"
DRAFT = "Patrullerar på fredag."


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def waiting(town: Town, who: str) -> set[str]:
    return {section.title for section in read_queue(by=town[who]).sections}


def finished(town: Town, case: UUID, *, confirm: bool = False) -> tuple[UUID, UUID]:
    """A meeting that is over, with a line of the police."""
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", "Patrullerar.")
    holding.close_item(meeting, case, by=town["coordinator"])
    calling.step_meeting(meeting, "finish", by=town["coordinator"])
    if confirm:
        told.confirmed(town, line, case, "officer", "Patrullerar.")
    return meeting, line


def renew(town: Town, case: UUID) -> None:
    consent = telling.ask(case, town["teacher"], [one.pk for one in town.agencies.values()])
    for giver, kind in ((towns.ONE, towns.YES), (towns.TWO, towns.YES), (towns.YOUTH, towns.VIEW)):
        telling.answer(case, consent, town["teacher"], giver, kind)


def second_coordinator(town: Town) -> None:
    """Of the same coordination, assigned to nothing."""
    town.people["second"] = towns.join(
        town.collaboration, town.agencies["coordination"], Role.COORDINATOR, "second@gk.example.se"
    )


def with_guest(town: Town, case: UUID, *, here: bool = True) -> tuple[UUID, UUID, UUID]:
    """A meeting of two cases of which the first is closed, and a guest of the police."""
    other = told.covered_by_all(town)
    meeting = told.called(town, case, other)
    told.outsider(town, meeting, "police", NAME)
    told.start(town, meeting)
    told.roll_call(town, meeting, Comer.MEMBER, *([Comer.OUTSIDER] if here else []))
    holding.open_item(meeting, case, by=town["coordinator"])
    holding.close_item(meeting, case, by=town["coordinator"])
    return meeting, other, Participant.objects.get(meeting=meeting, comer=Comer.OUTSIDER).pk


@pytest.mark.parametrize("answer", [None, Danger.YES, Danger.UNKNOWN])
def test_no_talk_is_reminded_of_while_the_safety_question_bars_it(
    town: Town, answer: Danger | None
) -> None:
    case = towns.note_concern(town)
    if answer:
        answer_safety_question(case, by=town["teacher"], answer=answer, reason="Uppgift.")
    telling.talk(case, town["teacher"], "M", "H.", mandate="Elevhälsa.", next_date=today())
    with blocked("step.safety"):
        telling.book(case, town["teacher"])
    assert "Samtal att boka" not in waiting(town, "teacher")
    assert due_days(by=town["teacher"]) == {}


def test_a_renewal_leaves_a_line_with_its_agency_and_the_minutes_open(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting, line = finished(town, case)
    renew(town, case)
    with blocked("meeting.unconfirmed"):
        calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])
    assert "Protokoll att bekräfta" in waiting(town, "officer")
    path = f"/meetings/{meeting}/cases/{case}/minutes/{line}/confirm/"
    assert browser(town, "officer").get(path).status_code == 200
    assert read_case(case, by=town["teacher"]).minutes == ()


def test_a_renewal_leaves_confirmed_lines_with_all_that_read_them(town: Town) -> None:
    case, _consent = towns.consented(town)
    finished(town, case, confirm=True)
    renew(town, case)
    for who in ("teacher", "officer", "coordinator"):
        assert [one.text for one in read_case(case, by=town[who]).minutes] == ["Patrullerar."]


def test_a_line_of_adopted_minutes_is_neither_written_anew_nor_confirmed(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting, line = finished(town, case)
    with writes_open():
        Meeting.objects.filter(pk=meeting).update(state=MeetingState.CONFIRMED.value)
    with blocked("minutes.adopted"):
        told.rewritten(town, line, case, "Polisen lovar annat.")
    with blocked("minutes.adopted"):
        minutes.confirm_line(
            line, case, by=town["officer"], meeting_id=meeting, text="Nej.", revision=1
        )
    assert MinutesLine.objects.get(pk=line).revision == 1


@pytest.mark.parametrize("protected", [False, True])
def test_fallen_lines_of_cases_one_does_not_work_with_are_not_counted(
    town: Town, protected: bool
) -> None:
    case, consent = towns.consented(town)
    meeting, _line = finished(town, case)
    second_coordinator(town)
    if protected:
        with writes_open():
            Case.objects.filter(pk=case).update(protected=True)
    towns.withdraw(town, case, consent)
    assert page(town, meeting, "second").lines_fallen == 0
    shown = browser(town, "second").get(f"/meetings/{meeting}/").content.decode()
    assert "inte längre kan bekräftas" not in shown
    assert page(town, meeting).lines_fallen == 1


def test_who_was_out_of_the_room_is_not_offered_as_told(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting, other, guest = with_guest(town, case, here=False)
    by, client = town["coordinator"], browser(town, "coordinator")
    holding.mark_present(meeting, guest, by=by, present=True)
    holding.open_item(meeting, other, by=by)
    holding.close_item(meeting, other, by=by)
    holding.mark_present(meeting, guest, by=by, present=False)

    def offered(case: UUID) -> tuple[bool, bool]:
        form = client.get(f"/cases/{case}/told/?participant={guest}").context["form"]
        panel = client.get(f"/meetings/{meeting}/cases/{case}/").content.decode()
        return form["to_whom"].value() == NAME, f"participant={guest}" in panel

    assert offered(case) == (False, False)
    assert offered(other) == (True, True)  # who heard it and has left since


def test_whoever_is_refused_opens_no_name(town: Town) -> None:
    case, _consent = towns.consented(town)
    _meeting, _other, guest = with_guest(town, case)
    second_coordinator(town)
    answer = browser(town, "second").get(f"/cases/{case}/told/?participant={guest}")
    assert answer.status_code == 403
    opened = Body.objects.filter(act="open_form", membership_id=town["second"].membership_id)
    assert not [one for one in opened if short(guest) in bytes(one.bytes).decode()]


def test_who_was_asked_to_leave_is_read_by_the_coordinations_reviewer_alone(town: Town) -> None:
    reviewers = ("coordination", "leisure", "school")
    for agency in reviewers:
        name = f"{agency}_log"
        town.people[name] = disclosing.join(town, agency, Role.LOG_REVIEWER, name)
    case = told.covered_by_all(town, receivers=("coordination", "police"))
    meeting = told.running(town, case, people=("youth_worker",))
    with blocked("meeting.must_leave"):
        holding.open_item(meeting, case, by=town["coordinator"])
    index = Body.objects.latest("index").index
    shown = browser(town, "coordination_log").get(f"/review/{index}/").content.decode()
    assert short(Participant.objects.get().pk)[:8] in shown
    for agency in reviewers[1:]:
        assert browser(town, f"{agency}_log").get(f"/review/{index}/").status_code == 404
    assert [one.reason for one in verify_all(town.collaboration.pk) if not one.intact] == []


def test_a_line_that_waits_is_released_to_nobody_else_by_any_door(town: Town) -> None:
    """It is the coordination's item, so a form on such an item could be sent with its id."""
    case, _consent = towns.consented(town)
    told.seated(town, case, "social_contact", "social")
    meeting = told.opened(town, case, people=("officer", "teacher", "social"))
    waits = told.line(town, meeting, case, "police", DRAFT)
    by, social = town["coordinator"], town.agency("social")
    with blocked("minutes.unconfirmed"):
        release_item(case, waits, by=by, receivers=[social])
    with blocked("minutes.unconfirmed"):
        decide_disclosure(
            case,
            by=by,
            receiver=social,
            ground=Ground.INQUIRY,
            items=[waits],
            reason="Utredning.",
            consent_asked=True,
            inquiry_opened=True,
        )
    assert DRAFT not in browser(town, "social").get(f"/meetings/{meeting}/").content.decode()
    told.confirmed(town, waits, case, "officer", DRAFT)
    assert DRAFT in browser(town, "social").get(f"/meetings/{meeting}/").content.decode()
