"""Who is asked to a meeting is told so, and of one that is moved, cancelled or held after all."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import mail

from access import clock
from access.acts import Act
from agencies.models import MailChoice, User
from audit.codes import short
from audit.models import Body
from casework.meeting_states import MeetingKind
from casework.models import Notice, Participant
from casework.reading.notices import has_news, list_notices, unread
from casework.reading.queue import read_queue
from casework.writing.meetings import asking, calling
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import page
from tests.town import Town, again


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def kinds(town: Town, who: str) -> list[str]:
    """The kinds of the unread notices of meetings, which list and count tell alike."""
    by = again(town[who])
    shown = list_notices(by=by)
    assert shown.unread == unread(by).count()
    return sorted(line.kind for line in shown.lines if line.unread and line.meeting_id)


def move(town: Town, meeting: UUID, **changes: Any) -> None:
    calling.edit_meeting(meeting, by=town["coordinator"], when=replace(told.when(), **changes))


def step(town: Town, meeting: UUID, name: str) -> None:
    calling.step_meeting(meeting, name, by=town["coordinator"])


def test_those_who_are_asked_are_told_and_nobody_else_until_they_open_the_meeting(
    town: Town,
) -> None:
    meeting = told.called(town, people=("officer", "coordinator"))
    move(town, meeting, place="Biblioteket")
    assert kinds(town, "officer") == ["meeting_moved"]
    for who in ("coordinator", "police_contact", "teacher"):
        assert kinds(town, who) == []
    page(town, meeting, "police_contact")  # a colleague's reading is not one's own
    page(town, told.called(town, people=("officer",)), "officer")  # nor is that of another meeting
    assert kinds(town, "officer") == ["meeting_moved"]
    page(town, meeting, "officer")
    assert kinds(town, "officer") == []


def test_the_newest_counts_and_what_did_not_move_is_no_news(town: Town) -> None:
    meeting = told.called(town, people=("officer",))
    page(town, meeting, "officer")
    move(town, meeting)
    assert kinds(town, "officer") == []
    move(town, meeting, place="Biblioteket")
    step(town, meeting, "cancel")
    assert kinds(town, "officer") == ["meeting_cancelled"]
    page(town, meeting, "officer")
    step(town, meeting, "reinstate")
    assert kinds(town, "officer") == ["meeting_reinstated"]
    assert Notice.objects.filter(meeting=meeting).count() == 1


def test_of_a_series_each_meeting_that_was_moved_tells(town: Town) -> None:
    first = calling.call_meeting(
        by=town["coordinator"], kind=MeetingKind.GROUP, when=told.when(), weeks=1, times=3
    )
    officer = [town["officer"].membership_id]
    asking.invite_participants(first, by=town["coordinator"], members=officer, rest=True)
    calling.step_meeting(first, "cancel", by=town["coordinator"], rest=True)
    assert kinds(town, "officer") == ["meeting_cancelled"] * 3


def test_whoever_is_not_asked_any_more_and_what_is_over_are_not_told_of(town: Town) -> None:
    meeting = told.called(town, people=("officer", "teacher"))
    move(town, meeting, place="Biblioteket")
    row = Participant.objects.get(meeting=meeting, membership_id=town["officer"].membership_id)
    asking.remove_participant(meeting, row.pk, by=town["coordinator"])
    assert kinds(town, "officer") == []
    assert not Notice.objects.filter(membership_id=town["officer"].membership_id).exists()
    assert kinds(town, "teacher") == ["meeting_moved"]
    with clock.moved_to(clock.now() + timedelta(days=8)):
        assert kinds(town, "teacher") == []


def test_the_page_and_the_first_page_lead_to_the_meeting_and_the_entry_names_it(
    town: Town,
) -> None:
    soon = told.called(town, people=("officer",), days=3)
    page(town, soon, "officer")
    meeting = told.called(town, people=("officer",))
    move(town, meeting, place="Biblioteket")
    client = browser(town, "officer")
    html = client.get("/notices/").content.decode()
    assert f'href="/meetings/{meeting}/"' in html
    assert html.count("Oläst") == 1  # the invitation to the other has been met
    assert "Biblioteket" not in html
    entry = Body.objects.filter(act=Act.LIST_NOTICES).latest("index")
    assert short(meeting) in bytes(entry.bytes).decode()
    lines = [line for part in read_queue(by=again(town["officer"])).sections for line in part.lines]
    assert [line.url for line in lines] == [f"/meetings/{soon}/", f"/meetings/{meeting}/"]
    assert lines[1].hint.startswith("Ett möte har fått ny tid eller plats. ")
    step(town, meeting, "cancel")
    lines = [line for part in read_queue(by=again(town["officer"])).sections for line in part.lines]
    assert lines[1].hint.startswith("Ett möte är inställt. ")
    page(town, meeting, "officer")
    lines = [line for part in read_queue(by=again(town["officer"])).sections for line in part.lines]
    assert [line.url for line in lines] == [f"/meetings/{soon}/"]


def at_once(town: Town, who: str) -> None:
    User.objects.filter(pk=town[who].user_id).update(mail=MailChoice.AT_ONCE)


def test_an_e_mail_says_that_there_is_something_new_and_nothing_of_the_meeting(
    town: Town, django_capture_on_commit_callbacks: Any
) -> None:
    meeting = told.called(town, people=("officer", "teacher"))
    at_once(town, "officer")
    with django_capture_on_commit_callbacks(execute=True):
        move(town, meeting, place="Biblioteket")
    (sent,) = mail.outbox
    assert sent.subject == "Varsam"
    assert not re.search(r"möte|meeting|Bibliotek|\d{4}|" + str(meeting), sent.body, re.IGNORECASE)
    assert has_news(again(town["officer"]), since=None)


def test_no_e_mail_tells_of_a_meeting_with_a_protected_identity(
    town: Town, django_capture_on_commit_callbacks: Any
) -> None:
    meeting = told.called(town, told.protected(town), people=("youth_worker",))
    at_once(town, "youth_worker")
    with django_capture_on_commit_callbacks(execute=True):
        move(town, meeting, place="Biblioteket")
    assert mail.outbox == []
    assert kinds(town, "youth_worker") == ["meeting_moved"]
    assert not has_news(again(town["youth_worker"]), since=None)
