"""Agency keys, and what follows from an item's key; plain keys never leave this package."""

import hmac
import os
import time
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from vault import ciphers, providers
from vault.context import ItemContext
from vault.models import AgencyKey
from vault.sealed import CannotOpen

KEY_LENGTH = 32
# How long an unwrapped agency key may be kept in memory, in seconds. Item keys are never kept.
CACHE_LIFE = 60.0

# Unwrapped agency keys by agency and epoch, with the instant at which they are forgotten.
_cached: dict[UUID, dict[int, tuple[float, AESGCM]]] = {}


def forget_agency_keys() -> None:
    """Drop every unwrapped key; runs in each forked process too."""
    _cached.clear()


os.register_at_fork(after_in_child=forget_agency_keys)


@dataclass(frozen=True, slots=True, repr=False)
class ItemCipher:
    """An item's field cipher with the number of its key, and the commitment to the key."""

    cipher: AESGCM
    version: int
    commitment: bytes


def new_key() -> bytes:
    """256 random bits."""
    return os.urandom(KEY_LENGTH)


def derive(item_key: bytes, context: ItemContext, version: int) -> ItemCipher:
    """Field key and commitment from an item's key and context (RFC 5869, expand only).

    AES-GCM does not commit to its key; the commitment, stored beside and compared at unwrap,
    keeps one ciphertext from opening as two texts under two keys.
    """
    info = b"varsam item key 1" + bytes(context) + version.to_bytes(4, "big")
    expanded = HKDFExpand(hashes.SHA256(), 2 * KEY_LENGTH, info).derive(item_key)
    return ItemCipher(AESGCM(expanded[:KEY_LENGTH]), version, expanded[KEY_LENGTH:])


def checked(item_key: bytes, context: ItemContext, version: int, commitment: bytes) -> ItemCipher:
    """The item's cipher, if the key is the one committed to; raises CannotOpen."""
    derived = derive(item_key, context, version)
    if not hmac.compare_digest(derived.commitment, bytes(commitment)):
        raise CannotOpen
    return derived


def agency_cipher(key: Any) -> AESGCM:
    """The cipher of an agency's key (a row or anything with its columns), kept a short while."""
    of_agency = _cached.setdefault(key.agency_id, {})
    forgotten_at, cipher = of_agency.get(key.epoch, (0.0, None))
    if cipher is None or time.monotonic() >= forgotten_at:
        if key.state == AgencyKey.State.DESTROYED:
            raise CannotOpen
        provider = providers.provider_for(key.agency_id)
        plain = provider.unwrap(key.agency_id, providers.Purpose.AGENCY, bytes(key.wrapped))
        cipher = AESGCM(plain)
        of_agency[key.epoch] = (time.monotonic() + CACHE_LIFE, cipher)
    return cipher


def active_key(agency_id: UUID) -> AgencyKey:
    """The agency's key under which new grants are wrapped; raises CannotOpen if there is none."""
    key = AgencyKey.objects.filter(agency_id=agency_id, state=AgencyKey.State.ACTIVE).first()
    if key is None:
        raise CannotOpen
    return key


def wrap(
    item_key: bytes,
    key: AgencyKey,
    context: ItemContext,
    *,
    version: int,
    ground: str,
    basis_id: UUID | None,
) -> bytes:
    """An item's key for one agency, bound to item, agency, ground and basis."""
    bound_to = context.for_grant(key.agency_id, version, ground, basis_id)
    return ciphers.seal(agency_cipher(key), key.epoch, bound_to, item_key)


def make_agency_key(agency_id: UUID, collaboration_id: UUID) -> AgencyKey:
    """The next epoch of an agency's key, random; earlier ones must no longer be active."""
    latest = AgencyKey.objects.filter(agency_id=agency_id).order_by("-epoch").first()
    return AgencyKey.objects.create(
        agency_id=agency_id,
        collaboration_id=collaboration_id,
        epoch=latest.epoch + 1 if latest else 1,
        wrapped=providers.provider_for(agency_id).wrap(
            agency_id, providers.Purpose.AGENCY, new_key()
        ),
    )
