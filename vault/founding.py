"""What the founding of an agency needs of the vault: a key of its own."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from vault import keys


@dataclass(frozen=True, slots=True)
class KeyMade:
    """For the log: which epoch was made, and the SHA-256 of the wrapped key, in hex."""

    epoch: int
    digest: str


def make_agency_key(*, agency_id: UUID, collaboration_id: UUID) -> KeyMade:
    """Make an agency's key, wrapped by its provider; raises KeyUnavailable."""
    key = keys.make_agency_key(agency_id, collaboration_id)
    return KeyMade(epoch=key.epoch, digest=hashlib.sha256(bytes(key.wrapped)).hexdigest())
