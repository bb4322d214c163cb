"""Observations of protective factors, each sealed and counted in one commit, and corrections."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from casework.models import Observation
from casework.models.observation import NOT_SAID, Direction, Factor, Level, Moment
from casework.workflow import corrected_before
from casework.writing.consents import share_plan
from casework.writing.notes import keep_own_identity
from casework.writing.steps import (
    refuse,
    refuse_at_rest,
    refuse_future,
    refuse_long_before,
    refuse_misplaced,
)
from casework.writing.tallying import cells, half_year_of, move_tally
from consent import gate, hiding
from consent.change import Change
from consent.relation import OutOfScope
from consent.terms import Topic
from vault.sealed import Draft

NOTHING: Mapping[Factor, Level] = {}


def observe_factors(
    case_id: UUID,
    *,
    by: Member,
    observed_date: date,
    moment: Moment,
    levels: Mapping[Factor, Level],
    strengths: str = "",
    sending: Sent | None = None,
) -> UUID:
    """Seal what was seen of the factors on a day, share it with the plan, and raise the tally."""
    with gate.changing(case_id, by=by, act=Act.OBSERVE_FACTORS, sending=sending) as change:
        refuse_at_rest(change)
        _refuse_unseen(change, observed_date, levels)
        refuse_misplaced(change, "observe_factors")
        keep_own_identity(change)
        row = _sealed(change, observed_date, moment, levels, strengths)
        raised = cells(observed_date, moment, levels)
        move_tally(change, raised, Counter(), {half_year_of(observed_date)})
    return row.pk


def correct_observation(
    case_id: UUID,
    observation_id: UUID,
    *,
    by: Member,
    observed_date: date,
    moment: Moment,
    levels: Mapping[Factor, Level],
    strengths: str = "",
    sending: Sent | None = None,
) -> UUID:
    """Put a new observation in the place of one of one's own agency's; the tally moves along."""
    with gate.changing(case_id, by=by, act=Act.CORRECT_OBSERVATION, sending=sending) as change:
        old = Observation.objects.filter(
            pk=observation_id, case=change.case, owner_id=by.agency_id, moment__isnull=False
        ).first()
        if old is None:
            raise OutOfScope("scope.unknown")
        refuse(corrected_before(Observation.objects.filter(corrects=old).exists()))
        _refuse_unseen(change, observed_date, levels)
        row = _sealed(change, observed_date, moment, levels, strengths, corrects=old)
        hiding.hide(change, row, hiding.hidden_now(old.pk))
        move_tally(
            change,
            cells(observed_date, moment, levels),
            cells(old.observed_date, Moment(old.moment), _levels_of(change, old)),
            {half_year_of(observed_date), half_year_of(old.observed_date)},
        )
    return row.pk


def answer_direction(change: Change, direction: Direction) -> None:
    """Inside an open change: what was answered when it was asked whether the plan goes on."""
    keep_own_identity(change)
    _sealed(change, change.day, None, NOTHING, "", direction=direction.value)


def _refuse_unseen(change: Change, day: date, levels: Mapping[Factor, Level]) -> None:
    refuse_future(day, "observed_date")
    refuse_long_before(day, change.case.opened_at.date(), "observed_date")
    if not levels:
        raise Blocked("observation.empty", _("Välj ett steg för minst en skyddsfaktor."))


def _sealed(
    change: Change,
    day: date,
    moment: Moment | None,
    levels: Mapping[Factor, Level],
    strengths: str,
    *,
    direction: str = NOT_SAID,
    corrects: Observation | None = None,
) -> Observation:
    """A row in which every factor is sealed, also those of which nothing was said."""
    sealed: dict[str, Any] = {
        factor.value: Draft(levels[factor].value if factor in levels else NOT_SAID)
        for factor in Factor
    }
    row = Observation(
        case=change.case,
        owner_id=change.by.agency_id,
        topic=Topic.PLAN.value,
        written_by=change.by.membership_id,
        written_at=change.at,
        moment=moment.value if moment else None,
        observed_date=day,
        strengths=Draft(strengths) if strengths.strip() else None,
        direction=Draft(direction),
        corrects=corrects,
        **sealed,
    )
    row.save(force_insert=True)
    share_plan(change, row)
    return row


def _levels_of(change: Change, row: Observation) -> dict[Factor, Level]:
    """The levels of a sealed row, asked for inside the vault, one yes or no at a time."""
    change.own(row)
    return {
        factor: level
        for factor in Factor
        for level in Level
        if change.says(row, factor.value, level.value)
    }
