"""How long a log-in lasts is told without making it last longer."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from access import clock
from agencies.models import User
from audit.models import Body
from tests import town as towns
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def log_in(town: Town) -> Client:
    client = Client()
    user = User.objects.get(pk=town["teacher"].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    return client


def test_asking_tells_the_seconds_and_extends_nothing(town: Town) -> None:
    client, start = log_in(town), clock.now()
    for minutes, left in ((5, 600), (14, 60)):
        with clock.moved_to(start + timedelta(minutes=minutes)):
            told = client.get("/session/remaining/").json()
            assert abs(told["seconds"] - left) <= 5
            assert told["fixed"] is False
    with clock.moved_to(start + timedelta(minutes=16)):
        assert client.get("/session/remaining/").json()["seconds"] == 0
        assert client.get("/cases/").status_code == 302


def test_extending_counts_from_then(town: Town) -> None:
    client, start = log_in(town), clock.now()
    with clock.moved_to(start + timedelta(minutes=14)):
        client.post("/session/extend/", {"next": "/cases/"})
    with clock.moved_to(start + timedelta(minutes=20)):
        assert client.get("/session/remaining/").json()["seconds"] > 500
        assert client.get("/cases/").status_code == 200


def test_nothing_extends_beyond_the_longest_time(town: Town) -> None:
    client, start = log_in(town), clock.now()
    whole = settings.SESSION_ABSOLUTE_TIME
    for minutes in range(10, int(whole.total_seconds() // 60) - 2, 10):
        with clock.moved_to(start + timedelta(minutes=minutes)):
            client.post("/session/extend/")
    with clock.moved_to(start + whole - timedelta(minutes=2)):
        told = client.get("/session/remaining/").json()
        assert (told["fixed"], told["seconds"] <= 120) == (True, True)
    with clock.moved_to(start + whole):
        assert client.get("/session/remaining/").json()["seconds"] == 0


def test_asking_leaves_no_entry_and_a_visitor_learns_nothing(town: Town) -> None:
    client = log_in(town)
    before = Body.objects.count()
    client.get("/session/remaining/")
    assert Body.objects.count() == before
    assert Client().get("/session/remaining/").json() == {"seconds": 0, "fixed": True}


def test_one_is_sent_back_within_the_site_alone(town: Town) -> None:
    client = log_in(town)
    for on, place in (("/cases/", "/cases/"), ("https://example.org/", "/"), ("//a.b/", "/")):
        assert client.post("/session/extend/", {"next": on})["Location"] == place
