"""How the plan stands, from disclosed observations alone; nothing is added up or scored."""

from collections.abc import Mapping
from datetime import date

from access.clock import today
from access.members import Member
from casework.models import Closing, Observation
from casework.models.closing import Goals, read_voices
from casework.models.observation import NOT_SAID, Factor, Moment
from casework.pages import (
    DirectionLine,
    Evaluation,
    FactorLine,
    FactorMark,
    ObservationLine,
    PlanStanding,
)
from casework.reading.lines import source
from casework.reading.sharing import Agencies
from casework.workflow import State
from consent.gate import Disclosure

FACTORS = tuple(factor.value for factor in Factor)
SEEN = (*FACTORS, "strengths", "direction")
IN_PLAN = (State.PLAN_RUNNING.value, State.FOLLOWED_UP.value)


def plan_standing(disclosure: Disclosure, agencies: Agencies, by: Member) -> PlanStanding:
    """Factors, observations, the newest answer to the question, and when it is asked."""
    observations = observation_lines(disclosure, agencies, by)
    asked = question_date(disclosure)
    return PlanStanding(
        factors=factor_lines(observations),
        observations=observations,
        direction=_direction(disclosure, agencies),
        question_date=asked,
        question_due=asked is not None and asked <= today(),
    )


def question_date(disclosure: Disclosure) -> date | None:
    """When the members are asked whether the plan goes on; nothing out of scope or of a plan."""
    case = disclosure.case
    return case.question_date if disclosure.in_scope and case.state in IN_PLAN else None


def observation_lines(
    disclosure: Disclosure, agencies: Agencies, by: Member
) -> tuple[ObservationLine, ...]:
    """The observations one may see, newest first; what was corrected stands there as such."""
    rows = [shown for shown in disclosure.of(Observation) if shown.row.moment is not None]
    corrected = {shown.row.corrects_id for shown in rows}
    rows.sort(key=lambda shown: (shown.row.observed_date, shown.row.written_at), reverse=True)
    return tuple(
        ObservationLine(
            item_id=shown.row.pk,
            moment=shown.row.moment,
            observed_date=shown.row.observed_date,
            levels=_levels(shown.text),
            strengths=shown.text.get("strengths", ""),
            own=shown.row.owner_id == by.agency_id,
            source=source(agencies, shown),
            corrects=shown.row.corrects_id is not None,
            corrected=shown.row.pk in corrected,
        )
        for shown in rows
    )


def _levels(text: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (factor, text[factor]) for factor in FACTORS if text.get(factor, NOT_SAID) != NOT_SAID
    )


def factor_lines(observations: tuple[ObservationLine, ...]) -> tuple[FactorLine, ...]:
    """Each factor that was observed, in the order of the form."""
    newest: dict[tuple[str, str], FactorMark] = {}
    for line in observations:
        if not line.corrected:
            for factor, level in line.levels:
                mark = FactorMark(level, line.observed_date, line.source)
                newest.setdefault((factor, line.moment), mark)
    return tuple(
        FactorLine(
            factor,
            newest.get((factor, Moment.BEFORE.value)),
            newest.get((factor, Moment.AFTER.value)),
        )
        for factor in FACTORS
        if any((factor, moment.value) in newest for moment in Moment)
    )


def _direction(disclosure: Disclosure, agencies: Agencies) -> DirectionLine | None:
    said = [
        DirectionLine(shown.text["direction"], shown.row.observed_date, source(agencies, shown))
        for shown in disclosure.of(Observation)
        if shown.row.moment is None
    ]
    return said[-1] if said else None


def closing_of(disclosure: Disclosure) -> Mapping[str, str]:
    """What the agency that closed the case wrote of it, as texts; nothing for the others."""
    closings = disclosure.of(Closing)
    return closings[-1].text if closings else {}


def evaluation(closing: Mapping[str, str]) -> Evaluation:
    """The evaluation of a closing, as far as something was answered."""
    goals = closing.get("goals", Goals.NOT_SAID.value)
    written = closing.get("voices", "")
    voices = read_voices(written) if written else {}
    return Evaluation(
        goals="" if goals == Goals.NOT_SAID.value else goals,
        voices=tuple(
            (family.value, asked.value, voice.value) for (family, asked), voice in voices.items()
        ),
    )
