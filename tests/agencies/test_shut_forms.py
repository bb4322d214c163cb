"""A form that would be refused, or has nothing to do, says why to the administrator: no button."""

from datetime import timedelta

import pytest
from django.test import Client

from access.clock import today
from access.members import Member
from access.roles import Role
from agencies.models import Membership, User
from agencies.writing import members
from tests import town as towns
from tests.town import Town

PANEL = "Det går inte att göra nu."


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def browser(town: Town) -> Client:
    client = Client()
    user = User.objects.get(pk=town["administrator"].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    return client


def main(client: Client, path: str) -> str:
    page = client.get(f"/administration/{path}").content.decode()
    return page[page.index("<main") : page.index("</main>")]


def shut(client: Client, path: str, reason: str) -> bool:
    page = main(client, path)
    return PANEL in page and reason in page and 'type="submit"' not in page


def in_another_town(member: Member) -> None:
    other = towns.found("Björkholm", "BH")
    Membership.objects.create(
        user_id=member.user_id,
        agency_id=other.agency("school"),
        role=Role.CASE_WORKER.value,
        from_date=today() - timedelta(days=1),
    )


def test_an_open_account_is_not_opened_and_a_shut_one_not_shut(town: Town, browser: Client) -> None:
    teacher = town["teacher"].user_id
    assert shut(browser, f"members/{teacher}/reactivate/", "Kontot är redan öppet.")
    assert 'type="submit"' in main(browser, f"members/{teacher}/deactivate/")
    assert 'type="submit"' in main(browser, f"members/{teacher}/link/")
    members.deactivate_user(teacher, by=town["administrator"])
    assert shut(browser, f"members/{teacher}/deactivate/", "Kontot är redan avstängt.")
    assert shut(browser, f"members/{teacher}/link/", "Användaren är avstängd.")
    assert 'type="submit"' in main(browser, f"members/{teacher}/reactivate/")


def test_what_another_collaboration_keeps_is_not_changed_from_here(
    town: Town, browser: Client
) -> None:
    in_another_town(town["teacher"])
    for act in ("link", "deactivate"):
        path = f"members/{town['teacher'].user_id}/{act}/"
        assert shut(browser, path, "Personen finns också i en annan samverkan.")
        sent = {"acting_for": str(town["administrator"].membership_id)}
        refused = browser.post(f"/administration/{path}", sent)
        assert refused.status_code == 422


def test_the_last_administrator_is_neither_ended_nor_shut_out(town: Town, browser: Client) -> None:
    last = town["administrator"]
    reason = "Någon måste vara systemförvaltare."
    assert shut(browser, f"memberships/{last.membership_id}/end/", reason)
    assert shut(browser, f"members/{last.user_id}/deactivate/", reason)
    assert 'type="submit"' in main(browser, f"memberships/{town['teacher'].membership_id}/end/")


def test_the_time_of_ones_own_other_membership_is_not_changed(town: Town, browser: Client) -> None:
    own = Membership.objects.create(
        user_id=town["administrator"].user_id,
        agency_id=town.agency("school"),
        role=Role.CASE_WORKER.value,
        from_date=today() + timedelta(days=9),
    )
    reason = "Du kan inte ge dig själv ett uppdrag."
    assert shut(browser, f"memberships/{own.pk}/", reason)
    assert 'type="submit"' in main(browser, f"memberships/{town['teacher'].membership_id}/")
