"""Whoever records an answer or a withdrawal sees whose it is, and can choose nobody else."""

import re
from uuid import UUID

import pytest
from django.test import Client

from agencies.models import User
from casework.management.demo import telling
from consent.terms import ConcernCategory
from tests import town as towns
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def offered(town: Town, who: str, case: UUID, consent: UUID, page: str) -> list[str]:
    """The words beside the buttons of "giver"."""
    client = Client()
    user = User.objects.get(pk=town[who].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    answer = client.get(f"/cases/{case}/consents/{consent}/{page}/")
    assert answer.status_code == 200
    return re.findall(r'name="giver"[^>]*>(?:\s*<span>)?([^<]+)<', answer.content.decode())


@pytest.mark.parametrize("page", ["answers", "withdrawals"])
def test_the_asking_agency_reads_names(town: Town, page: str) -> None:
    case, consent = towns.consented(town)
    assert offered(town, "teacher", case, consent, page) == [
        "Vårdnadshavare 1: Johan Alm",
        "Vårdnadshavare 2: Lisa Alm",
        "Den unge: Elias Alm",
    ]


def test_another_agency_reads_the_shared_name_of_the_youth_alone(town: Town) -> None:
    case, consent = towns.consented(town)
    assert offered(town, "officer", case, consent, "withdrawals") == [
        "Vårdnadshavare 1",
        "Vårdnadshavare 2",
        "Den unge: Elias Alm",
    ]


def test_a_guardian_whom_nobody_asked_is_not_offered(town: Town) -> None:
    case = telling.concern(
        town["teacher"],
        ("Hugo", "Gren"),
        "20120305-2392",
        ConcernCategory.SUBSTANCES,
        "Drack sprit på skoldiscot.",
    )
    telling.guardians(case, town["teacher"], ("Tor", "Gren", "19790124-9297"))
    consent = towns.ask(town, case)
    assert offered(town, "teacher", case, consent, "answers") == [
        "Vårdnadshavare 1: Tor Gren",
        "Den unge: Hugo Gren",
    ]
