"""The database itself keeps the log append-only, on both engines."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from access import clock
from audit import log
from audit.chain import EMPTY_ROOT
from audit.models import Body, Head, Leaf, Subject
from audit.triggers import read_out_requests, writable
from audit.verify import verify
from tests.audit.logs import LOG, SCHOOL, TABLES, entry, fill, head, member

FROZEN = TABLES[:3]


@pytest.fixture(autouse=True)
def filled(db: None) -> Head:
    return fill(12)


def refused(*statements: str) -> None:
    """Each statement is refused, and the log is as it was."""
    for statement in statements:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert head().size == 12
    assert verify(head()).intact


@pytest.mark.parametrize("table", FROZEN)
def test_entries_are_neither_changed_nor_deleted(table: str) -> None:
    refused(
        f"UPDATE {table} SET log_id = log_id",
        f"DELETE FROM {table}",
        f'DELETE FROM {table} WHERE "index" = 11',
    )


def test_the_head_follows_the_leaves() -> None:
    refused(
        "DELETE FROM audit_head",
        "UPDATE audit_head SET size = size - 1",
        "UPDATE audit_head SET size = size + 1",
        "UPDATE audit_head SET size = size",
        "UPDATE audit_head SET last_at = last_at",
        "UPDATE audit_head SET root = edge, edge = root",
    )


@pytest.mark.postgresql
@pytest.mark.parametrize("table", TABLES)
def test_tables_of_the_log_are_not_truncated(table: str) -> None:
    refused(f"TRUNCATE {table}", f"TRUNCATE {table} CASCADE")


@pytest.mark.postgresql
def test_triggers_also_hold_for_a_session_that_plays_replica() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, tgenabled FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid "
            "WHERE NOT tgisinternal AND c.relname = ANY(%s)",
            [list(TABLES)],
        )
        enabled = dict(cursor.fetchall())
    assert len(enabled) == 13
    assert set(enabled.values()) == {"A"}


@pytest.mark.sqlite
@pytest.mark.parametrize("table", TABLES)
def test_insert_or_replace_replaces_nothing(table: str) -> None:
    refused(
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
        f"REPLACE INTO {table} SELECT * FROM {table}",
        f"UPDATE OR REPLACE {table} SET log_id = log_id",
    )


@pytest.mark.sqlite
def test_insert_or_replace_under_another_id_replaces_nothing() -> None:
    new = uuid4().hex
    columns = [field.column for field in Body._meta.concrete_fields if field.column != "id"]
    quoted = ", ".join(f'"{column}"' for column in columns)
    refused(
        f"INSERT OR REPLACE INTO audit_leaf SELECT '{new}', log_id, \"index\", hash "
        'FROM audit_leaf WHERE "index" = 4',
        f"INSERT OR REPLACE INTO audit_body (id, {quoted}) SELECT '{new}', {quoted} "
        'FROM audit_body WHERE "index" = 4',
    )


def test_an_upsert_changes_nothing() -> None:
    refused(
        "INSERT INTO audit_head SELECT * FROM audit_head WHERE true "
        "ON CONFLICT (log_id) DO UPDATE SET size = 0",
        "INSERT INTO audit_leaf SELECT * FROM audit_leaf WHERE true "
        "ON CONFLICT (id) DO UPDATE SET log_id = excluded.log_id",
    )


@pytest.mark.parametrize("index", [0, 5, 11, 13, 99])
def test_a_leaf_out_of_order_is_refused(index: int) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Leaf.objects.create(log_id=LOG, index=index, hash=bytes(32))


@pytest.mark.parametrize("index", [0, 5, 11, 12, 99])
def test_a_subject_is_not_put_to_an_entry_afterwards_or_before(index: int) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Subject.objects.create(
            log_id=LOG, index=index, kind="case", subject_id=uuid4(), owner_agency_id=SCHOOL
        )


@pytest.mark.parametrize("index", [0, 5, 11, 12, 99])
def test_a_body_without_a_new_leaf_is_refused(index: int) -> None:
    like = Body.objects.get(log_id=LOG, index=3)
    like.pk, like.index = uuid4(), index
    with pytest.raises(DatabaseError), transaction.atomic():
        like.save(force_insert=True)


def test_a_log_without_a_head_takes_no_leaf() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Leaf.objects.create(log_id=uuid4(), index=0, hash=bytes(32))


def test_a_log_begins_empty() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Head.objects.create(log_id=uuid4(), size=3, root=EMPTY_ROOT, last_at=clock.now())


def test_entries_older_than_the_column_of_the_request_get_it_from_their_bytes() -> None:
    log.recorded(LOG, entry(by=member()))
    with connection.cursor() as cursor:
        away, back = writable(connection.vendor)
        cursor.execute(away)
        cursor.execute("UPDATE audit_body SET request = NULL")
        assert not verify(head()).intact
        cursor.execute(back)
    read_out_requests(apps, SimpleNamespace(connection=connection))
    assert set(Body.objects.filter(log_id=LOG).values_list("request", flat=True)) == {
        None,
        "r" * 22,
    }
    assert verify(head()).intact
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_body SET request = NULL")
