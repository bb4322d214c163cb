"""Looks for words wherever bytes lie, also under base64, hex, zlib, gzip, JSON and pickle."""

import base64
import binascii
import gzip
import json
import pickle
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.db import connection

DEPTH = 4
LONG = re.compile(rb"[A-Za-z0-9+/_=-]{16,}")
HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){8,}")
ESCAPES = re.compile(rb"\\u[0-9a-fA-F]{4}")


def found_in(data: bytes, words: Iterable[str], depth: int = DEPTH) -> set[str]:
    """Which words stand in the bytes, plainly or under some encodings."""
    words = list(words)
    found = {word for word in words if any(form in data for form in _forms(word))}
    if depth and len(found) < len(words):
        for inner in _peeled(data):
            found |= found_in(inner, words, depth - 1)
    return found


def _forms(word: str) -> list[bytes]:
    return [word.encode(), word.encode("utf-16-le"), json.dumps(word)[1:-1].encode()]


def _peeled(data: bytes) -> Iterator[bytes]:
    for match in LONG.finditer(data):
        for decode in (base64.b64decode, base64.urlsafe_b64decode):
            yield from _tried(lambda d=decode, m=match: d(_padded(m.group())))
    for match in HEX.finditer(data):
        yield from _tried(lambda m=match: binascii.unhexlify(m.group()))
    for start in _starts(data):
        yield from _tried(lambda s=start: zlib.decompressobj().decompress(data[s:]))
        yield from _tried(lambda s=start: gzip.decompress(data[s:]))
    if data[:1] == b"\x80":
        yield from _tried(lambda: repr(pickle.loads(data)).encode())  # noqa: S301  (our own data)
    if ESCAPES.search(data):
        yield from _tried(lambda: data.decode("unicode_escape").encode())


def _padded(text: bytes) -> bytes:
    text = text.rstrip(b"=")
    return text + b"=" * (-len(text) % 4)


def _starts(data: bytes) -> list[int]:
    """Where something compressed may begin."""
    return [m.start() for m in re.finditer(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08", data)][:200]


def _tried(decode: Callable[[], bytes]) -> Iterator[bytes]:
    try:
        inner = decode()
    except (ValueError, zlib.error, OSError, EOFError, binascii.Error, pickle.UnpicklingError):
        return
    if inner:
        yield inner


def every_column() -> Iterator[tuple[str, bytes]]:
    """Every value of every table, by SQL, as bytes."""
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    if isinstance(value, bytes | memoryview):
                        yield table, bytes(value)
                    elif value is not None:
                        yield table, str(value).encode()


def files_beside(path: str) -> Iterator[tuple[str, bytes]]:
    """A database file with its write-ahead log and shared memory, raw."""
    for suffix in ("", "-wal", "-shm"):
        file = Path(f"{path}{suffix}")
        if file.exists():
            yield file.name, file.read_bytes()
