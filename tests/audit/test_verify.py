"""A log that was bent by somebody who owns the database is found out, and the place is named."""

import threading
from io import StringIO
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import connection, connections

from access import clock
from audit import chain, log, verify
from audit.entries import ItemShown
from audit.log import INSTALLATION
from audit.models import Body, Head, Leaf, Subject
from tests.audit.logs import (
    LOG,
    POLICE,
    ROWS,
    SCHOOL,
    copy,
    entry,
    fill,
    head,
    move,
    reading_of,
    rewrite,
    take_triggers_away,
    take_uniqueness_away,
    written,
)


@pytest.fixture
def bent(db: None) -> Head:
    """A log of twelve entries that nothing protects any more."""
    filled = fill(12)
    take_triggers_away()
    return filled


def finding() -> verify.Finding:
    return verify.verify(head())


def first_bad() -> int | None:
    return finding().bad_index


@pytest.mark.parametrize("size", [0, 1, 2, 3, 12])
def test_an_intact_log_is_found_intact(db: None, size: int) -> None:
    fill(size)
    assert finding() == verify.Finding(LOG, size)


@pytest.mark.parametrize("batch", [1, 4, 12, 13])
def test_the_size_of_a_batch_does_not_matter(
    bent: Head, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "BATCH", batch)
    assert finding().intact
    Body.objects.filter(log_id=LOG, index=4).update(rule="other")
    assert first_bad() == 4


# Edited.


def edited(index: int) -> bytes:
    said = chain.parse(bytes(Body.objects.get(log_id=LOG, index=index).bytes))
    return chain.canonical({**said, "outcome": "shown"})


def test_an_edited_body_is_named(bent: Head) -> None:
    Body.objects.filter(log_id=LOG, index=4).update(bytes=edited(4), outcome="shown")
    assert first_bad() == 4


def test_an_edited_body_with_its_leaf_is_found_by_the_root(bent: Head) -> None:
    data = edited(9)
    Body.objects.filter(log_id=LOG, index=9).update(bytes=data, outcome="shown")
    Leaf.objects.filter(log_id=LOG, index=9).update(hash=chain.leaf_hash(data))
    # Twelve entries are two subtrees, of eight and of four: the second is another.
    assert finding() == verify.Finding(LOG, 8, 8, "the root is another: changed here or later")


OTHERS = {
    "at": clock.now(),
    "act": "read_case",
    "outcome": "refused",
    "rule": "own",
    "actor_id": UUID(int=6),
    "membership_id": UUID(int=6),
    "agency_id": POLICE,
    "case_id": UUID(int=6),
    "part": 2,
    "parts": 2,
}


@pytest.mark.parametrize("column", OTHERS)
def test_an_edited_column_is_named(bent: Head, column: str) -> None:
    Body.objects.filter(log_id=LOG, index=6).update(**{column: OTHERS[column]})
    assert first_bad() == 6


def test_a_projection_that_was_changed_as_a_whole_is_named(bent: Head) -> None:
    assert set(OTHERS) == {field.name for field in Body._meta.fields} - {
        "id",
        "log_id",
        "index",
        "bytes",
    }
    Body.objects.filter(log_id=LOG).update(**OTHERS)
    assert first_bad() == 0


@pytest.mark.parametrize(
    "change", [{"owner_agency_id": POLICE}, {"subject_id": UUID(int=6)}, {"kind": "item"}]
)
def test_an_edited_subject_is_named(bent: Head, change: dict[str, object]) -> None:
    Subject.objects.filter(log_id=LOG, index=7).update(**change)
    assert first_bad() == 7


def test_a_subject_hidden_or_put_in_is_named(bent: Head) -> None:
    Subject.objects.create(
        log_id=LOG, index=7, kind="case", subject_id=uuid4(), owner_agency_id=SCHOOL
    )
    assert first_bad() == 7
    Subject.objects.filter(log_id=LOG, index=5).delete()
    assert first_bad() == 5


# Deleted, cut, reordered, inserted, duplicated.


@pytest.mark.parametrize("gone", [0, 5, 11])
def test_a_deleted_entry_is_named(bent: Head, gone: int) -> None:
    for model in ROWS:
        model.objects.filter(log_id=LOG, index=gone).delete()
    assert first_bad() == gone


def test_a_deleted_body_is_named(bent: Head) -> None:
    Body.objects.filter(log_id=LOG, index=3).delete()
    assert first_bad() == 3


def test_a_deleted_entry_whose_followers_moved_up_is_found(bent: Head) -> None:
    for model in ROWS:
        model.objects.filter(log_id=LOG, index=5).delete()
    for index in range(6, 12):
        move(index, index - 1)
    assert first_bad() == 11
    Head.objects.filter(log_id=LOG).update(size=11)
    assert finding().reason == "the root is another: changed here or later"


def test_a_cut_tail_is_named(bent: Head) -> None:
    for model in ROWS:
        model.objects.filter(log_id=LOG, index__gte=10).delete()
    assert first_bad() == 10
    Head.objects.filter(log_id=LOG).update(size=10)
    assert not finding().intact


def test_a_head_that_was_set_back_is_found_by_the_rows_beyond_it(bent: Head) -> None:
    Head.objects.filter(log_id=LOG).update(size=10)
    assert first_bad() == 10


def test_entries_that_changed_places_are_found(bent: Head) -> None:
    move(8, 99)
    move(9, 8)
    move(99, 9)
    assert finding().reason == "the entry is earlier than the one before it"
    assert first_bad() == 9


def test_entries_of_one_instant_that_changed_places_are_found_by_the_root(db: None) -> None:
    log.found(LOG)
    with clock.moved_to(clock.now()):
        for number in range(12):
            log.recorded(LOG, entry(subjects=(("case", UUID(int=number + 1), SCHOOL),)))
    take_triggers_away()
    first, second, *rest = written()
    kept = bytes(head().edge)
    rewrite(second, first, *rest)
    Head.objects.filter(log_id=LOG).update(edge=kept, root=chain.root(kept))
    assert not finding().intact


@pytest.mark.parametrize("place", [0, 5, 12])
def test_an_inserted_entry_is_found(bent: Head, place: int) -> None:
    for index in range(11, place - 1, -1):
        move(index, index + 1)
    copy(0 if place else 1, place)
    assert not finding().intact
    Head.objects.filter(log_id=LOG).update(size=13)
    assert not finding().intact


def test_a_leaf_alone_beyond_the_head_is_named(bent: Head) -> None:
    Leaf.objects.create(log_id=LOG, index=12, hash=bytes(32))
    assert first_bad() == 12


def test_a_body_or_subject_alone_beyond_the_head_is_named(bent: Head) -> None:
    Subject.objects.create(log_id=LOG, index=40, kind="case", subject_id=uuid4())
    assert first_bad() == 40
    like = Body.objects.get(log_id=LOG, index=2)
    like.pk, like.index = uuid4(), 30
    like.save(force_insert=True)
    assert first_bad() == 30


@pytest.mark.parametrize("model", [Leaf, Body])
@pytest.mark.parametrize("batch", [1, 5, 500])
def test_a_row_that_stands_twice_at_one_index_is_named(
    own_database: None, model: type[Leaf] | type[Body], batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "BATCH", batch)
    fill(12)
    take_triggers_away()
    take_uniqueness_away()
    twin = model.objects.get(log_id=LOG, index=4)
    twin.pk = uuid4()
    twin.save(force_insert=True)
    assert first_bad() == 4


# Bytes that hash well and are no entry.


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


# Whole logs.


def tampered() -> list[UUID]:
    return [found.log_id for found in verify.verify_all() if not found.intact]


def test_a_head_that_is_gone_is_noticed(bent: Head) -> None:
    assert tampered() == []
    Head.objects.filter(log_id=LOG).delete()
    assert tampered() == [LOG]


def test_tables_that_were_emptied_are_noticed(bent: Head) -> None:
    for model in (*ROWS, Head):
        model.objects.all().delete()
    assert tampered() == [INSTALLATION]


def test_a_log_that_grows_meanwhile_is_not_called_tampered(own_database: None) -> None:
    fill(3)
    done = threading.Event()

    def write() -> None:
        try:
            for number in range(60):
                log.recorded(LOG, entry(subjects=(("case", UUID(int=number + 1), None),)))
        finally:
            done.set()
            connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    found = []
    while not done.is_set():
        found += list(verify.verify_all())
    writer.join()
    assert all(one.intact for one in found)
    assert finding().size == 63


# The command.


def run(*arguments: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("verify_log", *arguments, stdout=out, stderr=out)
    except SystemExit as ended:
        return int(str(ended.code)), out.getvalue()
    return 0, out.getvalue()


def test_the_command_tells_intact_from_tampered_and_names_the_place(bent: Head) -> None:
    assert run("--log", str(LOG)) == (0, f"{LOG}: intact, 12 entries\n")
    assert run() == (
        0,
        f"{INSTALLATION}: intact, 0 entries\n{LOG}: intact, 12 entries\n",
    )
    Body.objects.filter(log_id=LOG, index=8).update(rule="other")
    status, said = run()
    assert status == 1
    assert f"{INSTALLATION}: intact" in said
    assert f"{LOG}: tampered at index 8" in said
    assert run("--log", str(INSTALLATION))[0] == 0


def test_a_log_that_does_not_exist_is_unreadable(db: None) -> None:
    assert run("--log", str(uuid4())) == (2, "The log cannot be read.\n")


def test_a_log_whose_table_is_gone_is_unreadable(own_database: None) -> None:
    fill(2)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_subject RENAME TO elsewhere")
    assert run() == (2, "The log cannot be read.\n")
