"""A log that was bent by somebody who owns the database is found out, and the place is named."""

import threading
from io import StringIO
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import connection, connections

from access import clock
from audit import chain, log, verify
from audit.log import INSTALLATION
from audit.models import Body, Head, Leaf, Subject
from tests.audit.logs import (
    LOG,
    POLICE,
    ROWS,
    SCHOOL,
    entry,
    fill,
    finding,
    first_bad,
)
from vault.founding import make_agency_key


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
    "request": "other",
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


def test_the_log_of_a_collaboration_that_is_gone_as_a_whole_is_noticed(bent: Head) -> None:
    make_agency_key(agency_id=SCHOOL, collaboration_id=LOG)
    assert tampered() == []
    for model in (*ROWS, Head):
        model.objects.filter(log_id=LOG).delete()
    assert tampered() == [LOG]


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
    written = "intact, 0 ciphertexts as written\n"
    log = f"{LOG}: intact, 12 entries\n{LOG}: {written}"
    assert run("--log", str(LOG)) == (0, log)
    assert run() == (0, f"{INSTALLATION}: intact, 0 entries\n{INSTALLATION}: {written}{log}")
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
