"""Who reads a question without identity, and the advice to it: one pure rule; unknown denies.

It is kept apart from `consent.rules`: nothing that is released in a case passes here, and nothing
that passes here has a case (ADR 12).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consent.clauses import Clause
from consent.grounds import Ground
from consent.rules import Granted, Withheld
from consent.terms import Topic


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks to read; `coordinates`: a coordinator acting for the coordination."""

    agency: UUID
    membership: UUID
    coordinates: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question or the advice to it, as stored.

    `asker` is the membership that asked. `ground` is that of the wrapped key which the reader's
    agency holds, empty without one. `ends_at` is the first instant after the question's last day.
    """

    question: UUID
    owner: UUID
    asker: UUID
    topic: str
    in_case: bool
    is_advice: bool
    ground: str
    ended: bool
    ends_at: datetime


def decide(item: Asked, reader: Reader, at: datetime) -> Granted | Withheld:
    """Whether a question or its advice may be read at an instant, with the deciding clause."""
    if item.topic != Topic.CONSULTATION or item.in_case:
        return Withheld(Clause.NEVER_RELEASED)
    if not item.ground:
        return Withheld(Clause.NO_RELEASE)
    if item.owner == reader.agency:
        own = reader.coordinates if item.is_advice else reader.membership == item.asker
        return Granted(Ground.OWN, Clause.OWN) if own else Withheld(Clause.NO_RELEASE)
    if item.ground != Ground.DE_IDENTIFIED:
        return Withheld(Clause.GROUND_NOT_USABLE)
    return _told(item, reader, at)


def _told(item: Asked, reader: Reader, at: datetime) -> Granted | Withheld:
    """The question to the coordination as long as it stands; the advice to whoever asked."""
    if item.is_advice:
        if reader.membership != item.asker:
            return Withheld(Clause.NO_RELEASE)
        return Granted(Ground.DE_IDENTIFIED, Clause.GROUND_HOLDS)
    if not reader.coordinates:
        return Withheld(Clause.GROUND_RECEIVER)
    if item.ended:
        return Withheld(Clause.RELEASE_ENDED)
    if at >= item.ends_at:
        return Withheld(Clause.GROUND_OVER)
    return Granted(Ground.DE_IDENTIFIED, Clause.GROUND_HOLDS)
