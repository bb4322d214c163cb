"""AES-256-GCM in one stored format: version, algorithm, key number, nonce, ciphertext with tag.

The header is part of the associated data. Nonces are 96 random bits (NIST SP 800-38D, 8.2.2).
"""

import os
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vault.sealed import CannotOpen

VERSION = 1
AES_256_GCM = 1
HEADER = struct.Struct(">BBI")
NONCE_LENGTH = 12
TAG_LENGTH = 16
# The shortest thing that can be stored: nothing sealed.
LEAST_LENGTH = HEADER.size + NONCE_LENGTH + TAG_LENGTH


def seal(cipher: AESGCM, number: int, bound_to: bytes, plaintext: bytes) -> bytes:
    """Encrypt under a key of this number, bound to associated data."""
    header = HEADER.pack(VERSION, AES_256_GCM, number)
    nonce = os.urandom(NONCE_LENGTH)
    return header + nonce + cipher.encrypt(nonce, plaintext, header + bound_to)


def open_sealed(cipher: AESGCM, number: int, bound_to: bytes, stored: bytes) -> bytes:
    """Decrypt what was sealed under the key of this number; raises CannotOpen for anything else."""
    if len(stored) < LEAST_LENGTH:
        raise CannotOpen
    header, rest = stored[: HEADER.size], stored[HEADER.size :]
    if header != HEADER.pack(VERSION, AES_256_GCM, number):
        raise CannotOpen
    nonce, ciphertext = rest[:NONCE_LENGTH], rest[NONCE_LENGTH:]
    try:
        return cipher.decrypt(nonce, ciphertext, header + bound_to)
    except InvalidTag:
        raise CannotOpen from None


def number_of(stored: bytes) -> int:
    """The number of the key that something was sealed under."""
    if len(stored) < LEAST_LENGTH:
        raise CannotOpen
    number: int = HEADER.unpack(stored[: HEADER.size])[2]
    return number
