"""Who in a room may hear of a case: one rule, which the check, the screen and the verb ask."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
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


class Bar(StrEnum):
    """Why somebody may not hear of a case."""

    NOT_COVERED = "not_covered"  # no consent covers their agency
    NOT_ASSIGNED = "not_assigned"  # a member whom their agency has not assigned to the case
    NOT_NAMED = "not_named"  # of a protected identity: not named for it
    NOT_ASKED = "not_asked"  # the family has not said yes to whom they brought
    GUARDIAN = "guardian"  # a guardian who may not be told, or who counts no more


class Comes(Protocol):
    """A participant as stored; `heard`: the family has said yes to whom they brought."""

    comer: str
    agency_id: UUID | None
    membership_id: UUID | None
    heard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """What a case says of who may hear of it now. `covers` tells whether a consent covers an
    agency, `named` are the memberships that work with the case, `family` those of the family who
    may hear, and `brings` whether they may bring anybody."""

    protected: bool
    noting_agency: UUID
    covers: Callable[[UUID], bool]
    named: Collection[UUID]
    family: Collection[str] = FAMILY
    brings: bool = True

    def allows(self, one: Comes) -> bool:
        """Whether somebody may hear."""
        return self.bar(one) is None

    def bar(self, one: Comes) -> Bar | None:
        """Why somebody may not hear, if so. Their agency noted the case or a consent covers it, and
        a member is one whom it assigned (domain 0.2: who hears of a case works with it); somebody
        without an account is their agency. Of a protected identity those named alone (0.5)."""
        if one.agency_id:
            if one.agency_id != self.noting_agency and not self.covers(one.agency_id):
                return Bar.NOT_COVERED
            if self.protected or one.membership_id:
                unnamed = Bar.NOT_NAMED if self.protected else Bar.NOT_ASSIGNED
                return None if one.membership_id in self.named else unnamed
            return None
        if self.protected:
            return Bar.NOT_NAMED
        if one.comer == Comer.BROUGHT:
            return None if one.heard and self.brings else Bar.NOT_ASKED
        return None if one.comer in self.family else Bar.GUARDIAN
