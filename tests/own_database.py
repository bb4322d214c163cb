"""Copies the migrated template database for one test and points every connection to the copy.

A test that commits cannot be cleaned up after: the log's triggers refuse it, and none is disabled.
"""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connection, connections
from psycopg import sql


@contextmanager
def copied(folder: Path) -> Iterator[None]:
    """Work in a copy of the template until the block ends; all threads do."""
    connections.close_all()
    template = connection.settings_dict["NAME"]
    make, drop = (_copy_file, _drop_file) if connection.vendor == "sqlite" else (_create, _drop)
    name = make(template, folder)
    # The same dictionary stands behind the connections of all threads.
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = template
        drop(name)


def _copy_file(template: str, folder: Path) -> str:
    copy = folder / "own.sqlite3"
    shutil.copyfile(template, copy)  # nobody is connected, so its write-ahead log is empty
    return str(copy)


def _drop_file(name: str) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(name + suffix).unlink(missing_ok=True)


def _create(template: str, folder: Path) -> str:
    name = f"{template}_{uuid.uuid4().hex[:8]}"
    _command("CREATE DATABASE {} TEMPLATE {}", name, template)
    return name


def _drop(name: str) -> None:
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
