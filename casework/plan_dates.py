"""When a plan is followed up, and when it is asked whether it goes on (domain 4.1)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.working_days import working_day_from
from consent.periods import add_months


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTerms:
    """What a municipality may set: weeks to the first follow-up and between later ones, and after
    how many months the members are asked whether the plan goes on."""

    first_weeks: int = 6
    later_weeks: int = 8
    question_months: int = 6

    def __post_init__(self) -> None:
        if min(self.first_weeks, self.later_weeks, self.question_months) < 1:
            raise ValueError("Weeks and months must be at least 1.")


def first_follow_up(started: date, terms: PlanTerms) -> date:
    """The day proposed for the first follow-up of a plan that started on a day; a working day."""
    return working_day_from(started + timedelta(weeks=terms.first_weeks))


def next_follow_up(held: date, terms: PlanTerms) -> date:
    """The day proposed for the follow-up after one that was held on a day; a working day."""
    return working_day_from(held + timedelta(weeks=terms.later_weeks))


def question_date(since: date, terms: PlanTerms) -> date:
    """When the members answer whether to go on, for a plan that started, or was last asked about,
    on a day; a working day."""
    return working_day_from(add_months(since, terms.question_months))


def unanswered(asked: date | None, day: date, answer: object | None) -> tuple[str, Promise] | None:
    """Why a plan that is asked about on a day cannot be followed up without an answer, or None."""
    if answer is not None or asked is None or day < asked:
        return None
    return (
        "step.question",
        _("Planen har pågått länge. Svara på om den ska fortsätta, avslutas eller lyftas."),
    )
