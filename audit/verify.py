"""Recomputes a log from its bytes and names the first entry that does not hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import DatabaseError

from audit import chain
from audit.entries import subjects_of
from audit.log import projection
from audit.models import Body, Head, Leaf, Subject

BATCH = 500


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


def verify_all(log_id: UUID | None = None) -> Iterator[Finding]:
    """Verify one log or all of them; raises Unreadable."""
    try:
        heads = list(Head.objects.filter(**({"log_id": log_id} if log_id else {})))
        orphans = set(Leaf.objects.values_list("log_id", flat=True).distinct())
    except DatabaseError:
        raise Unreadable from None
    if log_id and not heads:
        raise Unreadable
    for head in heads:
        yield verify(head)
    if not log_id:
        for lost in sorted(orphans - {head.log_id for head in heads}):
            yield Finding(lost, 0, 0, "the head is missing")


def verify(head: Head) -> Finding:
    """Verify the log of one head; raises Unreadable."""
    edge, size = b"", 0
    try:
        for leaf, body, subjects in _entries(head.log_id):
            reason = _fault(size, leaf, body, subjects)
            if reason:
                return Finding(head.log_id, size, size, reason)
            edge = chain.append(edge, size, bytes(leaf.hash))
            size += 1
        extra = Body.objects.filter(log_id=head.log_id).exclude(index__lt=size).order_by("index")
        stray = extra.first()
    except DatabaseError:
        raise Unreadable from None
    if stray is not None:
        return Finding(head.log_id, size, stray.index, "a body without a leaf")
    if size != head.size:
        return Finding(head.log_id, size, min(size, head.size), "entries and head differ in number")
    if bytes(head.edge) != edge or bytes(head.root) != chain.root(edge):
        return Finding(head.log_id, size, max(size - 1, 0), "the root is another")
    return Finding(head.log_id, size)


def _entries(log_id: UUID) -> Iterator[tuple[Leaf, Body | None, list[Any]]]:
    """Leaves in order with body and subjects; three queries a batch, streaming."""
    after = -1
    while True:
        leaves = list(
            Leaf.objects.filter(log_id=log_id, index__gt=after).order_by("index", "id")[:BATCH]
        )
        if not leaves:
            return
        span = {"log_id": log_id, "index__gt": after, "index__lte": leaves[-1].index}
        bodies = {body.index: body for body in Body.objects.filter(**span)}
        subjects: dict[int, list[Any]] = {}
        for subject in Subject.objects.filter(**span):
            subjects.setdefault(subject.index, []).append(
                (subject.kind, subject.subject_id, subject.owner_agency_id)
            )
        for leaf in leaves:
            yield leaf, bodies.get(leaf.index), subjects.get(leaf.index, [])
        after = leaves[-1].index


def _fault(expected: int, leaf: Leaf, body: Body | None, subjects: list[Any]) -> str:
    """Why an entry does not hold, or nothing."""
    if leaf.index != expected:
        return "an entry is missing or stands twice"
    if body is None:
        return "the body is missing"
    data = bytes(body.bytes)
    if chain.leaf_hash(data) != bytes(leaf.hash):
        return "the bytes are not those that were hashed"
    try:
        said = chain.parse(data)
        columns = projection(said)
        named = list(subjects_of(said))
    except (ValueError, KeyError, TypeError):
        return "the bytes are not an entry"
    if any(getattr(body, name) != value for name, value in columns.items()):
        return "a column says something else than the bytes"
    if sorted(named, key=str) != sorted(subjects, key=str):
        return "the subjects are not those of the bytes"
    return ""
