"""Two administrators have the same form open: the later one sees both, and chooses."""

import re

import pytest
from django.test import Client

from agencies.models import Agency, Membership, User
from tests import town as towns
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def administrator(town: Town) -> Client:
    client = Client()
    user = User.objects.get(pk=town["administrator"].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    return client


def mark_in(html: str) -> str:
    found = re.search(r'name="opened" value="([0-9a-f]{64})"', html)
    assert found
    return found[1]


def test_an_agency_that_was_changed_meanwhile_is_not_overwritten(town: Town) -> None:
    client = administrator(town)
    police = town.agency("police")
    path = f"/administration/agencies/{police}/"
    opened = mark_in(client.get(path).content.decode())
    form = {
        "acting_for": str(town["administrator"].membership_id),
        "opened": opened,
        "name": "Polisen",
        "secrecy": "strong",
        "is_active": "on",
    }
    assert client.post(path, {**form, "phone": "0000-00 00 03"}).status_code == 302
    late = client.post(path, {**form, "board": "Region Väst"})
    page = late.content.decode()
    assert late.status_code == 422
    assert "Sparat av någon annan medan du skrev" in page
    assert "0000-00 00 03" in page
    assert "Region Väst" in page
    assert Agency.objects.get(pk=police).board == ""
    again = client.post(path, {**form, "board": "Region Väst", "opened": mark_in(page)})
    assert again.status_code == 302
    assert Agency.objects.get(pk=police).board == "Region Väst"


def test_a_term_that_was_changed_meanwhile_is_not_overwritten(town: Town) -> None:
    client = administrator(town)
    member = town["teacher"].membership_id
    path = f"/administration/memberships/{member}/"
    opened = mark_in(client.get(path).content.decode())
    form = {
        "acting_for": str(town["administrator"].membership_id),
        "opened": opened,
        "from_date": "2026-01-01",
    }
    assert client.post(path, {**form, "until_date": "2031-05-01"}).status_code == 302
    late = client.post(path, {**form, "until_date": "2032-06-01"})
    page = late.content.decode()
    assert (late.status_code, "1 maj 2031" in page, "2032-06-01" in page) == (422, True, True)
    assert str(Membership.objects.get(pk=member).until_date) == "2031-05-01"


@pytest.mark.parametrize("opened", ["", "0" * 64])
def test_a_form_without_a_mark_of_what_it_was_opened_with_saves_nothing(
    town: Town, opened: str
) -> None:
    client = administrator(town)
    path = f"/administration/agencies/{town.agency('police')}/"
    form = {
        "acting_for": str(town["administrator"].membership_id),
        "opened": opened,
        "name": "Polis",
        "secrecy": "strong",
        "is_active": "on",
    }
    assert client.post(path, form).status_code == 422
    assert Agency.objects.get(pk=town.agency("police")).name == "Polisen"
