"""What a search for a person gives: numbers of cases and their states, nothing of the person."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SearchLine:
    """A case that was found; its state only where one's own agency is in scope."""

    case_id: UUID
    number: str
    in_scope: bool
    state: str


@dataclass(frozen=True, slots=True)
class SecondCase:
    """That the same youth has a case in one's own agency already.

    `lines` are cases one works with oneself; `another` says that a colleague works with one, and
    then `contact` that one is the contact person oneself; `not_asked` that one has searched too
    often, so that it is not known.
    """

    lines: tuple[SearchLine, ...] = ()
    another: bool = False
    contact: bool = False
    not_asked: str = ""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The page of the search: whether names may be sought, and what was found; None before."""

    by_name: bool
    lines: tuple[SearchLine, ...] | None = None
