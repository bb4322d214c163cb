"""Who cannot decide as the table says, and what an agency may weigh about it (domain 3.1)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from consent.answers import fault, needed, state_of, was_given
from consent.assessments import Attempt, may_assess, may_give_up
from consent.clauses import Clause
from consent.terms import DEFAULT_TERMS, AssessmentKind, Channel, ConsentState, Person, Terms
from tests.consent.families import (
    ASKED,
    BOTH,
    ENDS,
    FATHER,
    LATER,
    MINUTE,
    MOTHER,
    NO,
    VIEW,
    WITHDRAWN,
    YES,
    YOUTH,
    given,
    hears,
    question,
    weighed,
)

HINDERED, OUTWEIGHED, DECIDES, NOT_REACHABLE = AssessmentKind
HEARD = question(BOTH, frozenset({YOUTH}))
AT_15 = question(BOTH | {YOUTH})


def agreed(consent, *persons):
    for person in persons:
        consent = hears(consent, person, YES)
    return consent


# A guardian who is hindered.


def test_where_one_of_two_guardians_is_hindered_the_other_decides_alone():
    waits = agreed(question(), MOTHER)
    assert state_of(waits, LATER) is ConsentState.INCOMPLETE
    decided = weighed(waits, HINDERED, FATHER, at=LATER)
    assert state_of(decided, LATER - MINUTE) is ConsentState.INCOMPLETE
    assert state_of(decided, LATER) is ConsentState.VALID
    assert needed(decided, LATER) == {MOTHER}


def test_a_single_guardian_is_never_left_out():
    alone = weighed(question(frozenset({MOTHER})), HINDERED, MOTHER)
    assert needed(alone, LATER) == {MOTHER}
    assert may_assess(question(frozenset({MOTHER})), HINDERED, MOTHER, LATER) is (
        Clause.ASSESS_HINDERED
    )


def test_two_hindered_guardians_leave_nobody_to_decide():
    both = weighed(weighed(question(), HINDERED, MOTHER), HINDERED, FATHER)
    assert needed(both, LATER) == BOTH
    at_15 = weighed(weighed(agreed(AT_15, YOUTH), HINDERED, MOTHER), HINDERED, FATHER)
    assert state_of(at_15, LATER) is ConsentState.INCOMPLETE


def test_the_youths_own_yes_is_needed_though_a_guardian_is_hindered():
    waits = weighed(agreed(AT_15, MOTHER), HINDERED, FATHER)
    assert fault(waits, LATER) is Clause.ANSWER_MISSING
    assert state_of(agreed(waits, YOUTH), LATER) is ConsentState.VALID


def test_a_hindered_guardian_who_says_no_after_all_is_heard():
    decided = weighed(agreed(question(), MOTHER), HINDERED, FATHER)
    assert fault(hears(decided, FATHER, NO, at=LATER), LATER) is Clause.GUARDIANS_DISAGREE
    assert state_of(hears(decided, FATHER, WITHDRAWN, at=LATER), LATER) is ConsentState.WITHDRAWN


def test_a_hindered_guardian_is_not_said_to_have_agreed():
    refused = hears(weighed(question(), HINDERED, FATHER), MOTHER, NO)
    assert fault(refused, LATER) is Clause.REFUSED


def test_only_somebody_who_has_not_answered_can_be_hindered():
    assert may_assess(question(), HINDERED, FATHER, LATER) is None
    for said in (YES, NO):
        heard = hears(question(), FATHER, said)
        assert may_assess(heard, HINDERED, FATHER, LATER) is Clause.ASSESS_ANSWERED
    assert may_assess(AT_15, HINDERED, YOUTH, LATER) is Clause.ASSESS_HINDERED
    assert may_assess(HEARD, HINDERED, YOUTH, LATER) is Clause.ASSESS_ANSWERED


# A child of 12-14 who says no.


def test_a_childs_no_stands_until_it_is_outweighed_and_only_that_no():
    refused = hears(agreed(HEARD, MOTHER, FATHER), YOUTH, NO)
    assert fault(refused, LATER) is Clause.REFUSED
    decided = weighed(refused, OUTWEIGHED, YOUTH, at=LATER)
    assert state_of(decided, LATER - MINUTE) is ConsentState.REFUSED
    assert state_of(decided, LATER) is ConsentState.VALID
    again = hears(decided, YOUTH, NO, at=LATER + MINUTE)
    assert state_of(again, LATER) is ConsentState.VALID
    assert state_of(again, LATER + MINUTE) is ConsentState.REFUSED


def test_a_child_whose_no_was_outweighed_can_still_withdraw():
    decided = weighed(hears(agreed(HEARD, MOTHER, FATHER), YOUTH, NO), OUTWEIGHED, YOUTH)
    assert state_of(hears(decided, YOUTH, WITHDRAWN, at=LATER), LATER) is ConsentState.WITHDRAWN


def test_outweighing_never_stands_in_for_a_child_who_was_not_heard():
    unheard = weighed(agreed(HEARD, MOTHER, FATHER), OUTWEIGHED, YOUTH)
    assert fault(unheard, LATER) is Clause.VIEW_MISSING
    assert may_assess(agreed(HEARD, MOTHER, FATHER), OUTWEIGHED, YOUTH, LATER) is (
        Clause.ASSESS_OUTWEIGHED
    )


def test_a_guardians_no_and_the_no_of_a_youth_of_15_are_not_outweighed():
    guardian = hears(hears(hears(HEARD, MOTHER, YES), FATHER, NO), YOUTH, NO)
    assert state_of(weighed(guardian, OUTWEIGHED, YOUTH), LATER) is ConsentState.REFUSED
    at_15 = hears(agreed(AT_15, MOTHER, FATHER), YOUTH, NO)
    assert state_of(weighed(at_15, OUTWEIGHED, YOUTH), LATER) is ConsentState.REFUSED
    assert may_assess(at_15, OUTWEIGHED, YOUTH, LATER) is Clause.ASSESS_OUTWEIGHED
    assert may_assess(guardian, OUTWEIGHED, FATHER, LATER) is Clause.ASSESS_OUTWEIGHED


@pytest.mark.parametrize("said", [YES, VIEW])
def test_there_is_nothing_to_outweigh_where_the_child_agreed(said):
    assert may_assess(hears(HEARD, YOUTH, said), OUTWEIGHED, YOUTH, LATER) is (
        Clause.ASSESS_OUTWEIGHED
    )


# A youth of 15-17 whose yes stands against the guardians.


def test_a_mature_youth_decides_though_the_guardians_say_no():
    against = hears(hears(agreed(AT_15, YOUTH), MOTHER, NO), FATHER, NO)
    assert state_of(against, LATER) is ConsentState.REFUSED
    decided = weighed(against, DECIDES, YOUTH, at=LATER)
    assert state_of(decided, LATER - MINUTE) is ConsentState.REFUSED
    assert state_of(decided, LATER) is ConsentState.VALID
    assert state_of(hears(decided, YOUTH, WITHDRAWN, at=LATER), LATER) is ConsentState.WITHDRAWN


def test_a_youth_who_decides_can_still_say_no():
    decided = weighed(agreed(AT_15, MOTHER, FATHER), DECIDES, YOUTH)
    assert state_of(decided, LATER) is ConsentState.INCOMPLETE
    assert state_of(hears(decided, YOUTH, NO), LATER) is ConsentState.REFUSED


def test_only_the_yes_of_a_youth_who_answers_with_guardians_is_weighed_so():
    assert may_assess(agreed(AT_15, YOUTH), DECIDES, YOUTH, LATER) is None
    adult = question(frozenset({YOUTH}))
    for consent in (AT_15, hears(AT_15, YOUTH, NO), agreed(HEARD, YOUTH), agreed(adult, YOUTH)):
        assert may_assess(consent, DECIDES, YOUTH, LATER) is Clause.ASSESS_YOUTH
    assert may_assess(agreed(AT_15, MOTHER), DECIDES, MOTHER, LATER) is Clause.ASSESS_YOUTH


# Guardians in conflict.


def test_guardians_who_disagree_are_told_as_that_and_count_as_a_no():
    disagree = hears(agreed(question(), MOTHER), FATHER, NO)
    assert fault(disagree, LATER) is Clause.GUARDIANS_DISAGREE
    assert state_of(disagree, LATER) is ConsentState.REFUSED
    assert fault(hears(disagree, FATHER, YES), LATER) is None
    both_no = hears(hears(question(), MOTHER, NO), FATHER, NO)
    assert fault(both_no, LATER) is Clause.REFUSED
    youth_no = hears(agreed(AT_15, MOTHER, FATHER), YOUTH, NO)
    assert fault(youth_no, LATER) is Clause.REFUSED


# Somebody who cannot be reached.


def test_somebody_who_could_not_be_reached_stops_it_until_they_answer():
    given_up = weighed(agreed(question(), MOTHER), NOT_REACHABLE, FATHER)
    assert fault(given_up, LATER) is Clause.NOT_REACHABLE
    assert state_of(given_up, LATER) is ConsentState.NOT_REACHABLE
    assert state_of(hears(given_up, FATHER, YES, at=LATER), LATER) is ConsentState.VALID
    assert state_of(weighed(given_up, HINDERED, FATHER), LATER) is ConsentState.VALID


def tries(*made: tuple[int, Channel], giver: Person = FATHER) -> list[Attempt]:
    return [
        Attempt(giver, channel, date(2026, 3, 2) + timedelta(days=day)) for day, channel in made
    ]


LETTER, PHONE, MEETING = Channel.LETTER, Channel.PHONE, Channel.MEETING


def test_three_attempts_in_two_channels_over_fourteen_days_are_enough_and_less_is_not():
    enough = tries((0, LETTER), (5, PHONE), (14, PHONE))
    assert may_give_up(enough, FATHER, DEFAULT_TERMS) is None
    for too_few in (
        [],
        tries((0, LETTER), (14, PHONE)),
        tries((0, PHONE), (5, PHONE), (14, PHONE)),
        tries((0, LETTER), (5, PHONE), (13, PHONE)),
        tries((0, LETTER), (5, PHONE)) + tries((14, MEETING), giver=MOTHER),
    ):
        assert may_give_up(too_few, FATHER, DEFAULT_TERMS) is Clause.ASSESS_ATTEMPTS
    assert may_give_up(enough, MOTHER, DEFAULT_TERMS) is Clause.ASSESS_ATTEMPTS


def test_a_municipality_may_ask_for_more_attempts():
    terms = Terms(attempts=4, attempt_channels=3, attempt_days=21)
    made = tries((0, LETTER), (7, PHONE), (14, MEETING), (21, PHONE))
    assert may_give_up(made, FATHER, terms) is None
    assert may_give_up(made[:3], FATHER, terms) is Clause.ASSESS_ATTEMPTS
    with pytest.raises(ValueError, match="Attempts"):
        Terms(attempts=0)


# Over, and before.


@pytest.mark.parametrize("kind", AssessmentKind)
def test_nothing_is_weighed_about_a_consent_that_is_over(kind):
    assert may_assess(hears(given(), FATHER, WITHDRAWN), kind, YOUTH, LATER) is Clause.WITHDRAWN
    assert may_assess(question(), kind, FATHER, ENDS) is Clause.EXPIRED
    assert (
        may_assess(replace(question(), replaced_at=ASKED), kind, FATHER, LATER) is Clause.REPLACED
    )


def test_a_consent_that_an_assessment_completes_takes_the_place_of_older_ones():
    """Else the older, perhaps wider one would go on beside it."""
    assert was_given(weighed(agreed(question(), MOTHER), HINDERED, FATHER))
    assert was_given(weighed(hears(agreed(HEARD, MOTHER, FATHER), YOUTH, NO), OUTWEIGHED, YOUTH))
    assert was_given(weighed(hears(agreed(AT_15, YOUTH), MOTHER, NO), DECIDES, YOUTH))
    assert not was_given(weighed(question(), NOT_REACHABLE, FATHER))
    assert not was_given(weighed(agreed(question(), MOTHER), HINDERED, FATHER, at=ENDS))
    assert ASKED < LATER
