"""Sealed values in rows: they show nothing, do nothing, and open only where they belong."""

import copy
import json
import pickle
from uuid import UUID, uuid4

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import IntegrityError, connection, transaction
from django.template import Context, Template

from access.acts import Act
from casework.management.demo import telling
from casework.models import Identity, Note
from casework.reading.cases import read_case
from consent import gate
from consent.guarded import writes_open
from consent.terms import Topic
from tests import town as towns
from tests.town import Town
from vault import grants, opening, receipts
from vault.models import Grant, ItemKey
from vault.sealed import CannotOpen, Draft, Sealed
from vault.sealing import NoKeeper, keeping

TEXT = "Drack sprit på skoldiscot."


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def case(town: Town) -> UUID:
    return towns.note_concern(town)


@pytest.fixture
def note(case: UUID) -> Note:
    return Note.objects.get(case_id=case)


def test_a_sealed_value_prints_its_field_and_nothing_else(note: Note) -> None:
    label = "<sealed casework.note.body>"
    assert str(note.body) == repr(note.body) == f"{note.body}" == f"{note.body:>5}" == label
    shown = Template("{{ note.body }}").render(Context({"note": note}))
    assert shown == "&lt;sealed casework.note.body&gt;"


@pytest.mark.parametrize(
    "use",
    [
        lambda value: value == TEXT,
        lambda value: value != TEXT,
        lambda value: value < value,
        hash,
        bool,
        len,
        iter,
        lambda value: TEXT in value,
        pickle.dumps,
        copy.copy,
        copy.deepcopy,
        json.dumps,
    ],
)
def test_a_sealed_value_does_nothing(note: Note, use: object) -> None:
    with pytest.raises(TypeError):
        use(note.body)  # type: ignore[operator]


def test_a_draft_shows_nothing_either() -> None:
    draft = Draft(TEXT)
    assert TEXT not in f"{draft} {draft!r} {draft!s}"
    with pytest.raises(TypeError):
        pickle.dumps(draft)


def test_sealed_fields_cannot_be_searched(note: Note) -> None:
    for lookup in ({"body": TEXT}, {"body__contains": "sprit"}, {"body__gt": ""}):
        with pytest.raises(FieldError):
            list(Note.objects.filter(**lookup))
    assert Note.objects.filter(category__isnull=False).count() == 1


def test_rows_with_sealed_fields_are_not_serialised(note: Note) -> None:
    with pytest.raises(TypeError):
        serializers.serialize("json", [note])


def test_update_and_bulk_update_refuse_sealed_fields(note: Note) -> None:
    with writes_open(), keeping():
        for value in (Draft("x"), "x", note.body):
            with pytest.raises(TypeError):
                Note.objects.filter(pk=note.pk).update(body=value)
        with pytest.raises(TypeError):
            Note.objects.bulk_update([note], ["body"])


def test_plain_text_is_not_saved(note: Note) -> None:
    note.body = "plain"
    with writes_open(), keeping(), pytest.raises(TypeError):
        note.save()


def test_sealing_outside_a_change_is_refused(note: Note) -> None:
    note.body = Draft("x")
    with writes_open(), pytest.raises(NoKeeper):
        note.save()


@pytest.mark.parametrize("plain", [TEXT.encode(), b"", b"\x01", b"\x02" + bytes(60)])
def test_plaintext_written_by_sql_is_refused_by_the_database(note: Note, plain: bytes) -> None:
    with (
        writes_open(),
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE casework_note SET body = %s", [plain])


def swap(table: str, column: str, first: UUID, second: UUID, other: str | None = None) -> None:
    """Put the ciphertext of one row and column into another, as an owner of the database can."""
    ids = [key.hex if connection.vendor == "sqlite" else key for key in (first, second)]
    with writes_open(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {other or column} ="
            f" (SELECT {column} FROM {table} WHERE id = %s) WHERE id = %s",
            ids,
        )


def test_a_ciphertext_moved_to_another_row_does_not_open(town: Town, case: UUID) -> None:
    telling.note(case, town["teacher"], Topic.SUBSTANCES, "En annan.")
    first, second = Note.objects.filter(case_id=case).order_by("written_at")
    swap("casework_note", "body", first.pk, second.pk)
    with pytest.raises(CannotOpen):
        read_case(case, by=town["teacher"])


def test_a_ciphertext_moved_to_another_field_does_not_open(town: Town, case: UUID) -> None:
    youth = Identity.objects.get(case_id=case, concerns="youth")
    swap("casework_identity", "given_name", youth.pk, youth.pk, other="surname")
    with pytest.raises(CannotOpen):
        read_case(case, by=town["teacher"])


@pytest.mark.parametrize(
    ("column", "value"), [("topic", "family"), ("owner_id", "police"), ("case_id", "other")]
)
def test_a_row_whose_context_was_changed_does_not_open(
    town: Town, case: UUID, column: str, value: str
) -> None:
    other = towns.note_concern(town)
    values = {"family": "family", "police": town.agency("police"), "other": other}
    row = Note.objects.select_related("case").get(case_id=case)
    grant = grants.held(town.agency("school"), [case]).get(item_id=row.pk)
    setattr(row, column, values[value])
    receipt = receipts.issue(
        log_id=town.collaboration.pk,
        index=0,
        agency_id=town.agency("school"),
        shown=frozenset({(row.pk, 5)}),
    )
    with pytest.raises(CannotOpen):
        opening.open_rows(receipt, [row], {row.pk: grant}, {row.pk: ("body",)})


def test_an_old_ciphertext_put_back_after_resealing_does_not_open(
    town: Town, case: UUID, note: Note
) -> None:
    old = note.body.ciphertext()
    with gate.changing(case, by=town["teacher"], act=Act.RECORD_NOTE) as change:
        grants.reseal([change.own(Note.objects.get(pk=note.pk))])
    assert read_case(case, by=town["teacher"]).notes[0].text == TEXT
    with writes_open(), connection.cursor() as cursor:
        cursor.execute("UPDATE casework_note SET body = %s", [old])
    with pytest.raises(CannotOpen):
        read_case(case, by=town["teacher"])


def test_one_ciphertext_does_not_open_under_a_second_key(town: Town, note: Note) -> None:
    with writes_open():
        ItemKey.objects.filter(pk=note.pk).update(commitment=bytes(32))
    with pytest.raises(CannotOpen):
        read_case(note.case_id, by=town["teacher"])


@pytest.mark.parametrize("column", ["ground", "basis_id", "item_id"])
def test_a_grant_that_was_pointed_elsewhere_does_not_open(
    town: Town, case: UUID, column: str
) -> None:
    telling.note(case, town["teacher"], Topic.SUBSTANCES, "En annan.")
    first, second = Note.objects.filter(case_id=case).order_by("written_at")
    value = {"ground": "consent", "basis_id": uuid4(), "item_id": second.pk}[column]
    with writes_open():
        if column == "item_id":
            Grant.objects.filter(item_id=second.pk).delete()
        Grant.objects.filter(item_id=first.pk).update(**{column: value})
    with pytest.raises(CannotOpen):
        read_case(case, by=town["teacher"])


def test_a_receipt_is_not_made_by_hand() -> None:
    with pytest.raises(TypeError):
        receipts.Receipt(object(), uuid4(), 0, uuid4(), frozenset())
    with pytest.raises(TypeError):
        pickle.dumps(receipts.issue(log_id=uuid4(), index=0, agency_id=uuid4(), shown=frozenset()))


def test_a_receipt_opens_only_what_it_names_and_for_its_agency(town: Town, note: Note) -> None:
    row = Note.objects.select_related("case").get(pk=note.pk)
    school = town.agency("school")
    held = {row.pk: grants.held(school, [row.case_id]).get(item_id=row.pk)}
    for agency, shown in (
        (school, frozenset()),
        (school, frozenset({(row.pk, 14)})),
        (school, frozenset({(uuid4(), 5)})),
        (town.agency("police"), frozenset({(row.pk, 5)})),
    ):
        receipt = receipts.issue(
            log_id=town.collaboration.pk, index=0, agency_id=agency, shown=shown
        )
        with pytest.raises(CannotOpen):
            opening.open_rows(receipt, [row], held, {row.pk: ("body",)})
    with pytest.raises(CannotOpen):
        opening.open_rows(None, [row], held, {row.pk: ("body",)})  # type: ignore[arg-type]


def test_nobody_copies_what_they_may_not_read(town: Town, case: UUID) -> None:
    source = Identity.objects.get(case_id=case, concerns="youth")
    with gate.changing(case, by=town["teacher"], act=Act.RECORD_NOTE) as change:
        target = Identity(case=change.case, owner_id=town.agency("police"), written_by=uuid4())
        with pytest.raises(CannotOpen):
            grants.copy(change.own(source), target, ("given_name",))
        telling_text = Draft("x")
        Note.objects.create(
            case=change.case,
            owner_id=town.agency("school"),
            topic="family",
            written_by=uuid4(),
            body=telling_text,
        )


def test_withdrawal_takes_the_keys_and_seals_the_items_anew(town: Town) -> None:
    case, consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=[town.agency("police")])
    shared = Note.objects.get(case_id=case, topic=Topic.SCHOOLING.value)
    before = shared.body.ciphertext()
    assert Grant.objects.filter(agency_id=town.agency("police")).exists()
    towns.withdraw(town, case, consent)
    assert not Grant.objects.filter(agency_id=town.agency("police")).exists()
    shared.refresh_from_db()
    assert shared.body.ciphertext() != before
    assert ItemKey.objects.get(pk=shared.pk).version == 2
    assert isinstance(shared.body, Sealed)
