"""An entry of the log: ids, codes and hashes, never a name or a text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from access.acts import Act
from access.members import Member
from audit.chain import LONGEST, canonical
from audit.codes import code, instant, long, printable, request_id, short, stamp

# Room in a body for everything but its pieces.
FRAME = 4096

# Kind, id, and the agency whose it is (None if nobody's).
SubjectOf = tuple[str, UUID, UUID | None]
# Under which key a piece stands in the body, the piece, and what the entry is then about.
Piece = tuple[str, list[Any], SubjectOf | None]


class Outcome(StrEnum):
    """What came of an act."""

    SHOWN = "shown"
    CHANGED = "changed"
    REFUSED = "refused"
    BLOCKED = "blocked"


class Written(Protocol):
    """A ciphertext that was written, as vault.sealing reports it; the digest is SHA-256 in hex."""

    @property
    def item_id(self) -> UUID: ...
    @property
    def owner_id(self) -> UUID: ...
    @property
    def tag(self) -> int: ...
    @property
    def digest(self) -> str: ...


class KeyAct(Protocol):
    """What happened to an item's key, as vault.sealing reports it; the commitment is in hex."""

    @property
    def kind(self) -> str: ...
    @property
    def item_id(self) -> UUID: ...
    @property
    def owner_id(self) -> UUID: ...
    @property
    def agency_id(self) -> UUID: ...
    @property
    def epoch(self) -> int: ...
    @property
    def version(self) -> int: ...
    @property
    def commitment(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item that was shown: which fields, on which ground, resting on what."""

    item_id: UUID
    owner_id: UUID
    tags: tuple[int, ...]
    ground: str
    basis_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act. `asked` is an id as somebody asked for it; `terms` a keyed hash of search words.

    `facts` hold codes only (lower-case ASCII); `counts` whole numbers.
    """

    act: Act
    outcome: Outcome
    by: Member | None = None
    actor_id: UUID | None = None
    case_id: UUID | None = None
    asked: str = ""
    rule: str = ""
    ground: str = ""
    request: str = ""
    items: tuple[ItemShown, ...] = ()
    writes: tuple[Written, ...] = ()
    key_acts: tuple[KeyAct, ...] = ()
    consents: tuple[tuple[UUID, int, str], ...] = ()
    subjects: tuple[SubjectOf, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    terms: str = ""

    def bodies(self, at: datetime) -> list[dict[str, Any]]:
        """The entry as one or more bodies of at most 64 KiB, each saying part and parts.

        An item's subject stands in the same part as the item: by it a reviewer finds that part.
        """
        parts = [_Part()]
        for piece in self._pieces():
            if not parts[-1].has_room_for(piece):
                parts.append(_Part())
            parts[-1].take(piece)
        frame = self._frame(at)
        return [
            {**frame, **part.lists(), "part": number, "parts": len(parts)}
            for number, part in enumerate(parts, start=1)
        ]

    def _frame(self, at: datetime) -> dict[str, Any]:
        by = self.by
        frame: dict[str, Any] = {
            "at": stamp(at),
            "act": self.act.value,
            "outcome": self.outcome.value,
            "request": request_id(self.request or (by.request if by else "")),
            "actor": short(by.user_id if by else self.actor_id),
            "membership": short(by.membership_id) if by else "",
            "agency": short(by.agency_id) if by else "",
            "role": by.role.value if by else "",
            "strength": code(by.strength) if by else "",
            "case": short(self.case_id),
            "asked": printable(self.asked),
            "rule": code(self.rule),
            "ground": code(self.ground),
            "terms": code(self.terms),
            "counts": {code(key): count for key, count in self.counts.items()},
            "facts": {code(key): code(value) for key, value in self.facts.items()},
        }
        return {key: value for key, value in frame.items() if value not in ("", {})}

    def _pieces(self) -> Iterator[Piece]:
        for subject in self.subjects:
            yield "", [], subject
        for i in self.items:
            shown = [short(i.item_id), short(i.owner_id), list(i.tags), code(i.ground)]
            yield "items", [*shown, short(i.basis_id)], ("item", i.item_id, i.owner_id)
        for w in self.writes:
            written = [short(w.item_id), short(w.owner_id), w.tag, code(w.digest)]
            yield "writes", written, ("item", w.item_id, w.owner_id)
        for k in self.key_acts:
            moved = [code(k.kind), short(k.item_id), short(k.agency_id), k.epoch, k.version]
            yield "keys", [*moved, code(k.commitment)], ("item", k.item_id, k.owner_id)
        for consent, version, state in self.consents:
            yield "consents", [short(consent), version, code(state)], None


class _Part:
    """The lists of one body, as long as there is room in it."""

    def __init__(self) -> None:
        self._lists: dict[str, list[Any]] = {}
        self._subjects: dict[SubjectOf, list[str]] = {}
        self._room = LONGEST - FRAME

    def has_room_for(self, piece: Piece) -> bool:
        """Whether the piece and its subject fit in."""
        return self._length(piece) <= self._room

    def take(self, piece: Piece) -> None:
        """Take the piece and its subject, once."""
        key, value, about = piece
        self._room -= self._length(piece)
        if key:
            self._lists.setdefault(key, []).append(value)
        if about:
            self._subjects[about] = _named(about)

    @staticmethod
    def _length(piece: Piece) -> int:
        key, value, about = piece
        return len(canonical({key: value, "subjects": _named(about) if about else []}))

    def lists(self) -> dict[str, list[Any]]:
        """What stands in the body; an empty list does not."""
        if not self._subjects:
            return self._lists
        return {**self._lists, "subjects": list(self._subjects.values())}


def _named(about: SubjectOf) -> list[str]:
    kind, subject_id, owner_id = about
    return [code(kind), short(subject_id), short(owner_id)]


def projection(body: Mapping[str, Any]) -> dict[str, Any]:
    """The columns beside the bytes, read out of what the bytes say; raises for what is no entry."""
    return {
        "at": instant(body["at"]),
        "act": body["act"],
        "outcome": body["outcome"],
        "rule": body.get("rule", ""),
        "actor_id": long(body.get("actor", "")),
        "membership_id": long(body.get("membership", "")),
        "agency_id": long(body.get("agency", "")),
        "case_id": long(body.get("case", "")),
        "request": body.get("request"),
        "part": body["part"],
        "parts": body["parts"],
    }


def subjects_of(body: Mapping[str, Any]) -> Iterable[SubjectOf]:
    """The subjects that a parsed body names."""
    for kind, subject, owner in body.get("subjects", []):
        subject_id = long(subject)
        if subject_id is None:
            raise ValueError("A subject has an id.")
        yield kind, subject_id, long(owner)
