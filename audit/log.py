"""Appends to the log: with a change, by itself, or for a reading that wants a receipt."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import DatabaseError, transaction

from access import clock
from audit import chain
from audit.entries import Entry, instant, long, subjects_of
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
    """The locked head of a log; lives as long as its transaction."""

    def __init__(self, head: Head) -> None:
        self._head = head
        self.log_id: UUID = head.log_id

    def append(self, entry: Entry) -> Position:
        """Write one act. Its time is read here, under the lock, and never goes back."""
        head = self._head
        at = max(clock.now(), head.last_at)
        bodies = entry.bodies(at)
        first, edge = head.size, bytes(head.edge)
        leaves, rows, subjects = [], [], []
        for index, body in enumerate(bodies, start=first):
            data = chain.canonical(body)
            leaf = chain.leaf_hash(data)
            edge = chain.append(edge, index, leaf)
            leaves.append(Leaf(log_id=head.log_id, index=index, hash=leaf))
            rows.append(Body(log_id=head.log_id, index=index, bytes=data, **projection(body)))
            subjects += [
                Subject(
                    log_id=head.log_id,
                    index=index,
                    kind=kind,
                    subject_id=subject_id,
                    owner_agency_id=owner,
                )
                for kind, subject_id, owner in subjects_of(body)
            ]
        Leaf.objects.bulk_create(leaves)
        Body.objects.bulk_create(rows)
        Subject.objects.bulk_create(subjects)
        head.size, head.edge, head.root, head.last_at = (
            first + len(bodies),
            edge,
            chain.root(edge),
            at,
        )
        head.save(update_fields=["size", "edge", "root", "last_at"])
        return Position(head.log_id, first)


class Reading(OpenHead):
    """The head locked for one reading; after the commit it has a receipt."""

    def __init__(self, head: Head) -> None:
        super().__init__(head)
        self._receipt: receipts.Receipt | None = None
        self._entry: Entry | None = None
        self._position: Position | None = None

    def append(self, entry: Entry) -> Position:
        """Write the reading's one act."""
        if self._entry is not None or entry.by is None:
            raise ValueError("A reading is one act of one member.")
        self._entry, self._position = entry, super().append(entry)
        return self._position

    def committed(self) -> None:
        """Called when the durable block has been left: now there is proof."""
        if self._entry is None or self._position is None or self._entry.by is None:
            return
        self._receipt = receipts.issue(
            log_id=self.log_id,
            index=self._position.index,
            agency_id=self._entry.by.agency_id,
            shown=frozenset((item.item_id, tag) for item in self._entry.items for tag in item.tags),
        )

    @property
    def receipt(self) -> receipts.Receipt:
        """Proof that the entry is committed; LogUnavailable before that."""
        if self._receipt is None:
            raise LogUnavailable
        return self._receipt


def found(log_id: UUID) -> None:
    """Begin a log; beginning it twice changes nothing."""
    Head.objects.get_or_create(
        log_id=log_id, defaults={"root": chain.EMPTY_ROOT, "last_at": clock.now()}
    )


@contextmanager
def writing(log_id: UUID) -> Iterator[OpenHead]:
    """The head of a log, locked as the last lock of the running transaction."""
    with _only_log_errors():
        head = _lock(log_id)
    yield _Guarded(head)


@contextmanager
def reading(log_id: UUID) -> Iterator[Reading]:
    """A transaction of its own for one reading; `receipt` exists when it has committed."""
    page: Reading | None = None
    with _only_log_errors():
        with transaction.atomic(durable=True):
            page = Reading(_lock(log_id))
            yield page
        page.committed()


def recorded(log_id: UUID, entry: Entry) -> Position:
    """An entry that commits by itself: a refusal, a log-in."""
    with _only_log_errors(), transaction.atomic(durable=True):
        return OpenHead(_lock(log_id)).append(entry)


class _Guarded(OpenHead):
    """Turns the database's refusals into LogUnavailable."""

    def append(self, entry: Entry) -> Position:
        with _only_log_errors():
            return super().append(entry)


@contextmanager
def _only_log_errors() -> Iterator[None]:
    try:
        yield
    except DatabaseError:
        raise LogUnavailable from None


def _lock(log_id: UUID) -> Head:
    head = Head.objects.select_for_update().filter(log_id=log_id).first()
    if head is None:
        raise LogUnavailable
    return head


def projection(body: dict[str, object]) -> dict[str, object]:
    """The columns beside the bytes, read out of what the bytes say."""
    return {
        "at": instant(str(body["at"])),
        "act": body["act"],
        "outcome": body["outcome"],
        "rule": body.get("rule", ""),
        "actor_id": long(str(body.get("actor", ""))),
        "membership_id": long(str(body.get("membership", ""))),
        "agency_id": long(str(body.get("agency", ""))),
        "case_id": long(str(body.get("case", ""))),
        "part": body["part"],
        "parts": body["parts"],
    }
