"""Who is asked to a meeting is told so, once an act, as long as there is something to come to."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.core import mail

from access.roles import Role
from casework.meeting_states import MeetingKind
from casework.models import Notice, Participant
from casework.reading.notices import has_news
from casework.reading.queue import read_queue
from casework.writing.meetings import asking, calling
from tests import town as towns
from tests.casework import meeting as told
from tests.casework.meeting import page
from tests.casework.test_meeting_notices import at_once, kinds
from tests.casework.test_meeting_series import member, series
from tests.town import Town, again


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def told_of(town: Town, who: str) -> list[UUID | None]:
    """The meetings of which somebody has a notice that they are asked to them."""
    rows = Notice.objects.filter(membership_id=member(town, who), kind="meeting_invited")
    return list(rows.order_by("meeting__starts_at").values_list("meeting_id", flat=True))


def test_whoever_is_asked_to_the_rest_of_a_series_too_is_told_of_the_first_alone(
    town: Town,
) -> None:
    first, second, third = series(town, 3)
    told.invite(town, first, "teacher")
    page(town, first, "teacher")
    everybody = [member(town, one) for one in ("officer", "teacher", "coordinator")]
    asking.invite_participants(first, by=town["coordinator"], members=everybody, rest=True)
    assert told_of(town, "officer") == [first]
    assert told_of(town, "teacher") == [first, second]  # by two acts; the first is met
    assert kinds(town, "teacher") == kinds(town, "officer") == ["meeting_invited"]
    assert told_of(town, "coordinator") == []  # one's own act
    assert kinds(town, "police_contact") == []
    assert Participant.objects.filter(meeting=third).count() == 3


def test_it_stands_on_the_first_page_until_the_meeting_is_opened_and_goes_with_the_invitation(
    town: Town,
) -> None:
    meeting = told.called(town, people=("officer", "teacher"))

    def hints(who: str) -> list[str]:
        sections = read_queue(by=again(town[who])).sections
        return [line.hint for section in sections for line in section.lines]

    assert [one[:30] for one in hints("officer")] == ["Du är inbjuden till ett möte. "[:30]]
    page(town, meeting, "officer")
    assert not hints("officer")[0].startswith("Du")
    row = Participant.objects.get(meeting=meeting, membership_id=member(town, "teacher"))
    asking.remove_participant(meeting, row.pk, by=town["coordinator"])
    assert told_of(town, "teacher") == []


def test_nobody_is_told_to_come_to_what_is_cancelled_or_has_been_held(town: Town) -> None:
    """Whoever cancels is told nothing of that, and has not met the invitation either."""
    other = towns.join(
        town.collaboration, town.agencies["coordination"], Role.COORDINATOR, "two@gk.example.se"
    )
    meeting = told.called(town, people=("officer",), kind=MeetingKind.SITUATION)
    asking.invite_participants(meeting, by=other, members=[member(town, "coordinator")])
    assert kinds(town, "coordinator") == ["meeting_invited"]
    calling.step_meeting(meeting, "cancel", by=town["coordinator"])
    assert kinds(town, "coordinator") == []
    assert kinds(town, "officer") == ["meeting_cancelled"]
    held = told.called(town, people=("teacher",), kind=MeetingKind.SITUATION)
    told.start(town, held)
    assert kinds(town, "teacher") == ["meeting_invited"]
    calling.step_meeting(held, "finish", by=town["coordinator"])
    assert kinds(town, "teacher") == []


def test_an_e_mail_says_that_there_is_something_new_and_none_where_an_identity_is_protected(
    town: Town, django_capture_on_commit_callbacks: Any
) -> None:
    meeting = told.called(town, people=())
    protected = told.called(town, told.protected(town), people=())
    for who in ("officer", "youth_worker", "coordinator"):
        at_once(town, who)
    with django_capture_on_commit_callbacks(execute=True):
        told.invite(town, meeting, "coordinator")
        told.invite(town, protected, "youth_worker")
    assert mail.outbox == []
    assert kinds(town, "youth_worker") == ["meeting_invited"]
    assert not has_news(again(town["youth_worker"]), since=None)
    with django_capture_on_commit_callbacks(execute=True):
        told.invite(town, meeting, "officer")
    (sent,) = mail.outbox
    assert not re.search(rf"möte|meeting|\d{{4}}|{meeting}", sent.body, re.IGNORECASE)
    assert has_news(again(town["officer"]), since=None)
