"""The room and the shared screen: a case is open to those who may hear of it, and to no others."""

import pytest

from access.acts import Act
from access.blocked import Blocked
from audit.codes import short
from audit.models import Body
from casework.hearing import Comer
from casework.management.demo import telling
from casework.meeting_states import MeetingKind
from casework.models import Participant
from casework.reading.meetings.shared import show_case
from casework.writing.meetings import calling, holding
from casework.writing.notes import record_note
from consent.guarded import writes_open
from consent.terms import HidingProvision, Person, Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import blocked
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


# The room.


def test_a_case_is_not_opened_while_somebody_outside_its_scope_is_in_the_room(town: Town) -> None:
    case = told.covered_by_all(town, receivers=("coordination", "police"))
    meeting = told.running(town, case, people=("officer", "youth_worker"))
    with pytest.raises(Blocked) as refused:
        holding.open_item(meeting, case, by=town["coordinator"])
    assert refused.value.code == "meeting.must_leave"
    assert "youth_worker (Fritid)" in str(refused.value.reason)
    assert (Act.OPEN_AGENDA_ITEM, "blocked") in towns.acts_of(town)
    entry = Body.objects.filter(act=Act.OPEN_AGENDA_ITEM).latest("index")
    asked_to_leave = Participant.objects.get(membership_id=town["youth_worker"].membership_id)
    assert short(asked_to_leave.pk) in bytes(entry.bytes).decode()
    told.present(town, meeting, "youth_worker", here=False)
    holding.open_item(meeting, case, by=town["coordinator"])
    assert show_case(meeting, case, by=town["coordinator"]).opened


def test_nobody_comes_in_while_a_case_is_open(town: Town) -> None:
    case = told.covered_by_all(town, receivers=("coordination", "police"))
    meeting = told.called(town, case, people=("officer", "youth_worker"))
    told.start(town, meeting)
    told.present(town, meeting, "officer")
    with blocked("meeting.roll_call"):
        holding.open_item(meeting, case, by=town["coordinator"])
    told.roll_call(town, meeting)
    holding.open_item(meeting, case, by=town["coordinator"])
    with blocked("meeting.item_open"):
        told.present(town, meeting, "youth_worker")


def test_somebody_may_come_late_and_is_asked_about_before_the_next_case(town: Town) -> None:
    case = told.covered_by_all(town, receivers=("coordination", "police"))
    meeting = told.opened(town, case, people=("officer",))
    with blocked("meeting.item_open"):
        told.invite(town, meeting, "youth_worker")
    holding.close_item(meeting, case, by=town["coordinator"])
    told.invite(town, meeting, "youth_worker")
    with blocked("meeting.roll_call"):
        holding.open_item(meeting, case, by=town["coordinator"])
    told.present(town, meeting, "youth_worker")
    with blocked("meeting.must_leave"):
        holding.open_item(meeting, case, by=town["coordinator"])
    calling.step_meeting(meeting, "finish", by=town["coordinator"])
    with blocked("meeting.state"):
        told.invite(town, meeting, "teacher")


def test_who_has_left_stands_there_as_somebody_who_was_there(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.opened(town, case)
    holding.close_item(meeting, case, by=town["coordinator"])
    told.present(town, meeting, "officer", here=False)
    html = browser(town, "coordinator").get(f"/meetings/{meeting}/").content.decode()
    assert "var på plats, gick" in html
    assert "· inte på plats" not in html


def test_one_case_at_a_time(town: Town) -> None:
    first, _consent = towns.consented(town)
    second = told.covered_by_all(town)
    meeting = told.opened(town, first, second)
    with blocked("meeting.item_open"):
        holding.open_item(meeting, second, by=town["coordinator"])
    with blocked("meeting.item_open"):
        calling.step_meeting(meeting, "finish", by=town["coordinator"])
    holding.close_item(meeting, first, by=town["coordinator"])
    holding.open_item(meeting, second, by=town["coordinator"])


def test_an_empty_room_opens_nothing(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.called(town, case)
    told.start(town, meeting)
    told.roll_call(town, meeting)
    with blocked("meeting.nobody"):
        holding.open_item(meeting, case, by=town["coordinator"])


# The shared screen.


def test_the_screen_shows_what_all_in_the_room_may_see_and_nothing_else(town: Town) -> None:
    case, _consent = towns.consented(town)
    police, coordination = town.agency("police"), town.agency("coordination")
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Till båda.", share=[police, coordination])
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Till samordningen.", share=[coordination])
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Skolans egen.")
    meeting = told.opened(town, case)
    shown = show_case(meeting, case, by=town["coordinator"])
    assert [note.text for note in shown.notes] == ["Till båda."]
    assert [person.name for person in shown.persons] == ["Elias Alm"]
    assert {person.number for person in shown.persons} == {""}
    told.present(town, meeting, "officer", here=False)
    alone = show_case(meeting, case, by=town["coordinator"])
    assert {note.text for note in alone.notes} == {"Till båda.", "Till samordningen."}


def test_nothing_is_shown_from_the_next_click_on_once_a_consent_is_withdrawn(town: Town) -> None:
    case = told.covered_by_all(town)
    coordination = town.agency("coordination")
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Till samordningen.", share=[coordination])
    meeting = told.opened(town, case, people=("teacher",))
    assert show_case(meeting, case, by=town["coordinator"]).notes
    from consent.standing import consents_of

    (record,) = consents_of([case])[case]
    towns.withdraw(town, case, record.value.id)
    shown = show_case(meeting, case, by=town["coordinator"])
    assert (shown.persons, shown.notes, shown.actions, shown.lines) == ((), (), (), ())
    assert shown.leaving
    holding.close_item(meeting, case, by=town["coordinator"])


def test_one_agency_out_of_scope_blanks_the_screen_for_all(town: Town) -> None:
    """Withdrawn for one agency alone while the case is open: it is asked to leave by name."""
    from casework.writing.consents import withdraw_consent
    from consent.terms import Channel

    case, consent = towns.consented(town)
    both = [town.agency("police"), town.agency("coordination")]
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Till båda.", share=both)
    meeting = told.opened(town, case)
    withdraw_consent(
        case,
        consent,
        by=town["coordinator"],
        giver=towns.ONE,
        channel=Channel.PHONE,
        receivers=[town.agency("police")],
    )
    shown = show_case(meeting, case, by=town["coordinator"])
    assert (shown.notes, shown.persons) == ((), ())
    assert shown.leaving == ("officer",)
    told.present(town, meeting, "officer", here=False)
    assert show_case(meeting, case, by=town["coordinator"]).notes


def test_what_is_hidden_from_a_guardian_in_the_room_is_not_shown(town: Town) -> None:
    case, _consent = towns.consented(town)
    coordination = [town.agency("coordination")]
    for text, hidden in (
        ("Öppen.", {}),
        ("Inte för 1.", {Person.GUARDIAN_1: HidingProvision.HARM}),
    ):
        record_note(
            case,
            by=town["teacher"],
            topic=Topic.SCHOOLING,
            concerns=Person.YOUTH,
            text=text,
            receivers=coordination,
            hidden=hidden,
        )
    meeting = told.called(town, case, kind=MeetingKind.NETWORK, people=("teacher",))
    told.start(town, meeting)
    guardian = Participant.objects.get(meeting=meeting, comer=Comer.GUARDIAN_1.value)
    told.roll_call(town, meeting, Comer.GUARDIAN_1)
    holding.open_item(meeting, case, by=town["coordinator"])
    assert [n.text for n in show_case(meeting, case, by=town["coordinator"]).notes] == ["Öppen."]
    other = Participant.objects.get(meeting=meeting, comer=Comer.GUARDIAN_2.value)
    holding.mark_present(meeting, guardian.pk, by=town["coordinator"], present=False)
    holding.close_item(meeting, case, by=town["coordinator"])
    holding.mark_present(meeting, other.pk, by=town["coordinator"], present=True)
    holding.open_item(meeting, case, by=town["coordinator"])
    texts = {n.text for n in show_case(meeting, case, by=town["coordinator"]).notes}
    assert texts == {"Öppen.", "Inte för 1."}


def test_of_a_protected_identity_those_named_for_the_case_alone_hear(town: Town) -> None:
    """The school's colleague is of an agency in scope, and not named for the case."""
    case = told.protected(town)
    coordination = [town.agency("coordination")]
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=coordination)
    meeting = told.running(town, case, people=("teacher", "colleague"))
    with blocked("meeting.must_leave"):
        holding.open_item(meeting, case, by=town["coordinator"])
    told.present(town, meeting, "colleague", here=False)
    holding.open_item(meeting, case, by=town["coordinator"])
    assert show_case(meeting, case, by=town["coordinator"]).notes
    row = Participant.objects.get(membership_id=town["colleague"].membership_id)
    # As after a slip of another hand: the screen itself must not show it.
    with writes_open():
        Participant.objects.filter(pk=row.pk).update(present=True)
    shown = show_case(meeting, case, by=town["coordinator"])
    assert (shown.notes, shown.persons, shown.leaving) == ((), (), ("colleague",))


def test_the_log_names_the_agencies_in_the_room(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.opened(town, case)
    show_case(meeting, case, by=town["coordinator"])
    for act in (Act.OPEN_AGENDA_ITEM, Act.SHOW_AT_MEETING, Act.MARK_PRESENT):
        body = Body.objects.filter(act=act).order_by("-index").first()
        assert body is not None
        agency = "school" if act is Act.MARK_PRESENT else "police"
        assert short(town.agency(agency)) in bytes(body.bytes).decode()
