from dataclasses import replace
from itertools import product

import pytest

from consent.clauses import Clause
from consent.givers import custody_fault, may_answer, required_givers
from consent.terms import AgeBand, AnswerKind, Custody, Person
from tests.consent.families import (
    ASKED,
    BOTH,
    ENDS,
    FATHER,
    LATER,
    MOTHER,
    NO,
    POLICE,
    VIEW,
    WITHDRAWN,
    YES,
    YOUTH,
    given,
    hears,
    question,
)

NOBODY: frozenset[Person] = frozenset()
ONE = frozenset({MOTHER})
CHILD_ALONE = frozenset({YOUTH})

# The age table of the field, written out by hand.
TABLE = {
    (AgeBand.CHILD, BOTH): (BOTH, NOBODY),
    (AgeBand.CHILD, ONE): (ONE, NOBODY),
    (AgeBand.CHILD, NOBODY): (NOBODY, NOBODY),
    (AgeBand.HEARD, BOTH): (BOTH, CHILD_ALONE),
    (AgeBand.HEARD, ONE): (ONE, CHILD_ALONE),
    (AgeBand.HEARD, NOBODY): (NOBODY, NOBODY),
    (AgeBand.ANSWERS, BOTH): (BOTH | CHILD_ALONE, NOBODY),
    (AgeBand.ANSWERS, ONE): (ONE | CHILD_ALONE, NOBODY),
    (AgeBand.ANSWERS, NOBODY): (NOBODY, NOBODY),
    (AgeBand.ADULT, BOTH): (CHILD_ALONE, NOBODY),
    (AgeBand.ADULT, ONE): (CHILD_ALONE, NOBODY),
    (AgeBand.ADULT, NOBODY): (CHILD_ALONE, NOBODY),
}


@pytest.mark.parametrize(("band", "guardians"), TABLE)
def test_who_must_answer_follows_the_age_table(band, guardians):
    required = required_givers(band, guardians)
    assert (required.must_answer, required.view_of) == TABLE[band, guardians]


def test_the_table_is_whole():
    assert set(TABLE) == set(product(AgeBand, (BOTH, ONE, NOBODY)))


def test_somebody_who_is_no_guardian_is_not_made_one():
    required = required_givers(AgeBand.CHILD, frozenset({YOUTH, Person.ANOTHER}))
    assert required.must_answer == NOBODY


def test_both_guardians_may_answer_and_a_stranger_may_not():
    assert may_answer(question(), MOTHER, YES, LATER) is None
    assert may_answer(question(), FATHER, NO, LATER) is None
    assert may_answer(question(), Person.ANOTHER, YES, LATER) is Clause.NOT_A_GIVER
    assert may_answer(question(), YOUTH, YES, LATER) is Clause.NOT_A_GIVER


def test_a_guardian_can_change_a_no_into_a_yes_but_takes_a_yes_back_by_withdrawing():
    refused = hears(question(), MOTHER, NO)
    assert may_answer(refused, MOTHER, YES, LATER) is None
    assert may_answer(given(), MOTHER, NO, LATER) is Clause.WITHDRAW_INSTEAD
    assert may_answer(given(), MOTHER, WITHDRAWN, LATER) is None


@pytest.mark.parametrize("kind", AnswerKind)
def test_nothing_can_be_answered_on_a_consent_that_is_over(kind):
    withdrawn = hears(given(), FATHER, WITHDRAWN)
    assert may_answer(withdrawn, MOTHER, kind, LATER) is Clause.WITHDRAWN
    assert may_answer(given(), MOTHER, kind, ENDS) is Clause.EXPIRED
    assert may_answer(replace(given(), replaced_at=ASKED), MOTHER, kind, LATER) is Clause.REPLACED


def test_after_a_withdrawal_for_the_police_the_rest_can_still_be_withdrawn():
    partly = hears(given(), FATHER, WITHDRAWN, receiver=POLICE)
    assert may_answer(partly, MOTHER, WITHDRAWN, LATER) is None


def test_a_view_is_for_the_child_whose_yes_is_not_needed():
    asked = question(BOTH, frozenset({YOUTH}))
    assert may_answer(asked, YOUTH, VIEW, LATER) is None
    assert may_answer(asked, MOTHER, VIEW, LATER) is Clause.VIEW_IS_NO_ANSWER


def test_a_youth_who_was_only_heard_can_still_withdraw():
    asked = question(BOTH, frozenset({YOUTH}))
    assert may_answer(asked, YOUTH, WITHDRAWN, LATER) is None


def test_joint_custody_is_two_named_persons_and_sole_custody_one():
    assert custody_fault(Custody.JOINT, BOTH, BOTH) is None
    assert custody_fault(Custody.JOINT, ONE, BOTH) is Clause.CUSTODY_JOINT
    assert custody_fault(Custody.SOLE, ONE, BOTH) is None
    assert custody_fault(Custody.SOLE, BOTH, BOTH) is Clause.CUSTODY_SOLE
    assert custody_fault(Custody.APPOINTED, ONE, ONE) is None
    assert custody_fault(Custody.APPOINTED, BOTH, BOTH) is None


@pytest.mark.parametrize("custody", Custody)
def test_nobody_has_custody_who_is_not_named_or_is_no_guardian(custody):
    assert custody_fault(custody, NOBODY, BOTH) is Clause.CUSTODY_NAMED
    assert custody_fault(custody, BOTH, ONE) is Clause.CUSTODY_NAMED
    assert custody_fault(custody, CHILD_ALONE, BOTH | CHILD_ALONE) is Clause.CUSTODY_NAMED


def test_a_youth_of_age_is_in_nobodys_custody():
    assert custody_fault(Custody.OF_AGE, ONE, BOTH) is Clause.CUSTODY_NAMED


def test_a_childs_no_is_not_lifted_by_a_view():
    refused = hears(question(BOTH, frozenset({YOUTH})), YOUTH, NO)
    assert may_answer(refused, YOUTH, VIEW, LATER) is Clause.VIEW_IS_NO_ANSWER
    assert may_answer(refused, YOUTH, YES, LATER) is None
    assert may_answer(refused, YOUTH, NO, LATER) is None
