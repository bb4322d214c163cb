from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from consent.answers import (
    fault,
    running_lines,
    standing,
    standing_consent,
    state_of,
    waiting_for,
    was_given,
)
from consent.asked import Line, asked_lines
from consent.clauses import Clause
from consent.givers import required_givers
from consent.terms import AgeBand, AnswerKind, ConsentState, Person, Topic
from tests.consent.families import (
    ASKED,
    BOTH,
    COORDINATION,
    ENDS,
    FATHER,
    LATER,
    LEISURE,
    MINUTE,
    MOTHER,
    NO,
    POLICE,
    SCHOOL,
    SOCIAL,
    VIEW,
    WITHDRAWN,
    YES,
    YOUTH,
    given,
    hears,
    lines,
    question,
)

SHARING = (ConsentState.VALID, ConsentState.LIMITED)


def test_a_question_without_answers_is_asked_and_with_one_of_two_incomplete():
    assert state_of(question(), LATER) is ConsentState.ASKED
    one = hears(question(), MOTHER, YES)
    assert state_of(one, LATER) is ConsentState.INCOMPLETE
    assert waiting_for(one, LATER) == {FATHER}


def test_both_guardians_yes_make_it_valid_from_that_instant():
    consent = given()
    second_yes = consent.answers[-1].at
    assert state_of(consent, second_yes - MINUTE) is ConsentState.INCOMPLETE
    assert state_of(consent, second_yes) is ConsentState.VALID


@pytest.mark.parametrize("band", [AgeBand.CHILD, AgeBand.HEARD, AgeBand.ANSWERS])
@pytest.mark.parametrize("signs", [MOTHER, FATHER])
@pytest.mark.parametrize("youth_says", [None, YES, VIEW])
def test_joint_custody_with_one_signature_is_never_valid(band, signs, youth_says):
    required = required_givers(band, BOTH)
    consent = hears(question(required.must_answer, required.view_of), signs, YES)
    if youth_says:
        consent = hears(consent, YOUTH, youth_says)
    assert state_of(consent, LATER) is ConsentState.INCOMPLETE
    assert running_lines(consent, LATER) == frozenset()


def test_where_no_guardian_is_named_the_yes_of_a_youth_under_18_does_not_suffice():
    required = required_givers(AgeBand.ANSWERS, frozenset())
    consent = hears(question(required.must_answer, required.view_of), YOUTH, YES)
    assert fault(consent, LATER) is Clause.NOBODY_CAN_ANSWER
    assert state_of(consent, LATER) not in SHARING
    assert not was_given(consent)


def test_at_13_the_view_must_be_recorded_and_a_no_stops_it():
    heard = replace(given(), view_of=frozenset({YOUTH}))
    assert fault(heard, LATER) is Clause.VIEW_MISSING
    assert state_of(heard, LATER) is ConsentState.INCOMPLETE
    assert state_of(hears(heard, YOUTH, VIEW), LATER) is ConsentState.VALID
    assert state_of(hears(heard, YOUTH, YES), LATER) is ConsentState.VALID
    assert state_of(hears(heard, YOUTH, NO), LATER) is ConsentState.REFUSED


def test_at_16_the_youths_view_is_not_enough():
    asked = replace(given(), must_answer=BOTH | {YOUTH})
    assert state_of(hears(asked, YOUTH, VIEW), LATER) is ConsentState.INCOMPLETE
    assert state_of(hears(asked, YOUTH, YES), LATER) is ConsentState.VALID


def test_an_adult_answers_alone_and_a_parents_word_changes_nothing():
    adult = hears(question(frozenset({YOUTH})), YOUTH, YES)
    for kind in (NO, WITHDRAWN):
        assert state_of(hears(adult, MOTHER, kind), LATER) is ConsentState.VALID


def test_the_last_word_counts_where_a_guardian_changes_a_no_into_a_yes():
    consent = hears(hears(question(), MOTHER, NO), FATHER, YES)
    assert state_of(consent, LATER) is ConsentState.REFUSED
    assert state_of(hears(consent, MOTHER, YES), LATER) is ConsentState.VALID
    assert state_of(hears(given(), MOTHER, NO), LATER) is ConsentState.REFUSED


@pytest.mark.parametrize("who", [MOTHER, FATHER, YOUTH])
def test_a_withdrawal_by_any_one_of_them_ends_it_at_once_and_for_good(who):
    consent = hears(given(), who, WITHDRAWN)
    moment = consent.answers[-1].at
    assert state_of(consent, moment - timedelta(microseconds=1)) is ConsentState.VALID
    assert state_of(consent, moment) is ConsentState.WITHDRAWN
    assert state_of(consent, moment + MINUTE) is ConsentState.WITHDRAWN
    regretted = hears(hears(consent, MOTHER, YES), FATHER, YES)
    assert state_of(regretted, LATER) is ConsentState.WITHDRAWN


def test_a_withdrawal_for_the_police_limits_it_and_the_others_go_on():
    consent = hears(given(), FATHER, WITHDRAWN, receiver=POLICE)
    assert state_of(consent, LATER) is ConsentState.LIMITED
    left = {line.receiver for line in running_lines(consent, LATER)}
    assert left == {SCHOOL, SOCIAL, COORDINATION}
    again = hears(consent, FATHER, YES)
    assert running_lines(again, LATER) == running_lines(consent, LATER)


def test_a_withdrawal_for_every_agency_in_turn_is_a_withdrawal():
    consent = given()
    for agency in (SCHOOL, SOCIAL, POLICE, COORDINATION):
        consent = hears(consent, MOTHER, WITHDRAWN, receiver=agency)
    assert state_of(consent, LATER) is ConsentState.WITHDRAWN


def test_a_withdrawal_for_an_agency_that_was_never_named_changes_nothing():
    consent = hears(given(), MOTHER, WITHDRAWN, receiver=LEISURE)
    assert state_of(consent, LATER) is ConsentState.VALID


def test_it_counts_until_the_end_and_not_at_the_end():
    consent = given()
    assert state_of(consent, ENDS - timedelta(microseconds=1)) is ConsentState.VALID
    assert state_of(consent, ENDS) is ConsentState.EXPIRED
    assert state_of(question(), ENDS) is ConsentState.EXPIRED


def test_an_agreed_consent_that_begins_later_shares_nothing_yet():
    consent = replace(given(), starts_at=LATER)
    assert state_of(consent, LATER - MINUTE) is ConsentState.COMING
    assert running_lines(consent, LATER - MINUTE) == frozenset()
    assert state_of(consent, LATER) is ConsentState.VALID


def test_a_replaced_consent_shares_nothing():
    consent = replace(given(), replaced_at=ASKED)
    assert state_of(consent, LATER) is ConsentState.REPLACED
    assert running_lines(consent, LATER) == frozenset()


def test_a_form_without_a_cross_is_a_no():
    consent = replace(given(), lines=frozenset())
    assert state_of(consent, LATER) is ConsentState.REFUSED
    assert not was_given(consent)


def test_internal_and_implied_topics_are_no_crosses():
    odd = lines(Topic.SAFETY, Topic.REASON, Topic.CLOSING, Topic.IDENTITY, Topic.PLAN)
    assert asked_lines(replace(question(), lines=odd)) == frozenset()


def test_an_agency_is_no_receiver_of_its_own():
    odd = frozenset({Line(POLICE, POLICE, Topic.LEISURE)})
    assert asked_lines(replace(given(), lines=odd)) == frozenset()


def test_nothing_is_asked_before_it_is_asked():
    assert state_of(given(), ASKED - MINUTE) is ConsentState.NOT_ASKED


def test_a_given_consent_stays_given_for_replacing_older_ones():
    assert was_given(given())
    assert was_given(hears(given(), MOTHER, WITHDRAWN))
    assert was_given(replace(given(), replaced_at=ASKED))
    assert not was_given(hears(question(), MOTHER, YES))
    assert not was_given(hears(hears(question(), MOTHER, YES), FATHER, NO))
    assert not was_given(hears(hears(question(), MOTHER, WITHDRAWN), FATHER, YES))
    late = hears(question(), MOTHER, YES)
    assert not was_given(hears(late, FATHER, YES, at=ENDS))


def test_a_new_question_does_not_hide_the_consent_that_still_counts():
    older = given()
    for newer in (
        question(version=2),
        hears(question(version=2), MOTHER, YES),
        hears(question(version=2), FATHER, NO),
        replace(given(version=2), starts_at=ENDS - MINUTE),
    ):
        assert standing([newer, older], LATER) is ConsentState.VALID
        assert standing_consent([older, newer], LATER) == older


def test_once_the_older_has_ended_the_newest_question_is_shown():
    older, newer = given(), replace(question(version=2), ends_at=ENDS + timedelta(days=90))
    assert standing([older, newer], ENDS) is ConsentState.ASKED
    assert standing([], LATER) is ConsentState.NOT_ASKED
    assert standing([given()], ASKED - MINUTE) is ConsentState.NOT_ASKED


def test_what_is_asked_tomorrow_is_not_shown_today():
    refused = hears(question(), MOTHER, NO)
    tomorrow = replace(question(version=2), asked_at=LATER + timedelta(days=1))
    assert standing([tomorrow, refused], LATER) is ConsentState.REFUSED


def test_the_renewal_is_shown_and_not_the_one_it_replaced():
    older, newer = replace(given(), replaced_at=ASKED), given(version=2)
    assert standing_consent([older, newer], LATER) == newer


WORDS = (None, *AnswerKind, "withdrawn for the police")


def _hears(consent, person, word):
    if word is None:
        return consent
    if word in tuple(AnswerKind):
        return hears(consent, person, word)
    return hears(consent, person, WITHDRAWN, receiver=POLICE)


def _expected(words, view_of, moment, replaced):
    """The state by hand, from what each said last and nothing else."""
    if WITHDRAWN in words.values():
        return ConsentState.WITHDRAWN
    if NO in words.values():
        return ConsentState.REFUSED
    if moment == "after":
        return ConsentState.EXPIRED
    if replaced:
        return ConsentState.REPLACED
    child_is_heard = YOUTH not in view_of or words[YOUTH] in (YES, VIEW)
    if not (words[MOTHER] == words[FATHER] == YES and child_is_heard):
        said = {person for person, word in words.items() if word is not None}
        return ConsentState.INCOMPLETE if said else ConsentState.ASKED
    if moment == "before":
        return ConsentState.COMING
    cut = "withdrawn for the police" in words.values()
    return ConsentState.LIMITED if cut else ConsentState.VALID


@pytest.mark.parametrize("view_of", [frozenset(), frozenset({YOUTH})])
def test_the_state_of_every_family_that_can_be(view_of):
    moments = {"before": LATER - MINUTE, "inside": LATER, "after": ENDS}
    for said in product(WORDS, repeat=3):
        words = dict(zip((MOTHER, FATHER, YOUTH), said, strict=True))
        asked = replace(question(BOTH, view_of), starts_at=LATER)
        for person, word in words.items():
            asked = _hears(asked, person, word)
        for (moment, at), replaced in product(moments.items(), (False, True)):
            consent = replace(asked, replaced_at=ASKED if replaced else None)
            state = state_of(consent, at)
            assert state is _expected(words, view_of, moment, replaced), (words, moment)
            assert bool(running_lines(consent, at)) == (state in SHARING)


def test_a_person_who_was_not_asked_adds_nothing():
    consent = question()
    for kind in (YES, NO, VIEW, WITHDRAWN):
        consent = hears(consent, Person.ANOTHER, kind)
    assert state_of(consent, LATER) is ConsentState.ASKED
