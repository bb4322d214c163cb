"""Every sender, receiver, provision, topic and age, asked with the answers that help most.

What the law asks of the decider is found by asking again with each answer changed, so the table
tells what the function does and not what the data says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from access.roles import AgencyKind, Role
from consent.disclosure import Circumstances, Party, needs_second_person, refusal
from consent.grounds import DECIDES, PROVISIONS, Ground
from consent.provision import Crime, Provision, Way
from consent.terms import CONSENT_TOPICS, IMPLIED_TOPICS, Topic
from consent.truth.columns import ANY, Row, decision

PROFILES: dict[str, Party] = {kind.value: Party(kind) for kind in AgencyKind} | {
    "private_school": Party(AgencyKind.SCHOOL, private=True),
    "private_health_care": Party(AgencyKind.HEALTH_CARE, private=True),
    "private_other": Party(AgencyKind.OTHER, private=True),
    "open_leisure": Party(AgencyKind.LEISURE, open_leisure=True),
}
# One age in each band; a test holds every other age to it.
AGES: dict[str, int | None] = {
    "under_12": 11,
    "from_12": 13,
    "from_15": 16,
    "from_18": 19,
    "from_21": 25,
    "unknown": None,
}
TOPICS: tuple[Topic, ...] = (*CONSENT_TOPICS, *IMPLIED_TOPICS, Topic.REASON)


def _favourable(provision: Provision) -> tuple[Way, Role, bool]:
    """A right way, a right person, and the answer about a committed crime that helps."""
    way = next((way for way in Way if way in provision.ways), Way.RELEASE)
    return way, min(DECIDES[provision.decider]), provision.crime is Crime.COMMITTED


_FAVOURABLE = {ground: _favourable(provision) for ground, provision in PROVISIONS.items()}


def rows() -> Iterator[Row]:
    """The whole part, in a fixed order."""
    for ground in PROVISIONS:
        for sender in PROFILES:
            for receiver in PROFILES:
                for topic in TOPICS:
                    for age in AGES:
                        yield row(ground, sender, receiver, topic, age)


def row(ground: Ground, sender: str, receiver: str, topic: Topic, age: str) -> Row:
    """One answer; if it allows, with everything that had to be answered for it."""
    way, role, committed = _FAVOURABLE[ground]
    about = Circumstances(
        sender=PROFILES[sender],
        receiver=PROFILES[receiver],
        way=way,
        topic=topic,
        age=AGES[age],
        role=role,
        committed_crime=committed,
        inquiry_opened=True,
        requested=True,
    )
    against = refusal(ground, about)
    answer, clause = decision(against, PROVISIONS[ground].code)
    told = Row(
        part="provision",
        ground=ground.value,
        sender=sender,
        receiver=receiver,
        topic=topic.value,
        age=age,
        crossed=ANY,
        excepted=ANY,
        concerns=ANY,
        custody=ANY,
        consent_state=ANY,
        standing=ANY,
        decision=answer,
        clause=clause,
    )
    return told if against else _with_conditions(told, ground, about)


def _with_conditions(told: Row, ground: Ground, about: Circumstances) -> Row:
    stopped: set[str] = set()

    def allowed(field: str, answers: Mapping[str, Any]) -> str:
        """The answers that are let through; `any` where each is. The clauses are gathered."""
        clauses = {
            name: refusal(ground, replace(about, **{field: said})) for name, said in answers.items()
        }
        stopped.update(clause.value for clause in clauses.values() if clause)
        through = [name for name, clause in clauses.items() if clause is None]
        return "any" if len(through) == len(clauses) else "+".join(through)

    second = needs_second_person(ground, about.sender, about.receiver)
    return told._replace(
        ways=allowed("way", {way.value: way for way in Way}),
        decider=allowed("role", {role.value: role for role in Role}),
        committed_crime=allowed("committed_crime", {"yes": True, "no": False, "unknown": None}),
        inquiry_opened=allowed("inquiry_opened", {"yes": True, "unknown": None}),
        requested=allowed("requested", {"yes": True, "unknown": None}),
        second_person="yes" if second else "no",
        harm_questions="yes" if PROVISIONS[ground].weighs_harm else "no",
        otherwise=" ".join(sorted(stopped)),
    )
