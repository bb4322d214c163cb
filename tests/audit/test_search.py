"""A reviewer finds the entries of the own agency and of what it owns, and no others."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access import clock
from access.acts import Act
from audit import log
from audit.entries import ItemShown, Outcome
from audit.models import Leaf
from audit.search import Filters, LogLine, entries_for, entry_for
from tests.audit.logs import CASE, LOG, POLICE, SCHOOL, entry, member, reading_of

LEISURE = UUID(int=903)
ALL = Filters()
NOON = datetime(2040, 11, 23, 12, tzinfo=UTC)  # later than the log's founding


@pytest.fixture(autouse=True)
def story(db: None) -> None:
    """Six acts, an hour between them, by school and police; one on an item of the school."""
    log.found(LOG)
    note = ItemShown(uuid4(), SCHOOL, (5,), "consent")
    for hour, said in enumerate(
        [
            entry(act=Act.RECORD_NOTE, by=member(SCHOOL), case_id=CASE),
            reading_of(note, agency=POLICE),
            entry(act=Act.RECORD_NOTE, by=member(POLICE, 2), case_id=CASE),
            entry(act=Act.LIST_CASES, outcome=Outcome.SHOWN, by=member(SCHOOL, 3)),
            entry(act=Act.READ_CASE, outcome=Outcome.REFUSED, by=member(POLICE, 2)),
            entry(act=Act.LIST_CASES, by=member(SCHOOL), subjects=(("case", CASE, SCHOOL),)),
        ]
    ):
        with clock.moved_to(NOON + timedelta(hours=hour)):
            log.recorded(LOG, said)


def found(agency: UUID = SCHOOL, filters: Filters = ALL, **page: int) -> list[int]:
    return [line.index for line in entries_for(LOG, agency, filters, **page)]


def test_an_agency_sees_its_members_acts_and_others_acts_on_what_it_owns() -> None:
    assert found(SCHOOL) == [5, 3, 1, 0]
    assert found(POLICE) == [4, 2, 1]
    assert found(LEISURE) == []


def test_another_collaborations_log_shows_nothing() -> None:
    assert entries_for(uuid4(), SCHOOL, ALL) == []


@pytest.mark.parametrize(
    ("filters", "indices"),
    [
        (Filters(membership_id=member(SCHOOL, 3).membership_id), [3]),
        (Filters(membership_id=member(POLICE, 2).membership_id), []),
        (Filters(agency_id=POLICE), [1]),
        (Filters(case_ids=frozenset({CASE})), [5, 1, 0]),
        (Filters(case_ids=frozenset({UUID(int=1)})), []),
        (Filters(act="list_cases"), [5, 3]),
        (Filters(act="list_cases", outcome="shown"), [3]),
        (Filters(outcome="refused"), []),
        (Filters(from_at=NOON + timedelta(hours=3)), [5, 3]),
        (Filters(until_at=NOON + timedelta(hours=3)), [1, 0]),
        (Filters(from_at=NOON + timedelta(hours=2), until_at=NOON + timedelta(hours=2)), []),
        (Filters(act="no such act"), []),
    ],
)
def test_the_filters_narrow_what_may_be_seen(filters: Filters, indices: list[int]) -> None:
    assert found(SCHOOL, filters) == indices


def test_the_entries_of_one_request_are_found_in_their_order_and_no_others() -> None:
    one = entry(act=Act.READ_CASE, by=member(SCHOOL), request="q" * 22)
    other = entry(act=Act.READ_CASE, by=member(POLICE, 2), request="q" * 22)
    for said in (one, other, one, entry(by=member(SCHOOL))):
        log.recorded(LOG, said)
    asked = Filters(request="q" * 22)
    assert found(SCHOOL, asked) == [8, 6]
    assert found(SCHOOL, asked, limit=1, before=8) == [6]
    assert found(POLICE, asked) == [7]
    assert found(LEISURE, asked) == []


@pytest.mark.sqlite  # PostgreSQL reads so small a table as a whole
def test_a_request_is_looked_up_by_its_index() -> None:
    with CaptureQueriesContext(connection) as captured:
        entries_for(LOG, SCHOOL, Filters(request="q" * 22))
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {captured[0]['sql']}")
        plan = " ".join(str(row) for row in cursor.fetchall())
    assert "audit_by_request" in plan


def test_pages_go_back_from_the_last_index_shown_and_tell_whether_more_follows() -> None:
    assert found(limit=2) == [5, 3, 1]
    assert found(limit=2, before=3) == [1, 0]
    assert found(limit=2, before=0) == []


def test_new_entries_do_not_move_the_older_page() -> None:
    log.recorded(LOG, entry(by=member(SCHOOL)))
    assert found(limit=2, before=3) == [1, 0]


def test_an_entry_of_others_is_not_found_by_its_index() -> None:
    line = entry_for(LOG, SCHOOL, 1)
    assert isinstance(line, LogLine)
    assert (line.agency_id, line.case_id, line.act) == (POLICE, CASE, "read_case")
    assert line.leaf == bytes(Leaf.objects.get(log_id=LOG, index=1).hash).hex()
    assert entry_for(LOG, SCHOOL, 2) is None
    assert entry_for(LOG, SCHOOL, 99) is None


def test_every_part_of_a_long_act_is_found_by_its_case_and_by_the_owner() -> None:
    items = [ItemShown(uuid4(), SCHOOL, (1,), "consent") for _ in range(1500)]
    log.recorded(LOG, reading_of(*items, agency=POLICE))
    lines = entries_for(LOG, SCHOOL, Filters(case_ids=frozenset({CASE}), agency_id=POLICE))
    assert len(lines) == lines[0].body["parts"] + 1 > 3
    assert sum(len(line.body["items"]) for line in lines) == 1501


@pytest.mark.parametrize("entries", [0, 1, 60])
def test_a_page_of_the_log_takes_two_queries(entries: int) -> None:
    for _ in range(entries):
        log.recorded(LOG, entry(by=member(SCHOOL)))
    with CaptureQueriesContext(connection) as captured:
        entries_for(LOG, SCHOOL, Filters(case_ids=frozenset({CASE})))
        entries_for(LOG, SCHOOL, ALL)
    assert len(captured) == 4
