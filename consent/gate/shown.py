"""What a reading gives: disclosed items, by case, with what the case may tell of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from consent import rules, standing
from consent.guarded import GuardedItem
from consent.loading import covered
from consent.outgoing import Marks, Outgoing


class DisclosedInsideChange(Exception):
    """Text that a person needs first is read first, with its own entry."""


class Moved(Exception):
    """A revision moved between loading and the lock; the reading begins again."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One disclosed item: its row (still sealed), its opened text, and why it may be seen."""

    row: Any
    text: Mapping[str, str]
    granted: rules.Granted


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What one reading of one case gave; `at` is the instant it was decided.

    `by_law`: something of it is shown on a provision of law, which opens nothing more.
    """

    case: Any
    at: datetime
    owns: bool
    in_scope: bool
    by_law: bool
    consents: tuple[standing.ConsentRecord, ...]
    items: Mapping[type[GuardedItem], tuple[Shown, ...]]
    marks: Marks = field(default_factory=Marks)

    def of(self, model: type[GuardedItem]) -> tuple[Shown, ...]:
        """The disclosed items of one kind."""
        return self.items.get(model, ())

    @property
    def outgoing(self) -> Mapping[UUID, tuple[Outgoing, ...]]:
        """The running releases of one's own items, by item."""
        return self.marks.outgoing

    def covers(self, agency_id: UUID) -> bool:
        """Whether a running consent had a line to an agency at that instant."""
        return covered(self.consents, agency_id, self.at)


@dataclass(frozen=True, slots=True)
class Read:
    """What one committed entry let be opened."""

    at: datetime
    shown: tuple[Shown, ...]
