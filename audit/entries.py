"""An entry of the log: ids, codes and hashes, never a name or a text."""

import base64
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from access.acts import Act
from access.members import Member
from audit.chain import LONGEST, canonical

CODE = re.compile(r"[a-z0-9_.:-]{0,64}")
# Items, writes, keys and consents of one entry; more take another part.
PIECES = ("items", "writes", "keys", "consents", "subjects")
# Room in a body for everything but its pieces.
FRAME = 4096


class Outcome(StrEnum):
    """What came of an act."""

    SHOWN = "shown"
    CHANGED = "changed"
    REFUSED = "refused"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item that was shown: which fields, on which ground, resting on what."""

    item_id: UUID
    owner_id: UUID
    tags: tuple[int, ...]
    ground: str
    basis_id: UUID | None = None


SubjectOf = tuple[str, UUID, UUID | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act. `asked` is an id as somebody asked for it; `terms` a keyed hash of search words.

    `facts` hold codes only (lower-case ASCII). Key acts and writes are what vault.sealing reports.
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
    writes: tuple[Any, ...] = ()
    key_acts: tuple[Any, ...] = ()
    consents: tuple[tuple[UUID, int, str], ...] = ()
    subjects: tuple[SubjectOf, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    terms: str = ""

    def all_subjects(self) -> list[SubjectOf]:
        """What the entry is about: those named, each item shown, each item written."""
        named: list[SubjectOf] = list(self.subjects)
        named += [("item", item.item_id, item.owner_id) for item in self.items]
        named += [("item", write.item_id, write.owner_id) for write in self.writes]
        return list(dict.fromkeys(named))

    def bodies(self, at: datetime) -> list[dict[str, Any]]:
        """The entry as one or more bodies of at most 64 KiB, each saying part and parts."""
        frame, pieces = self._frame(at), self._pieces()
        parts: list[dict[str, list[Any]]] = [{}]
        room = LONGEST - FRAME
        for kind in PIECES:
            for piece in pieces[kind]:
                length = len(canonical({"piece": piece}))
                if length > room:
                    parts.append({})
                    room = LONGEST - FRAME
                parts[-1].setdefault(kind, []).append(piece)
                room -= length
        return [
            {**frame, **part, "part": number, "parts": len(parts)}
            for number, part in enumerate(parts, start=1)
        ]

    def _frame(self, at: datetime) -> dict[str, Any]:
        by = self.by
        frame: dict[str, Any] = {
            "at": stamp(at),
            "act": self.act.value,
            "outcome": self.outcome.value,
            "request": self.request or (by.request if by else ""),
            "actor": short(by.user_id if by else self.actor_id),
            "membership": short(by.membership_id) if by else "",
            "agency": short(by.agency_id) if by else "",
            "role": by.role.value if by else "",
            "strength": by.strength if by else "",
            "case": short(self.case_id),
            "asked": printable(self.asked),
            "rule": code(self.rule),
            "ground": code(self.ground),
            "terms": code(self.terms),
            "counts": {code(key): count for key, count in self.counts.items()},
            "facts": {code(key): code(value) for key, value in self.facts.items()},
        }
        return {key: value for key, value in frame.items() if value not in ("", {})}

    def _pieces(self) -> dict[str, list[Any]]:
        return {
            "items": [
                [
                    short(i.item_id),
                    short(i.owner_id),
                    list(i.tags),
                    code(i.ground),
                    short(i.basis_id),
                ]
                for i in self.items
            ],
            "writes": [[short(w.item_id), short(w.owner_id), w.tag, w.digest] for w in self.writes],
            "keys": [
                [
                    code(k.kind),
                    short(k.item_id),
                    short(k.agency_id),
                    k.epoch,
                    k.version,
                    k.commitment,
                ]
                for k in self.key_acts
            ],
            "consents": [
                [short(consent), version, code(state)] for consent, version, state in self.consents
            ],
            "subjects": [
                [code(kind), short(subject), short(owner)]
                for kind, subject, owner in self.all_subjects()
            ],
        }


def short(value: UUID | None) -> str:
    """An id as 22 characters of base64url; nothing for none."""
    return base64.urlsafe_b64encode(value.bytes).rstrip(b"=").decode() if value else ""


def long(value: str) -> UUID | None:
    """The id again; None for nothing. Raises ValueError for what is no id."""
    if not value:
        return None
    if len(value) != 22:
        raise ValueError("An id has 22 characters.")
    return UUID(bytes=base64.urlsafe_b64decode(value + "=="))


def stamp(at: datetime) -> str:
    """An instant as UTC to the microsecond."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def instant(text: str) -> datetime:
    """The instant again; raises ValueError."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def printable(text: str) -> str:
    """At most 64 printable ASCII characters of what somebody typed; the rest becomes "?"."""
    return "".join(c if " " < c <= "~" else "?" for c in text[:64])


def code(text: str) -> str:
    """A code, checked: text cannot slip into the log by this way. Raises ValueError."""
    if not CODE.fullmatch(text):
        raise ValueError("Only codes stand in the log.")
    return text


def subjects_of(body: Mapping[str, Any]) -> Iterable[SubjectOf]:
    """The subjects that a parsed body names."""
    for kind, subject, owner in body.get("subjects", []):
        subject_id = long(subject)
        if subject_id is None:
            raise ValueError("A subject has an id.")
        yield kind, subject_id, long(owner)
