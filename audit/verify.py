"""Recomputes a log from its bytes and names the first entry that does not hold.

Reads only, and may run while others write: what is appended meanwhile is left to the next time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import Error
from django.db.models import OuterRef, Q, Subquery

from audit import chain
from audit.codes import stamp
from audit.entries import SubjectOf, projection, subjects_of
from audit.log import INSTALLATION
from audit.models import Body, Head, Leaf, Subject
from vault.models import AgencyKey

BATCH = 500
# What a column raises that holds something else than its type, as SQLite allows.
NOT_ITS_TYPE = (ValueError, TypeError, AttributeError)


class Unreadable(Exception):
    """The log cannot be read at all."""

    def __init__(self) -> None:
        super().__init__("The log cannot be read.")


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one log: how many entries hold, and the first that does not."""

    log_id: UUID
    size: int
    bad_index: int | None = None
    reason: str = ""

    @property
    def intact(self) -> bool:
        """Whether every entry holds."""
        return self.bad_index is None


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the tables hold at one index."""

    leaves: list[bytes]
    bodies: list[tuple[bytes, dict[str, Any]]]
    subjects: list[SubjectOf]


# What the bytes of an entry say; before the first, an act of no parts has ended.
_Said = dict[str, Any]
_BEGINNING: _Said = {"at": "", "part": 0, "parts": 0}
_COLUMNS = "at act outcome rule actor_id membership_id agency_id case_id request part parts".split()


def verify_all(log_id: UUID | None = None) -> Iterator[Finding]:
    """Verify one log or all of them; raises Unreadable."""
    try:
        expected = _expected()  # first: a log that is begun meanwhile has its head
        heads = {head.log_id: head for head in Head.objects.all()}
        expected.update(heads)
    except (Error, *NOT_ITS_TYPE):
        raise Unreadable from None
    if log_id and log_id not in expected:
        raise Unreadable
    for one in [log_id] if log_id else sorted(expected):
        head = heads.get(one)
        yield verify(head) if head else Finding(one, 0, 0, "the head is missing")


def _expected() -> set[UUID]:
    """The installation's log, those of collaborations with keys, and those that have rows."""
    found = {INSTALLATION}
    found.update(AgencyKey.objects.values_list("collaboration_id", flat=True).distinct())
    for model in (Leaf, Body, Subject):
        found.update(model.objects.order_by().values_list("log_id", flat=True).distinct())
    return found


def verify(head: Head) -> Finding:
    """Verify the log of one head, as long as the head says it is; raises Unreadable."""
    edge, before = b"", _BEGINNING
    try:
        for index, kept in enumerate(_entries(head.log_id, head.size)):
            reason, said = _fault(kept)
            reason = reason or _out_of_turn(before, said)
            if reason:
                return Finding(head.log_id, index, index, reason)
            edge, before = chain.append(edge, index, kept.leaves[0]), said
        return _end(head, edge, before)
    except Error:
        raise Unreadable from None
    except NOT_ITS_TYPE:
        return Finding(head.log_id, 0, 0, "the head cannot be read")


def _entries(log_id: UUID, size: int) -> Iterator[_Kept]:
    """What is kept at each index below size; three queries a batch, streaming."""
    for start in range(0, size, BATCH):
        yield from _batch(log_id, start, min(start + BATCH, size))


def _batch(log_id: UUID, start: int, end: int) -> Iterator[_Kept]:
    try:
        yield from _fetched(log_id, start, end)
    except NOT_ITS_TYPE:
        if end - start == 1:
            yield _Kept([], [], [])
            return
        middle = (start + end) // 2
        yield from _batch(log_id, start, middle)
        yield from _batch(log_id, middle, end)


def _fetched(log_id: UUID, start: int, end: int) -> list[_Kept]:
    span = {"log_id": log_id, "index__gte": start, "index__lt": end}
    kept = [_Kept([], [], []) for _ in range(start, end)]
    for index, leaf in Leaf.objects.filter(**span).values_list("index", "hash"):
        kept[index - start].leaves.append(_octets(leaf))
    for row in Body.objects.filter(**span).values("index", "bytes", *_COLUMNS):
        index, data = row.pop("index"), _octets(row.pop("bytes"))
        kept[index - start].bodies.append((data, row))
    subjects = Subject.objects.filter(**span).values_list(
        "index", "kind", "subject_id", "owner_agency_id"
    )
    for index, kind, about, owner in subjects:
        kept[index - start].subjects.append((kind, about, owner))
    return kept


def _octets(value: Any) -> bytes:
    return memoryview(value).tobytes()  # bytes() would take a number for a length


def _fault(kept: _Kept) -> tuple[str, _Said]:
    """Why the rows of an entry do not hold, or nothing; and what its bytes say."""
    if len(kept.leaves) != 1:
        return "the leaf is missing, stands twice or cannot be read", {}
    if len(kept.bodies) != 1:
        return "the body is missing or stands twice", {}
    data, columns = kept.bodies[0]
    if chain.leaf_hash(data) != kept.leaves[0]:
        return "the bytes are not those that were hashed", {}
    try:
        said = chain.parse(data)
        told, named = projection(said), list(subjects_of(said))
    except (KeyError, *NOT_ITS_TYPE):
        return "the bytes are not an entry", {}
    if columns != told:
        return "a column says something else than the bytes", said
    if sorted(named, key=str) != sorted(kept.subjects, key=str):
        return "the subjects are not those of the bytes", said
    return "", said


def _out_of_turn(before: _Said, said: _Said) -> str:
    """Why an entry cannot follow the one before it, or nothing."""
    if said["at"] < before["at"]:
        return "the entry is earlier than the one before it"
    ended = before["part"] == before["parts"]
    next_part = (1, said["parts"]) if ended else (before["part"] + 1, before["parts"])
    return "" if (said["part"], said["parts"]) == next_part else "a part of an act is missing"


def _end(head: Head, edge: bytes, last: _Said) -> Finding:
    """Compare the head with the recomputation, and look for rows that it does not cover."""
    size, at = head.size, max(head.size - 1, 0)
    if (beyond := _beyond(head.log_id)) is not None:
        return Finding(head.log_id, size, beyond, "a row lies outside what the head covers")
    if last["part"] != last["parts"]:
        return Finding(head.log_id, size, at, "a part of an act is missing")
    if _octets(head.edge) != edge:
        start = _first_difference(_octets(head.edge), edge, size)
        return Finding(head.log_id, start, start, "the root is another: changed here or later")
    if _octets(head.root) != chain.root(edge):
        return Finding(head.log_id, size, at, "the root is another")
    if size and stamp(head.last_at) != last["at"]:
        return Finding(head.log_id, size, at, "the head has another time than the last entry")
    return Finding(head.log_id, size)


def _beyond(log_id: UUID) -> int | None:
    """The first index outside what the head covers now; one statement, so one instant."""
    firsts = [
        Subquery(
            model.objects.filter(log_id=OuterRef("log_id"))
            .filter(Q(index__lt=0) | Q(index__gte=OuterRef("size")))
            .order_by("index")
            .values("index")[:1]
        )
        for model in (Leaf, Body, Subject)
    ]
    found = Head.objects.filter(log_id=log_id).values_list(*firsts).first()
    return min((index for index in found or (0,) if index is not None), default=None)


def _first_difference(kept: bytes, ours: bytes, size: int) -> int:
    """Where the first perfect subtree begins whose root is another."""
    start = 0
    for place in range(size.bit_count()):
        root = slice(place * chain.HASH_LENGTH, (place + 1) * chain.HASH_LENGTH)
        if kept[root] != ours[root]:
            break
        start += 1 << (size - start).bit_length() - 1
    return min(start, max(size - 1, 0))
