"""Giving and taking keys, and the work on plaintext that never leaves the vault."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from vault import ciphers
from vault.fields import SealedField
from vault.models import Grant, ItemKey
from vault.padding import unpad
from vault.sealed import CannotOpen, Draft, Sealed
from vault.sealing import ItemAtHand, KeyAct, current_keeper

T = TypeVar("T")


def give(rows: Iterable[Any], *, to_agency_id: UUID, ground: str, basis_id: UUID | None) -> None:
    """Wrap the keys of rows for one more agency, which then finds them by number too."""
    keeper = current_keeper()
    for row in rows:
        keeper.grant(keeper.item(row), to_agency_id, ground=ground, basis_id=basis_id, kind="given")
        for field in _sealed_fields(row):
            number = _plain(row, field) if field.is_indexed(row) else None
            if number is not None:
                keeper.index(row, number, for_agency=to_agency_id)


def take(item_ids: Collection[UUID], from_agency_ids: Collection[UUID]) -> None:
    """Take the wrapped keys of items from agencies; an owner keeps its own."""
    keeper = current_keeper()
    grants = Grant.objects.select_related("item", "agency_key").filter(
        item_id__in=list(item_ids), agency_id__in=list(from_agency_ids)
    )
    taken = [grant for grant in grants if grant.agency_id != grant.item.owner_id]
    for grant in taken:
        keeper.key_acts.append(_taken(grant))
    Grant.objects.filter(pk__in=[grant.pk for grant in taken]).delete()


def _taken(grant: Grant, *, kind: str = "taken") -> KeyAct:
    return KeyAct(
        kind=kind,
        item_id=grant.item_id,
        owner_id=grant.item.owner_id,
        agency_id=grant.agency_id,
        epoch=grant.agency_key.epoch,
        version=grant.item.version,
        commitment=bytes(grant.item.commitment).hex(),
    )


def reseal(rows: Iterable[Any]) -> None:
    """Seal rows anew under new keys, wrapped again for all who still hold a grant."""
    keeper = current_keeper()
    for row in rows:
        texts = {field.name: _plain(row, field) for field in _sealed_fields(row)}
        holders = list(
            Grant.objects.filter(item_id=row.pk).values_list("agency_id", "ground", "basis_id")
        )
        version = ItemKey.objects.values_list("version", flat=True).get(pk=row.pk) + 1
        Grant.objects.filter(item_id=row.pk).delete()
        item = keeper.make(row, version=version)
        for agency_id, ground, basis_id in holders:
            if agency_id != item.context.owner_id:
                keeper.grant(item, agency_id, ground=ground, basis_id=basis_id, kind="resealed")
        for name, text in texts.items():
            if text is not None:
                setattr(row, name, Draft(text))
        row.save(update_fields=[name for name, text in texts.items() if text is not None])


def may_be_indexed(model: Any) -> bool:
    """Whether rows of a model can stand in the number index."""
    return any(field.indexed is not None for field in _sealed_fields(model))


def put_in_index(rows: Iterable[Any]) -> list[Any]:
    """Write the index rows of what is sealed already, for every holder; the rows that have one."""
    keeper, written = current_keeper(), []
    for row in rows:
        for field in _sealed_fields(row):
            number = _plain(row, field) if field.is_indexed(row) else None
            if number is not None:
                keeper.index(row, number)
                written.append(row)
    return written


def copy(source: Any, target: Any, fields: Iterable[str]) -> None:
    """Set a target row's fields to the source's text, sealed under the target's own key.

    The target's owner must hold a grant of the source: nobody copies what they may not read.
    """
    copy_as(source, target, {name: name for name in fields})


def copy_as(source: Any, target: Any, names: Mapping[str, str]) -> None:
    """The same where the target's field has another name than the source's."""
    if not holds(target.owner_id, source.pk):
        raise CannotOpen
    for name, other in names.items():
        text = _plain(source, source._meta.get_field(name))
        setattr(target, other, None if text is None else Draft(text))


def forget(item_ids: Collection[UUID]) -> None:
    """Delete the keys of items, so that nothing opens them any more; every holder is reported."""
    keeper = current_keeper()
    grants = Grant.objects.select_related("item", "agency_key").filter(item_id__in=list(item_ids))
    keeper.key_acts.extend(_taken(grant, kind="forgotten") for grant in grants)
    ItemKey.objects.filter(pk__in=list(item_ids)).delete()


def holds(agency_id: UUID, item_id: UUID) -> bool:
    """Whether an agency holds the wrapped key of an item."""
    return Grant.objects.filter(item_id=item_id, agency_id=agency_id).exists()


def matches(row: Any, field: str, candidates: frozenset[str]) -> bool:
    """Whether a sealed field holds one of the candidates."""
    return _plain(row, row._meta.get_field(field)) in candidates


def derive(row: Any, field: str, function: Callable[[str], T]) -> T:
    """What a function makes of a sealed field, such as a birthday of a number; for the gate."""
    text = _plain(row, row._meta.get_field(field))
    if text is None:
        raise CannotOpen
    return function(text)


def held_of(agency_id: UUID, item_id: UUID) -> models.QuerySet[Grant]:
    """The grant an agency holds of one item, as `held` gives those of cases."""
    return Grant.objects.select_related("item", "agency_key").filter(
        agency_id=agency_id, item_id=item_id
    )


def held_each(agency_id: UUID, item_ids: Collection[UUID]) -> models.QuerySet[Grant]:
    """The grants an agency holds of these items, in whatever cases, or in none."""
    return Grant.objects.select_related("item", "agency_key").filter(
        agency_id=agency_id, item_id__in=list(item_ids)
    )


def held(agency_id: UUID, case_ids: Collection[UUID]) -> models.QuerySet[Grant]:
    """The grants an agency holds in cases, with item and agency key; one query, nothing opened."""
    return Grant.objects.select_related("item", "agency_key").filter(
        agency_id=agency_id, item__case_id__in=list(case_ids)
    )


def _plain(row: Any, field: Any) -> str | None:
    value = getattr(row, field.attname)
    if value is None:
        return None
    if isinstance(value, Draft):
        return value.take()
    if not isinstance(value, Sealed):
        raise CannotOpen
    item: ItemAtHand = current_keeper().item(row)
    bound_to = item.context.for_field(field.tag)
    return unpad(
        ciphers.open_sealed(item.cipher.cipher, item.cipher.version, bound_to, value.ciphertext())
    )


def _sealed_fields(row: Any) -> list[SealedField]:
    return [field for field in row._meta.local_fields if isinstance(field, SealedField)]
