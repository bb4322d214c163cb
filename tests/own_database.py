"""Copies a migrated database for one test and points every connection to the copy.

A test that commits cannot be cleaned up after: the log's triggers refuse it, and none is disabled.
"""

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import psycopg
import pytest
from django.db import connection, connections, transaction
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

T = TypeVar("T")


@contextmanager
def working_in(name: str) -> Iterator[None]:
    """Work in a database until the block ends, all threads of this process, and drop it then."""
    connections.close_all()
    before = connection.settings_dict["NAME"]
    # The same dictionary stands behind the connections of all threads.
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = before
        drop(name)


@contextmanager
def taken_back() -> Iterator[None]:
    """Take back whatever is written until the block ends."""
    block = transaction.atomic()
    block._from_testcase = True  # as Django's TestCase: the log's durable blocks may be inside
    with block:
        yield
        transaction.set_rollback(True)


def once(make: Callable[[], T]) -> Any:
    """A fixture for a module of tests: what is made in a database of its own, and stays there until
    the last of them is over. A test works with it inside `taken_back`."""

    @pytest.fixture(scope="module")
    def made(
        django_db_setup: str,
        django_db_blocker: DjangoDbBlocker,
        tmp_path_factory: pytest.TempPathFactory,
    ) -> Iterator[T]:
        folder = tmp_path_factory.mktemp("once")
        with django_db_blocker.unblock(), working_in(copy(django_db_setup, folder)):
            yield make()
            connections.close_all()

    return made


def copy(name: str, folder: Path) -> str:
    """The name of a copy of a database to which nobody is connected; a file lies in `folder`."""
    if connection.vendor == "sqlite":
        return str(shutil.copy(name, folder / "own.sqlite3"))
    new = f"{name}_{uuid.uuid4().hex[:8]}"
    _command("CREATE DATABASE {} TEMPLATE {}", new, name)
    return new


def drop(name: str) -> None:
    """Remove a copy."""
    if connection.vendor == "sqlite":
        for suffix in ("", "-wal", "-shm"):
            Path(f"{name}{suffix}").unlink(missing_ok=True)
    else:
        _command("DROP DATABASE {} WITH (FORCE)", name)


def _command(text: str, *names: str) -> None:
    server = connection.settings_dict
    with psycopg.connect(
        host=server["HOST"],
        port=server["PORT"],
        user=server["USER"],
        password=server["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    ) as session:
        session.execute(sql.SQL(text).format(*map(sql.Identifier, names)))
