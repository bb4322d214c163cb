"""From when until when a consent counts, as instants of Swedish time."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta

from access.clock import STOCKHOLM
from consent.clauses import Clause
from consent.givers import Required
from consent.terms import GUARDIANS, Person, Terms, birthday


class Refused(Exception):
    """A period that cannot be asked for: the clause, and the form's field it belongs to."""

    def __init__(self, code: Clause, field: str | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.field = field


def midnight(day: date) -> datetime:
    """The first instant of a day in Sweden, in UTC."""
    return datetime.combine(day, time(0), STOCKHOLM).astimezone(UTC)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day (SFS 1930:173, 1 §)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def default_until(from_date: date, terms: Terms) -> date:
    """The last day the form proposes."""
    return add_months(from_date, terms.default_months)


def starts_and_ends(
    from_date: date,
    until_date: date,
    birth_date: date,
    required: Required,
    terms: Terms,
    today: date,
) -> tuple[datetime, datetime]:
    """The first instant a consent counts and the first it no longer does, in UTC.

    Raises Refused for a period that is reversed, begins in the past, is too long, or would rest
    on guardians when the youth is of age.
    """
    if until_date < from_date:
        raise Refused(Clause.PERIOD_REVERSED, "until_date")
    if from_date < today:
        raise Refused(Clause.PERIOD_PAST, "from_date")
    if until_date > add_months(from_date, terms.longest_months):
        raise Refused(Clause.PERIOD_TOO_LONG, "until_date")
    if not required.must_answer:
        raise Refused(Clause.NOBODY_CAN_ANSWER)
    start, end = midnight(from_date), ends_at(until_date, birth_date, required, terms)
    if end <= start:
        raise Refused(Clause.PERIOD_OF_AGE, "from_date")
    return start, end


def ends_at(until_date: date, birth_date: date, required: Required, terms: Terms) -> datetime:
    """The first instant a consent no longer counts: 23:59:59 of the last day is still inside.

    Where guardians must answer it is the youth's 18th birthday at 00:00, if that comes first; and
    the birthday from which the youth is heard or answers, unless consents last over those.
    """
    end = midnight(until_date + timedelta(days=1))
    if not required.must_answer & GUARDIANS:
        return end
    ages = [terms.adult_age]
    if not terms.over_birthdays and Person.YOUTH not in required.must_answer:
        ages.append(terms.answer_age)
        if Person.YOUTH not in required.view_of:
            ages.append(terms.heard_age)
    return min(end, *(midnight(birthday(birth_date, age)) for age in ages))


def last_day(end: datetime) -> date:
    """The last Swedish day on which a consent with this end counts."""
    return (end - timedelta(seconds=1)).astimezone(STOCKHOLM).date()
