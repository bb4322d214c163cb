"""Which days are worked in Sweden, and how they are counted.

Red days and the three eves on which offices are shut come from the package holidays.
"""

from datetime import date, timedelta
from functools import cache

from holidays import DE_FACTO, PUBLIC
from holidays.countries import Sweden

SATURDAY = 6


@cache
def _days_off(year: int) -> frozenset[date]:
    """Public holidays (SFS 1989:253, Sundays among them) and Midsummer, Christmas and New
    Year's Eve; a set that is whole before anybody asks it, since threads share it."""
    return frozenset(Sweden(years=year, categories=(PUBLIC, DE_FACTO)))


def is_working_day(day: date) -> bool:
    """Whether offices are open: not on a Saturday, a Sunday, a red day or one of the three eves."""
    return day.isoweekday() < SATURDAY and day not in _days_off(day.year)


def working_day_from(day: date) -> date:
    """The day itself if it is worked, else the first one after it that is."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_days_after(day: date, count: int) -> date:
    """The working day that comes so many working days after a day, which is not counted itself.

    Raises ValueError for a count below 1.
    """
    if count < 1:
        raise ValueError("Working days are counted from 1.")
    for _ in range(count):
        day = working_day_from(day + timedelta(days=1))
    return day
