"""Appending: dense, in the order of commits, whole or not at all; proof only after the commit."""

import os
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from access import clock
from audit import log
from audit.entries import ItemShown
from audit.log import LogUnavailable
from audit.models import Body, Head, Leaf, Subject
from audit.verify import verify
from tests.audit.logs import (
    LOG,
    POLICE,
    SCHOOL,
    entry,
    fill,
    fill_disk,
    head,
    reading_of,
)

ROOT = Path(__file__).resolve().parents[2]
NOTE = ItemShown(UUID(int=31), SCHOOL, (5, 6), "consent")


def rows() -> tuple[int, int, int, int]:
    kept = [model.objects.filter(log_id=LOG).count() for model in (Leaf, Body, Subject)]
    return (head().size, kept[0], kept[1], kept[2])


def test_a_log_that_is_begun_twice_is_one_log(db: None) -> None:
    fill(2)
    log.found(LOG)
    assert rows() == (2, 2, 2, 2)


def test_a_log_that_was_never_begun_takes_nothing(db: None) -> None:
    with pytest.raises(LogUnavailable):
        log.recorded(uuid4(), entry())


def test_an_entry_takes_five_statements_however_many_items_it_shows(db: None) -> None:
    log.found(LOG)
    for items in (1, 10, 100):
        shown = [ItemShown(uuid4(), SCHOOL, (1,), "own") for _ in range(items)]
        with CaptureQueriesContext(connection) as captured:
            log.recorded(LOG, reading_of(*shown))
        said = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
        assert [sql.split()[0] for sql in said] == [
            "SELECT",
            "INSERT",
            "INSERT",
            "INSERT",
            "UPDATE",
        ]


def test_a_long_act_is_one_commit_and_stays_verifiable(db: None) -> None:
    log.found(LOG)
    items = [ItemShown(uuid4(), uuid4(), (1, 2, 3), "own") for _ in range(1500)]
    log.recorded(LOG, reading_of(*items))
    assert head().size == Body.objects.get(log_id=LOG, index=0).parts > 1
    assert verify(head()).intact


# The receipt.


def test_a_reading_has_its_receipt_when_it_has_committed(own_database: None) -> None:
    fill(2)
    with log.reading(LOG) as page:
        page.append(reading_of(NOTE, agency=POLICE))
        with pytest.raises(LogUnavailable):
            _ = page.receipt
    assert page.receipt.shown == {(NOTE.item_id, 5), (NOTE.item_id, 6)}
    assert (page.receipt.log_id, page.receipt.index, page.receipt.agency_id) == (LOG, 2, POLICE)
    assert head().size == 3


def test_a_reading_that_wrote_nothing_has_no_receipt(own_database: None) -> None:
    fill(0)
    with log.reading(LOG) as page:
        pass
    with pytest.raises(LogUnavailable):
        _ = page.receipt


def test_a_reading_that_failed_after_its_entry_has_neither_entry_nor_receipt(
    own_database: None,
) -> None:
    fill(0)
    with pytest.raises(LookupError), log.reading(LOG) as page:
        page.append(reading_of(NOTE))
        raise LookupError
    with pytest.raises(LogUnavailable):
        _ = page.receipt
    assert rows() == (0, 0, 0, 0)


def test_a_reading_is_one_act_of_one_member(own_database: None) -> None:
    fill(0)
    with log.reading(LOG) as page:
        with pytest.raises(ValueError, match="one act"):
            page.append(entry())
        page.append(reading_of(NOTE))
        with pytest.raises(ValueError, match="one act"):
            page.append(reading_of(NOTE))
    assert head().size == 1


def test_a_reading_inside_a_change_is_refused_since_it_could_be_taken_back(
    own_database: None,
) -> None:
    fill(0)
    with transaction.atomic(), pytest.raises(RuntimeError), log.reading(LOG):
        pass
    with transaction.atomic(), pytest.raises(RuntimeError):
        log.recorded(LOG, entry())
    assert rows() == (0, 0, 0, 0)


# Whole or not at all.


def test_a_change_that_fails_after_its_entry_leaves_nothing(own_database: None) -> None:
    fill(1)
    with pytest.raises(LookupError), transaction.atomic(), log.writing(LOG) as open_head:
        open_head.append(entry())
        raise LookupError
    assert rows() == (1, 1, 1, 1)
    assert verify(head()).intact


def test_the_log_is_not_written_outside_a_transaction(own_database: None) -> None:
    fill(0)
    with pytest.raises(RuntimeError, match="transaction"), log.writing(LOG):
        pass


def test_a_head_that_was_let_go_takes_nothing(db: None) -> None:
    log.found(LOG)
    with log.writing(LOG) as open_head:
        open_head.append(entry())
    with pytest.raises(RuntimeError, match="let go"):
        open_head.append(entry())


def test_nothing_is_shown_or_changed_when_the_log_cannot_be_written(own_database: None) -> None:
    fill(3)
    fill_disk()
    with pytest.raises(LogUnavailable) as refused, log.reading(LOG) as page:
        page.append(reading_of(NOTE))
    with pytest.raises(LogUnavailable):
        _ = page.receipt
    with pytest.raises(LogUnavailable):
        log.recorded(LOG, entry())
    with pytest.raises(LogUnavailable), transaction.atomic(), log.writing(LOG) as open_head:
        open_head.append(entry())
    assert (str(refused.value), refused.value.__cause__) == ("The log cannot be written.", None)
    assert rows() == (3, 3, 3, 3)
    assert verify(head()).intact


def test_a_lost_connection_is_told_as_an_unwritable_log(own_database: None) -> None:
    fill(1)
    assert connection.connection is not None
    connection.connection.close()
    with pytest.raises(LogUnavailable):
        log.recorded(LOG, entry())
    connection.connection.close()
    with pytest.raises(LogUnavailable), log.reading(LOG):
        pass
    connections.close_all()
    assert rows() == (1, 1, 1, 1)


KILLED = """
import os, signal, sys
import django
django.setup()
from django.db import connection, transaction
from audit import log
from tests.audit.logs import LOG, entry, reading_of, SCHOOL
from uuid import UUID
connection.settings_dict["NAME"] = sys.argv[1]
def die(execute, sql, params, many, context):
    if sql.startswith(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, params, many, context)
with connection.execute_wrapper(die):
    with transaction.atomic(), log.writing(LOG) as head:
        head.append(entry(subjects=(("case", UUID(int=1), SCHOOL),)))
        if sys.argv[2] == "COMMIT":
            os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(
    "step",
    [
        'INSERT INTO "audit_leaf"',
        'INSERT INTO "audit_body"',
        'INSERT INTO "audit_subject"',
        'UPDATE "audit_head"',
        "COMMIT",
    ],
)
def test_a_process_killed_before_its_commit_leaves_nothing(own_database: None, step: str) -> None:
    fill(1)
    connections.close_all()
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, connection.settings_dict["NAME"], step],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert ended.returncode == -9
    assert rows() == (1, 1, 1, 1)
    log.recorded(LOG, entry())
    assert verify(head()).intact


# Order.


def test_writers_at_once_leave_no_gap_and_go_forward_in_time(own_database: None) -> None:
    fill(0)

    def write() -> None:
        try:
            for _ in range(25):
                log.recorded(LOG, entry())
        finally:
            connections.close_all()

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert head().size == 100
    assert verify(head()).intact


def test_a_clock_that_is_turned_back_turns_nothing_back(db: None) -> None:
    log.found(LOG)
    with clock.moved_to(datetime(2031, 5, 1, tzinfo=UTC)):
        log.recorded(LOG, entry())
    log.recorded(LOG, entry())
    first, second = Body.objects.filter(log_id=LOG).order_by("index")
    assert second.at >= first.at > clock.now() + timedelta(days=300)
    assert Head.objects.get(log_id=LOG).last_at == second.at
    assert verify(head()).intact


def test_the_chain_needs_no_django() -> None:
    probe = "import audit.chain, sys; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], cwd=ROOT, check=False).returncode == 0
