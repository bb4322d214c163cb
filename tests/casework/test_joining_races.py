"""Two answers to one proposal at the same moment, where they truly run side by side."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connections

from access.blocked import Blocked
from casework.writing.joinings import answer_joining
from consent.models import JoiningAnswer
from consent.relation import OutOfScope
from tests import town as towns
from tests.casework import joining
from tests.casework.joining import Pair, lines

Answer = tuple[str, UUID, bool]


@pytest.fixture
def pair(own_database: None) -> Pair:
    return joining.pair(towns.found())


def answering(pair: Pair, made: UUID, answer: Answer, start: threading.Barrier) -> str:
    who, case, yes = answer
    try:
        start.wait()
        answer_joining(case, made, by=pair.town[who], accepted=yes)
    except (Blocked, OutOfScope) as refused:
        return type(refused).__name__
    finally:
        connections.close_all()
    return "said"


def at_once(pair: Pair, made: UUID, *answers: Answer) -> list[str]:
    start = threading.Barrier(len(answers))
    with ThreadPoolExecutor(len(answers)) as pool:
        return list(pool.map(lambda one: answering(pair, made, one, start), answers))


@pytest.mark.postgresql
@pytest.mark.timeout(300)
def test_two_yes_at_once_join_and_a_no_beside_a_yes_declines(pair: Pair) -> None:
    for yes in (False, False, False, True):
        made = pair.propose()
        done = at_once(pair, made, ("teacher", pair.older, True), ("social", pair.younger, yes))
        said = JoiningAnswer.objects.filter(asked__joining=made)
        if yes:
            assert done == ["said", "said"]
            assert lines(pair, "younger", "social")[0].state == "joined"
            return
        # A no that came first leaves nothing to say yes to.
        assert done in (["said", "said"], ["OutOfScope", "said"])
        assert said.filter(accepted=False).count() == 1
        assert lines(pair, "younger", "social") == ()


@pytest.mark.postgresql
@pytest.mark.timeout(300)
def test_one_agency_answers_once_whoever_sends_it_at_the_same_moment(pair: Pair) -> None:
    made = pair.propose()
    answer = ("teacher", pair.older, True)
    assert sorted(at_once(pair, made, answer, answer)) == ["Blocked", "said"]
    assert JoiningAnswer.objects.filter(asked__joining=made).count() == 2
