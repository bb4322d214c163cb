"""Providers hold a key-encryption key and never touch data; each agency may have its own."""

import base64
import binascii
import os
import stat
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Protocol
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from vault import ciphers

KEY_LENGTH = 32


class KeyUnavailable(Exception):
    """The key-encryption key cannot be used; the message is one sentence for the operator."""


class Purpose(Enum):
    """What a key is for; bound to the wrapped key, so that one is not taken for the other."""

    AGENCY = b"A"
    INDEX = b"I"


class Provider(Protocol):
    """Wraps and unwraps the keys of an agency; knows nothing of items."""

    def wrap(self, agency_id: UUID, purpose: Purpose, key: bytes) -> bytes:
        """The key, encrypted, bound to its agency and purpose."""

    def unwrap(self, agency_id: UUID, purpose: Purpose, wrapped: bytes) -> bytes:
        """The key again; raises CannotOpen."""


class LocalProvider:
    """A key-encryption key in this process, from a file or the environment."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_LENGTH:
            raise KeyUnavailable("The key-encryption key must be 32 bytes in base64.")
        self._cipher = AESGCM(key)

    def wrap(self, agency_id: UUID, purpose: Purpose, key: bytes) -> bytes:
        return ciphers.seal(self._cipher, 0, purpose.value + agency_id.bytes, key)

    def unwrap(self, agency_id: UUID, purpose: Purpose, wrapped: bytes) -> bytes:
        return ciphers.open_sealed(self._cipher, 0, purpose.value + agency_id.bytes, wrapped)


def provider_for(agency_id: UUID) -> Provider:  # noqa: ARG001  one provider serves all until production
    """The provider that holds an agency's key-encryption key."""
    return _local(str(settings.VARSAM_KEY_FILE), str(settings.VARSAM_KEY))


def check_keys() -> None:
    """Raise KeyUnavailable, in one sentence, if the site cannot start with these keys."""
    _local(str(settings.VARSAM_KEY_FILE), str(settings.VARSAM_KEY))


@cache
def _local(path: str, value: str) -> LocalProvider:
    text = _read(Path(path)) if path else value
    if not text:
        raise KeyUnavailable("No key: set VARSAM_KEY_FILE to the file of the key-encryption key.")
    try:
        return LocalProvider(base64.b64decode(text.strip(), validate=True))
    except (binascii.Error, ValueError):
        raise KeyUnavailable("The key-encryption key must be 32 bytes in base64.") from None


def _read(path: Path) -> str:
    try:
        mode = os.stat(path).st_mode
        if not stat.S_ISREG(mode):
            raise KeyUnavailable(f"The key file {path} is not a file.")
        if mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise KeyUnavailable(f"Others may read the key file {path}: run chmod 600 on it.")
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        raise KeyUnavailable(f"The key file {path} does not exist.") from None
    except (OSError, UnicodeDecodeError):
        raise KeyUnavailable(f"The key file {path} cannot be read.") from None
