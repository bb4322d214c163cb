"""The family around a network meeting: when its members may hear, and what is before them."""

from uuid import UUID

import pytest

from access.acts import Act
from access.blocked import Blocked
from access.roles import Role
from audit.models import Body
from casework.hearing import Comer
from casework.management.demo import telling
from casework.meeting_states import MeetingKind
from casework.models import MinutesLine, Participant
from casework.reading.meetings.pages import read_meeting
from casework.reading.meetings.shared import show_case
from casework.writing.hiding import hide_from_guardian
from casework.writing.meetings import asking, holding
from casework.writing.notes import record_note
from consent import hiding
from consent.guarded import writes_open
from consent.relation import OutOfScope
from consent.terms import HidingProvision, Person, Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import blocked, dangerous
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def test_a_guardian_is_not_in_the_room_when_it_became_dangerous(town: Town) -> None:
    case, _consent = towns.consented(town)
    shared = [town.agency("coordination")]
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=shared)
    planned = told.called(town, case, kind=MeetingKind.NETWORK, people=("teacher",), days=9)
    meeting = told.called(town, case, kind=MeetingKind.NETWORK, people=("teacher",))
    told.start(town, meeting)
    told.present(town, meeting, "teacher")
    told.roll_call(town, meeting, Comer.GUARDIAN_1)
    holding.open_item(meeting, case, by=town["coordinator"])
    assert show_case(meeting, case, by=town["coordinator"]).notes
    dangerous(town, case)
    shown = show_case(meeting, case, by=town["coordinator"])
    assert (shown.opened, shown.notes, shown.persons) == (False, (), ())
    with pytest.raises(Blocked) as refused:
        holding.open_item(meeting, case, by=town["coordinator"])
    assert refused.value.code == "meeting.must_leave"
    assert str(refused.value.reason) == "Be vårdnadshavare 1 lämna rummet innan ärendet öppnas."
    asked = Participant.objects.filter(meeting=planned).values_list("comer", flat=True)
    assert set(asked) == {"member", "youth"}
    last = Body.objects.filter(act=Act.ANSWER_SAFETY_QUESTION).order_by("-index").first()
    assert last is not None
    assert b"meeting" not in bytes(last.bytes)


def test_guardians_of_somebody_of_age_are_not_asked_and_hear_nothing(town: Town) -> None:
    case = told.of_age(town)
    meeting = told.called(town, case, kind=MeetingKind.NETWORK, people=("teacher",))
    asked = Participant.objects.filter(meeting=meeting).values_list("comer", flat=True)
    assert set(asked) == {"member", "youth"}


def test_whom_the_family_brings_hears_nothing_before_the_family_has_said_yes(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.called(town, case, kind=MeetingKind.NETWORK, people=("officer",))
    asking.invite_participants(
        meeting, by=town["coordinator"], guest=Comer.BROUGHT, name="Mormor Siv"
    )
    told.start(town, meeting)
    told.roll_call(town, meeting, Comer.MEMBER, Comer.BROUGHT)
    with blocked("meeting.must_leave"):
        holding.open_item(meeting, case, by=town["coordinator"])
    told.yes_to_whom_they_bring(town, meeting)
    holding.open_item(meeting, case, by=town["coordinator"])


def with_somebody_brought(town: Town, case: UUID) -> tuple[UUID, dict[str, UUID]]:
    """A network meeting that has begun, and its participants without an account by their part."""
    meeting = told.called(town, case, kind=MeetingKind.NETWORK, people=("officer",))
    asking.invite_participants(meeting, by=town["coordinator"], guest=Comer.BROUGHT, name="Siv")
    told.start(town, meeting)
    rows = Participant.objects.filter(meeting=meeting, agency__isnull=True)
    return meeting, dict(rows.values_list("comer", "pk"))


def test_a_yes_to_whom_the_family_brings_is_said_by_all_of_the_family_who_are_there(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    meeting, rows = with_somebody_brought(town, case)
    by, brought = town["coordinator"], rows["brought"]
    holding.mark_present(meeting, rows["guardian_1"], by=by, present=True)
    with pytest.raises(Blocked) as refused:
        holding.mark_present(meeting, brought, by=by, present=True, heard=True)
    assert refused.value.code == "meeting.family_away"
    assert str(refused.value.reason) == (
        "Den unge, Vårdnadshavare 2 är inte på plats och kan inte säga ja här."
    )
    here = {rows[one]: True for one in ("youth", "brought")}
    with pytest.raises(Blocked) as refused:
        holding.call_roll(meeting, by=by, roll=here | {rows["guardian_2"]: False}, heard=[brought])
    assert str(refused.value.reason) == (
        "Vårdnadshavare 2 är inte på plats och kan inte säga ja här."
    )
    assert not Participant.objects.filter(meeting=meeting, heard=True).exists()
    holding.call_roll(meeting, by=by, roll=here | {rows["guardian_2"]: True}, heard=[brought])
    told.family_leaves(town, meeting)
    told.roll_call(town, meeting, Comer.MEMBER)
    assert Participant.objects.get(pk=brought).heard
    holding.open_item(meeting, case, by=by)


def test_a_guardian_who_is_not_asked_to_the_meeting_has_not_said_yes_there(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting, rows = with_somebody_brought(town, case)
    by = town["coordinator"]
    with writes_open():  # as it stands where they were taken out before the meeting began
        Participant.objects.filter(pk=rows["guardian_2"]).delete()
    for one in ("youth", "guardian_1"):
        holding.mark_present(meeting, rows[one], by=by, present=True)
    with pytest.raises(Blocked) as refused:
        holding.mark_present(meeting, rows["brought"], by=by, present=True, heard=True)
    assert str(refused.value.reason) == (
        "Vårdnadshavare 2 är inte på plats och kan inte säga ja här."
    )
    holding.mark_present(meeting, rows["brought"], by=by, present=True)


def test_who_does_not_work_with_the_case_is_not_told_who_has_to_say_yes(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting, rows = with_somebody_brought(town, case)
    other = towns.join(
        town.collaboration, town.agencies["coordination"], Role.COORDINATOR, "two@gk.example.se"
    )
    with pytest.raises(OutOfScope):
        holding.mark_present(meeting, rows["brought"], by=other, present=True, heard=True)


def test_the_family_is_not_asked_with_a_protected_identity(town: Town) -> None:
    case = told.protected(town)
    meeting = told.called(town, case, kind=MeetingKind.NETWORK)
    comers = Participant.objects.filter(meeting=meeting).values_list("comer", flat=True)
    assert set(comers) == {"member"}


def test_whom_the_family_brings_reads_nothing_hidden_and_nothing_about_a_guardian(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    coordination = [town.agency("coordination")]
    for text, hidden in (("Öppen.", {}), ("Dold.", {Person.GUARDIAN_1: HidingProvision.HARM})):
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
    asking.invite_participants(meeting, by=town["coordinator"], guest=Comer.BROUGHT, name="Siv")
    told.start(town, meeting)
    told.yes_to_whom_they_bring(town, meeting)
    told.family_leaves(town, meeting)
    told.roll_call(town, meeting, Comer.MEMBER)
    holding.open_item(meeting, case, by=town["coordinator"])
    assert [n.text for n in show_case(meeting, case, by=town["coordinator"]).notes] == ["Öppen."]


def test_before_the_family_stand_confirmed_lines_alone_and_nothing_unshared(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.note(case, town["coordinator"], Topic.SUPPORT, "Samordningens egen.")
    meeting = told.called(town, case, kind=MeetingKind.NETWORK, people=("officer",))
    told.start(town, meeting)
    told.present(town, meeting, "officer")
    told.roll_call(town, meeting, Comer.GUARDIAN_1)
    holding.open_item(meeting, case, by=town["coordinator"])
    first = told.line(town, meeting, case, "police", "Bekräftad.")
    told.line(town, meeting, case, "police", "Obekräftad.")
    hide_from_guardian(
        case, first, by=town["coordinator"], hidden={Person.GUARDIAN_2: HidingProvision.HARM}
    )
    told.confirmed(town, first, case, "officer", "Bekräftad.")
    told.present(town, meeting, "officer", here=False)
    shown = show_case(meeting, case, by=town["coordinator"])
    assert [line.text for line in shown.lines] == ["Bekräftad."]
    assert shown.notes == ()
    copied = MinutesLine.objects.get(drafted__pk=first)
    assert Person.GUARDIAN_2 in hiding.hidden_now(copied.pk)


def test_who_is_not_named_for_a_network_meetings_case_sees_nobody_of_the_family(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    meeting = told.called(town, case, kind=MeetingKind.NETWORK)
    asking.invite_participants(meeting, by=town["coordinator"], guest=Comer.BROUGHT, name="Siv")
    other = towns.join(
        town.collaboration, town.agencies["coordination"], Role.COORDINATOR, "two@gk.example.se"
    )
    seen = read_meeting(meeting, by=other)
    assert {one.comer for one in seen.participants} == {"member"}
    assert seen.not_assigned == 1


def test_a_network_meeting_says_in_which_order_it_goes(town: Town) -> None:
    case, _consent = towns.consented(town)
    last = "Läs upp det ni har bestämt och lovat."
    group = told.called(town, case, people=("teacher",))
    assert last not in browser(town, "teacher").get(f"/meetings/{group}/").content.decode()
    meeting = told.called(town, case, kind=MeetingKind.NETWORK, people=("teacher",))
    for who, path in (
        ("coordinator", f"/meetings/{meeting}/"),
        ("teacher", f"/meetings/{meeting}/"),
        ("teacher", f"/meetings/{meeting}/pack/"),
    ):
        assert last in browser(town, who).get(path).content.decode()
    told.start(town, meeting)
    told.roll_call(town, meeting, Comer.MEMBER, Comer.GUARDIAN_1)
    holding.open_item(meeting, case, by=town["coordinator"])
    screen = f"/meetings/{meeting}/cases/{case}/"
    assert last in browser(town, "coordinator").get(screen).content.decode()
