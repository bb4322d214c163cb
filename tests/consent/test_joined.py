"""The rules of joining two cases, as pure functions: who is told, who is asked, how it stands."""

from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent.joined import (
    RUNNING,
    Held,
    JoiningState,
    Party,
    asked_of,
    in_order,
    is_shown,
    is_told,
    knows,
    not_to_be_told,
    state_of,
)

A, B, C = UUID(int=1), UUID(int=2), UUID(int=3)
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
EVERYTHING = Held(identity=True, assigned=True, open=True)
agencies = st.sampled_from([A, B, C])
parties = st.lists(
    st.builds(Party, agencies, older=st.booleans(), younger=st.booleans(), seated=st.booleans()),
    unique_by=lambda party: party.agency_id,
)


@pytest.mark.parametrize("held", list(product([True, False], repeat=3)))
def test_nobody_is_told_who_lacks_anything_in_either_case(held: tuple[bool, bool, bool]) -> None:
    one = Held(*held)
    assert is_told(one, EVERYTHING) == is_told(EVERYTHING, one) == all(held)


@given(parties)
def test_nobody_is_asked_where_somebody_would_learn_of_a_case(found: list[Party]) -> None:
    asked, untold = asked_of(found), not_to_be_told(found)
    for party in found:
        assert party.both or not (party.older or party.younger) or party.agency_id in untold
        if party.agency_id in asked:
            assert party.seated
            assert party.both or untold
        if not (party.older or party.younger):
            assert party.agency_id not in asked


@given(st.frozensets(agencies), st.dictionaries(agencies, st.booleans()), st.booleans())
def test_cases_are_joined_only_by_the_yes_of_everybody_asked(
    asked: frozenset[UUID], answers: dict[UUID, bool], ended: bool
) -> None:
    state = state_of(asked, answers, ended=ended)
    everybody = bool(asked) and all(answers.get(one) for one in asked)
    if state is JoiningState.JOINED:
        assert everybody
        assert not ended
    if False in answers.values():
        assert state is JoiningState.DECLINED
    if ended:
        assert state not in RUNNING


@pytest.mark.parametrize(
    ("answers", "ended", "state"),
    [
        ({}, False, JoiningState.PROPOSED),
        ({A: True}, False, JoiningState.PROPOSED),
        ({A: True, B: True}, False, JoiningState.JOINED),
        ({A: True, B: False}, False, JoiningState.DECLINED),
        ({A: False}, True, JoiningState.DECLINED),
        ({A: True}, True, JoiningState.WITHDRAWN),
        ({A: True, B: True}, True, JoiningState.UNDONE),
    ],
)
def test_how_a_joining_of_two_agencies_stands(
    answers: dict[UUID, bool], ended: bool, state: JoiningState
) -> None:
    assert state_of({A, B}, answers, ended=ended) is state


def test_where_nobody_was_asked_nothing_is_joined() -> None:
    assert state_of([], {}, ended=False) is JoiningState.PROPOSED


def test_only_who_proposed_or_answered_knows() -> None:
    assert knows(A, proposer=A, answers={})
    assert knows(B, proposer=A, answers={B: True})
    assert not knows(C, proposer=A, answers={B: True})


@pytest.mark.parametrize("state", list(JoiningState))
@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(
    "party",
    [None, *(Party(A, older=older, younger=younger) for older, younger in product([0, 1], [0, 1]))],
)
def test_a_joining_is_shown_to_who_may_know_of_both_or_has_said_yes_to_it(
    party: Party | None, known: bool, state: JoiningState
) -> None:
    both = party is not None and bool(party.older and party.younger)
    expected = (both and state in RUNNING) or (known and state is JoiningState.JOINED)
    assert is_shown(party, known=known, state=state) == expected


@given(st.integers(0, 3), st.integers(0, 3), st.sampled_from(["GK-1", "GK-2"]))
def test_the_older_case_is_the_same_whichever_is_named_first(
    one: int, two: int, number: str
) -> None:
    first = (NOON + timedelta(days=one), number, A)
    second = (NOON + timedelta(days=two), "GK-15", B)
    assert in_order(first, second) == in_order(second, first)
    assert in_order(first, second)[0] == (A if first[:2] < second[:2] else B)
