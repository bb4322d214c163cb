"""Who else has the case open: told within the own agency, and to nobody else."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from access.acts import Act
from access.clock import now
from agencies.logins import SEEN_AT
from agencies.models import User
from casework.models import Presence
from casework.writing import seats
from casework.writing.presence import GONE_AFTER, be_present
from consent.relation import NotAssigned, OutOfScope
from tests import town as towns
from tests.browsing import browser
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def page_of(client: Client, case: UUID) -> str:
    answer = client.get(f"/cases/{case}/present/")
    assert answer.status_code == 200
    return answer.content.decode()


def name_of(town: Town, key: str) -> str:
    return User.objects.get(pk=town[key].user_id).name


def shared_with(town: Town, *keys: str) -> UUID:
    """A consented case, with these of the school besides the teacher."""
    case, _consent = towns.consented(town)
    for key in keys:
        seats.assign_member(case, by=town["contact"], membership=town[key].membership_id)
    return case


def test_colleagues_see_each_other_and_nobody_sees_oneself(town: Town) -> None:
    case = shared_with(town, "colleague")
    assert be_present(case, by=town["teacher"]) == ()
    assert be_present(case, by=town["colleague"]) == (name_of(town, "teacher"),)
    assert be_present(case, by=town["teacher"]) == (name_of(town, "colleague"),)


def test_another_agency_gets_the_same_page_whether_or_not_somebody_is_there(town: Town) -> None:
    case = shared_with(town)
    officer = browser(town, "officer")
    before = page_of(officer, case)
    assert be_present(case, by=town["teacher"]) == ()
    assert page_of(officer, case) == before
    assert name_of(town, "teacher") not in before


def test_who_closed_the_page_is_gone_after_two_and_a_half_minutes(town: Town) -> None:
    case = shared_with(town, "colleague")
    be_present(case, by=town["teacher"])
    with time_machine.travel(now() + GONE_AFTER - timedelta(seconds=1), tick=False):
        assert be_present(case, by=town["colleague"]) == (name_of(town, "teacher"),)
    with time_machine.travel(now() + GONE_AFTER + timedelta(seconds=1), tick=False):
        assert be_present(case, by=town["colleague"]) == ()
    assert Presence.objects.count() == 1  # nothing is kept of who was there


def test_asking_is_no_entry_and_a_refusal_is_one(town: Town) -> None:
    case = towns.note_concern(town)
    before = len(towns.acts_of(town))
    be_present(case, by=town["teacher"])
    assert len(towns.acts_of(town)) == before
    for key, refusal in (("colleague", NotAssigned), ("officer", OutOfScope)):
        with pytest.raises(refusal):
            be_present(case, by=town[key])
    assert towns.acts_of(town)[before:] == [(Act.SEE_PRESENT, "refused")] * 2
    assert Presence.objects.count() == 1


def test_a_page_that_asks_by_itself_does_not_extend_the_log_in(town: Town) -> None:
    case = shared_with(town)
    client = browser(town, "teacher")
    client.get("/cases/")
    began = client.session[SEEN_AT]
    with time_machine.travel(now() + timedelta(minutes=5), tick=False):
        page_of(client, case)
        assert client.session[SEEN_AT] == began
        client.get("/cases/")
        assert client.session[SEEN_AT] > began


def test_asking_again_takes_seven_statements(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    case = shared_with(town, "colleague")
    be_present(case, by=town["colleague"])
    be_present(case, by=town["teacher"])
    with django_assert_num_queries(7):
        be_present(case, by=town["teacher"])
