"""The keeper of one change: makes item keys, seals fields, and reports what it did for the log."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from vault import ciphers, index, keys
from vault.context import ItemContext, context_of
from vault.models import Grant, ItemKey
from vault.padding import pad
from vault.sealed import CannotOpen

OWN = "own"


class NoKeeper(Exception):
    """Something was to be sealed outside a change."""

    def __init__(self) -> None:
        super().__init__("Sealing happens inside a change.")


@dataclass(frozen=True, slots=True)
class Written:
    """A ciphertext that was written: the log keeps its SHA-256."""

    item_id: UUID
    owner_id: UUID
    tag: int
    digest: str


@dataclass(frozen=True, slots=True)
class KeyAct:
    """What happened to an item's key: made, given, taken or resealed; for which agency.

    An index key that was made is one too, with its own id in the place of the item's.
    """

    kind: str
    item_id: UUID
    owner_id: UUID
    agency_id: UUID
    epoch: int
    version: int
    commitment: str


@dataclass(slots=True, repr=False)
class ItemAtHand:
    """An item's key while a change is open."""

    context: ItemContext
    key: bytes
    cipher: keys.ItemCipher


@dataclass(slots=True, repr=False)
class Keeper:
    """Holds the item keys of one open change, and no longer."""

    writes: list[Written] = field(default_factory=list)
    key_acts: list[KeyAct] = field(default_factory=list)
    _at_hand: dict[UUID, ItemAtHand] = field(default_factory=dict)

    def seal(self, row: Any, tag: int, text: str, *, choice: bool = False) -> bytes:
        """The ciphertext of one field of a row; the row's key is made if it has none yet."""
        item = self.item(row)
        bound_to = item.context.for_field(tag)
        stored = ciphers.seal(
            item.cipher.cipher, item.cipher.version, bound_to, pad(text, choice=choice)
        )
        digest = hashlib.sha256(stored).hexdigest()
        self.writes.append(Written(row.pk, row.owner_id, tag, digest))
        return stored

    def item(self, row: Any) -> ItemAtHand:
        """The row's key: at hand, unwrapped through the owner's grant, or new."""
        known = self._at_hand.get(row.pk)
        if known is None:
            known = self._unwrap(row) or self.make(row, version=1)
            self._at_hand[row.pk] = known
        if known.context != context_of(row):
            raise CannotOpen
        return known

    def make(self, row: Any, *, version: int) -> ItemAtHand:
        """A new random key for a row, wrapped for its owner."""
        context, key = context_of(row), keys.new_key()
        cipher = keys.derive(key, context, version)
        ItemKey.objects.update_or_create(
            item_id=row.pk,
            defaults={
                "collaboration_id": context.collaboration_id,
                "case_id": context.case_id,
                "owner_id": context.owner_id,
                "topic": context.topic,
                "version": version,
                "commitment": cipher.commitment,
            },
        )
        item = ItemAtHand(context, key, cipher)
        self._at_hand[row.pk] = item
        self.grant(item, context.owner_id, ground=OWN, basis_id=None, kind="made")
        return item

    def grant(
        self, item: ItemAtHand, agency_id: UUID, *, ground: str, basis_id: UUID | None, kind: str
    ) -> None:
        """Wrap an item's key for one agency."""
        key = keys.active_key(agency_id)
        wrapped = keys.wrap(
            item.key,
            key,
            item.context,
            version=item.cipher.version,
            ground=ground,
            basis_id=basis_id,
        )
        Grant.objects.create(
            item_id=item.context.item_id,
            agency_id=agency_id,
            agency_key=key,
            wrapped=wrapped,
            ground=ground,
            basis_id=basis_id,
        )
        self.report(kind, item, agency_id, key.epoch)

    def report(self, kind: str, item: ItemAtHand, agency_id: UUID, epoch: int) -> None:
        """Note an act on a key, for the change's entry."""
        self.key_acts.append(
            KeyAct(
                kind=kind,
                item_id=item.context.item_id,
                owner_id=item.context.owner_id,
                agency_id=agency_id,
                epoch=epoch,
                version=item.cipher.version,
                commitment=item.cipher.commitment.hex(),
            )
        )

    def index(self, row: Any, number: str, *, for_agency: UUID | None = None) -> None:
        """Put a row's number in the index of every agency that holds its key, or of one of them."""
        context = self.item(row).context
        held = Grant.objects.filter(item_id=row.pk)
        if for_agency is not None:
            held = held.filter(agency_id=for_agency)
        for key in index.write(held, context.collaboration_id, number):
            self.key_acts.append(
                KeyAct(
                    kind="index_made",
                    item_id=key.id,
                    owner_id=key.agency_id,
                    agency_id=key.agency_id,
                    epoch=1,
                    version=1,
                    commitment=key.commitment.hex(),
                )
            )

    def _unwrap(self, row: Any) -> ItemAtHand | None:
        grant = (
            Grant.objects.select_related("item", "agency_key")
            .filter(item_id=row.pk, agency_id=row.owner_id)
            .first()
        )
        if grant is None:
            # A row whose key is gone is not given a new one: its other fields would not open.
            if ItemKey.objects.filter(pk=row.pk).exists():
                raise CannotOpen
            return None
        return unwrap(grant, context_of(row))


def unwrap(grant: Any, context: ItemContext) -> ItemAtHand:
    """An item's key out of a grant row with its item and agency key; raises CannotOpen."""
    bound_to = context.for_grant(grant.agency_id, grant.item.version, grant.ground, grant.basis_id)
    key = ciphers.open_sealed(
        keys.agency_cipher(grant.agency_key), grant.agency_key.epoch, bound_to, bytes(grant.wrapped)
    )
    cipher = keys.checked(key, context, grant.item.version, bytes(grant.item.commitment))
    return ItemAtHand(context, key, cipher)


_keeper: ContextVar[Keeper | None] = ContextVar("keeper", default=None)


@contextmanager
def keeping() -> Iterator[Keeper]:
    """Open a keeper for the time of one change; the gate alone does."""
    keeper = Keeper()
    token = _keeper.set(keeper)
    try:
        yield keeper
    finally:
        _keeper.reset(token)


def current_keeper() -> Keeper:
    """The keeper of the open change; raises NoKeeper outside one."""
    keeper = _keeper.get()
    if keeper is None:
        raise NoKeeper
    return keeper
