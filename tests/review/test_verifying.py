"""What somebody with the database bends in the tables is found by the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import connection

from casework.management.demo import telling
from casework.models import Identity, Note
from casework.models.identity import Protection
from casework.writing import persons
from consent.guarded import writes_open
from consent.terms import Topic
from review.verifying import verify_live
from tests import town as towns
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def case(town: Town) -> UUID:
    case, consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SUPPORT, "Delas.", share=[town.agency("police")])
    towns.withdraw(town, case, consent)
    return case


@contextmanager
def with_the_database() -> Iterator[None]:
    """What an owner of the database can write past every door of ours."""
    with writes_open():
        yield


def identity(case: UUID) -> Identity:
    return Identity.objects.get(case_id=case, concerns="youth", owner__kind="school")


def protect(town: Town, case: UUID) -> None:
    persons.correct_identity(
        case,
        identity(case).pk,
        by=town["teacher"],
        version=1,
        given_name="Elias",
        surname="Alm",
        personnummer="20120305-2392",
        protection=Protection.YES,
    )


def test_tables_as_they_were_written_agree_with_the_log(town: Town, case: UUID) -> None:
    protect(town, case)
    found = verify_live(town.collaboration.pk)
    assert found.intact, found.reason
    assert found.size > 10


def test_an_older_ciphertext_put_back_in_its_place_is_found(town: Town, case: UUID) -> None:
    pk = identity(case).pk
    value = pk.hex if connection.vendor == "sqlite" else pk
    with connection.cursor() as cursor:
        cursor.execute("SELECT protection FROM casework_identity WHERE id = %s", [value])
        (old,) = cursor.fetchone()
        protect(town, case)
        with with_the_database():
            cursor.execute(
                "UPDATE casework_identity SET protection = %s WHERE id = %s", [old, value]
            )
    found = verify_live(town.collaboration.pk)
    assert found.reason == "a ciphertext is not the one that was written last"
    assert found.bad_index is not None


def test_a_row_that_was_deleted_is_found(town: Town, case: UUID) -> None:
    with with_the_database():
        Note.objects.filter(case_id=case, topic=Topic.SUPPORT.value).delete()
    assert verify_live(town.collaboration.pk).reason == "an item that was written is gone"


def test_a_row_that_no_entry_wrote_is_found(town: Town, case: UUID) -> None:
    note = Note.objects.filter(case_id=case).first()
    assert note
    columns = "case_id, owner_id, topic, concerns, written_at, written_by, body"
    copied = f"INSERT INTO casework_note (id, {columns}) SELECT %s, {columns} FROM casework_note"
    ids = [one.hex if connection.vendor == "sqlite" else one for one in (UUID(int=7), note.pk)]
    with with_the_database(), connection.cursor() as cursor:
        cursor.execute(f"{copied} WHERE id = %s", ids)
    found = verify_live(town.collaboration.pk)
    assert found.reason == "a row holds a ciphertext that no entry wrote"


def test_a_mark_of_protection_that_was_taken_off_is_found(town: Town, case: UUID) -> None:
    protect(town, case)
    with with_the_database(), connection.cursor() as cursor:
        cursor.execute("UPDATE casework_case SET protected = %s", [False])
    assert "no longer marked" in verify_live(town.collaboration.pk).reason


def test_an_emptied_field_and_a_forgotten_text_are_no_faults(town: Town, case: UUID) -> None:
    guardian = Identity.objects.get(case_id=case, concerns="guardian_1")
    persons.correct_identity(
        case,
        guardian.pk,
        by=town["teacher"],
        version=1,
        given_name="Johan",
        surname="Alm",
        personnummer="",
        protection=Protection.NO,
    )
    assert verify_live(town.collaboration.pk).intact


def test_the_command_names_the_entry_and_exits_with_1(town: Town, case: UUID) -> None:
    told = StringIO()
    call_command("verify_log", stdout=told)
    assert "ciphertexts as written" in told.getvalue()
    with with_the_database():
        Note.objects.filter(case_id=case, topic=Topic.SUPPORT.value).delete()
    with pytest.raises(SystemExit) as ended:
        call_command("verify_log", stdout=told)
    assert ended.value.code == 1
    assert "tampered at index" in told.getvalue()
