"""Observations of protective factors, as the stories tell them."""

from collections.abc import Mapping
from uuid import UUID

from access import clock
from access.members import Member
from casework.models.observation import Factor, Level, Moment
from casework.writing import observing


def observe(
    case_id: UUID,
    by: Member,
    moment: Moment,
    levels: Mapping[Factor, Level],
    strengths: str = "",
) -> None:
    """Record at which step protective factors stand today."""
    observing.observe_factors(
        case_id,
        by=by,
        observed_date=clock.today(),
        moment=moment,
        levels=levels,
        strengths=strengths,
    )
