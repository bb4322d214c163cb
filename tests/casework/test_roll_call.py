"""Who is here: of all who are asked to come at once, by one press."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from access.acts import Act
from audit.codes import short
from audit.models import Body
from casework.hearing import Comer
from casework.meeting_states import MeetingKind
from casework.models import Participant
from casework.writing.meetings import asking, calling, holding
from consent.relation import OutOfScope
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import blocked
from tests.town import Town

PEOPLE = ("officer", "teacher", "youth_worker")


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def begun(town: Town) -> UUID:
    case = told.covered_by_all(town)
    meeting = told.called(town, case, people=PEOPLE)
    told.start(town, meeting)
    return meeting


def row_of(town: Town, meeting: UUID, name: str) -> Participant:
    return Participant.objects.get(meeting=meeting, membership_id=town[name].membership_id)


def presence(town: Town, meeting: UUID) -> list[bool | None]:
    return [row_of(town, meeting, name).present for name in PEOPLE]


def sent(town: Town, client: Any, meeting: UUID, **marks: str) -> dict[str, str]:
    """What the page's form sends when these are marked, and the rest is left as it is shown."""
    shown = client.get(f"/meetings/{meeting}/roll/").context
    fields = {
        "acting_for": str(town["coordinator"].membership_id),
        "sending": str(shown["form"]["sending"].value()),
    }
    for person in shown["page"].participants:
        said = {None: "", True: "yes", False: "no"}[person.present]
        fields[f"was-{person.participant_id}"] = said
        if said:
            fields[f"roll-{person.participant_id}"] = said
    for name, mark in marks.items():
        fields[f"roll-{row_of(town, meeting, name).pk}"] = mark
    return fields


def test_one_press_says_of_all_who_is_here_in_one_entry(town: Town) -> None:
    meeting = begun(town)
    client = browser(town, "coordinator")
    before = Body.objects.filter(act=Act.MARK_PRESENT).count()
    marks = {"officer": "yes", "teacher": "yes", "youth_worker": "no"}
    answer = client.post(f"/meetings/{meeting}/roll/", sent(town, client, meeting, **marks))
    assert (answer.status_code, answer["Location"]) == (302, f"/meetings/{meeting}/")
    assert presence(town, meeting) == [True, True, False]
    assert Body.objects.filter(act=Act.MARK_PRESENT).count() == before + 1
    entry = bytes(Body.objects.filter(act=Act.MARK_PRESENT).latest("index").bytes).decode()
    for name in PEOPLE:
        kind = "participant_away" if marks[name] == "no" else "participant"
        assert f'["{kind}","{short(row_of(town, meeting, name).pk)}"' in entry
    assert short(town.agency("police")) in entry


def test_all_are_here_fills_the_form_and_saves_nothing_before_it_is_sent(town: Town) -> None:
    meeting = begun(town)
    told.present(town, meeting, "officer", here=False)
    client = browser(town, "coordinator")
    html = client.get(f"/meetings/{meeting}/roll/?all=here").content.decode()
    assert html.count('value="yes" checked') == 3
    assert 'value="no" checked' not in html
    assert "csrf" not in html.split('<form method="get"')[1].split("</form>")[0]
    assert presence(town, meeting) == [False, None, None]


def test_what_a_colleague_marks_meanwhile_is_not_overridden(town: Town) -> None:
    meeting = begun(town)
    told.present(town, meeting, "officer", here=False)
    client = browser(town, "coordinator")
    fields = sent(town, client, meeting, teacher="yes")
    told.present(town, meeting, "officer")  # came in after the form was shown
    client.post(f"/meetings/{meeting}/roll/", fields)
    assert presence(town, meeting) == [True, True, None]


def test_nobody_is_let_in_while_a_case_is_open_and_nobody_is_marked_by_half(town: Town) -> None:
    case = told.covered_by_all(town)
    meeting = told.called(town, case, people=PEOPLE)
    told.start(town, meeting)
    told.present(town, meeting, "officer")
    told.roll_call(town, meeting)
    holding.open_item(meeting, case, by=town["coordinator"])
    rows = {name: row_of(town, meeting, name).pk for name in PEOPLE}
    with blocked("meeting.item_open"):
        holding.call_roll(
            meeting,
            by=town["coordinator"],
            roll={rows["officer"]: False, rows["teacher"]: True},
        )
    assert presence(town, meeting) == [True, False, False]
    holding.call_roll(meeting, by=town["coordinator"], roll={rows["officer"]: False})
    assert row_of(town, meeting, "officer").left_at is not None


def test_an_empty_form_is_told_what_is_missing_and_a_strange_mark_is_none(town: Town) -> None:
    meeting = begun(town)
    client = browser(town, "coordinator")
    fields = sent(town, client, meeting)
    answer = client.post(f"/meetings/{meeting}/roll/", fields)
    assert answer.status_code == 422
    assert "Välj Här eller Inte här" in answer.content.decode()
    for one, mark in ((str(row_of(town, meeting, "officer").pk), "maybe"), ("x", "yes")):
        strange = sent(town, client, meeting) | {f"roll-{one}": mark}
        assert client.post(f"/meetings/{meeting}/roll/", strange).status_code == 422
    assert presence(town, meeting) == [None, None, None]


def test_somebody_of_another_meeting_is_not_marked(town: Town) -> None:
    meeting, other = begun(town), begun(town)
    for strange in (row_of(town, other, "officer").pk, uuid4()):
        with pytest.raises(OutOfScope):
            holding.call_roll(
                meeting,
                by=town["coordinator"],
                roll={strange: True, row_of(town, meeting, "officer").pk: True},
            )
    assert presence(town, other) == presence(town, meeting) == [None, None, None]


def test_the_familys_yes_to_whom_they_brought_goes_with_the_roll(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting = told.called(town, case, kind=MeetingKind.NETWORK, people=("teacher",))
    asking.invite_participants(
        meeting, by=town["coordinator"], guest=Comer.BROUGHT, name="Mormor Siv"
    )
    told.start(town, meeting)
    client = browser(town, "coordinator")
    row = Participant.objects.get(meeting=meeting, comer=Comer.BROUGHT.value)
    fields = sent(town, client, meeting, teacher="yes")
    fields |= {f"roll-{row.pk}": "yes", "heard": str(row.pk)}
    refused = client.post(f"/meetings/{meeting}/roll/", fields)
    assert refused.status_code == 422
    assert "Den unge, Vårdnadshavare 1, Vårdnadshavare 2 är inte på plats och kan inte säga ja" in (
        refused.content.decode()
    )
    family = Participant.objects.filter(meeting=meeting, agency__isnull=True)
    fields |= {f"roll-{one}": "yes" for one in family.values_list("pk", flat=True)}
    client.post(f"/meetings/{meeting}/roll/", fields)
    row.refresh_from_db()
    assert (row.present, row.heard) == (True, True)
    teacher = row_of(town, meeting, "teacher")
    assert (teacher.present, teacher.heard) == (True, False)


def with_grandmother(town: Town) -> tuple[UUID, Participant, dict[UUID, bool]]:
    """A network meeting at which she is, and the family marked as here, all but for their yes."""
    case, _consent = towns.consented(town)
    meeting = told.called(town, case, kind=MeetingKind.NETWORK, people=("teacher",))
    asking.invite_participants(
        meeting, by=town["coordinator"], guest=Comer.BROUGHT, name="Mormor Siv"
    )
    told.start(town, meeting)
    rows = Participant.objects.filter(meeting=meeting, agency__isnull=True)
    here = dict.fromkeys(rows.values_list("pk", flat=True), True)
    return meeting, rows.get(comer=Comer.BROUGHT.value), here


def test_a_yes_to_who_is_marked_as_here_already_is_kept(town: Town) -> None:
    meeting, row, here = with_grandmother(town)
    holding.call_roll(meeting, by=town["coordinator"], roll={row.pk: True})
    client = browser(town, "coordinator")
    fields = sent(town, client, meeting) | {"heard": str(row.pk)}
    away = client.post(f"/meetings/{meeting}/roll/", fields)
    assert "är inte på plats och kan inte säga ja här." in away.content.decode()
    assert f'name="heard" value="{row.pk}" checked' in away.content.decode()
    row.refresh_from_db()
    assert (row.present, row.heard) == (True, False)
    holding.call_roll(meeting, by=town["coordinator"], roll=here)
    fields = sent(town, client, meeting) | {"heard": str(row.pk)}
    assert client.post(f"/meetings/{meeting}/roll/", fields).status_code == 302
    row.refresh_from_db()
    assert (row.present, row.heard, row.left_at) == (True, True, None)
    entry = bytes(Body.objects.filter(act=Act.MARK_PRESENT).latest("index").bytes).decode()
    assert f'["participant","{short(row.pk)}"' in entry
    assert '"heard":"yes"' in entry
    html = client.get(f"/meetings/{meeting}/roll/").content.decode()
    assert 'name="heard"' not in html


def test_nobody_says_yes_to_who_is_not_in_the_room(town: Town) -> None:
    """A colleague has marked meanwhile that she left; or she never came."""
    meeting, row, here = with_grandmother(town)
    by = town["coordinator"]
    for roll in (here | {row.pk: False}, {pk: True for pk in here if pk != row.pk}):
        with blocked("meeting.brought_away"):
            holding.call_roll(meeting, by=by, roll=roll, heard=[row.pk])
    with blocked("meeting.brought_away"):
        holding.mark_present(meeting, row.pk, by=by, present=False, heard=True)
    row.refresh_from_db()
    assert (row.present, row.heard) == (None, False)


def test_a_yes_lets_nobody_in_while_a_case_is_open(town: Town) -> None:
    meeting, row, here = with_grandmother(town)
    by = town["coordinator"]
    told.present(town, meeting, "teacher")
    holding.call_roll(meeting, by=by, roll=here | {row.pk: False})
    (item,) = row.meeting.agenda.all()
    holding.open_item(meeting, item.case_id, by=by)
    with blocked("meeting.item_open"):
        holding.call_roll(meeting, by=by, roll={row.pk: True}, heard=[row.pk])
    with pytest.raises(OutOfScope):
        holding.call_roll(meeting, by=by, roll={}, heard=[uuid4()])


def test_the_start_leads_to_the_roll_and_before_it_there_is_none(town: Town) -> None:
    meeting = told.called(town, told.covered_by_all(town), people=PEOPLE)
    client = browser(town, "coordinator")
    early = client.get(f"/meetings/{meeting}/roll/").content.decode()
    assert "Närvaron skrivs när mötet har startat." in early
    assert 'name="roll-' not in early
    with blocked("meeting.state"):
        holding.call_roll(
            meeting,
            by=town["coordinator"],
            roll={row_of(town, meeting, "officer").pk: True},
        )
    calling.step_meeting(meeting, "check_consent", by=town["coordinator"])
    answer = client.post(
        f"/meetings/{meeting}/steps/start/",
        {"acting_for": str(town["coordinator"].membership_id), "sending": str(uuid4())},
    )
    assert answer["Location"] == f"/meetings/{meeting}/roll/"
