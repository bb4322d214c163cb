"""The log as it is kept: append-only, dense, complete, and found out when somebody bends it."""

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from io import StringIO
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction

from access import clock
from access.acts import Act
from audit import chain, log
from audit.describe import DESCRIPTIONS, OUTCOMES, describe_rule
from audit.entries import CODE, Entry, ItemShown, Outcome, code, printable
from audit.log import LogUnavailable
from audit.models import Body, Head, Leaf, Subject
from audit.verify import verify, verify_all

LOG = UUID(int=77)


def entry(**said: object) -> Entry:
    facts = {"act": Act.LOG_IN, "outcome": Outcome.CHANGED, "actor_id": UUID(int=5)}
    return Entry(**{**facts, **said})  # type: ignore[arg-type]


@pytest.fixture
def filled(db: None) -> Head:
    """A log of twelve entries."""
    log.found(LOG)
    for number in range(12):
        log.recorded(LOG, entry(subjects=(("case", UUID(int=number), UUID(int=9)),)))
    return Head.objects.get(log_id=LOG)


def bare(table: str) -> None:
    """Take the triggers away, as an owner of the database can."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")


def test_an_intact_log_is_found_intact(filled: Head) -> None:
    assert verify(filled).intact
    assert filled.size == 12


def test_every_act_and_outcome_has_words() -> None:
    assert set(DESCRIPTIONS) == set(Act)
    assert set(OUTCOMES) == set(Outcome)
    assert describe_rule("nobody.knows.this") == "nobody.knows.this"


@pytest.mark.parametrize("table", ["audit_leaf", "audit_body", "audit_subject"])
@pytest.mark.parametrize("what", ["UPDATE {} SET log_id = log_id", "DELETE FROM {}"])
def test_entries_are_neither_changed_nor_deleted(filled: Head, table: str, what: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(what.format(table))


@pytest.mark.parametrize(
    "what",
    [
        "DELETE FROM audit_head",
        "UPDATE audit_head SET size = size - 1",
        "UPDATE audit_head SET size = size + 1",
        "UPDATE audit_head SET size = size",
    ],
)
def test_the_head_follows_the_leaves(filled: Head, what: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(what)


@pytest.mark.postgresql
def test_tables_of_the_log_are_not_truncated(filled: Head) -> None:
    for table in ("audit_leaf", "audit_body", "audit_subject", "audit_head"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {table}")


@pytest.mark.sqlite
@pytest.mark.parametrize("table", ["audit_leaf", "audit_body", "audit_subject", "audit_head"])
def test_insert_or_replace_replaces_nothing(filled: Head, table: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")


def test_an_entry_out_of_order_is_refused(filled: Head) -> None:
    for index in (0, 5, 13, 99):
        with pytest.raises(DatabaseError), transaction.atomic():
            Leaf.objects.create(log_id=LOG, index=index, hash=bytes(32))


def first_bad(filled: Head) -> int | None:
    return verify(Head.objects.get(log_id=LOG)).bad_index


def test_an_edited_body_is_named(filled: Head) -> None:
    bare("audit_body")
    body = chain.parse(bytes(Body.objects.get(log_id=LOG, index=4).bytes))
    Body.objects.filter(log_id=LOG, index=4).update(
        bytes=chain.canonical({**body, "outcome": "shown"}), outcome="shown"
    )
    assert first_bad(filled) == 4


def test_an_edited_column_is_named(filled: Head) -> None:
    bare("audit_body")
    Body.objects.filter(log_id=LOG, index=6).update(act="read_case")
    assert first_bad(filled) == 6


def test_an_edited_subject_is_named(filled: Head) -> None:
    bare("audit_subject")
    Subject.objects.filter(log_id=LOG, index=7).update(owner_agency_id=uuid4())
    assert first_bad(filled) == 7


@pytest.mark.parametrize("gone", [0, 5, 11])
def test_a_deleted_entry_is_named(filled: Head, gone: int) -> None:
    for model, table in ((Leaf, "audit_leaf"), (Body, "audit_body"), (Subject, "audit_subject")):
        bare(table)
        model.objects.filter(log_id=LOG, index=gone).delete()
    assert first_bad(filled) == gone


def test_a_deleted_body_is_named(filled: Head) -> None:
    bare("audit_body")
    Body.objects.filter(log_id=LOG, index=3).delete()
    assert first_bad(filled) == 3


def test_entries_that_changed_places_are_named(filled: Head) -> None:
    for model, table in ((Leaf, "audit_leaf"), (Body, "audit_body"), (Subject, "audit_subject")):
        bare(table)
        rows = {at: list(model.objects.filter(log_id=LOG, index=at)) for at in (2, 3)}
        for row in rows[2]:
            model.objects.filter(pk=row.pk).update(index=99)
        for row in rows[3]:
            model.objects.filter(pk=row.pk).update(index=2)
        for row in rows[2]:
            model.objects.filter(pk=row.pk).update(index=3)
    assert first_bad(filled) is not None


def test_a_tail_cut_with_its_head_left_is_named(filled: Head) -> None:
    for model, table in ((Leaf, "audit_leaf"), (Body, "audit_body"), (Subject, "audit_subject")):
        bare(table)
        model.objects.filter(log_id=LOG, index__gte=10).delete()
    assert first_bad(filled) == 10


def test_an_inserted_entry_is_named(filled: Head) -> None:
    bare("audit_leaf")
    Leaf.objects.create(log_id=LOG, index=12, hash=bytes(32))
    assert first_bad(filled) == 12


def test_a_head_that_is_gone_is_noticed(filled: Head) -> None:
    bare("audit_head")
    Head.objects.filter(log_id=LOG).delete()
    assert [found.intact for found in verify_all() if found.log_id == LOG] == [False]


def run_verify(*arguments: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("verify_log", *arguments, stdout=out, stderr=out)
    except SystemExit as ended:
        return int(str(ended.code)), out.getvalue()
    return 0, out.getvalue()


def test_the_command_tells_intact_from_tampered_from_unreadable(filled: Head) -> None:
    assert run_verify("--log", str(LOG)) == (0, f"{LOG}: intact, 12 entries\n")
    bare("audit_body")
    Body.objects.filter(log_id=LOG, index=8).update(rule="other")
    status, said = run_verify()
    assert status == 1
    assert f"{LOG}: tampered at index 8" in said
    assert run_verify("--log", str(uuid4()))[0] == 2


def test_a_long_act_takes_several_entries_in_one_commit(db: None) -> None:
    log.found(LOG)
    items = tuple(ItemShown(uuid4(), uuid4(), (1, 2, 3), "own") for _ in range(1500))
    log.recorded(LOG, entry(items=items))
    parts = list(Body.objects.filter(log_id=LOG).order_by("index").values_list("part", "parts"))
    assert len(parts) > 1
    assert parts == [(at, len(parts)) for at in range(1, len(parts) + 1)]
    assert verify(Head.objects.get(log_id=LOG)).intact
    assert all(len(row.bytes) <= chain.LONGEST for row in Body.objects.filter(log_id=LOG))


def test_a_clock_that_is_turned_back_turns_nothing_back(db: None) -> None:
    log.found(LOG)
    with clock.moved_to(datetime(2031, 5, 1, tzinfo=UTC)):
        log.recorded(LOG, entry())
    log.recorded(LOG, entry())
    first, second = Body.objects.filter(log_id=LOG).order_by("index")
    assert second.at >= first.at > clock.now() + timedelta(days=300)


def test_what_somebody_typed_is_kept_printable_and_short() -> None:
    assert printable("a\x00b\n<script>å") == "a?b?<script>?"
    assert len(printable("x" * 900)) == 64


@pytest.mark.parametrize("text", ["Elias Alm", "åäö", "A", "x" * 65, "a b"])
def test_text_does_not_slip_in_as_a_code(text: str) -> None:
    assert not CODE.fullmatch(text)
    with pytest.raises(ValueError, match="codes"):
        code(text)


def test_a_reading_has_no_receipt_before_its_commit(own_database: None) -> None:
    log.found(LOG)
    with log.reading(LOG) as page, pytest.raises(LogUnavailable):
        _ = page.receipt
    with pytest.raises(LogUnavailable):
        _ = page.receipt


def test_a_log_that_was_never_begun_takes_nothing(db: None) -> None:
    with pytest.raises(LogUnavailable):
        log.recorded(uuid4(), entry())


def test_two_writers_at_once_leave_no_gap(own_database: None) -> None:
    log.found(LOG)

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
    head = Head.objects.get(log_id=LOG)
    assert head.size == 100
    assert verify(head).intact


def test_a_transaction_that_dies_leaves_nothing(own_database: None) -> None:
    log.found(LOG)
    with pytest.raises(RuntimeError), transaction.atomic(), log.writing(LOG) as head:
        head.append(entry())
        raise RuntimeError
    assert Head.objects.get(log_id=LOG).size == 0
    assert not Leaf.objects.filter(log_id=LOG).exists()


def test_the_chain_needs_no_django() -> None:
    probe = "import audit.chain, sys; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
