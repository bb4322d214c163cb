from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from access.clock import STOCKHOLM
from consent.clauses import Clause
from consent.givers import required_givers
from consent.periods import Refused, add_months, default_until, ends_at, last_day, starts_and_ends
from consent.terms import DEFAULT_TERMS, AgeBand, Terms, band_on
from tests.consent.families import BOTH

CHILD_BORN = date(2014, 5, 5)
TODAY = date(2026, 3, 2)
GUARDIANS = required_givers(AgeBand.CHILD, BOTH)
OWN = required_givers(AgeBand.ADULT, frozenset())


def period(from_date, until_date, born=CHILD_BORN, required=GUARDIANS, today=TODAY):
    return starts_and_ends(from_date, until_date, born, required, DEFAULT_TERMS, today)


def refusal(*args, **kwargs):
    with pytest.raises(Refused) as refused:
        period(*args, **kwargs)
    return refused.value.code, refused.value.field


def test_the_last_second_of_the_last_day_is_inside_and_the_next_is_not():
    _start, end = period(TODAY, date(2026, 8, 31))
    last_second = datetime(2026, 8, 31, 23, 59, 59, tzinfo=STOCKHOLM)
    assert last_second < end == last_second + timedelta(seconds=1)


def test_the_day_is_swedish_in_winter_and_in_summer():
    start, end = period(date(2026, 3, 28), date(2026, 3, 28))
    assert (start, end) == (
        datetime(2026, 3, 27, 23, tzinfo=UTC),
        datetime(2026, 3, 28, 23, tzinfo=UTC),
    )
    _start, end = period(date(2026, 3, 28), date(2026, 3, 29))
    assert end == datetime(2026, 3, 29, 22, tzinfo=UTC)


def test_the_day_the_clocks_move_is_a_whole_day():
    spring = period(date(2026, 3, 29), date(2026, 3, 29))
    autumn = period(date(2026, 10, 25), date(2026, 10, 25))
    assert spring[1] - spring[0] == timedelta(hours=23)
    assert autumn[1] - autumn[0] == timedelta(hours=25)


def test_guardians_consent_ends_as_the_18th_birthday_begins():
    born = date(2008, 6, 28)
    required = required_givers(band_on(born, TODAY), BOTH)
    _start, end = period(TODAY, date(2026, 8, 31), born, required)
    assert end == datetime(2026, 6, 28, 0, 0, tzinfo=STOCKHOLM)
    assert last_day(end) == date(2026, 6, 27)


def test_a_consent_that_ends_the_day_before_the_birthday_is_not_cut():
    born = date(2008, 6, 28)
    required = required_givers(band_on(born, TODAY), BOTH)
    assert period(TODAY, date(2026, 6, 27), born, required)[1] == datetime(
        2026, 6, 28, tzinfo=STOCKHOLM
    )
    assert period(TODAY, date(2026, 6, 26), born, required)[1] == datetime(
        2026, 6, 27, tzinfo=STOCKHOLM
    )


def test_the_birthday_of_someone_born_on_29_february_counts_from_1_march():
    born = date(2008, 2, 29)
    today = date(2026, 2, 1)
    required = required_givers(band_on(born, today), BOTH)
    _start, end = period(today, date(2026, 7, 31), born, required, today)
    assert end == datetime(2026, 3, 1, tzinfo=STOCKHOLM)


def test_the_12th_and_15th_birthday_do_not_end_a_consent():
    for born in (date(2014, 6, 1), date(2011, 6, 1)):
        required = required_givers(band_on(born, TODAY), BOTH)
        assert last_day(period(TODAY, date(2026, 8, 31), born, required)[1]) == date(2026, 8, 31)


def test_where_consents_do_not_last_over_birthdays_they_end_as_the_day_begins():
    terms = Terms(over_birthdays=False)
    until = date(2026, 12, 31)
    for born, ends in (
        (date(2014, 6, 1), date(2026, 6, 1)),  # will be heard from 12
        (date(2011, 12, 1), date(2026, 12, 1)),  # answers from 15
        (date(2009, 6, 1), date(2027, 1, 1)),  # answers already
    ):
        required = required_givers(band_on(born, TODAY), BOTH)
        end = ends_at(until, born, required, terms)
        assert end == datetime.combine(ends, datetime.min.time(), STOCKHOLM), born


@pytest.mark.parametrize(
    ("born", "midnight"),
    [
        (date(2008, 7, 1), datetime(2026, 6, 30, 22, tzinfo=UTC)),  # summer time
        (date(2008, 12, 1), datetime(2026, 11, 30, 23, tzinfo=UTC)),  # winter time
        (date(2008, 3, 29), datetime(2026, 3, 28, 23, tzinfo=UTC)),  # the night the clocks go on
        (date(2008, 10, 25), datetime(2026, 10, 24, 22, tzinfo=UTC)),  # and the night they go back
    ],
)
def test_the_18th_birthday_begins_at_midnight_of_the_season(born, midnight):
    required = required_givers(band_on(born, TODAY), BOTH)
    assert period(TODAY, date(2026, 12, 31), born, required)[1] == midnight


@pytest.mark.parametrize(
    ("until", "end"),
    [
        (date(2026, 7, 1), datetime(2026, 7, 1, 22, tzinfo=UTC)),
        (date(2026, 12, 1), datetime(2026, 12, 1, 23, tzinfo=UTC)),
    ],
)
def test_23_59_59_of_the_last_day_is_inside_in_summer_and_in_winter(until, end):
    last_second = datetime.combine(until, datetime.max.time().replace(microsecond=0), STOCKHOLM)
    assert period(TODAY, until)[1] == end == last_second + timedelta(seconds=1)


def test_an_adults_own_consent_runs_to_its_end():
    _start, end = period(TODAY, date(2026, 8, 31), date(2008, 3, 1), OWN)
    assert last_day(end) == date(2026, 8, 31)


def test_the_end_is_not_before_the_beginning():
    assert refusal(date(2026, 4, 2), date(2026, 4, 1)) == (Clause.PERIOD_REVERSED, "until_date")


def test_a_consent_does_not_reach_back():
    yesterday = TODAY - timedelta(days=1)
    assert refusal(yesterday, date(2026, 8, 1)) == (Clause.PERIOD_PAST, "from_date")


def test_a_year_is_the_longest_and_a_day_more_is_too_long():
    assert last_day(period(TODAY, date(2027, 3, 2))[1]) == date(2027, 3, 2)
    assert refusal(TODAY, date(2027, 3, 3)) == (Clause.PERIOD_TOO_LONG, "until_date")


def test_guardians_are_not_asked_for_a_time_when_the_youth_is_of_age():
    born = date(2008, 3, 2)
    required = required_givers(AgeBand.ANSWERS, BOTH)
    assert refusal(TODAY, date(2026, 8, 1), born, required) == (
        Clause.PERIOD_OF_AGE,
        "from_date",
    )


def test_where_nobody_can_consent_no_period_is_given():
    nobody = required_givers(AgeBand.ANSWERS, frozenset())
    assert refusal(TODAY, date(2026, 8, 1), required=nobody) == (Clause.NOBODY_CAN_ANSWER, None)


def test_a_corrected_birthday_moves_the_end():
    required = required_givers(AgeBand.ANSWERS, BOTH)
    until = date(2026, 8, 31)
    wrong = ends_at(until, date(2009, 6, 28), required, DEFAULT_TERMS)
    right = ends_at(until, date(2008, 6, 28), required, DEFAULT_TERMS)
    assert (last_day(wrong), last_day(right)) == (until, date(2026, 6, 27))


def test_half_a_year_is_proposed():
    assert default_until(TODAY, DEFAULT_TERMS) == date(2026, 9, 2)


def test_months_end_where_a_month_has_no_such_day():
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert add_months(date(2026, 12, 1), 1) == date(2027, 1, 1)
    assert add_months(date(2026, 1, 15), 12) == date(2027, 1, 15)


DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))


@given(start=DAYS, length=st.integers(0, 364), born=st.dates(date(2005, 1, 1), date(2023, 12, 31)))
def test_no_consent_of_guardians_counts_on_or_after_the_18th_birthday(start, length, born):
    required = required_givers(band_on(born, start), BOTH)
    try:
        begins, ends = period(start, start + timedelta(days=length), born, required, start)
    except Refused as refused:
        pytest.fail(refused.code)
    assert begins < ends
    assert last_day(ends) <= start + timedelta(days=length)
    if required.must_answer & BOTH:
        assert band_on(born, last_day(ends)) is not AgeBand.ADULT
    else:
        assert band_on(born, start) is AgeBand.ADULT
