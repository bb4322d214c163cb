"""Nobody without an account is asked twice to the same meeting under the same name."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.blocked import Blocked
from access.roles import Role
from casework.hearing import Comer
from casework.meeting_states import MeetingKind
from casework.models import Participant
from casework.writing.meetings import asking
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import blocked
from tests.casework.test_meeting_series import asked, member, series
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def guests(*meetings: UUID) -> list[int]:
    """How many without an account are asked to each."""
    return [Participant.objects.filter(meeting=one, name__isnull=False).count() for one in meetings]


@pytest.mark.parametrize("name", ["Berg, polis", "BERG,  polis ", " berg, Polis"])
def test_somebody_of_the_same_name_and_agency_is_refused_at_the_field(
    town: Town, name: str
) -> None:
    meeting = told.called(town)
    told.outsider(town, meeting, "police", "Berg, polis")
    client = browser(town, "coordinator")
    sent = {
        "acting_for": str(town["coordinator"].membership_id),
        "sending": str(uuid4()),
        "agency": str(town.agency("police")),
        "name": name,
    }
    answer = client.post(f"/meetings/{meeting}/participants/", sent)
    assert answer.status_code == 422
    assert answer.context["form"].errors["name"] == ["Personen är redan inbjuden."]
    assert guests(meeting) == [1]
    assert (
        client.post(
            f"/meetings/{meeting}/participants/", {**sent, "agency": str(town.agency("school"))}
        ).status_code
        == 302
    )
    told.outsider(town, meeting, "police", "Berg")  # another name
    assert guests(meeting) == [3]


def test_over_a_series_they_are_asked_where_they_are_not_yet_and_refused_when_none_is_left(
    town: Town,
) -> None:
    first, second, third = series(town, 3)
    told.outsider(town, second, "police", "Berg")
    words = {"guest": Comer.OUTSIDER, "agency": town.agency("police"), "name": "berg"}
    asking.invite_participants(first, by=town["coordinator"], rest=True, **words)
    assert guests(first, second, third) == [1, 1, 1]
    officer = [member(town, "officer")]
    with pytest.raises(Blocked) as refused:
        asking.invite_participants(
            first, by=town["coordinator"], members=officer, rest=True, **words
        )
    assert (refused.value.code, refused.value.field) == ("meeting.named_twice", "name")
    assert asked(first) == {None}  # nothing is half done


def test_whom_the_family_brings_is_asked_once_and_only_who_works_with_the_case_is_told(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    meeting = told.called(town, case, kind=MeetingKind.NETWORK)
    brought = {"guest": Comer.BROUGHT, "name": "Mormor Siv"}
    asking.invite_participants(meeting, by=town["coordinator"], **brought)
    with blocked("meeting.named_twice"):
        asking.invite_participants(meeting, by=town["coordinator"], **brought)
    told.outsider(town, meeting, "police", "Mormor Siv")  # of an agency it is somebody else
    other = towns.join(
        town.collaboration, town.agencies["coordination"], Role.COORDINATOR, "two@gk.example.se"
    )
    # A refusal would tell whom a family brings that they may not know of.
    asking.invite_participants(meeting, by=other, **brought)
    assert guests(meeting) == [3]


def test_comparing_asks_the_same_for_one_guest_and_for_six(town: Town) -> None:
    counted = set()
    for many in (1, 6):
        meeting = told.called(town, people=())
        for number in range(many):
            told.outsider(town, meeting, "police", f"Polis {number}")
        with CaptureQueriesContext(connection) as queries:
            told.outsider(town, meeting, "police", "Berg")
        counted.add(len(queries))
    assert len(counted) == 1
