from datetime import date, timedelta

import pytest

from consent import terms
from consent.terms import (
    CONSENT_TOPICS,
    DEFAULT_TERMS,
    IMPLIED_TOPICS,
    INTERNAL_TOPICS,
    AgeBand,
    Terms,
    Topic,
    age_on,
    band_on,
    birthday,
)


def test_every_topic_is_a_column_of_the_form_or_implied_or_stays_inside():
    assert sorted(CONSENT_TOPICS + IMPLIED_TOPICS + INTERNAL_TOPICS) == sorted(Topic)
    assert len(CONSENT_TOPICS) == 7


@pytest.mark.parametrize(
    "words",
    [
        terms.Topic,
        terms.Person,
        terms.AnswerKind,
        terms.ConsentState,
        terms.Purpose,
        terms.Channel,
        terms.ConcernCategory,
        terms.CloseReason,
        terms.AgeBand,
    ],
)
def test_every_stored_word_is_short_and_plain(words):
    assert all(len(word) <= 16 and word.isascii() and word == word.lower() for word in words)


def test_a_youth_becomes_older_as_the_birthday_begins():
    born = date(2008, 3, 1)
    assert age_on(born, date(2026, 2, 28)) == 17
    assert age_on(born, date(2026, 3, 1)) == 18


def test_someone_born_on_29_february_becomes_older_on_1_march_in_a_common_year():
    born = date(2008, 2, 29)
    assert birthday(born, 18) == date(2026, 3, 1)
    assert age_on(born, date(2026, 2, 28)) == 17
    assert age_on(born, date(2026, 3, 1)) == 18
    assert age_on(born, date(2028, 2, 28)) == 19
    assert age_on(born, date(2028, 2, 29)) == 20


@pytest.mark.parametrize("born", [date(2008, 2, 28), date(2008, 2, 29), date(2008, 12, 31)])
def test_age_never_falls_and_rises_on_the_birthday_alone(born):
    for days in range(1, 20 * 365):
        day = born + timedelta(days=days)
        step = age_on(born, day) - age_on(born, day - timedelta(days=1))
        assert step == (1 if day == birthday(born, day.year - born.year) else 0)


def test_a_day_before_birth_has_no_band_that_lets_the_youth_answer():
    assert band_on(date(2026, 5, 1), date(2026, 4, 30)) is AgeBand.CHILD


def test_the_bands_follow_the_age_table():
    born = date(2010, 10, 10)
    bands = {age: band_on(born, date(2010 + age, 10, 10)) for age in range(0, 25)}
    assert {age for age, band in bands.items() if band is AgeBand.CHILD} == set(range(0, 12))
    assert {age for age, band in bands.items() if band is AgeBand.HEARD} == {12, 13, 14}
    assert {age for age, band in bands.items() if band is AgeBand.ANSWERS} == {15, 16, 17}
    assert {age for age, band in bands.items() if band is AgeBand.ADULT} == set(range(18, 25))


def test_a_municipality_may_move_the_ages_below_18():
    stricter = Terms(heard_age=10, answer_age=13)
    born = date(2013, 6, 1)
    assert band_on(born, date(2026, 6, 1)) is AgeBand.HEARD
    assert band_on(born, date(2026, 6, 1), stricter) is AgeBand.ANSWERS


@pytest.mark.parametrize(
    "wrong",
    [
        {"adult_age": 16},
        {"adult_age": 21},
        {"heard_age": 15},
        {"heard_age": 0},
        {"answer_age": 18},
        {"default_months": 0},
        {"default_months": 13},
        {"answer_days": 0},
    ],
)
def test_terms_that_contradict_themselves_or_the_law_stop_the_start(wrong):
    with pytest.raises(ValueError, match=r"\.$"):
        Terms(**wrong)


def test_the_standard_terms_are_those_of_practice():
    assert (DEFAULT_TERMS.heard_age, DEFAULT_TERMS.answer_age, DEFAULT_TERMS.adult_age) == (
        12,
        15,
        18,
    )
    assert (DEFAULT_TERMS.default_months, DEFAULT_TERMS.longest_months) == (6, 12)
    assert DEFAULT_TERMS.answer_days == 14
