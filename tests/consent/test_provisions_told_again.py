"""The provisions told a second time, from the table of the field, and the rules held against them.

Written from domain 2.2 and 2.3 as sentences. Nothing here looks at how the product keeps its table.
"""

from dataclasses import dataclass, replace
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from access.roles import AgencyKind, Role
from consent.disclosure import Circumstances, Party, needs_second_person, refusal
from consent.grounds import Ground, ground_of_code
from consent.provision import Way
from consent.terms import Topic

# Their codes in the field.
CODES = (
    "OROSANMALAN UTREDNING_UPPGIFT ATERKOPPLING POLIS_UNDERRATTELSE UNG_RISK_BROTT "
    "BROTTSFOREBYGGA AKUT_POLIS BROTT_MOT_BARN LANGNING GROVT_BROTT BROTT_OVRIGT VALD_NARSTAENDE "
    "TERROR KONTAKTUPPGIFT KOMMUN_BROTTSBEK REKTOR_BROTTSBEK FRITID_BROTTSBEK VARD_STOD_BARN "
    "NODVANDIGT GENERALKLAUSUL MENPROVNING_OK EJ_SEKRETESS AVIDENTIFIERAT"
).split()
SOCIAL, SCHOOL, POLICE = AgencyKind.SOCIAL_SERVICES, AgencyKind.SCHOOL, AgencyKind.POLICE
LEISURE, HEALTH, OTHER = AgencyKind.LEISURE, AgencyKind.HEALTH_CARE, AgencyKind.OTHER
# What a family can be asked about, and what follows with every cross.
SHARED = {
    Topic.SCHOOLING,
    Topic.LEISURE,
    Topic.FAMILY,
    Topic.HEALTH,
    Topic.SUBSTANCES,
    Topic.SUSPECTED_CRIME,
    Topic.SUPPORT,
    Topic.IDENTITY,
    Topic.PLAN,
}
IN_A_CASE = {
    Role.COORDINATOR,
    Role.CONTACT_PERSON,
    Role.CASE_WORKER,
    Role.HEAD_TEACHER,
    Role.DECIDER,
}


def may_be_told(code: str, about: Circumstances) -> bool:
    """The law of the field, one sentence after the other."""
    # Nobody tells themselves, and what stays inside an agency has no ground.
    if about.same_agency or about.topic not in SHARED:
        return False
    # To a club, a coach or another private body there is no way but consent.
    if about.receiver.private:
        return False
    # A private body has a duty of its own in four cases, and no other ground.
    own_duty = ("OROSANMALAN", "UTREDNING_UPPGIFT", "REKTOR_BROTTSBEK", "AVIDENTIFIERAT")
    if about.sender.private and code not in own_duty:
        return False
    return _in_the_right_way(code, about) and _by_its_own_test(code, about)


def _in_the_right_way(code: str, about: Circumstances) -> bool:
    """A report leaves the collaboration; feedback and contact details are no items of a case."""
    if code == "OROSANMALAN":
        return about.way in (Way.REPORT, Way.TOLD)
    if code == "AVIDENTIFIERAT":
        return about.way == Way.CONSULTATION
    if code in ("ATERKOPPLING", "KONTAKTUPPGIFT"):
        return about.way == Way.TOLD
    return about.way in (Way.RELEASE, Way.TOLD)


def _by_its_own_test(code: str, about: Circumstances) -> bool:
    sender, receiver = about.sender.kind, about.receiver.kind
    child = about.age is not None and about.age < 18
    must_report = sender in (SCHOOL, POLICE, LEISURE, HEALTH)
    health = about.topic == Topic.HEALTH
    member, decides = about.role in IN_A_CASE, about.role == Role.DECIDER
    done, not_done = about.committed_crime is True, about.committed_crime is False
    if code == "OROSANMALAN":
        return must_report and receiver == SOCIAL and child and member
    if code == "UTREDNING_UPPGIFT":
        return must_report and receiver == SOCIAL and about.inquiry_opened is True and member
    if code == "ATERKOPPLING":
        to_reporter = receiver in (SCHOOL, POLICE, LEISURE, HEALTH)
        return sender == SOCIAL and to_reporter and about.requested is True and member
    if code == "POLIS_UNDERRATTELSE":
        return sender == POLICE and receiver == SOCIAL and member
    if code == "UNG_RISK_BROTT":
        young = about.age is not None and about.age < 21
        return sender == SOCIAL and receiver == POLICE and young and not_done and decides
    if code == "BROTTSFOREBYGGA":
        # Social services' word about a committed crime has stricter provisions of its own.
        blocked = sender == SOCIAL and not not_done
        return sender != HEALTH and not health and not blocked and decides
    if code == "AKUT_POLIS":
        return sender == SOCIAL and receiver == POLICE and child and member
    if code in ("BROTT_MOT_BARN", "GROVT_BROTT"):
        return sender in (SOCIAL, HEALTH) and receiver == POLICE and done and decides
    if code == "LANGNING":
        return sender == SOCIAL and receiver == POLICE and done and decides
    if code == "BROTT_OVRIGT":
        right = sender in (SCHOOL, LEISURE) and receiver == POLICE and not health
        return right and done and decides
    if code == "KONTAKTUPPGIFT":
        return receiver == POLICE and about.requested is True and decides
    if code == "KOMMUN_BROTTSBEK":
        ordinary_club = sender == LEISURE and not about.sender.open_leisure
        return (ordinary_club or sender == OTHER) and receiver == POLICE and decides
    if code == "REKTOR_BROTTSBEK":
        head = about.role == Role.HEAD_TEACHER
        return sender == SCHOOL and receiver == POLICE and not health and head
    if code == "FRITID_BROTTSBEK":
        open_activity = sender == LEISURE and about.sender.open_leisure
        return open_activity and receiver == POLICE and not health and decides
    if code == "VARD_STOD_BARN":
        care = (SOCIAL, HEALTH)
        return sender in care and receiver in care and child and decides
    if code == "GENERALKLAUSUL":
        return sender in (SCHOOL, POLICE) and not health and decides
    if code == "MENPROVNING_OK":
        return sender != HEALTH and decides
    if code in ("NODVANDIGT", "EJ_SEKRETESS"):
        return decides
    # A consultation without a name is anyone's; violence in the family and terrorism have no form.
    return code == "AVIDENTIFIERAT" and member


def with_every_answer(parties: tuple[Party, Party], way: Way, topic: str) -> list[Circumstances]:
    """What a decider could have answered about a child of ten."""
    return [
        Circumstances(
            sender=parties[0],
            receiver=parties[1],
            way=way,
            topic=topic,
            age=10,
            role=role,
            committed_crime=committed,
            inquiry_opened=True,
            requested=True,
        )
        for role in (Role.DECIDER, Role.HEAD_TEACHER)
        for committed in (True, False)
    ]


@dataclass(frozen=True)
class _Known:
    code: str
    ground: Ground


GROUNDS = [_Known(code, ground) for code in CODES if (ground := ground_of_code(code))]
PARTIES = st.builds(
    Party,
    st.sampled_from(AgencyKind),
    private=st.sampled_from([False, False, False, True]),
    open_leisure=st.booleans(),
)
# Right answers often, so that many provisions come through to their last question.
CIRCUMSTANCES = st.builds(
    Circumstances,
    sender=PARTIES,
    receiver=PARTIES | st.sampled_from([Party(SOCIAL), Party(POLICE)]),
    way=st.sampled_from([Way.TOLD, Way.RELEASE, *Way]),
    topic=st.sampled_from([*Topic, Topic.SCHOOLING, Topic.HEALTH, "gossip"]),
    age=st.none() | st.integers(0, 30) | st.sampled_from([17, 18, 20, 21]),
    role=st.sampled_from([*Role, Role.DECIDER, Role.DECIDER, Role.HEAD_TEACHER, None]),
    committed_crime=st.sampled_from([True, False, None]),
    inquiry_opened=st.sampled_from([True, True, False, None]),
    requested=st.sampled_from([True, True, False, None]),
    same_agency=st.sampled_from([False, False, False, True]),
)
RISK = Circumstances(
    sender=Party(SOCIAL),
    receiver=Party(POLICE),
    way=Way.RELEASE,
    topic=Topic.SUPPORT,
    age=20,
    role=Role.DECIDER,
    committed_crime=False,
)


def test_every_code_of_the_field_is_known_to_the_product():
    assert len(GROUNDS) == len(CODES) == 23
    assert {known.ground for known in GROUNDS} == set(Ground) - {Ground.OWN, Ground.CONSENT}


# Every value a decider or a case can have of what the law asks, one question at a time.
QUESTIONS: dict[str, list[object]] = {
    "role": [*Role, None],
    "committed_crime": [True, False, None],
    "inquiry_opened": [True, False, None],
    "requested": [True, False, None],
    "age": [None, 0, 17, 18, 20, 21, 60],
    "way": [*Way],
    "topic": [*Topic, "gossip"],
    "same_agency": [True, False],
}
EVERY_PARTY = [
    Party(kind, private, open_leisure)
    for kind in AgencyKind
    for private in (False, True)
    for open_leisure in (False, True)
]


@pytest.mark.sqlite
@pytest.mark.parametrize("known", GROUNDS, ids=lambda known: known.code)
def test_a_single_other_answer_is_refused_exactly_where_the_field_refuses_it(known):
    agreed = 0
    for parties in product(EVERY_PARTY, repeat=2):
        for way in Way:
            for right in with_every_answer(parties, way, Topic.SUPPORT):
                told = may_be_told(known.code, right)
                assert (refusal(known.ground, right) is None) == told, right
                for question, values in QUESTIONS.items() if told else ():
                    for value in values:
                        about = replace(right, **{question: value})
                        allowed = refusal(known.ground, about) is None
                        assert allowed == may_be_told(known.code, about), about
                        agreed += allowed
    assert bool(agreed) == (known.code not in ("VALD_NARSTAENDE", "TERROR"))


@given(known=st.sampled_from(GROUNDS), about=CIRCUMSTANCES)
@example(known=_Known("UNG_RISK_BROTT", Ground.YOUTH_AT_RISK_OF_CRIME), about=RISK)
def test_the_rules_agree_with_the_provisions_told_again(known, about):
    assert (refusal(known.ground, about) is None) == may_be_told(known.code, about)


@given(about=CIRCUMSTANCES)
def test_each_provision_alone_agrees_for_the_same_circumstances(about):
    allowed = {known.code for known in GROUNDS if refusal(known.ground, about) is None}
    assert allowed == {known.code for known in GROUNDS if may_be_told(known.code, about)}


@given(known=st.sampled_from(GROUNDS), sender=PARTIES, receiver=PARTIES)
def test_two_people_are_needed_where_the_field_says_so(known, sender, receiver):
    needed = (
        known.code in ("MENPROVNING_OK", "EJ_SEKRETESS")
        and sender.kind == SOCIAL
        and receiver.kind in (POLICE, LEISURE)
    )
    assert needs_second_person(known.ground, sender, receiver) == needed


@given(about=CIRCUMSTANCES, ground=st.sampled_from(["own", "consent", "", "kindness"]))
def test_what_is_no_provision_lets_nothing_through(about, ground):
    assert refusal(ground, about) is not None
