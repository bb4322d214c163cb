"""Every ground under a release, asked again at the moment of reading."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import UUID

from consent.disclosure import Party, between
from consent.grounds import PROVISIONS, Ground
from consent.rules import Granted, ItemFacts, ReleaseFacts, decide
from consent.terms import Person, Topic
from consent.truth.columns import ALLOW, ANY, DENY, Row
from consent.truth.provisions import PROFILES

OWNER, READER, DECISION = (UUID(int=n) for n in (1, 2, 3))
AT = datetime(2026, 4, 1, 12, tzinfo=UTC)
END = AT + timedelta(days=30)
UNKNOWN = "unknown"
_PRIVATE = PROFILES["private_other"]

# How the release stands: ended or not, what the agencies are now, its end and its decision.
STANDINGS = (
    "running",
    "last_moment",
    "past_the_age",
    "age_unknown",
    "became_private",
    "agencies_unknown",
    "decision_unknown",
    "release_ended",
)


def rows() -> Iterator[Row]:
    """Each ground but ownership, and one that nobody knows, in every standing."""
    grounds = [ground.value for ground in Ground if ground is not Ground.OWN]
    for ground, standing in product([*grounds, UNKNOWN], STANDINGS):
        answer = decide(
            ItemFacts(OWNER, Topic.SCHOOLING, Person.YOUTH),
            READER,
            [_release(ground, standing)],
            {},
            END if standing == "past_the_age" else END - timedelta(microseconds=1),
        )
        yield Row(
            part="reading",
            ground=ground,
            sender=ANY,
            receiver=ANY,
            topic=Topic.SCHOOLING.value,
            age=ANY,
            crossed=ANY,
            excepted=ANY,
            concerns=ANY,
            custody=ANY,
            consent_state=ANY,
            standing=standing,
            decision=ALLOW if isinstance(answer, Granted) else DENY,
            clause=answer.clause.value,
        )


def _release(ground: str, standing: str) -> ReleaseFacts:
    parties = _fitting(ground)
    has_age = any(
        ground == known.value and provision.under_age for known, provision in PROVISIONS.items()
    )
    if standing == "became_private":
        parties = (parties[0], _PRIVATE)
    return ReleaseFacts(
        receiver=READER,
        ground=ground,
        consent_id=None,
        ended=standing == "release_ended",
        decision_id=None if standing == "decision_unknown" else DECISION,
        ends_at=END if has_age and standing != "age_unknown" else None,
        between=None if standing == "agencies_unknown" else parties,
    )


def _fitting(ground: str) -> tuple[Party, Party]:
    """Two agencies to which the provision applies, if there are two."""
    pairs = product(PROFILES.values(), PROFILES.values())
    if ground in {known.value for known in PROVISIONS}:
        known = Ground(ground)
        fitting = (pair for pair in pairs if between(known, *pair) is None)
        return next(fitting, (_PRIVATE, _PRIVATE))
    return next(pairs)
