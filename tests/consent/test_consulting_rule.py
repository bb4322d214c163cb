"""Who reads a question without identity: every combination of what is stored and who asks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import uuid4

from consent.clauses import Clause
from consent.consulting_rule import Asked, Reader, decide
from consent.grounds import Ground
from consent.rules import Granted
from consent.terms import Topic

SCHOOL, COORDINATION, POLICE = uuid4(), uuid4(), uuid4()
AUTHOR, COLLEAGUE = uuid4(), uuid4()
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
QUESTION = Asked(
    question=uuid4(),
    owner=SCHOOL,
    asker=AUTHOR,
    topic=Topic.CONSULTATION.value,
    in_case=False,
    is_advice=False,
    ground=Ground.DE_IDENTIFIED.value,
    ended=False,
    ends_at=NOW + timedelta(days=1),
)
READERS = [
    Reader(agency, member, coordinates)
    for agency, member, coordinates in product(
        (SCHOOL, COORDINATION, POLICE), (AUTHOR, COLLEAGUE), (False, True)
    )
]


def variants() -> Iterator[Asked]:
    for topic, in_case, is_advice, ground, ended, over in product(
        [one.value for one in Topic],
        (False, True),
        (False, True),
        ["", "own", *[one.value for one in Ground]],
        (False, True),
        (False, True),
    ):
        yield replace(
            QUESTION,
            owner=COORDINATION if is_advice else SCHOOL,
            topic=topic,
            in_case=in_case,
            is_advice=is_advice,
            ground=ground,
            ended=ended,
            ends_at=NOW if over else QUESTION.ends_at,
        )


def expected(item: Asked, reader: Reader) -> bool:
    """Told again, the other way round: all that must hold for a yes."""
    if item.topic != "consultation" or item.in_case or not item.ground:
        return False
    own = item.owner == reader.agency
    by_release = not own and item.ground == "de_identified"
    if item.is_advice:
        return (own and reader.coordinates) or (by_release and reader.membership == AUTHOR)
    stands = not item.ended and item.ends_at > NOW
    return (own and reader.membership == AUTHOR) or (by_release and reader.coordinates and stands)


def test_the_rule_says_yes_to_nothing_but_what_it_is_for() -> None:
    yes = 0
    for item, reader in product(variants(), READERS):
        granted = isinstance(decide(item, reader, NOW), Granted)
        assert granted == expected(item, reader), (item, reader)
        yes += granted
    assert yes


def test_a_no_says_why() -> None:
    coordinator, officer = Reader(COORDINATION, COLLEAGUE, True), Reader(POLICE, COLLEAGUE, False)
    said = {
        decide(replace(QUESTION, ended=True), coordinator, NOW).clause: Clause.RELEASE_ENDED,
        decide(replace(QUESTION, ends_at=NOW), coordinator, NOW).clause: Clause.GROUND_OVER,
        decide(QUESTION, officer, NOW).clause: Clause.GROUND_RECEIVER,
        decide(replace(QUESTION, in_case=True), coordinator, NOW).clause: Clause.NEVER_RELEASED,
        decide(replace(QUESTION, ground=""), coordinator, NOW).clause: Clause.NO_RELEASE,
    }
    assert all(got == wanted for got, wanted in said.items())
