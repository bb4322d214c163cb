"""The frozen values of two cases about one youth."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class JoiningLine:
    """A joining as a member of one of its cases is told of it.

    The other case's number stands only for those who work with it too.
    """

    joining_id: UUID
    state: str
    younger: bool  # whether this is the case that rests when they are joined
    proposer: str
    at: datetime
    other_id: UUID | None = None
    other_number: str = ""
    answered: bool = False  # by one's own agency
    may_answer: bool = False
    may_end: bool = False
    waits: tuple[str, ...] = ()  # for the coordination alone: who has not answered


@dataclass(frozen=True, slots=True)
class EndingPage:
    """Why a proposal was taken back, or joined cases taken apart; opened by a click of its own."""

    number: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class TwinLine:
    """Two cases about the same youth, and what has been proposed of them.

    A case that one does not work with has neither id nor number. `answering` is the proposal that
    one's own agency has not answered, at the case of one's own that it is answered from.
    """

    older_id: UUID | None
    older_number: str
    younger_id: UUID | None
    younger_number: str
    state: str = ""
    at: datetime | None = None
    answering: tuple[UUID, UUID] | None = None


@dataclass(frozen=True, slots=True)
class TwinList:
    """All of them, by when the older case began."""

    lines: tuple[TwinLine, ...]
