"""Two cases, one youth: who is told, who is asked, and how a joining stands (domain 0.11).

Pure functions over plain values. Joining opens nothing: it says which number counts and where new
steps are taken. What it tells is that another case exists, and that is told only to an agency that
is in scope in both.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class JoiningState(StrEnum):
    """How a joining stands; computed from the answers, never stored."""

    PROPOSED = "proposed"
    JOINED = "joined"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # the proposal was taken back before all had answered
    UNDONE = "undone"


RUNNING = (JoiningState.PROPOSED, JoiningState.JOINED)


@dataclass(frozen=True, slots=True)
class Party:
    """An agency with a part in one of two cases, and in which of them it is in scope now.

    One that a consent covers and that has no seat yet may come at any time, and is not `seated`.
    """

    agency_id: UUID
    older: bool
    younger: bool
    seated: bool = True

    @property
    def both(self) -> bool:
        """Whether it may know of both."""
        return self.older and self.younger


@dataclass(frozen=True, slots=True)
class Held:
    """What one membership has of one of the two cases now."""

    identity: bool  # the rules grant the youth's identity to its agency
    assigned: bool
    open: bool


def is_told(first: Held, second: Held) -> bool:
    """Whether a membership is told that two cases are about the same youth.

    Being assigned by name is asked of every case, so a protected identity needs no rule of its own.
    """
    return all(held.identity and held.assigned and held.open for held in (first, second))


def asked_of(parties: Iterable[Party]) -> frozenset[UUID]:
    """The agencies that are asked: those with a seat, in scope in one case at least, with items
    there or not.

    Who has written is told to nobody. An agency in scope in neither keeps its own and meets no
    change, and to ask it would be to tell it.
    """
    return frozenset(
        party.agency_id for party in parties if party.seated and (party.older or party.younger)
    )


def not_to_be_told(parties: Iterable[Party]) -> frozenset[UUID]:
    """The agencies that are asked, or would meet what is joined when they come, and that may not
    know of one of the cases."""
    return frozenset(
        party.agency_id for party in parties if (party.older or party.younger) and not party.both
    )


def state_of(asked: Collection[UUID], answers: Mapping[UUID, bool], *, ended: bool) -> JoiningState:
    """Joined when all who were asked said yes, declined at the first no; nobody asked is no yes."""
    if any(not yes for yes in answers.values()):
        return JoiningState.DECLINED
    everybody = bool(asked) and set(asked) <= answers.keys()
    if ended:
        return JoiningState.UNDONE if everybody else JoiningState.WITHDRAWN
    return JoiningState.JOINED if everybody else JoiningState.PROPOSED


def knows(agency_id: UUID, *, proposer: UUID, answers: Mapping[UUID, bool]) -> bool:
    """Whether an agency was lawfully told once and has said so itself: it proposed or answered."""
    return agency_id == proposer or agency_id in answers


def is_shown(party: Party | None, *, known: bool, state: JoiningState) -> bool:
    """Whether an agency sees a joining now: by being in scope in both, or, once the cases are
    joined, by having said yes to it."""
    if state not in RUNNING:
        return False
    may_know = party is not None and party.both
    return may_know or (known and state is JoiningState.JOINED)


def in_order(
    first: tuple[datetime, str, UUID], second: tuple[datetime, str, UUID]
) -> tuple[UUID, UUID]:
    """The older case and the younger, by when they began, then by number."""
    older, younger = sorted((first, second))
    return older[2], younger[2]
