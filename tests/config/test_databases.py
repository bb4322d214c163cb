"""Both engines are set up so that the log and the keys can rely on them."""

import pytest
from django.db import connection, transaction

from config.databases import database
from config.env import NotConfigured


def test_postgresql_by_its_address():
    found = database("postgresql://varsam:p%40ss@db.example:5433/torsby?sslmode=verify-full")
    assert found["ENGINE"].endswith("postgresql")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "5433", "torsby")
    assert (found["USER"], found["PASSWORD"]) == ("varsam", "p@ss")
    assert found["OPTIONS"] == {"sslmode": "verify-full"}


@pytest.mark.parametrize("address", ["mysql://a/b", "sqlite://", "torsby.sqlite3", ""])
def test_another_kind_of_database_is_refused(address: str):
    with pytest.raises(NotConfigured, match="sqlite:/// or postgresql://"):
        database(address)


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_sqlite_keeps_what_it_has_committed(own_database: None, pragma: str, value: object):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)


@pytest.mark.sqlite
def test_sqlite_takes_its_lock_when_a_transaction_begins(own_database: None):
    with connection.execute_wrapper(_refuse_deferred), transaction.atomic():
        assert connection.transaction_mode == "IMMEDIATE"


def _refuse_deferred(execute, statement, *rest):
    assert not statement.startswith("BEGIN") or "IMMEDIATE" in statement
    return execute(statement, *rest)


@pytest.mark.postgresql
def test_a_test_runs_on_the_engine_that_was_asked_for(db: None):
    with connection.cursor() as cursor:
        cursor.execute("SELECT version()")
        assert cursor.fetchone()[0].startswith("PostgreSQL")
