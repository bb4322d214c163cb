"""How the plan stands: factors before and after, observations, and whether it goes on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class FactorMark:
    """The step at which a factor was last seen before, or after; by whom and when."""

    level: str
    observed_date: date
    source: str


@dataclass(frozen=True, slots=True)
class FactorLine:
    """One factor with its newest step before and its newest step after, as far as one may see."""

    factor: str
    before: FactorMark | None
    after: FactorMark | None


@dataclass(frozen=True, slots=True)
class ObservationLine:
    """One observation: the factors with their steps in the order of the form, and the strengths.

    `corrected` where another stands in its place.
    """

    item_id: UUID
    moment: str
    observed_date: date
    levels: tuple[tuple[str, str], ...]
    strengths: str
    own: bool
    source: str
    corrects: bool
    corrected: bool


@dataclass(frozen=True, slots=True)
class DirectionLine:
    """What an agency answered when it was asked whether the plan goes on."""

    direction: str
    day: date
    source: str


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """What a page tells of the plan beside its actions."""

    factors: tuple[FactorLine, ...] = ()
    observations: tuple[ObservationLine, ...] = ()
    direction: DirectionLine | None = None
    question_date: date | None = None  # when the members are asked, while a plan runs
    question_due: bool = False  # that day has come
