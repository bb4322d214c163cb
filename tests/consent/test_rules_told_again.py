"""The same law told a second time, plainly, and every answer of the rules held against it."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from consent.grounds import Ground
from consent.rules import (
    Answer,
    Assessment,
    Consent,
    Covered,
    Granted,
    ItemFacts,
    Line,
    LineException,
    NotCovered,
    ReleaseFacts,
    covers,
    decide,
    may_release,
    receivers,
)
from consent.terms import (
    IMPLIED_TOPICS,
    AssessmentKind,
    Person,
    Topic,
)
from tests.consent import families
from tests.consent.consent_law import DECIDES, HINDERED, OUTWEIGHED, told
from tests.consent.families import (
    ASKED,
    BOTH,
    COORDINATION,
    ENDS,
    FATHER,
    LATER,
    LEISURE,
    MOTHER,
    NO,
    POLICE,
    SCHOOL,
    SOCIAL,
    STRANGER,
    VIEW,
    WITHDRAWN,
    YES,
    YOUTH,
    hears,
    question,
)


def released(consent, receiver, *, ground="consent", ended=False):
    return ReleaseFacts(receiver, ground, consent.id, ended)


# Every combination of a small world, against the sentences of the field written as one condition.


def test_every_reading_of_a_small_world():
    whole, half = families.given(), hears(question(), MOTHER, YES)
    worlds = product(
        (whole, half, replace(whole, replaced_at=ASKED), hears(whole, YOUTH, WITHDRAWN)),
        (SOCIAL, POLICE, COORDINATION, LEISURE),
        (*Topic, "draft"),
        Person,
        ("none", "ended", "running", "to another"),
        (*Ground, "kindness"),
        (ASKED, LATER, ENDS),
    )
    granted = 0
    for consent, reader, topic, concerns, release, ground, at in worlds:
        receiver = STRANGER if release == "to another" else reader
        given_ = [released(consent, receiver, ground=ground, ended=release == "ended")]
        answer = decide(
            ItemFacts(SOCIAL, topic, concerns),
            reader,
            [] if release == "none" else given_,
            {consent.id: consent},
            at,
        )
        allowed = reader == SOCIAL or (
            consent == whole
            and reader in (POLICE, COORDINATION)
            and topic in (Topic.SCHOOLING, Topic.LEISURE, Topic.IDENTITY, Topic.PLAN)
            and concerns == YOUTH
            and release == "running"
            and ground == "consent"
            and at == LATER
        )
        assert isinstance(answer, Granted) == allowed
        granted += allowed and reader != SOCIAL
    assert granted == 2 * 4


# Consents as a search makes them.

AGENCIES = (SCHOOL, SOCIAL, POLICE)
INSTANTS = st.integers(0, 12).map(lambda n: ASKED + n * timedelta(days=20))
LINES = st.builds(
    Line,
    st.sampled_from(AGENCIES),
    st.sampled_from(AGENCIES),
    st.sampled_from([Topic.SCHOOLING, Topic.HEALTH, Topic.PLAN, Topic.SAFETY]),
)
ANSWERS = st.builds(
    Answer,
    giver=st.sampled_from(Person),
    kind=st.sampled_from([YES, YES, YES, VIEW, NO, WITHDRAWN]),
    at=INSTANTS,
    receiver=st.none(),
    about_self=st.booleans(),
) | st.builds(
    Answer,
    giver=st.sampled_from(Person),
    kind=st.just(WITHDRAWN),
    at=INSTANTS,
    receiver=st.none() | st.sampled_from(AGENCIES),
    about_self=st.just(False),
    topic=st.sampled_from([None, Topic.SCHOOLING, Topic.HEALTH]),
)
ASSESSMENTS = st.one_of(
    st.builds(Assessment, st.just(HINDERED), st.sampled_from([MOTHER, FATHER]), INSTANTS),
    st.builds(Assessment, st.sampled_from([OUTWEIGHED, DECIDES]), st.just(YOUTH), INSTANTS),
    st.builds(Assessment, st.just(AssessmentKind.NOT_REACHABLE), st.sampled_from(Person), INSTANTS),
)
EXCEPTIONS = st.builds(
    LineException,
    st.sampled_from(AGENCIES),
    st.sampled_from(AGENCIES),
    st.sampled_from([None, Topic.SCHOOLING, Topic.HEALTH, Topic.PLAN]),
)


@st.composite
def consents(draw):
    must = draw(st.sampled_from([BOTH, BOTH | {YOUTH}, frozenset({YOUTH}), frozenset()]))
    view = draw(st.sampled_from([frozenset(), frozenset({YOUTH}) - must]))
    at_first = [Answer(person, YES, ASKED, None, draw(st.booleans())) for person in sorted(must)]
    some = draw(st.sampled_from([at_first, at_first, at_first[:1], []]))
    return Consent(
        id=question().id,
        version=1,
        asking_agency=SCHOOL,
        asked_at=ASKED,
        starts_at=draw(st.sampled_from([ASKED, ASKED, LATER])),
        ends_at=draw(st.sampled_from([ENDS, ENDS, LATER])),
        must_answer=must,
        view_of=view,
        lines=frozenset(draw(st.lists(LINES, max_size=8))),
        answers=(*some, *draw(st.lists(ANSWERS, max_size=4))),
        replaced_at=draw(st.sampled_from([None, None, None, ASKED, LATER])),
        assessments=tuple(draw(st.lists(ASSESSMENTS, max_size=3))),
        exceptions=frozenset(draw(st.lists(EXCEPTIONS, max_size=2))),
    )


READINGS = {
    "sender": st.sampled_from(AGENCIES),
    "receiver": st.sampled_from(AGENCIES),
    "topic": st.sampled_from([Topic.SCHOOLING, Topic.HEALTH, *IMPLIED_TOPICS, Topic.SAFETY, "x"]),
    "concerns": st.sampled_from([YOUTH, YOUTH, *Person, "x"]),
    "at": INSTANTS,
}
# Social services are to tell the police nothing at all, whatever is crossed.
EXCEPTED = replace(families.given(), exceptions=frozenset({LineException(SOCIAL, POLICE)}))
# What a search might not meet by itself: a plain yes, so that agreement is not agreement on no.
PLAIN = {"sender": SOCIAL, "receiver": POLICE, "topic": Topic.SCHOOLING, "concerns": YOUTH}


@given(consent=consents(), **READINGS)
@example(consent=families.given(), at=LATER, **PLAIN)
@example(consent=EXCEPTED, at=LATER, **{**PLAIN, "topic": Topic.PLAN})
@example(consent=EXCEPTED, at=LATER, **{**PLAIN, "sender": SCHOOL, "topic": Topic.PLAN})
@example(consent=families.given(), at=ENDS, **PLAIN)
def test_the_rules_agree_with_the_law_told_again(consent, sender, receiver, topic, concerns, at):
    answer = covers(consent, sender, receiver, topic, concerns, at)
    told_again = told(consent, sender, receiver, topic, concerns, at)
    assert isinstance(answer, Covered) == told_again


# And the kinds of yes that a search would seldom come upon.
HEARD = question(BOTH, frozenset({YOUTH}))
ASKED_15 = question(BOTH | {YOUTH})
ONE_HINDERED = families.weighed(hears(question(), MOTHER, YES), HINDERED, FATHER)
CHILD_OUTWEIGHED = families.weighed(
    hears(hears(hears(HEARD, MOTHER, YES), FATHER, YES), YOUTH, NO), OUTWEIGHED, YOUTH
)
YOUTH_DECIDES = families.weighed(hears(hears(ASKED_15, YOUTH, YES), MOTHER, NO), DECIDES, YOUTH)


@pytest.mark.parametrize("consent", [ONE_HINDERED, CHILD_OUTWEIGHED, YOUTH_DECIDES])
def test_both_tell_of_a_yes_after_an_assessment_and_of_none_before_it(consent):
    before = replace(consent, assessments=())
    for known, expected in ((consent, True), (before, False)):
        assert told(known, *PLAIN.values(), LATER) is expected
        assert isinstance(covers(known, *PLAIN.values(), LATER), Covered) is expected


@given(consent=consents(), exception=EXCEPTIONS, **READINGS)
def test_an_exception_never_opens_anything(
    consent, exception, sender, receiver, topic, concerns, at
):
    narrower = replace(consent, exceptions=consent.exceptions | {exception})
    before = covers(consent, sender, receiver, topic, concerns, at)
    after = covers(narrower, sender, receiver, topic, concerns, at)
    assert isinstance(before, Covered) or isinstance(after, NotCovered)


@given(consent=consents(), **READINGS)
def test_an_item_is_read_exactly_when_released_and_covered(
    consent, sender, receiver, topic, concerns, at
):
    item = ItemFacts(sender, topic, concerns)
    answer = decide(item, receiver, [released(consent, receiver)], {consent.id: consent}, at)
    covered = told(consent, sender, receiver, topic, concerns, at)
    assert isinstance(answer, Granted) == (sender == receiver or covered)
    offered = may_release(item, receiver, [consent], at)
    assert (offered == consent.id) == (covered and sender != receiver)


@given(consent=consents(), who=st.sampled_from(Person), when=INSTANTS, **READINGS)
def test_a_withdrawal_never_opens_anything(
    consent, who, when, sender, receiver, topic, concerns, at
):
    before = covers(consent, sender, receiver, topic, concerns, at)
    withdrawn = replace(consent, answers=(*consent.answers, Answer(who, WITHDRAWN, when)))
    after = covers(withdrawn, sender, receiver, topic, concerns, at)
    assert isinstance(before, Covered) or isinstance(after, NotCovered)
    if who in consent.must_answer and when <= at:
        assert isinstance(after, NotCovered)


@given(consent=consents(), **READINGS)
def test_the_receivers_are_those_that_learn_whom_it_concerns(
    consent, sender, receiver, topic, concerns, at
):
    plain = replace(consent, exceptions=frozenset())
    learns = isinstance(covers(plain, SCHOOL, receiver, Topic.IDENTITY, YOUTH, at), Covered)
    if receiver != SCHOOL:
        assert learns == (receiver in receivers(plain, at))
