"""Who in a room may hear of a case: one rule, which the check, the screen and the verb ask."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class Comer(StrEnum):
    """What a participant is: a member, one of the family, or somebody without an account."""

    MEMBER = "member"
    YOUTH = "youth"
    GUARDIAN_1 = "guardian_1"
    GUARDIAN_2 = "guardian_2"
    OUTSIDER = "outsider"  # of an agency, without an account: counts as that agency
    BROUGHT = "brought"  # by the family; of no agency


FAMILY = frozenset({Comer.YOUTH, Comer.GUARDIAN_1, Comer.GUARDIAN_2})


class Comes(Protocol):
    """A participant as stored; `heard`: the family has said yes to whom they brought."""

    comer: str
    agency_id: UUID | None
    membership_id: UUID | None
    heard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """What a case says of who may hear of it now. `covers` tells whether a consent covers an
    agency, `named` are the memberships named for a protected case, and `family` those of the
    family who may hear."""

    protected: bool
    noting_agency: UUID
    covers: Callable[[UUID], bool]
    named: Collection[UUID] = ()
    family: Collection[str] = FAMILY

    def allows(self, one: Comes) -> bool:
        """Whether somebody may hear: their agency noted the case or a consent covers it; of a
        protected identity those alone who are named for the case (domain 0.5)."""
        if self.protected and one.membership_id not in self.named:
            return False
        if one.agency_id:
            return one.agency_id == self.noting_agency or self.covers(one.agency_id)
        return one.comer in self.family or (one.comer == Comer.BROUGHT and one.heard)


class Stayed(Protocol):
    """Since when somebody is in the room, or until when they were."""

    came_at: datetime | None
    left_at: datetime | None


def was_there(one: Stayed, opened_at: datetime | None) -> bool:
    """Whether somebody was in the room when a case was opened: nobody comes in while it is open."""
    if opened_at is None or one.came_at is None or one.came_at > opened_at:
        return False
    return one.left_at is None or one.left_at > opened_at
