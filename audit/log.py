"""Appends to the log: with a change, by itself, or for a reading that wants a receipt."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import Error, transaction

from access import clock
from audit import chain
from audit.entries import Entry, projection, subjects_of
from audit.models import Body, Head, Leaf, Subject
from vault import receipts

# The log of the installation: log-ins, accounts, users without a membership.
INSTALLATION = UUID(int=0)


class LogUnavailable(Exception):
    """The log cannot be written, so nothing is shown and nothing is changed."""

    def __init__(self) -> None:
        super().__init__("The log cannot be written.")


@dataclass(frozen=True, slots=True)
class Position:
    """Where an entry stands: its log, and the index of its first part."""

    log_id: UUID
    index: int


class OpenHead:
    """The locked head of a log; lives as long as the block that opened it."""

    def __init__(self, log_id: UUID) -> None:
        self.log_id = log_id
        self._head = _lock(log_id)
        self._open = True

    def append(self, entry: Entry) -> Position:
        """Write one act: leaves, bodies, subjects and head, one statement each.

        (SQLite takes 166 subjects a statement.) Its time is read here, under the lock, and never
        goes back. Raises LogUnavailable.
        """
        if not self._open:
            raise RuntimeError("The head has been let go.")
        at = max(clock.now(), self._head.last_at)
        with _only_log_errors():
            first = self._head.size
            edge = self._insert(entry.bodies(at), bytes(self._head.edge))
            self._head.edge, self._head.root, self._head.last_at = edge, chain.root(edge), at
            self._head.save(update_fields=["size", "edge", "root", "last_at"])
        return Position(self.log_id, first)

    def close(self) -> None:
        """The block has been left; its transaction may go on, but not with this head."""
        self._open = False

    def _insert(self, bodies: list[dict[str, object]], edge: bytes) -> bytes:
        leaves, rows, subjects = [], [], []
        for body in bodies:
            data, place = chain.canonical(body), {"log_id": self.log_id, "index": self._head.size}
            leaf = chain.leaf_hash(data)
            edge = chain.append(edge, self._head.size, leaf)
            self._head.size += 1
            leaves.append(Leaf(**place, hash=leaf))
            rows.append(Body(**place, bytes=data, **projection(body)))
            for kind, subject_id, owner in subjects_of(body):
                about = {"kind": kind, "subject_id": subject_id, "owner_agency_id": owner}
                subjects.append(Subject(**place, **about))
        Leaf.objects.bulk_create(leaves)
        Body.objects.bulk_create(rows)
        Subject.objects.bulk_create(subjects)
        return edge


class Reading(OpenHead):
    """The head locked for one reading; after the commit it has a receipt."""

    def __init__(self, log_id: UUID) -> None:
        super().__init__(log_id)
        self._written: tuple[Entry, Position] | None = None
        self._receipt: receipts.Receipt | None = None

    def append(self, entry: Entry) -> Position:
        """Write the reading's one act."""
        if self._written is not None or entry.by is None:
            raise ValueError("A reading is one act of one member.")
        position = super().append(entry)
        self._written = entry, position
        return position

    @property
    def receipt(self) -> receipts.Receipt:
        """Proof that the entry is committed; LogUnavailable before that."""
        if self._receipt is None:
            raise LogUnavailable
        return self._receipt


def found(log_id: UUID) -> None:
    """Begin a log; beginning it twice changes nothing."""
    begun = {"root": chain.EMPTY_ROOT, "last_at": clock.now()}
    with _only_log_errors():
        Head.objects.get_or_create(log_id=log_id, defaults=begun)


@contextmanager
def writing(log_id: UUID) -> Iterator[OpenHead]:
    """The head of a log, locked as the last lock of the running transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("The log is written inside the transaction of the change.")
    with _only_log_errors():
        head = OpenHead(log_id)
    try:
        yield head
    finally:
        head.close()


@contextmanager
def reading(log_id: UUID) -> Iterator[Reading]:
    """A transaction of its own for one reading; `receipt` exists when it has committed."""
    with _only_log_errors():
        with transaction.atomic(durable=True):
            page = Reading(log_id)
            try:
                yield page
            finally:
                page.close()
        if page._written is not None:
            page._receipt = _receipt(*page._written)


def recorded(log_id: UUID, entry: Entry) -> Position:
    """An entry that commits by itself: a refusal, a log-in."""
    with _only_log_errors(), transaction.atomic(durable=True):
        return OpenHead(log_id).append(entry)


def _receipt(entry: Entry, position: Position) -> receipts.Receipt:
    if entry.by is None:
        raise LogUnavailable
    return receipts.issue(
        log_id=position.log_id,
        index=position.index,
        agency_id=entry.by.agency_id,
        shown=frozenset((item.item_id, tag) for item in entry.items for tag in item.tags),
    )


@contextmanager
def _only_log_errors() -> Iterator[None]:
    try:
        yield
    except Error:
        raise LogUnavailable from None


def _lock(log_id: UUID) -> Head:
    head = Head.objects.select_for_update().filter(log_id=log_id).first()
    if head is None:
        raise LogUnavailable
    return head
