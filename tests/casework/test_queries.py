"""How many questions a page asks the database: the same for 1, 10 and 100 rows.

Counted are all statements but BEGIN, COMMIT and SAVEPOINT. The log's own (head, revisions, leaf,
body, subjects, head) are counted apart from the page's.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from access import clock
from access.acts import Act
from access.sending import Sent
from agencies.models import User
from agencies.writing.members import end_membership
from casework.management.demo import telling
from casework.reading.case_list import list_cases
from casework.reading.cases import read_case
from casework.reading.queue import read_queue
from casework.reading.search import search_person, second_case
from consent.terms import ConcernCategory, Topic
from tests import town as towns
from tests.casework.stories import planned
from tests.town import Town

LOG_TABLES = ("audit_head", "audit_leaf", "audit_body", "audit_subject")
NOT_COUNTED = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK")
LOG_STATEMENTS = 6
LOG_IN_STATEMENTS = 2  # session; user with memberships
HEADER_STATEMENTS = 1  # how many notices are unread
LIST_STATEMENTS = 3
LIST_WITH_NAMES_STATEMENTS = 5
# Of an open case with every kind of item; one is for its meetings, of which no item tells.
CASE_STATEMENTS = 18
# A kind with a topic of its own is not asked for where no key of that topic is held.
WITHOUT_PLAN = {"teacher": 13, "officer": 12}
# One a source, one for the cases and two for their consents; five more where a proposal to join
# cases waits for an answer. Who may note a concern asks one more: whether the newest safety answers
# are still without a report or a question, as what they say is sealed.
QUEUE_STATEMENTS = {"teacher": 19, "officer": 19, "coordinator": 20}
SEARCH_STATEMENTS = {"number": 7, "name": 5}


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def of_the_log(sql: str) -> bool:
    """Whether the statement is about a table of the log; the list asks the log in passing."""
    table = re.search(r'(?:FROM|INTO|UPDATE) "(\w+)"', re.sub(r"\(SELECT.*\)", "", sql))
    return table is not None and table.group(1) in LOG_TABLES


def statements(read: Callable[[], Any]) -> tuple[int, int]:
    """How many statements the page asked, and how many the log."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        read()
    asked = [q["sql"] for q in captured if not q["sql"].startswith(NOT_COUNTED)]
    log = [sql for sql in asked if of_the_log(sql)]
    revisions = [sql for sql in asked if "member_revision" in sql]
    return len(asked) - len(log) - len(revisions), len(log) + len(revisions)


def test_the_list_asks_the_same_for_1_10_and_100_cases(town: Town) -> None:
    list_cases(by=town["teacher"])
    for rows in (1, 9, 90):
        for _ in range(rows):
            towns.note_concern(town)
        list_asks_what_it_always_asks(town, "teacher")


def test_the_list_asks_no_more_for_1_and_40_cases_that_wait_for_somebody(town: Town) -> None:
    towns.note_concern(town, by="contact")
    list_cases(by=town["contact"])
    for rows, leaving in ((1, "teacher"), (39, "colleague")):
        for _ in range(rows):
            towns.note_concern(town, by=leaving)
        end_membership(town[leaving].membership_id, by=town["administrator"])
        list_asks_what_it_always_asks(town, "contact")


def list_asks_what_it_always_asks(town: Town, who: str) -> None:
    by = town[who]
    assert statements(lambda: list_cases(by=by)) == (LIST_STATEMENTS, LOG_STATEMENTS)
    with_names = statements(lambda: list_cases(by=by, names=True))
    assert with_names == (LIST_WITH_NAMES_STATEMENTS, LOG_STATEMENTS)


def test_the_case_page_asks_the_same_for_1_10_and_100_notes(town: Town) -> None:
    case, _consent = towns.consented(town)
    read_case(case, by=town["teacher"])
    for rows in (1, 9, 90):
        for _ in range(rows):
            telling.note(
                case, town["teacher"], Topic.SCHOOLING, "Delas.", share=[town.agency("police")]
            )
        for who in ("teacher", "officer"):
            assert statements(lambda who=who: read_case(case, by=town[who])) == (
                WITHOUT_PLAN[who],
                LOG_STATEMENTS,
            )


def test_the_case_page_asks_the_most_of_a_case_that_has_everything(town: Town) -> None:
    case = planned(town)
    telling.note(case, town["teacher"], Topic.SUBSTANCES, "Egen.")
    read_case(case, by=town["teacher"])
    asked = statements(lambda: read_case(case, by=town["teacher"]))
    assert asked == (CASE_STATEMENTS, LOG_STATEMENTS)


def test_the_first_page_asks_the_same_for_2_and_10_cases(town: Town) -> None:
    case, _consent = towns.consented(town)
    for who in QUEUE_STATEMENTS:
        read_case(case, by=town[who])
    for rows in (1, 8):
        for _ in range(rows):
            towns.consented(town)
        with clock.moved_to(clock.now() + timedelta(days=170)):
            for who, asked in QUEUE_STATEMENTS.items():
                assert statements(lambda who=who: read_queue(by=town[who])) == (
                    asked,
                    LOG_STATEMENTS,
                )


def test_a_search_asks_the_same_among_1_10_and_100_cases(town: Town) -> None:
    by, number = town["teacher"], {"personnummer": "20130302-2394"}
    nothing = {"personnummer": "", "given_name": "", "surname": ""}
    telling.concern(by, ("Noa", "Ek"), number["personnummer"], ConcernCategory.SUBSTANCES, "Text.")
    for rows in (0, 9, 90):
        for _ in range(rows):
            towns.note_concern(town)
        for way, typed in (("number", number), ("name", {"surname": "ek"})):
            asked = statements(lambda typed=typed: search_person(by=by, **nothing | typed))
            assert asked == (SEARCH_STATEMENTS[way], LOG_STATEMENTS + 1)
        asked = statements(
            lambda: second_case(
                number["personnummer"], by=by, step=Act.NOTE_CONCERN, sending=Sent(uuid4(), "")
            )
        )
        assert asked == (SEARCH_STATEMENTS["number"] + 1, LOG_STATEMENTS + 1)


@pytest.mark.parametrize(
    ("path", "page"), [("/cases/", LIST_STATEMENTS), ("/cases/{case}/", WITHOUT_PLAN["teacher"])]
)
def test_nothing_but_reading_log_and_log_in_asks_the_database(
    town: Town, path: str, page: int
) -> None:
    """The whole request: middleware, context processors and template add no statement."""
    case, _consent = towns.consented(town)
    client = Client()
    user = User.objects.get(pk=town["teacher"].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    client.get(path.format(case=case))
    asked = statements(lambda: client.get(path.format(case=case)))
    assert asked == (page + LOG_IN_STATEMENTS + HEADER_STATEMENTS, LOG_STATEMENTS)
