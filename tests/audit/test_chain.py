"""The mathematics of the log, against independent implementations."""

import json

import pymerkle
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from audit import chain

# RFC 6962, as used by Certificate Transparency's own test vectors.
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def roots(bodies: list[bytes]) -> list[str]:
    edge, found = b"", []
    for size, body in enumerate(bodies):
        edge = chain.append(edge, size, chain.leaf_hash(body))
        found.append(chain.root(edge).hex())
    return found


def test_the_published_vectors_hold() -> None:
    assert chain.EMPTY_ROOT.hex() == EMPTY
    assert chain.root(b"").hex() == EMPTY
    assert roots(LEAVES) == ROOTS


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=70))
def test_another_implementation_finds_the_same_root(bodies: list[bytes]) -> None:
    tree = pymerkle.InmemoryTree(algorithm="sha256")
    for body in bodies:
        tree.append_entry(body)
    assert roots(bodies)[-1] == tree.get_root().hex()


def test_a_leaf_is_never_a_node() -> None:
    left, right = chain.leaf_hash(b"a"), chain.leaf_hash(b"b")
    assert chain.leaf_hash(left + right) != chain.node_hash(left, right)


def test_two_nodes_passed_off_as_leaves_have_another_root() -> None:
    leaves = [chain.leaf_hash(bytes([number])) for number in range(4)]
    nodes = [leaves[0] + leaves[1], leaves[2] + leaves[3]]
    assert roots(nodes)[-1] != roots([bytes([number]) for number in range(4)])[-1]


@pytest.mark.parametrize("size", [0, 3, 7])
def test_an_edge_of_another_size_is_refused(size: int) -> None:
    edge = chain.append(b"", 0, chain.leaf_hash(b"a"))
    with pytest.raises(ValueError, match="size"):
        chain.append(edge, size, chain.leaf_hash(b"b"))


ENTRIES = st.recursive(
    st.integers(-(2**53 - 1), 2**53 - 1) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(max_codepoint=126), max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text(st.characters(max_codepoint=126), max_size=8), ENTRIES, max_size=5))
def test_canonical_bytes_are_those_of_rfc_8785(value: dict[str, object]) -> None:
    assert chain.canonical(value) == rfc8785.dumps(value)
    assert chain.parse(chain.canonical(value)) == value


@pytest.mark.parametrize(
    "value",
    [
        {"a": 1.5},
        {"a": None},
        {"a": True},
        {"å": 1},
        {"a": 2**53},
        {"a": "\ud800"},
        {1: "a"},
        {"a": b"a"},
        {"a": ("b",)},
    ],
)
def test_what_has_no_canonical_form_is_refused(value: dict[object, object]) -> None:
    with pytest.raises(chain.NotCanonical):
        chain.canonical(value)  # type: ignore[arg-type]


def test_an_entry_is_at_most_64_kib() -> None:
    with pytest.raises(chain.NotCanonical):
        chain.canonical({"a": "x" * 65536})


@pytest.mark.parametrize(
    "body",
    [
        b'{"a":1,"a":2}',
        b'{"b":1,"a":2}',
        b'{ "a":1}',
        b'{"a":1}\n',
        b'{"a":1.0}',
        b'{"a":"\\u0061"}',
        b"[1]",
        b"",
        b"\xff",
        b'{"a":NaN}',
        b'{"a":-0}',
        b'{"a":1e3}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":' + b"[" * 20 + b"]" * 20 + b"}",
        b'{"a":' + b"[" * 30000 + b"]" * 30000 + b"}",
        b'{"a":"' + b"x" * 65536 + b'"}',
        json.dumps({"å": 1}).encode(),
    ],
)
def test_bytes_that_are_not_canonical_are_refused(body: bytes) -> None:
    with pytest.raises(chain.NotCanonical):
        chain.parse(body)
