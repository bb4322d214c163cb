"""Working days over red days and eves, the dates of a plan, and the day at a moment."""

from datetime import UTC, date, datetime

import pytest

from access.clock import day_of
from casework.plan_dates import PlanTerms, first_follow_up, next_follow_up, question_date
from casework.working_days import is_working_day, working_day_from, working_days_after

TERMS = PlanTerms()


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        # Midsummer Eve is 19 June 2026, a Friday.
        (date(2026, 6, 18), 1, date(2026, 6, 22)),
        (date(2026, 6, 17), 3, date(2026, 6, 23)),
        (date(2027, 6, 24), 1, date(2027, 6, 28)),
        # Christmas 2026: 24 to 27 December are off, then three days, then off to 4 January.
        (date(2026, 12, 23), 1, date(2026, 12, 28)),
        (date(2026, 12, 23), 3, date(2026, 12, 30)),
        (date(2026, 12, 23), 4, date(2027, 1, 4)),
        (date(2026, 12, 30), 1, date(2027, 1, 4)),
        (date(2027, 1, 5), 1, date(2027, 1, 7)),
        # Easter 2026: Good Friday 3 April, Easter Monday 6 April. Easter 2027: 26 and 29 March.
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
        (date(2026, 4, 1), 3, date(2026, 4, 8)),
        (date(2027, 3, 25), 1, date(2027, 3, 30)),
        # Ascension Day is a Thursday; the Friday after it is worked.
        (date(2026, 5, 13), 1, date(2026, 5, 15)),
        # An ordinary week: three days from a Thursday, and from a Saturday.
        (date(2026, 11, 12), 3, date(2026, 11, 17)),
        (date(2026, 11, 14), 1, date(2026, 11, 16)),
    ],
)
def test_so_many_working_days_after_a_day(day: date, count: int, expected: date) -> None:
    assert working_days_after(day, count) == expected


def test_which_days_of_june_and_of_christmas_are_worked() -> None:
    june = [day for day in range(1, 31) if not is_working_day(date(2026, 6, day))]
    december = [day for day in range(21, 32) if not is_working_day(date(2026, 12, day))]
    assert june == [6, 7, 13, 14, 19, 20, 21, 27, 28]
    assert december == [24, 25, 26, 27, 31]


def test_half_days_before_a_red_day_are_worked() -> None:
    # Twelfth Night, Maundy Thursday and Walpurgis Night: offices shut early, but open.
    assert all(
        is_working_day(day) for day in (date(2026, 1, 5), date(2026, 4, 2), date(2026, 4, 30))
    )


def test_a_count_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="counted from 1"):
        working_days_after(date(2026, 6, 18), 0)


def test_a_day_that_is_worked_is_itself() -> None:
    assert working_day_from(date(2026, 6, 18)) == date(2026, 6, 18)
    assert working_day_from(date(2026, 6, 19)) == date(2026, 6, 22)


@pytest.mark.parametrize(
    ("started", "expected"),
    [
        (date(2026, 9, 1), date(2026, 10, 13)),
        (date(2026, 5, 8), date(2026, 6, 22)),  # six weeks on is Midsummer Eve
        (date(2026, 2, 20), date(2026, 4, 7)),  # Good Friday
        (date(2026, 11, 13), date(2026, 12, 28)),  # Christmas Day
        (date(2026, 9, 5), date(2026, 10, 19)),  # a Saturday
    ],
)
def test_the_first_follow_up_is_six_weeks_after_the_plan_started(
    started: date, expected: date
) -> None:
    assert first_follow_up(started, TERMS) == expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (date(2026, 9, 1), date(2026, 10, 27)),
        (date(2026, 10, 29), date(2026, 12, 28)),  # eight weeks on is Christmas Eve
        (date(2026, 11, 5), date(2027, 1, 4)),  # New Year's Eve
        (date(2026, 4, 24), date(2026, 6, 22)),  # Midsummer Eve
    ],
)
def test_later_follow_ups_are_eight_weeks_apart(held: date, expected: date) -> None:
    assert next_follow_up(held, TERMS) == expected


def test_the_question_comes_after_six_months_on_a_working_day() -> None:
    assert question_date(date(2026, 3, 10), TERMS) == date(2026, 9, 10)
    # 30 August and six months is the last of February, in 2027 a Sunday.
    assert question_date(date(2026, 8, 30), TERMS) == date(2027, 3, 1)
    # 24 June and six months is Christmas Eve.
    assert question_date(date(2026, 6, 24), TERMS) == date(2026, 12, 28)


def test_a_municipality_sets_its_own_weeks_but_not_none() -> None:
    own = PlanTerms(first_weeks=4, later_weeks=12, question_months=3)
    assert first_follow_up(date(2026, 9, 1), own) == date(2026, 9, 29)
    assert next_follow_up(date(2026, 9, 1), own) == date(2026, 11, 24)
    assert question_date(date(2026, 9, 1), own) == date(2026, 12, 1)
    with pytest.raises(ValueError, match="at least 1"):
        PlanTerms(first_weeks=0)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        # Summer time begins at 02:00 on 29 March 2026: UTC+1 before, UTC+2 after.
        (datetime(2026, 3, 28, 22, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 21, 59, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30)),
        # It ends at 03:00 on 25 October 2026, a day of 25 hours.
        (datetime(2026, 10, 24, 21, 59, tzinfo=UTC), date(2026, 10, 24)),
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 26)),
    ],
)
def test_a_moment_near_midnight_has_its_swedish_day_when_clocks_change(
    instant: datetime, day: date
) -> None:
    assert day_of(instant) == day


def test_three_working_days_are_counted_over_the_change_of_clocks() -> None:
    late_on_friday = datetime(2026, 3, 27, 22, 30, tzinfo=UTC)
    assert working_days_after(day_of(late_on_friday), 3) == date(2026, 4, 1)
    just_after_midnight = datetime(2026, 10, 22, 22, 30, tzinfo=UTC)
    assert working_days_after(day_of(just_after_midnight), 1) == date(2026, 10, 26)
