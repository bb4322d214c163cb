"""The lines of a case's items: what one may read of each, and what one's own agency did with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from consent.terms import Topic


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """An agency that an item of one's own has been released to, on which ground.

    `runs` says if it reads now.
    """

    release_id: UUID
    agency: str
    until: date | None
    runs: bool
    ground: str = "consent"
    law: str = ""  # the provision, where it is not a consent
    decision_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """A guardian to whom an item of one's own is not shown, and on which provision."""

    guardian: str
    provision: str


@dataclass(frozen=True, slots=True)
class FiledMark:
    """On which day an item of one's own was put into the agency's own file, and whether it has
    been changed since."""

    day: date
    moved: bool


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note one may read; `author` is known for one's own agency's notes alone."""

    item_id: UUID
    topic: str
    concerns: str
    text: str
    category: str
    at: datetime
    own: bool
    source: str
    author: str
    corrects: bool
    released_to: tuple[ReleaseLine, ...]
    hidden_from: tuple[HiddenLine, ...] = ()
    law: str = ""  # the provision on which it has been told to one's own agency
    changed_at: datetime | None = None  # when its text was last changed
    changed_by: str = ""  # for one's own agency's notes alone
    filed: FiledMark | None = None

    @property
    def item_key(self) -> str:
        """The id as text, for an address."""
        return str(self.item_id)


def goals_among(notes: Iterable[NoteLine]) -> tuple[NoteLine, ...]:
    """What the plan is to reach, oldest first: the notes of that topic."""
    return tuple(sorted((one for one in notes if one.topic == Topic.PLAN), key=lambda one: one.at))


def not_goals(notes: Iterable[NoteLine]) -> tuple[NoteLine, ...]:
    """The other notes, in their order."""
    return tuple(one for one in notes if one.topic != Topic.PLAN)


@dataclass(frozen=True, slots=True)
class TalkLine:
    """A talk with the family that one may read of."""

    item_id: UUID
    kind: str
    held_date: date
    holder: str
    agreed: str
    mandate: str
    own: bool
    source: str
    released_to: tuple[ReleaseLine, ...]
    hidden_from: tuple[HiddenLine, ...] = ()
    law: str = ""
    filed: FiledMark | None = None


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action of the plan."""

    item_id: UUID
    what: str
    responsible: str
    due_date: date
    outcome: str
    own: bool
    source: str
    filed: FiledMark | None = None
    meeting_date: date | None = None  # of the meeting at which it was promised


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A planned contact of the follow-up of alcohol and drugs; `words` are one's own agency's.

    `late`: it should have been, and nothing is noted of how it went.
    """

    item_id: UUID
    kind: str
    planned_date: date
    outcome: str
    words: str
    late: bool
    own: bool
    source: str
    released_to: tuple[ReleaseLine, ...]
    filed: FiledMark | None = None
