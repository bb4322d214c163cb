"""Bytes that hash well and are no entry, and heads that do not fit, are named."""

from uuid import uuid4

import pytest
from django.db import connection

from access import clock
from audit import chain, log, verify
from audit.entries import ItemShown
from audit.models import Head
from tests.audit.logs import (
    LOG,
    entry,
    finding,
    first_bad,
    reading_of,
    rewrite,
    written,
)


def with_duplicate_key(data: bytes) -> bytes:
    return data[:-1] + b',"part":1}'


def with_other_spacing(data: bytes) -> bytes:
    return data.replace(b'":', b'": ', 1)


def without_its_time(data: bytes) -> bytes:
    return chain.canonical({k: v for k, v in chain.parse(data).items() if k != "at"})


def nested_without_end(_data: bytes) -> bytes:
    return b'{"a":' + b"[" * 20000 + b"]" * 20000 + b"}"


def longer_than_an_entry(data: bytes) -> bytes:
    return data[:-1] + b',"z":"' + b"z" * chain.LONGEST + b'"}'


def with_an_id_of_other_spelling(data: bytes) -> bytes:
    said = chain.parse(data)
    return chain.canonical({**said, "actor": said["actor"][:-1] + "R"})


@pytest.mark.parametrize(
    "bend",
    [
        with_duplicate_key,
        with_other_spacing,
        without_its_time,
        nested_without_end,
        longer_than_an_entry,
        with_an_id_of_other_spelling,
    ],
)
def test_bytes_that_are_no_entry_are_named(bent: Head, bend: object) -> None:
    entries = written()
    entries[7] = bend(entries[7])  # type: ignore[operator]
    rewrite(*entries)
    assert finding() == verify.Finding(LOG, 7, 7, "the bytes are not an entry")


def test_an_entry_that_goes_back_in_time_is_named(bent: Head) -> None:
    entries = written()
    said = chain.parse(entries[7])
    entries[7] = chain.canonical({**said, "at": "2020-01-01T00:00:00.000000Z"})
    rewrite(*entries)
    assert first_bad() == 7


def test_a_missing_part_of_an_act_is_named(db: None) -> None:
    log.found(LOG)
    items = [ItemShown(uuid4(), uuid4(), (1, 2, 3), "own") for _ in range(1500)]
    log.recorded(LOG, reading_of(*items))
    log.recorded(LOG, entry())
    entries = written()
    assert len(entries) >= 4
    rewrite(*entries)
    assert finding().intact
    rewrite(entries[0], *entries[2:])
    assert first_bad() == 1
    rewrite(*entries[1:])
    assert first_bad() == 0
    rewrite(*entries[:2])
    assert finding().reason == "a part of an act is missing"


def test_a_head_with_another_root_edge_or_time_is_named(bent: Head) -> None:
    here = Head.objects.filter(log_id=LOG)
    here.update(root=bytes(32))
    assert finding().reason == "the root is another"
    here.update(root=bent.root, edge=bytes(64))
    assert first_bad() == 0
    here.update(edge=bent.edge, last_at=clock.now())
    assert finding().reason == "the head has another time than the last entry"
    here.update(last_at=bent.last_at)
    assert finding().intact


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("audit_leaf SET hash", "'text'"),
        ("audit_leaf SET hash", "7"),
        ("audit_body SET bytes", "123456789012"),
        ("audit_body SET agency_id", "'nobody'"),
        ("audit_body SET at", "'never'"),
        ("audit_body SET part", "'one'"),
        ("audit_subject SET subject_id", "'nobody'"),
    ],
)
def test_a_column_of_another_type_is_named(bent: Head, column: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute(f'UPDATE {column} = {value} WHERE log_id = %s AND "index" = 7', [LOG.hex])
        cursor.execute("PRAGMA ignore_check_constraints = OFF")
    assert first_bad() == 7


@pytest.mark.sqlite
def test_a_head_of_another_type_is_told(bent: Head) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_head SET edge = 'text' WHERE log_id = %s", [LOG.hex])
    assert finding().reason == "the head cannot be read"
