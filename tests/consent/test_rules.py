from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from access.clock import STOCKHOLM
from consent.clauses import Clause
from consent.grounds import Ground
from consent.rules import (
    Covered,
    Granted,
    ItemFacts,
    Line,
    NotCovered,
    ReleaseFacts,
    Withheld,
    band_on,
    covers,
    crosses,
    decide,
    matrix,
    may_release,
    receivers,
    required_givers,
    starts_and_ends,
)
from consent.terms import (
    CONSENT_TOPICS,
    DEFAULT_TERMS,
    IMPLIED_TOPICS,
    INTERNAL_TOPICS,
    AnswerKind,
    Person,
    Topic,
)
from tests.consent import families
from tests.consent.families import (
    ASKED,
    BOTH,
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
    STRANGER,
    VIEW,
    WITHDRAWN,
    YES,
    YOUTH,
    hears,
    lines,
    question,
)

NOTE = ItemFacts(owner=SOCIAL, topic=Topic.SCHOOLING, concerns=YOUTH)


def released(consent, receiver=POLICE, *, ground="consent", ended=False):
    return ReleaseFacts(receiver, ground, consent.id if consent else None, ended)


def read(consent, *, item=NOTE, reader=POLICE, at=LATER, releases=None):
    """What the police are answered when they open a note that rests on this consent."""
    releases = [released(consent, reader)] if releases is None else releases
    return decide(item, reader, releases, {consent.id: consent}, at)


def test_a_released_note_on_a_ticked_topic_is_read_while_both_guardians_yes_hold():
    consent = families.given()
    assert read(consent) == Granted(Ground.CONSENT, Clause.LINE, consent.id, consent.version)


def test_everybody_reads_what_their_own_agency_wrote_whatever_the_topic():
    for topic in (*Topic, "draft"):
        item = replace(NOTE, topic=topic)
        assert decide(item, SOCIAL, [], {}, LATER) == Granted(Ground.OWN, Clause.OWN)


def test_consent_without_a_release_opens_nothing():
    assert read(families.given(), releases=[]) == Withheld(Clause.NO_RELEASE)


def test_a_release_to_the_school_does_not_open_for_the_police():
    consent = families.given()
    assert read(consent, releases=[released(consent, SCHOOL)]) == Withheld(Clause.NO_RELEASE)


def test_an_ended_release_opens_nothing():
    consent = families.given()
    ended = [released(consent, ended=True)]
    assert read(consent, releases=ended) == Withheld(Clause.RELEASE_ENDED)
    assert isinstance(read(consent, releases=[*ended, released(consent)]), Granted)


@pytest.mark.parametrize("topic", [*INTERNAL_TOPICS, "draft", ""])
def test_what_stays_inside_is_never_read_by_others_even_if_released(topic):
    consent = replace(families.given(), lines=lines(*CONSENT_TOPICS))
    answer = read(consent, item=replace(NOTE, topic=topic))
    assert answer == Withheld(Clause.NEVER_RELEASED)
    assert may_release(replace(NOTE, topic=topic), POLICE, [consent], LATER) == NotCovered(
        Clause.NEVER_RELEASED
    )


@pytest.mark.parametrize("ground", [*(set(Ground) - {Ground.CONSENT}), "", "kindness"])
def test_a_ground_whose_tests_are_not_written_carries_nothing(ground):
    consent = families.given()
    releases = [released(consent, ground=ground)]
    assert read(consent, releases=releases) == Withheld(Clause.GROUND_NOT_USABLE)


def test_a_release_that_rests_on_no_consent_or_an_unknown_one_opens_nothing():
    consent = families.given()
    for resting in (None, families.given(version=7)):
        assert read(consent, releases=[released(resting)]) == Withheld(Clause.NO_CONSENT)


def test_the_police_read_no_more_the_moment_a_guardian_withdraws():
    consent = hears(families.given(), FATHER, WITHDRAWN, at=LATER)
    assert isinstance(read(consent, at=LATER - timedelta(microseconds=1)), Granted)
    assert read(consent, at=LATER) == Withheld(Clause.WITHDRAWN)
    assert read(consent, at=LATER + MINUTE) == Withheld(Clause.WITHDRAWN)


def test_a_withdrawal_for_the_police_leaves_the_school_its_reading():
    consent = hears(families.given(), FATHER, WITHDRAWN, receiver=POLICE)
    assert read(consent) == Withheld(Clause.WITHDRAWN_FOR_AGENCY)
    assert isinstance(read(consent, reader=SCHOOL), Granted)


def test_the_minute_after_the_last_day_nothing_is_read():
    required = required_givers(band_on(date(2014, 5, 5), date(2026, 3, 2)), BOTH)
    start, end = starts_and_ends(
        date(2026, 3, 2),
        date(2026, 8, 31),
        date(2014, 5, 5),
        required,
        DEFAULT_TERMS,
        date(2026, 3, 2),
    )
    consent = replace(hears(families.given(), YOUTH, VIEW), starts_at=start, ends_at=end)
    last_second = datetime(2026, 8, 31, 23, 59, 59, tzinfo=STOCKHOLM)
    assert isinstance(read(consent, at=last_second), Granted)
    assert read(consent, at=last_second + timedelta(seconds=1)) == Withheld(Clause.EXPIRED)
    assert read(consent, at=last_second + MINUTE) == Withheld(Clause.EXPIRED)


def test_on_the_18th_birthday_the_guardians_consent_opens_nothing_and_the_youths_own_does():
    born, day = date(2008, 6, 28), date(2026, 3, 2)
    required = required_givers(band_on(born, day), BOTH)
    start, end = starts_and_ends(day, date(2026, 8, 31), born, required, DEFAULT_TERMS, day)
    consent = replace(
        hears(families.given(), YOUTH, YES),
        must_answer=required.must_answer,
        starts_at=start,
        ends_at=end,
    )
    midnight = datetime(2026, 6, 28, tzinfo=STOCKHOLM)
    assert isinstance(read(consent, at=midnight - timedelta(seconds=1)), Granted)
    assert read(consent, at=midnight) == Withheld(Clause.EXPIRED)
    own = replace(question(frozenset({YOUTH}), version=2), asked_at=midnight, starts_at=midnight)
    own = hears(own, YOUTH, YES, at=midnight + MINUTE)
    assert read(own, at=midnight) == Withheld(Clause.ANSWER_MISSING)
    assert isinstance(read(own, at=midnight + MINUTE), Granted)


def test_an_agency_or_a_topic_that_comes_later_is_not_in_the_old_consent():
    consent = families.given()
    assert covers(consent, SCHOOL, LEISURE, Topic.SCHOOLING, YOUTH, LATER) == NotCovered(
        Clause.NOT_NAMED
    )
    assert covers(consent, SCHOOL, POLICE, Topic.FAMILY, YOUTH, LATER) == NotCovered(Clause.NO_LINE)
    wider = replace(question(version=2), lines=lines(*CONSENT_TOPICS))
    item = ItemFacts(SCHOOL, Topic.FAMILY, YOUTH)
    assert isinstance(may_release(item, POLICE, [wider, consent], LATER), NotCovered)


def test_an_exception_keeps_one_pair_apart():
    rule = Line(SOCIAL, POLICE, Topic.SCHOOLING)
    consent = replace(families.given(), lines=families.given().lines - {rule})
    assert covers(consent, SOCIAL, POLICE, Topic.SCHOOLING, YOUTH, LATER) == NotCovered(
        Clause.NO_LINE
    )
    assert isinstance(covers(consent, POLICE, SOCIAL, Topic.SCHOOLING, YOUTH, LATER), Covered)


@pytest.mark.parametrize("topic", IMPLIED_TOPICS)
def test_one_cross_tells_whom_it_concerns_and_what_the_plan_says(topic):
    one = frozenset({Line(SCHOOL, POLICE, Topic.LEISURE)})
    consent = replace(families.given(), lines=one)
    assert covers(consent, SCHOOL, POLICE, topic, YOUTH, LATER) == Covered(Clause.IMPLIED)
    assert covers(consent, SCHOOL, SOCIAL, topic, YOUTH, LATER) == NotCovered(Clause.NOT_NAMED)
    assert covers(consent, STRANGER, POLICE, topic, YOUTH, LATER) == NotCovered(Clause.NO_LINE)


def test_the_school_that_asked_tells_whom_it_concerns_without_a_cross_of_its_own():
    consent = replace(families.given(), lines=frozenset({Line(SOCIAL, POLICE, Topic.LEISURE)}))
    assert covers(consent, SCHOOL, POLICE, Topic.IDENTITY, YOUTH, LATER) == Covered(Clause.IMPLIED)
    assert covers(consent, SCHOOL, POLICE, Topic.LEISURE, YOUTH, LATER) == NotCovered(
        Clause.NO_LINE
    )


def test_a_guardians_view_is_no_yes_about_themselves():
    asked = question(frozenset({MOTHER}), frozenset({FATHER}))
    consent = hears(hears(asked, MOTHER, YES), FATHER, VIEW, about_self=True)
    assert isinstance(read(consent), Granted)
    assert read(consent, item=replace(NOTE, concerns=FATHER)) == Withheld(Clause.ABOUT_GUARDIAN)


def test_about_a_guardian_it_takes_that_guardians_own_yes():
    item = replace(NOTE, concerns=MOTHER)
    assert read(families.given(), item=item) == Withheld(Clause.ABOUT_GUARDIAN)
    only_father = hears(hears(question(), MOTHER, YES), FATHER, YES, about_self=True)
    assert read(only_father, item=item) == Withheld(Clause.ABOUT_GUARDIAN)
    assert isinstance(read(only_father, item=replace(NOTE, concerns=FATHER)), Granted)
    assert isinstance(read(families.given(about_self=True), item=item), Granted)


def test_a_guardian_can_say_yes_again_without_the_part_about_themselves():
    consent = hears(families.given(about_self=True), MOTHER, YES)
    assert read(consent, item=replace(NOTE, concerns=MOTHER)) == Withheld(Clause.ABOUT_GUARDIAN)
    assert isinstance(read(consent), Granted)


def test_about_a_friend_or_an_unknown_person_no_consent_speaks():
    for concerns in (Person.ANOTHER, "neighbour", ""):
        item = replace(NOTE, concerns=concerns)
        assert read(families.given(about_self=True), item=item) == Withheld(Clause.ABOUT_ANOTHER)


def test_the_matrix_shows_who_may_be_told_what_by_whom():
    one = frozenset({Line(SCHOOL, POLICE, Topic.LEISURE), Line(SOCIAL, POLICE, Topic.LEISURE)})
    consent = replace(families.given(), lines=one)
    assert matrix(consent, LATER) == {POLICE: {Topic.LEISURE: {SCHOOL, SOCIAL}}}
    assert receivers(consent, LATER) == {POLICE}
    assert matrix(consent, ENDS) == {}
    assert receivers(consent, ENDS) == frozenset()
    assert crosses(consent.lines) == matrix(consent, LATER)


def test_the_note_form_offers_the_consent_that_carries_it_or_says_why_not():
    consent = families.given()
    assert may_release(NOTE, POLICE, [consent], LATER) == consent.id
    assert may_release(NOTE, SOCIAL, [consent], LATER) == NotCovered(Clause.OWN_ALREADY)
    assert may_release(NOTE, POLICE, [], LATER) == NotCovered(Clause.NOT_ASKED)
    assert may_release(NOTE, POLICE, [question()], LATER) == NotCovered(Clause.ANSWER_MISSING)
    assert may_release(NOTE, LEISURE, [consent], LATER) == NotCovered(Clause.NOT_NAMED)


def test_the_note_form_offers_the_renewal_and_not_the_one_it_replaced():
    older, newer = replace(families.given(), replaced_at=ASKED), families.given(version=2)
    assert may_release(NOTE, POLICE, [older, newer], LATER) == newer.id
    assert read(older) == Withheld(Clause.REPLACED)


def test_an_instant_without_a_zone_is_an_error_and_not_an_answer():
    with pytest.raises(TypeError):
        read(families.given(), at=datetime(2026, 4, 1))
    assert isinstance(read(families.given(), at=datetime(2026, 4, 1, tzinfo=UTC)), Granted)


def test_every_kind_of_answer_is_known_to_the_tests():
    assert set(AnswerKind) == {YES, NO, VIEW, WITHDRAWN}
