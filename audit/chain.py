"""The mathematics of the log: Merkle tree hashes (RFC 6962, 2.1) and canonical bytes (RFC 8785).

No Django, no database: what an outsider needs to recompute the log.
"""

import hashlib
import json
from typing import Any

HASH_LENGTH = 32
# An entry is at most this long, in bytes; a longer act takes several entries.
LONGEST = 64 * 1024
EMPTY_ROOT = hashlib.sha256(b"").digest()
# JSON numbers beyond this lose precision (RFC 8785, 3.2.2.3).
LARGEST_INTEGER = 2**53 - 1
# Lists and objects within one another; an entry needs three.
DEEPEST = 16


class NotCanonical(ValueError):
    """A value cannot be an entry, or bytes are not the canonical form of what they say."""


def leaf_hash(body: bytes) -> bytes:
    """SHA-256 over 0x00 and the entry's bytes."""
    return hashlib.sha256(b"\x00" + body).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256 over 0x01 and the two children."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def append(edge: bytes, size: int, leaf: bytes) -> bytes:
    """The right edge after one more leaf: the roots of the perfect subtrees, largest first.

    The edge is their concatenation, 32 bytes for each one-bit of `size`.
    """
    if len(edge) != HASH_LENGTH * size.bit_count():
        raise ValueError("The edge does not belong to this size.")
    roots = [edge[at : at + HASH_LENGTH] for at in range(0, len(edge), HASH_LENGTH)]
    while size & 1:
        leaf = node_hash(roots.pop(), leaf)
        size >>= 1
    return b"".join([*roots, leaf])


def root(edge: bytes) -> bytes:
    """The tree's root from its right edge."""
    if not edge:
        return EMPTY_ROOT
    roots = [edge[at : at + HASH_LENGTH] for at in range(0, len(edge), HASH_LENGTH)]
    folded = roots.pop()
    while roots:
        folded = node_hash(roots.pop(), folded)
    return folded


def canonical(value: dict[str, Any]) -> bytes:
    """The one way to write an entry: RFC 8785 for ASCII keys, integers, strings, lists, objects.

    Raises NotCanonical for anything else (floats, booleans, null), and over 64 KiB.
    """
    _check(value)
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    body = text.encode()
    if len(body) > LONGEST:
        raise NotCanonical("The entry is too long.")
    return body


def parse(body: bytes) -> dict[str, Any]:
    """What canonical bytes say; raises NotCanonical for any other bytes."""
    if len(body) > LONGEST:
        raise NotCanonical("The entry is too long.")
    try:
        value = json.loads(body, object_pairs_hook=_no_duplicates, parse_float=_refuse_float)
    except (ValueError, RecursionError):
        raise NotCanonical("The bytes are not an entry.") from None
    if not isinstance(value, dict) or canonical(value) != body:
        raise NotCanonical("The bytes are not in canonical form.")
    return value


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise NotCanonical("A key stands twice.")
    return value


def _refuse_float(_text: str) -> Any:
    raise NotCanonical("Only whole numbers stand in an entry.")


def _check(value: Any, depth: int = 0) -> None:
    if depth > DEEPEST:
        raise NotCanonical("The entry is nested too deeply.")
    if isinstance(value, str):
        if any(0xD800 <= ord(character) <= 0xDFFF for character in value):
            raise NotCanonical("A string is not Unicode text.")
    elif isinstance(value, bool) or value is None:
        raise NotCanonical("Only strings, whole numbers, lists and objects stand in an entry.")
    elif isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise NotCanonical("A number is too large.")
    elif isinstance(value, list):
        for one in value:
            _check(one, depth + 1)
    elif isinstance(value, dict):
        for key, one in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise NotCanonical("Keys are ASCII.")
            _check(one, depth + 1)
    else:
        raise NotCanonical("Only strings, whole numbers, lists and objects stand in an entry.")
