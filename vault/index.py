"""Finding by number: each agency has an index of its own, under a key of its own.

A row is the whole HMAC-SHA-256 of a number and hangs on the grant of its item, so that an agency
finds nothing that it holds no key of, and what is taken from it is gone from its index in the same
commit. The same number has another digest in each agency: nobody can ask across agencies. The key
is made, and reported to the open change, when an agency first gets a row; there is no other path.
"""

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from vault import keys, providers
from vault.models import Grant, IndexKey, IndexRow


@dataclass(frozen=True, slots=True, repr=False)
class KeyAtHand:
    """An agency's index key: its id, the derived key of the digests, and its commitment."""

    id: UUID
    agency_id: UUID
    digesting: bytes
    commitment: bytes

    def digest(self, number: str) -> bytes:
        """The number's digest, 32 bytes, in this agency's index."""
        return hmac.digest(self.digesting, normal_form(number).encode("ascii"), hashlib.sha256)


def find(agency_id: UUID, number: str) -> frozenset[UUID]:
    """The items with this number that the agency holds keys of; one to two queries, nothing opened.

    A grant may outlive what it rests on (a consent that has run out): who shows anything of an
    item asks the rules first. Raises ValueError for what is no number of 12 digits.
    """
    normal_form(number)
    row = IndexKey.objects.filter(agency_id=agency_id).first()
    if row is None:
        return frozenset()
    digest = _at_hand(row).digest(number)
    rows = IndexRow.objects.filter(digest=digest, grant__agency_id=agency_id)
    return frozenset(rows.values_list("grant__item_id", flat=True))


def twins(agency_id: UUID, item_ids: Collection[UUID]) -> tuple[frozenset[UUID], ...]:
    """Of these items, the groups of two or more with one number in the agency's index; one query.

    Items of which the agency holds no key are in no group. An agency that keeps its own copy of an
    identity holds two items of one case: who looks for two cases of one person compares the cases.
    """
    rows = IndexRow.objects.filter(grant__agency_id=agency_id, grant__item_id__in=list(item_ids))
    alike: dict[bytes, set[UUID]] = defaultdict(set)
    for digest, item_id in rows.values_list("digest", "grant__item_id"):
        alike[bytes(digest)].add(item_id)
    return tuple(frozenset(items) for items in alike.values() if len(items) > 1)


def normal_form(number: str) -> str:
    """The digits alone: YYYYMMDDNNNN, also of a coordination number; raises ValueError."""
    digits = number.replace("-", "")
    if len(digits) != 12 or not (digits.isascii() and digits.isdigit()):
        raise ValueError("A number has 12 digits.")
    return digits


def write(grants: Iterable[Grant], collaboration_id: UUID, number: str) -> list[KeyAtHand]:
    """Put a number in the index of each grant's agency; the index keys that were made for it.

    Inside a change: `vault.sealing` calls it.
    """
    made = []
    for grant in grants:
        key, is_new = _key_of(grant.agency_id, collaboration_id)
        IndexRow.objects.update_or_create(
            grant_id=grant.pk, defaults={"digest": key.digest(number)}
        )
        if is_new:
            made.append(key)
    return made


def clear(item_id: UUID) -> None:
    """Take an item out of every index: its number was taken away."""
    IndexRow.objects.filter(grant__item_id=item_id).delete()


def _key_of(agency_id: UUID, collaboration_id: UUID) -> tuple[KeyAtHand, bool]:
    """The agency's index key, and whether it was made now; a second at once gets the first's."""
    known = IndexKey.objects.filter(agency_id=agency_id).first()
    if known is not None:
        return _at_hand(known), False
    wrapped = providers.provider_for(agency_id).wrap(
        agency_id, providers.Purpose.INDEX, keys.new_key()
    )
    row, is_new = IndexKey.objects.get_or_create(
        agency_id=agency_id,
        defaults={"collaboration_id": collaboration_id, "wrapped": wrapped},
    )
    return _at_hand(row), is_new


def _at_hand(row: IndexKey) -> KeyAtHand:
    key = providers.provider_for(row.agency_id).unwrap(
        row.agency_id, providers.Purpose.INDEX, bytes(row.wrapped)
    )
    info = b"varsam index key 1" + row.agency_id.bytes
    expanded = HKDFExpand(hashes.SHA256(), 2 * keys.KEY_LENGTH, info).derive(key)
    return KeyAtHand(
        row.pk, row.agency_id, expanded[: keys.KEY_LENGTH], expanded[keys.KEY_LENGTH :]
    )
