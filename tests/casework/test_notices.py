"""Notices: who is told that something is new, how many there are, and when they are read."""

import re
from datetime import timedelta
from uuid import UUID

import pytest

from access import clock
from access.acts import Act
from casework.management.demo import telling
from casework.models import Notice
from casework.reading.cases import read_case
from casework.reading.notices import list_notices, unread
from casework.writing import seats
from consent.models import Consent
from consent.terms import Topic
from tests import town as towns
from tests.browsing import browser
from tests.town import Town, again


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def kinds(town: Town, who: str) -> list[str]:
    """The kinds of the unread notices, which list and count tell alike."""
    page = list_notices(by=again(town[who]))
    found = [line.kind for line in page.lines if line.unread]
    assert page.unread == len(found) == unread(again(town[who])).count()
    return sorted(found)


def share(town: Town, case: UUID) -> None:
    police = [town.agency("police")]
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=police)


def test_whoever_works_with_the_case_is_told_of_what_is_shared_until_they_open_it(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    read_case(case, by=town["officer"])
    read_case(case, by=town["coordinator"])
    share(town, case)
    assert kinds(town, "officer") == ["released"]
    for who in ("coordinator", "teacher", "youth_worker", "colleague"):
        assert kinds(town, who) == []
    read_case(case, by=town["officer"])
    assert kinds(town, "officer") == []
    assert [line.unread for line in list_notices(by=town["officer"]).lines][:1] == [False]


def test_what_is_noted_and_not_shared_is_no_news(town: Town) -> None:
    case, _consent = towns.consented(town)
    before = Notice.objects.count()
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Egen.")
    assert Notice.objects.count() == before


def test_a_seat_is_told_to_who_assigns_and_goes_when_somebody_is_assigned(town: Town) -> None:
    case, _consent = towns.consented(town)
    seats.invite_agency(case, by=town["coordinator"], agency=town.agency("leisure"))
    assert kinds(town, "leisure_contact") == ["seat"]
    assert kinds(town, "youth_worker") == []
    worker = town["youth_worker"].membership_id
    seats.assign_member(case, by=town["leisure_contact"], membership=worker)
    assert kinds(town, "leisure_contact") == []
    assert kinds(town, "youth_worker") == ["assigned"]


def test_after_a_withdrawal_nothing_tells_that_something_was_shared(town: Town) -> None:
    case, consent = towns.consented(town)
    read_case(case, by=town["officer"])
    share(town, case)
    towns.withdraw(town, case, consent)
    assert kinds(town, "officer") == ["consent_changed"]


def test_once_a_consent_has_run_out_nothing_tells_that_something_was_shared(town: Town) -> None:
    case, _consent = towns.consented(town)
    read_case(case, by=town["officer"])
    share(town, case)
    ends_at = Consent.objects.get(case=case).ends_at
    with clock.moved_to(ends_at - timedelta(days=1)):
        assert kinds(town, "officer") == ["released"]
    with clock.moved_to(ends_at + timedelta(days=1)):
        assert kinds(town, "officer") == []


def test_whoever_leaves_the_case_has_no_notice_of_it(town: Town) -> None:
    case, _consent = towns.consented(town)
    share(town, case)
    assert kinds(town, "officer") != []
    seats.end_assignment(case, town["officer"].membership_id, by=town["police_contact"])
    assert kinds(town, "officer") == []


def test_the_header_counts_them_and_the_page_is_one_act(town: Town) -> None:
    case, _consent = towns.consented(town)
    read_case(case, by=town["officer"])
    share(town, case)
    client = browser(town, "officer")
    assert "(1 olästa)" in client.get("/cases/").content.decode()
    before = len(towns.acts_of(town))
    page = client.get("/notices/").content.decode()
    assert towns.acts_of(town)[before:] == [(Act.LIST_NOTICES, "shown")]
    told = re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])
    for secret in ("Elias", "Granskolan", "Skola", "Delas."):
        assert secret not in told
    assert "Notiser" not in browser(town, "administrator").get("/").content.decode()


def test_a_read_notice_leaves_the_page_after_a_month(town: Town) -> None:
    case, _consent = towns.consented(town)
    share(town, case)
    read_case(case, by=town["officer"])
    assert list_notices(by=town["officer"]).lines
    with clock.moved_to(clock.now() + timedelta(days=31)):
        assert list_notices(by=town["officer"]).lines == ()
