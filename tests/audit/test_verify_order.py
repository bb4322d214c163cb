"""Entries that were deleted, cut, reordered or put in are found, and the place is named."""

from uuid import UUID, uuid4

import pytest

from access import clock
from audit import chain, log, verify
from audit.models import Body, Head, Leaf, Subject
from tests.audit.logs import (
    LOG,
    ROWS,
    SCHOOL,
    copy,
    entry,
    fill,
    finding,
    first_bad,
    head,
    move,
    rewrite,
    take_triggers_away,
    take_uniqueness_away,
    written,
)


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
