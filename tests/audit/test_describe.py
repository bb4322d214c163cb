"""Everything in the log has words, and what has none is shown as it stands."""

import pytest

from access.acts import Act
from audit.describe import (
    DESCRIPTIONS,
    OUTCOMES,
    describe_act,
    describe_outcome,
    describe_rule,
)
from audit.entries import Outcome


def test_every_act_and_outcome_has_words() -> None:
    assert set(DESCRIPTIONS) == set(Act)
    assert set(OUTCOMES) == set(Outcome)
    assert all(str(words) for words in (*DESCRIPTIONS.values(), *OUTCOMES.values()))


def test_no_two_acts_have_the_same_words() -> None:
    assert len({str(words) for words in DESCRIPTIONS.values()}) == len(Act)


@pytest.mark.parametrize("describe", [describe_act, describe_outcome, describe_rule])
def test_an_unknown_code_is_shown_as_itself(describe: object) -> None:
    assert describe("nobody.knows.this") == "nobody.knows.this"  # type: ignore[operator]
    assert describe("") == ""  # type: ignore[operator]


@pytest.mark.parametrize("rule", ["own", "policy.role", "scope.unknown", "scope.not_assigned"])
def test_a_known_rule_is_told_in_words(rule: str) -> None:
    assert describe_rule(rule) != rule


@pytest.mark.parametrize("rule", ["consent.withdrawn", "release.none", "step.not_open"])
def test_a_rule_of_a_known_kind_is_told_without_its_code(rule: str) -> None:
    assert rule not in describe_rule(rule) != ""
