"""The words of consent as closed lists, and the ages and periods a municipality may set.

The values are stored in rows and in the log for ever: add, never rename. All fit 16 characters.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Topic(StrEnum):
    """The class of data an item holds; whoever releases it releases it as this."""

    IDENTITY = "identity"
    SCHOOLING = "schooling"
    LEISURE = "leisure"
    FAMILY = "family"
    HEALTH = "health"
    SUBSTANCES = "substances"
    SUSPECTED_CRIME = "suspected_crime"
    SUPPORT = "support"
    PLAN = "plan"
    # Kept by the agency that wrote them.
    SAFETY = "safety"
    REASON = "reason"
    CLOSING = "closing"
    DRAFT = "draft"  # what was typed and not sent; for its author alone
    CONSENT_FORM = "consent_form"  # a signed form, scanned; of the agency that asked
    REPORT = "report"  # a report of concern; leaves no trace outside its agency
    MEETING = "meeting"  # who comes to a meeting without an account; the coordination's
    CONSULTATION = "consultation"  # a question without identity, and the advice; in no case


# The columns of the form; an empty box means no.
CONSENT_TOPICS = (
    Topic.SCHOOLING,
    Topic.LEISURE,
    Topic.FAMILY,
    Topic.HEALTH,
    Topic.SUBSTANCES,
    Topic.SUSPECTED_CRIME,
    Topic.SUPPORT,
)
# Whoever has one cross also learns whom it concerns and what the plan says.
IMPLIED_TOPICS = (Topic.IDENTITY, Topic.PLAN)
INTERNAL_TOPICS = (
    Topic.SAFETY,
    Topic.REASON,
    Topic.CLOSING,
    Topic.DRAFT,
    Topic.CONSENT_FORM,
    Topic.REPORT,
    Topic.MEETING,
    Topic.CONSULTATION,
)


class Person(StrEnum):
    """Who answers, and whom an item concerns; `another` is never asked."""

    YOUTH = "youth"
    GUARDIAN_1 = "guardian_1"
    GUARDIAN_2 = "guardian_2"
    ANOTHER = "another"


GUARDIANS = frozenset({Person.GUARDIAN_1, Person.GUARDIAN_2})


class AnswerKind(StrEnum):
    """What a giver said; a view is a child's own words, neither yes nor no."""

    YES = "yes"
    NO = "no"
    VIEW = "view"
    WITHDRAWN = "withdrawn"


class ConsentState(StrEnum):
    """How a consent stands at an instant; computed, never stored (domain 4.3).

    `coming` has every yes but has not begun. Only `valid` and `limited` let anything be shared.
    """

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    INCOMPLETE = "incomplete"
    COMING = "coming"
    LIMITED = "limited"
    VALID = "valid"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NOT_REACHABLE = "not_reachable"
    REPLACED = "replaced"


class AssessmentKind(StrEnum):
    """What an agency has weighed and recorded about one giver of one consent (domain 3.1)."""

    HINDERED = "hindered"  # a guardian is hindered: the other decides alone (FB 6:13 2 st)
    OUTWEIGHED = "outweighed"  # a child of 12-14 says no: age and maturity let the guardians decide
    YOUTH_DECIDES = "youth_decides"  # 15-17, yes of the youth against the guardians
    NOT_REACHABLE = "not_reachable"  # after recorded attempts


class Custody(StrEnum):
    """Who has custody, as checked in the population register when somebody is asked."""

    JOINT = "joint"  # both decide together (FB 6:13)
    SOLE = "sole"
    APPOINTED = "appointed"  # specially appointed guardians, or a guardian ad litem
    OF_AGE = "of_age"  # nobody: the youth is 18


class Purpose(StrEnum):
    """What the family is asked to help with (domain 11.1)."""

    SCHOOL_SUPPORT = "school_support"
    SAFE_LEISURE = "safe_leisure"
    SUBSTANCES = "substances"
    PREVENT_CRIME = "prevent_crime"
    OTHER = "other"


# What can be asked for. A purpose that is not said is none: "other" has no text of its own, on the
# form as in the record of a consent.
NAMED_PURPOSES = tuple(purpose for purpose in Purpose if purpose is not Purpose.OTHER)


class Channel(StrEnum):
    """How the question or the answer was given."""

    MEETING = "meeting"
    LETTER = "letter"
    PHONE = "phone"
    PAPER = "paper"  # a form that was signed


class IdentityCheck(StrEnum):
    """How it was made sure that the right person was asked (domain 0.14)."""

    KNOWN = "known"
    DOCUMENT = "document"
    CALLED_BACK = "called_back"


class HidingProvision(StrEnum):
    """Why an item is not shown to a guardian (OSL 12:3)."""

    HARM = "harm"  # the child can be expected to suffer considerable harm
    MATURE_YOUTH = "mature_youth"  # the youth decides over it by age and maturity


class ConcernCategory(StrEnum):
    """What a concern is mainly about (domain 10.2); sealed, never in a list or a filter."""

    SUBSTANCES = "substances"
    ABSENCE = "absence"
    CRIME = "crime"
    VIOLENCE = "violence"
    SURROUNDINGS = "surroundings"
    RECRUITMENT = "recruitment"
    TRAFFIC = "traffic"
    HOME = "home"


class CloseReason(StrEnum):
    """Why a case ends (domain 4.1)."""

    GOALS_MET = "goals_met"
    NO_CONSENT = "no_consent"
    MOVED = "moved"
    OF_AGE = "of_age"
    HANDED_ON = "handed_on"
    NOT_RELEVANT = "not_relevant"


class AgeBand(StrEnum):
    """Which row of the age table applies (domain 3.1)."""

    CHILD = "child"
    HEARD = "heard"
    ANSWERS = "answers"
    ADULT = "adult"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Ages in whole years, periods in months and days.

    A check of custody is at most `custody_check_days` old when somebody is asked.
    From `heard_age` the youth's view is recorded, from `answer_age` the youth's yes is needed.
    Custody ends at 18 by law (FB 6:2), so that age is not for a municipality to move.
    With `over_birthdays` a consent stays valid over the birthdays from which the youth is heard or
    answers; else it ends with them. After a no somebody is asked again within `ask_again_days`
    only for new circumstances. A giver counts as not reachable after that many `attempts` in
    `attempt_channels` over `attempt_days`. An end is told `warn_days` ahead.
    """

    heard_age: int = 12
    answer_age: int = 15
    adult_age: int = 18
    default_months: int = 6
    longest_months: int = 12
    answer_days: int = 14
    custody_check_days: int = 30
    over_birthdays: bool = True
    ask_again_days: int = 90
    attempts: int = 3
    attempt_channels: int = 2
    attempt_days: int = 14
    warn_days: tuple[int, ...] = (30, 7)

    def __post_init__(self) -> None:
        if self.adult_age != 18:
            raise ValueError("Custody ends at 18 by law; adult_age cannot be another.")
        if not 0 < self.heard_age < self.answer_age < self.adult_age:
            raise ValueError("The ages must rise: heard_age, answer_age, then 18.")
        if not 0 < self.default_months <= self.longest_months:
            raise ValueError("default_months must be at least 1 and at most longest_months.")
        if self.custody_check_days < 1:
            raise ValueError("custody_check_days must be at least 1.")
        if self.answer_days < 1:
            raise ValueError("answer_days must be at least 1.")
        if min(self.attempts, self.attempt_channels, self.attempt_days, self.ask_again_days) < 1:
            raise ValueError("Attempts, channels and days must be at least 1.")


DEFAULT_TERMS = Terms()


def birthday(birth_date: date, years: int) -> date:
    """The day on which someone becomes so many years old.

    Someone born on 29 February becomes older on 1 March in a year without that day: not before
    the full number of years has passed.
    """
    try:
        return birth_date.replace(year=birth_date.year + years)
    except ValueError:
        return date(birth_date.year + years, 3, 1)


def age_on(birth_date: date, day: date) -> int:
    """Whole years on a day; the birthday counts from its first moment."""
    years = day.year - birth_date.year
    return years if birthday(birth_date, years) <= day else years - 1


def band_on(birth_date: date, day: date, terms: Terms = DEFAULT_TERMS) -> AgeBand:
    """The row of the age table for someone on a day."""
    age = age_on(birth_date, day)
    if age >= terms.adult_age:
        return AgeBand.ADULT
    if age >= terms.answer_age:
        return AgeBand.ANSWERS
    return AgeBand.HEARD if age >= terms.heard_age else AgeBand.CHILD
