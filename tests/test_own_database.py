"""A database of one's own: commits hold, and the next test finds none of them."""

import urllib.error
import urllib.request

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction


@pytest.mark.parametrize("_time", [1, 2])
def test_commits_hold_and_are_gone_for_the_next_test(own_database: None, _time: int):
    assert not Group.objects.exists()
    with transaction.atomic(durable=True):
        Group.objects.create(name="kommun")
    connection.close()
    assert Group.objects.count() == 1


def test_a_rolled_back_test_finds_nothing_either(db: None):
    assert not Group.objects.exists()


def test_the_live_site_answers_from_the_same_database(live_site: str):
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(f"{live_site}/no-such-page/")
    assert answer.value.code == 404
    answer.value.close()


def test_no_test_reaches_beyond_this_machine():
    with pytest.raises(RuntimeError, match="outside this machine"):
        urllib.request.urlopen("http://192.0.2.1/")
    with pytest.raises(RuntimeError, match="outside this machine"):
        urllib.request.urlopen("http://varsam.example/")
