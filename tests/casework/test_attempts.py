"""Attempts to reach somebody who is to answer, and giving up on it (domain 3.1)."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from access import clock
from access.blocked import Blocked
from casework.management.demo import telling
from casework.reading import forms
from casework.reading.cases import read_case
from casework.writing import assessments
from consent.models import ContactAttempt
from consent.relation import OutOfScope
from consent.terms import AssessmentKind, Channel
from tests import town as towns
from tests.casework.algebra import ASKED, asked, assess, shared, state
from tests.town import NO, ONE, TWO, VIEW, YES, YOUTH, Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def sought(town: Town, case: UUID, consent: UUID, day: date, channel: Channel) -> None:
    assessments.record_attempt(
        case, consent, by=town["teacher"], giver=TWO, channel=channel, attempted_date=day
    )


def test_somebody_is_given_up_on_after_attempts_enough_and_nothing_is_shared(db: None) -> None:
    with clock.moved_to(ASKED):
        town = towns.found()
        case, consent = asked(town)
        telling.answer(case, consent, town["teacher"], ONE, YES)
        telling.answer(case, consent, town["teacher"], YOUTH, VIEW)
    first = ASKED.date()
    tries = [(0, Channel.PHONE), (5, Channel.PHONE), (14, Channel.LETTER)]
    for days, channel in tries:
        with clock.moved_to(ASKED + timedelta(days=days)):
            with pytest.raises(Blocked):
                assess(case, consent, town["teacher"], AssessmentKind.NOT_REACHABLE, about=TWO)
            sought(town, case, consent, first + timedelta(days=days), channel)
    with clock.moved_to(ASKED + timedelta(days=14)):
        page = forms.open_consent(case, consent, by=town["teacher"], step=None)
        assert [line.channel for line in page.desk.attempts] == ["phone", "phone", "letter"]
        assert page.desk.ways["not_reachable"].about == ("guardian_2",)
        assess(case, consent, town["teacher"], AssessmentKind.NOT_REACHABLE, about=TWO)
        assert (state(case, consent), shared(case)) == ("not_reachable", False)
        assert read_case(case, by=town["teacher"]).consents[0].may_answer
        telling.answer(case, consent, town["teacher"], TWO, YES)  # found at last
        assert (state(case, consent), shared(case)) == ("valid", True)


def test_an_attempt_lies_between_the_question_and_today(db: None) -> None:
    with clock.moved_to(ASKED):
        town = towns.found()
        case, consent = asked(town)
        for day in (ASKED.date() - timedelta(days=1), ASKED.date() + timedelta(days=1)):
            with pytest.raises(Blocked) as refused:
                sought(town, case, consent, day, Channel.PHONE)
            assert refused.value.field == "attempted_date"
        telling.answer(case, consent, town["teacher"], TWO, NO)
        with pytest.raises(Blocked) as refused:
            sought(town, case, consent, ASKED.date(), Channel.PHONE)
        assert refused.value.field == "giver"
    assert not ContactAttempt.objects.exists()


def test_another_agency_neither_writes_nor_reads_the_attempts(town: Town) -> None:
    case, consent = towns.consented(town)
    with pytest.raises(OutOfScope):
        assessments.record_attempt(
            case,
            consent,
            by=town["officer"],
            giver=ONE,
            channel=Channel.PHONE,
            attempted_date=clock.today(),
        )
    assert forms.open_consent(case, consent, by=town["officer"], step=None).desk.attempts == ()
