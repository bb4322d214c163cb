"""The table of provisions: each question of the law with somebody whom it stops."""

from dataclasses import replace

import pytest

from access.roles import AgencyKind, Role
from consent.clauses import Clause
from consent.disclosure import (
    Circumstances,
    Party,
    between,
    cannot_carry,
    needs_second_person,
    refusal,
)
from consent.grounds import DECIDES, PROVISIONS, Ground, ground_of_code
from consent.provision import Decider, Way
from consent.terms import CONSENT_TOPICS, IMPLIED_TOPICS, INTERNAL_TOPICS, Topic

SOCIAL, SCHOOL, POLICE, LEISURE, COORDINATION, HEALTH, OTHER = (
    Party(kind)
    for kind in (
        AgencyKind.SOCIAL_SERVICES,
        AgencyKind.SCHOOL,
        AgencyKind.POLICE,
        AgencyKind.LEISURE,
        AgencyKind.COORDINATION,
        AgencyKind.HEALTH_CARE,
        AgencyKind.OTHER,
    )
)
FREE_SCHOOL = Party(AgencyKind.SCHOOL, private=True)
CLUB = Party(AgencyKind.OTHER, private=True)
OPEN_LEISURE = Party(AgencyKind.LEISURE, open_leisure=True)

# Sender, receiver and answers with which each ground may be used; written after domain 2.2.
RIGHT = {
    Ground.REPORT_OF_CONCERN: (SCHOOL, SOCIAL, {"way": Way.REPORT, "age": 13}),
    Ground.INQUIRY: (POLICE, SOCIAL, {"inquiry_opened": True}),
    Ground.FEEDBACK: (SOCIAL, SCHOOL, {"way": Way.TOLD, "requested": True}),
    Ground.POLICE_NOTICE: (POLICE, SOCIAL, {}),
    Ground.YOUTH_AT_RISK_OF_CRIME: (
        SOCIAL,
        POLICE,
        {"age": 20, "committed_crime": False, "role": Role.DECIDER},
    ),
    Ground.CRIME_PREVENTION: (SCHOOL, POLICE, {"role": Role.DECIDER}),
    Ground.ACUTE_POLICE: (SOCIAL, POLICE, {"age": 17}),
    Ground.CRIME_AGAINST_CHILD: (
        HEALTH,
        POLICE,
        {"committed_crime": True, "role": Role.DECIDER},
    ),
    Ground.SUPPLY_TO_MINOR: (SOCIAL, POLICE, {"committed_crime": True, "role": Role.DECIDER}),
    Ground.SERIOUS_CRIME: (SOCIAL, POLICE, {"committed_crime": True, "role": Role.DECIDER}),
    Ground.OTHER_CRIME: (LEISURE, POLICE, {"committed_crime": True, "role": Role.DECIDER}),
    Ground.CONTACT_DETAILS: (
        SOCIAL,
        POLICE,
        {"way": Way.TOLD, "requested": True, "role": Role.DECIDER},
    ),
    Ground.MUNICIPAL_PREVENTION: (LEISURE, POLICE, {"role": Role.DECIDER}),
    Ground.SCHOOL_PREVENTION: (FREE_SCHOOL, POLICE, {"role": Role.HEAD_TEACHER}),
    Ground.LEISURE_PREVENTION: (OPEN_LEISURE, POLICE, {"role": Role.DECIDER}),
    Ground.CARE_OF_CHILD: (HEALTH, SOCIAL, {"age": 17, "role": Role.DECIDER}),
    Ground.NECESSARY: (SOCIAL, SCHOOL, {"role": Role.DECIDER}),
    Ground.GENERAL_CLAUSE: (POLICE, SCHOOL, {"role": Role.DECIDER}),
    Ground.HARM_TEST: (SCHOOL, LEISURE, {"role": Role.DECIDER}),
    Ground.NOT_SECRET: (LEISURE, SOCIAL, {"role": Role.DECIDER}),
    Ground.DE_IDENTIFIED: (SCHOOL, COORDINATION, {"way": Way.CONSULTATION}),
}


def right(ground: Ground, **other: object) -> Circumstances:
    """The circumstances in which the ground may be used, with something changed."""
    sender, receiver, answers = RIGHT[ground]
    told = {"way": Way.RELEASE, "role": Role.CASE_WORKER, "topic": Topic.SCHOOLING}
    return Circumstances(**{"sender": sender, "receiver": receiver, **told, **answers, **other})


def test_every_code_of_the_table_of_provisions_has_its_ground():
    # 23 codes, the leisure manager's beside the head teacher's, and ownership, which discloses
    # nothing.
    assert len(Ground) == 23 + 1 + 1
    assert set(PROVISIONS) == set(Ground) - {Ground.OWN, Ground.CONSENT}
    codes = [provision.code for provision in PROVISIONS.values()]
    assert len(set(codes)) == len(codes)
    assert all(ground_of_code(PROVISIONS[ground].code) is ground for ground in PROVISIONS)
    assert ground_of_code("SAMTYCKE") is None


def test_every_ground_fits_its_column():
    assert all(len(ground) <= 24 and ground.isascii() for ground in Ground)


@pytest.mark.parametrize("ground", RIGHT)
def test_each_ground_can_be_used_where_the_law_means_it(ground):
    assert refusal(ground, right(ground)) is None


@pytest.mark.parametrize("ground", ["own", "consent", "kindness", "", "violence_in_family"])
def test_what_is_no_provision_carries_nothing(ground):
    about = right(Ground.NECESSARY)
    assert refusal(ground, about) in (Clause.GROUND_NOT_USABLE, Clause.GROUND_TEXT_ALONE)
    assert cannot_carry(ground, SOCIAL, POLICE, Topic.SCHOOLING) is refusal(ground, about)


@pytest.mark.parametrize("ground", [Ground.VIOLENCE_IN_FAMILY, Ground.TERRORISM])
def test_two_provisions_are_told_as_text_alone(ground):
    assert refusal(ground, right(Ground.NECESSARY)) is Clause.GROUND_TEXT_ALONE
    assert between(ground, SOCIAL, POLICE) is Clause.GROUND_TEXT_ALONE


@pytest.mark.parametrize("age", [18, 20, 21, 60])
def test_a_report_of_concern_is_about_a_child(age):
    assert refusal(Ground.REPORT_OF_CONCERN, right(Ground.REPORT_OF_CONCERN, age=age)) is (
        Clause.GROUND_AGE
    )


@pytest.mark.parametrize("receiver", [POLICE, SCHOOL, LEISURE, COORDINATION, HEALTH])
def test_a_report_of_concern_goes_to_social_services_alone(receiver):
    about = right(Ground.REPORT_OF_CONCERN, receiver=receiver)
    assert refusal(Ground.REPORT_OF_CONCERN, about) is Clause.GROUND_RECEIVER


def test_risk_of_crime_is_about_somebody_under_21_and_nothing_done_yet():
    ground = Ground.YOUTH_AT_RISK_OF_CRIME
    assert refusal(ground, right(ground, age=21)) is Clause.GROUND_AGE
    assert refusal(ground, right(ground, age=None)) is Clause.GROUND_AGE_UNKNOWN
    assert refusal(ground, right(ground, committed_crime=True)) is Clause.GROUND_COMMITTED
    assert refusal(ground, right(ground, committed_crime=None)) is Clause.GROUND_COMMITTED
    assert refusal(ground, right(ground, sender=SCHOOL)) is Clause.GROUND_SENDER


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.HEAD_TEACHER])
def test_the_schools_ground_is_the_head_teachers_alone(role):
    about = right(Ground.SCHOOL_PREVENTION, role=role)
    assert refusal(Ground.SCHOOL_PREVENTION, about) is Clause.GROUND_HEAD_TEACHER


def test_pupil_health_is_not_told_to_the_police_by_a_head_teacher():
    about = right(Ground.SCHOOL_PREVENTION, topic=Topic.HEALTH)
    assert refusal(Ground.SCHOOL_PREVENTION, about) is Clause.GROUND_TOPIC


def test_the_general_clause_is_never_for_social_services_or_health():
    ground = Ground.GENERAL_CLAUSE
    assert refusal(ground, right(ground, sender=SOCIAL)) is Clause.GROUND_SENDER
    assert refusal(ground, right(ground, sender=HEALTH)) is Clause.GROUND_SENDER
    assert refusal(ground, right(ground, topic=Topic.HEALTH)) is Clause.GROUND_TOPIC


def test_crime_prevention_is_between_authorities_and_never_about_health():
    ground = Ground.CRIME_PREVENTION
    assert refusal(ground, right(ground, sender=FREE_SCHOOL)) is Clause.GROUND_PRIVATE_SENDER
    assert refusal(ground, right(ground, receiver=CLUB)) is Clause.GROUND_PRIVATE_RECEIVER
    assert refusal(ground, right(ground, topic=Topic.HEALTH)) is Clause.GROUND_TOPIC
    assert refusal(ground, right(ground, sender=HEALTH)) is Clause.GROUND_SENDER


@pytest.mark.parametrize("committed", [True, None])
def test_social_services_do_not_use_crime_prevention_for_a_committed_crime(committed):
    ground = Ground.CRIME_PREVENTION
    theirs = right(ground, sender=SOCIAL, committed_crime=committed)
    assert refusal(ground, theirs) is Clause.GROUND_COMMITTED
    assert refusal(ground, replace(theirs, committed_crime=False)) is None
    assert refusal(ground, replace(theirs, sender=SCHOOL)) is None


@pytest.mark.parametrize(
    "ground",
    [
        Ground.CRIME_AGAINST_CHILD,
        Ground.SUPPLY_TO_MINOR,
        Ground.SERIOUS_CRIME,
        Ground.OTHER_CRIME,
    ],
)
@pytest.mark.parametrize("committed", [False, None])
def test_provisions_on_committed_crimes_ask_whether_it_is_one(ground, committed):
    about = right(ground, committed_crime=committed)
    assert refusal(ground, about) is Clause.GROUND_NOT_COMMITTED


@pytest.mark.parametrize("opened", [False, None])
def test_facts_for_an_inquiry_need_an_inquiry(opened):
    about = right(Ground.INQUIRY, inquiry_opened=opened)
    assert refusal(Ground.INQUIRY, about) is Clause.GROUND_INQUIRY


@pytest.mark.parametrize("ground", [Ground.FEEDBACK, Ground.CONTACT_DETAILS])
@pytest.mark.parametrize("requested", [False, None])
def test_some_things_are_told_on_request_alone(ground, requested):
    assert refusal(ground, right(ground, requested=requested)) is Clause.GROUND_REQUEST


@pytest.mark.parametrize("ground", [Ground.FEEDBACK, Ground.CONTACT_DETAILS])
def test_feedback_and_contact_details_give_no_key(ground):
    assert refusal(ground, right(ground, way=Way.RELEASE)) is Clause.GROUND_WAY


def test_a_consultation_without_identity_releases_no_item():
    about = right(Ground.DE_IDENTIFIED, way=Way.RELEASE)
    assert refusal(Ground.DE_IDENTIFIED, about) is Clause.GROUND_WAY


def test_the_two_provisions_on_leisure_are_kept_apart():
    municipal, manager = Ground.MUNICIPAL_PREVENTION, Ground.LEISURE_PREVENTION
    assert refusal(municipal, right(municipal, sender=OPEN_LEISURE)) is Clause.GROUND_LEISURE
    assert refusal(manager, right(manager, sender=LEISURE)) is Clause.GROUND_LEISURE
    assert refusal(municipal, right(municipal, sender=OTHER)) is None


@pytest.mark.parametrize("ground", RIGHT)
def test_nothing_goes_to_a_club_without_consent(ground):
    assert refusal(ground, right(ground, receiver=CLUB)) is not None


@pytest.mark.parametrize("ground", RIGHT)
def test_a_free_school_has_only_the_grounds_of_private_bodies(ground):
    allowed = refusal(ground, right(ground, sender=FREE_SCHOOL)) is None
    assert allowed == (
        ground
        in {
            Ground.REPORT_OF_CONCERN,
            Ground.INQUIRY,
            Ground.SCHOOL_PREVENTION,
            Ground.DE_IDENTIFIED,
        }
    )


@pytest.mark.parametrize("ground", RIGHT)
@pytest.mark.parametrize("topic", [*INTERNAL_TOPICS, "", "gossip"])
def test_what_stays_inside_has_no_ground(ground, topic):
    assert refusal(ground, right(ground, topic=topic)) is Clause.GROUND_TOPIC


@pytest.mark.parametrize("ground", RIGHT)
def test_nobody_tells_themselves(ground):
    assert refusal(ground, right(ground, same_agency=True)) is Clause.OWN_ALREADY


@pytest.mark.parametrize("ground", RIGHT)
@pytest.mark.parametrize("role", [None, Role.LOG_REVIEWER, Role.ADMINISTRATOR, Role.SYSTEM])
def test_who_works_with_no_case_decides_nothing(ground, role):
    assert refusal(ground, right(ground, role=role)) in {
        Clause.GROUND_ASSIGNED,
        Clause.GROUND_HEAD_TEACHER,
        Clause.GROUND_DECIDER,
    }


# Written after domain 2.2, "Decider".
ANY_ASSIGNED = {
    Ground.REPORT_OF_CONCERN,
    Ground.POLICE_NOTICE,
    Ground.INQUIRY,
    Ground.FEEDBACK,
    Ground.ACUTE_POLICE,
    Ground.DE_IDENTIFIED,
}


@pytest.mark.parametrize("ground", set(RIGHT) - {Ground.SCHOOL_PREVENTION})
def test_an_assigned_member_decides_the_duties_and_a_decision_maker_the_rest(ground):
    assert (refusal(ground, right(ground, role=Role.CASE_WORKER)) is None) == (
        ground in ANY_ASSIGNED
    )
    assert refusal(ground, right(ground, role=Role.DECIDER)) is None


def test_a_second_person_is_needed_from_social_services_to_police_and_leisure():
    for ground in (Ground.HARM_TEST, Ground.NOT_SECRET):
        assert needs_second_person(ground, SOCIAL, POLICE)
        assert needs_second_person(ground, SOCIAL, LEISURE)
        assert not needs_second_person(ground, SOCIAL, SCHOOL)
        assert not needs_second_person(ground, SCHOOL, POLICE)
    assert not needs_second_person(Ground.CRIME_PREVENTION, SOCIAL, POLICE)


def test_the_reading_asks_again_what_the_agencies_are():
    assert cannot_carry(Ground.CRIME_PREVENTION, SCHOOL, POLICE, Topic.SCHOOLING) is None
    assert (
        cannot_carry(Ground.CRIME_PREVENTION, FREE_SCHOOL, POLICE, Topic.SCHOOLING)
        is Clause.GROUND_PRIVATE_SENDER
    )
    assert cannot_carry(Ground.FEEDBACK, SOCIAL, SCHOOL, Topic.SCHOOLING) is Clause.GROUND_WAY


def test_every_decider_is_somebody():
    assert set(DECIDES) == set(Decider)
    assert all(DECIDES.values())


def test_no_provision_carries_more_than_the_topics_of_the_form():
    for provision in PROVISIONS.values():
        assert provision.topics <= set(CONSENT_TOPICS + IMPLIED_TOPICS)
