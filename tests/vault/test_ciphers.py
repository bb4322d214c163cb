"""The stored format: what is bent in any way does not open, and every failure looks the same."""

import json
import os
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from vault import ciphers, keys
from vault.context import ItemContext, fixed
from vault.padding import pad, unpad
from vault.sealed import CannotOpen

KEY = bytes(range(32))
BOUND = b"bound to this"
VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))


def sealed(text: bytes = b"hemligt", number: int = 7) -> bytes:
    return ciphers.seal(AESGCM(KEY), number, BOUND, text)


def opened(stored: bytes, number: int = 7, bound: bytes = BOUND, key: bytes = KEY) -> bytes:
    return ciphers.open_sealed(AESGCM(key), number, bound, stored)


def test_what_was_sealed_opens() -> None:
    assert opened(sealed()) == b"hemligt"


def test_every_flipped_bit_keeps_it_shut() -> None:
    stored = sealed()
    for at in range(len(stored)):
        for bit in range(8):
            bent = bytearray(stored)
            bent[at] ^= 1 << bit
            with pytest.raises(CannotOpen):
                opened(bytes(bent))


def test_every_truncated_length_keeps_it_shut() -> None:
    stored = sealed()
    for length in range(len(stored)):
        with pytest.raises(CannotOpen):
            opened(stored[:length])
    with pytest.raises(CannotOpen):
        opened(stored + b"\0")


@pytest.mark.parametrize("number", [0, 6, 8, 2**32 - 1])
def test_another_key_number_keeps_it_shut(number: int) -> None:
    with pytest.raises(CannotOpen):
        opened(sealed(), number=number)


def test_another_key_or_another_binding_keeps_it_shut() -> None:
    with pytest.raises(CannotOpen):
        opened(sealed(), key=os.urandom(32))
    with pytest.raises(CannotOpen):
        opened(sealed(), bound=BOUND + b"!")


def test_unknown_version_and_algorithm_are_refused() -> None:
    stored = sealed()
    for at in (0, 1):
        for value in range(256):
            bent = stored[:at] + bytes([value]) + stored[at + 1 :]
            if bent != stored:
                with pytest.raises(CannotOpen):
                    opened(bent)


def test_all_failures_have_one_message() -> None:
    said = set()
    for bent in (b"", sealed()[:-1], bytes(80), sealed(number=8)):
        with pytest.raises(CannotOpen) as refused:
            opened(bent)
        said.add(str(refused.value))
        assert refused.value.__cause__ is None
    assert said == {"This cannot be opened."}


def test_nonces_are_unique_over_a_million_writes() -> None:
    cipher = AESGCM(KEY)
    start, end = ciphers.HEADER.size, ciphers.HEADER.size + ciphers.NONCE_LENGTH
    nonces = {ciphers.seal(cipher, 1, b"", b"")[start:end] for _ in range(1_000_000)}
    assert len(nonces) == 1_000_000


def test_a_forked_process_draws_other_nonces() -> None:
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(write, sealed())
        os._exit(0)
    os.waitpid(child, 0)
    theirs, mine = os.read(read, 1000), sealed()
    nonce = slice(ciphers.HEADER.size, ciphers.HEADER.size + ciphers.NONCE_LENGTH)
    assert theirs[nonce] != mine[nonce]


def context(**other: object) -> ItemContext:
    facts = {
        "collaboration_id": UUID(int=1),
        "case_id": UUID(int=2),
        "item_id": UUID(int=3),
        "owner_id": UUID(int=4),
        "topic": "schooling",
    }
    return ItemContext(**{**facts, **other})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        {"collaboration_id": UUID(int=9)},
        {"case_id": UUID(int=9)},
        {"case_id": None},
        {"item_id": UUID(int=9)},
        {"owner_id": UUID(int=9)},
        {"topic": "family"},
    ],
)
def test_each_part_of_the_context_counts(other: dict[str, object]) -> None:
    assert bytes(context(**other)) != bytes(context())
    assert len(bytes(context(**other))) == len(bytes(context())) == 80


def test_fields_and_grants_never_share_a_binding() -> None:
    here = context()
    bindings = {
        here.for_field(1),
        here.for_field(2),
        here.for_grant(UUID(int=5), 1, "own", None),
        here.for_grant(UUID(int=6), 1, "own", None),
        here.for_grant(UUID(int=5), 2, "own", None),
        here.for_grant(UUID(int=5), 1, "consent", None),
        here.for_grant(UUID(int=5), 1, "consent", UUID(int=7)),
    }
    assert len(bindings) == 7


@pytest.mark.parametrize("text", ["", "a" * 17, "å", "a\0b"])
def test_a_code_that_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"code|ascii"):
        fixed(text, 16)


def test_one_key_makes_one_commitment() -> None:
    ours = keys.derive(KEY, context(), 1)
    assert keys.checked(KEY, context(), 1, ours.commitment).commitment == ours.commitment
    for other in (
        keys.derive(os.urandom(32), context(), 1),
        keys.derive(KEY, context(item_id=uuid4()), 1),
        keys.derive(KEY, context(), 2),
    ):
        with pytest.raises(CannotOpen):
            keys.checked(KEY, context(), 1, other.commitment)


@given(st.text())
def test_padding_gives_the_text_back(text: str) -> None:
    assert unpad(pad(text)) == text


@pytest.mark.parametrize(("length", "width"), [(0, 32), (31, 32), (32, 64), (63, 64), (64, 128)])
def test_lengths_are_hidden_in_steps(length: int, width: int) -> None:
    assert len(pad("a" * length)) == width


def test_choices_are_all_of_one_length() -> None:
    assert {len(pad(choice, choice=True)) for choice in ("", "yes", "no", "a" * 31)} == {32}
    with pytest.raises(ValueError, match="31"):
        pad("a" * 32, choice=True)


@pytest.mark.parametrize("bent", [b"", b"\0" * 32, b"abc", b"\xff\x80" + b"\0" * 30])
def test_what_was_never_padded_is_refused(bent: bytes) -> None:
    with pytest.raises(CannotOpen):
        unpad(bent)


@pytest.mark.parametrize("vector", VECTORS["fields"], ids=lambda vector: vector["text"][:8])
def test_the_frozen_vectors_still_open(vector: dict[str, str]) -> None:
    """If this fails, a stored ciphertext no longer opens: make a new version instead."""
    here = ItemContext(
        collaboration_id=UUID(vector["collaboration"]),
        case_id=UUID(vector["case"]) if vector["case"] else None,
        item_id=UUID(vector["item"]),
        owner_id=UUID(vector["owner"]),
        topic=vector["topic"],
    )
    version, tag = int(vector["version"]), int(vector["tag"])
    item = keys.derive(bytes.fromhex(vector["key"]), here, version)
    assert item.commitment.hex() == vector["commitment"]
    stored = bytes.fromhex(vector["stored"])
    plain = ciphers.open_sealed(item.cipher, version, here.for_field(tag), stored)
    assert unpad(plain) == vector["text"]
