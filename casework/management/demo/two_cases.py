"""A second case about Hugo: the coordination proposes to join the two, and the school has not
answered yet (domain 0.11)."""

from uuid import UUID

from access.members import Member
from casework.management.demo.schedule import Story
from casework.management.demo.sketches import ONE, VIEW, YOUTH
from casework.management.demo.telling import (
    Teller,
    answer,
    ask,
    concern,
    coordinate,
    guardians,
    safe_to_ask,
)
from casework.reading.joinings import list_twins
from casework.writing.joinings import answer_joining, propose_joining
from consent.terms import ConcernCategory, Topic


def hugo_again(town: Teller) -> Story:
    """The youth centre notes its own concern, without knowing of the school's case."""
    leisure, coordinator = town.by("leisure"), town.by("coordinator")
    yield town.ago(24, 17, 30)
    case = concern(
        leisure,
        ("Hugo", "Gren"),
        "20130302-2394",
        ConcernCategory.SURROUNDINGS,
        "Kommer ensam till gården sent och vill inte gå hem.",
    )
    guardians(case, leisure, ("Tor", "Gren", "19830119-9298"))
    safe_to_ask(case, leisure)
    consent = ask(
        case,
        leisure,
        [town.agency("coordinator"), town.agency("school"), town.agency("leisure")],
        topics=[Topic.SCHOOLING, Topic.LEISURE],
    )
    yield town.ago(20, 18, 0)
    answer(case, consent, leisure, ONE)
    answer(case, consent, leisure, YOUTH, VIEW)
    yield town.ago(19, 9, 15)
    coordinate(case, coordinator)
    older = _older_than(case, coordinator)
    made = propose_joining(case, older, by=coordinator)
    yield town.ago(18, 15, 0)
    answer_joining(case, made, by=leisure, accepted=True)


def _older_than(case: UUID, coordinator: Member) -> UUID:
    """What the coordinator's page of cases about the same youth says."""
    lines = list_twins(by=coordinator).lines
    return next(line.older_id for line in lines if line.younger_id == case)
