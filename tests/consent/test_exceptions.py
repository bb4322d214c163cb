"""What a family leaves out of its yes, when it is given and later (domain 3.1)."""

from dataclasses import replace

import pytest

from consent.clauses import Clause
from consent.rules import (
    Covered,
    Granted,
    Line,
    LineException,
    NotCovered,
    Withheld,
    covers,
    receivers,
)
from consent.terms import IMPLIED_TOPICS, Topic
from tests.consent import families
from tests.consent.families import (
    FATHER,
    LATER,
    MOTHER,
    POLICE,
    SCHOOL,
    SOCIAL,
    WITHDRAWN,
    YOUTH,
    hears,
)
from tests.consent.test_rules import NOTE, read


def excepting(consent, topic=None, *, sender=SOCIAL, receiver=POLICE):
    return replace(consent, exceptions=frozenset({LineException(sender, receiver, topic)}))


def test_what_the_family_excepted_is_not_told_whatever_is_crossed():
    only_school = excepting(families.given(), Topic.SCHOOLING)
    assert read(only_school) == Withheld(Clause.EXCEPTED)
    assert isinstance(read(only_school, item=replace(NOTE, topic=Topic.LEISURE)), Granted)
    assert isinstance(read(only_school, item=replace(NOTE, owner=SCHOOL)), Granted)
    assert isinstance(read(only_school, reader=SCHOOL), Granted)
    everything = excepting(families.given())
    for topic in (Topic.SCHOOLING, Topic.LEISURE, *IMPLIED_TOPICS):
        assert read(everything, item=replace(NOTE, topic=topic)) == Withheld(Clause.EXCEPTED)


@pytest.mark.parametrize("topic", IMPLIED_TOPICS)
def test_an_exception_for_one_topic_leaves_name_and_plan(topic):
    consent = excepting(families.given(), Topic.SCHOOLING)
    assert covers(consent, SOCIAL, POLICE, topic, YOUTH, LATER) == Covered(Clause.IMPLIED)
    named = excepting(families.given(), topic)
    assert covers(named, SOCIAL, POLICE, topic, YOUTH, LATER) == NotCovered(Clause.EXCEPTED)
    assert isinstance(covers(named, SCHOOL, POLICE, topic, YOUTH, LATER), Covered)


def test_who_has_nothing_but_exceptions_is_not_named():
    consent = replace(families.given(), lines=frozenset({Line(SOCIAL, POLICE, Topic.LEISURE)}))
    consent = replace(consent, lines=consent.lines | {Line(SOCIAL, SCHOOL, Topic.LEISURE)})
    alone = excepting(consent)
    assert covers(alone, SCHOOL, POLICE, Topic.IDENTITY, YOUTH, LATER) == NotCovered(
        Clause.NOT_NAMED
    )
    assert receivers(alone, LATER) == {SCHOOL}


def test_a_topic_can_be_taken_back_for_everybody_or_for_one_agency():
    for_all = hears(families.given(), FATHER, WITHDRAWN, topic=Topic.SCHOOLING)
    one = hears(families.given(), FATHER, WITHDRAWN, topic=Topic.SCHOOLING, receiver=POLICE)
    leisure = replace(NOTE, topic=Topic.LEISURE)
    for consent in (for_all, one):
        assert read(consent) == Withheld(Clause.WITHDRAWN_FOR_TOPIC)
        assert isinstance(read(consent, item=leisure), Granted)
    assert read(for_all, reader=SCHOOL) == Withheld(Clause.WITHDRAWN_FOR_TOPIC)
    assert isinstance(read(one, reader=SCHOOL), Granted)


def test_whose_every_topic_was_taken_back_is_told_of_a_withdrawal():
    consent = families.given()
    for topic in (Topic.SCHOOLING, Topic.LEISURE):
        consent = hears(consent, MOTHER, WITHDRAWN, topic=topic, receiver=POLICE)
    assert read(consent) == Withheld(Clause.WITHDRAWN_FOR_AGENCY)
    assert read(consent, item=replace(NOTE, topic=Topic.PLAN)) == Withheld(
        Clause.WITHDRAWN_FOR_AGENCY
    )
    for topic in (Topic.SCHOOLING, Topic.LEISURE):
        consent = hears(consent, MOTHER, WITHDRAWN, topic=topic)
    assert read(consent, reader=SCHOOL) == Withheld(Clause.WITHDRAWN)
