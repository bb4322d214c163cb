"""Invented youths by the thousand, for a demonstration in which the lists are long.

Everything follows from a youth's place in the row: the same number gives the same town again.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum, auto
from itertools import cycle, islice
from uuid import UUID

from access import clock
from casework.management.demo.invented import CONCERNS, GUARDIANS, NOTES, named, number_for
from casework.management.demo.schedule import Story
from casework.management.demo.telling import (
    Teller,
    answer,
    ask,
    at,
    concern,
    coordinate,
    guardians,
    note,
    safe_to_ask,
    take_seat,
    talk,
    yes_of_all,
)
from casework.models import Action
from casework.models.action import Outcome, Responsible
from casework.writing import consents, plan
from consent.terms import AnswerKind, Channel, CloseReason, Purpose, Topic

DAYS = 360  # how far back the first begins
# The golden section: however many youths there are, they begin evenly over the year.
SPREAD = 0.6180339887


class End(Enum):
    """Where a story ends, if it began long enough ago to come there."""

    NOTED = auto()
    DROPPED = auto()
    ASKED = auto()
    PARTLY_ANSWERED = auto()
    REFUSED = auto()
    VALID = auto()
    WITHDRAWN = auto()
    TALK_HELD = auto()
    PLAN_RUNNING = auto()
    FOLLOWED_UP = auto()
    CLOSED = auto()


# Of eighty: most are just noted. The rare ones stand first, so that a small crowd has them too.
ENDS = (
    End.CLOSED,
    End.FOLLOWED_UP,
    End.TALK_HELD,
    End.WITHDRAWN,
    End.VALID,
    End.REFUSED,
    End.PARTLY_ANSWERED,
    *[End.PLAN_RUNNING] * 2,
    *[End.ASKED] * 4,
    *[End.DROPPED] * 5,
    *[End.NOTED] * 62,
)
# Of twenty: half begin at the school's contact person, whose list is the long one.
NOTED_BY = (
    *["school"] * 10,
    *["teacher"] * 2,
    *["social"] * 3,
    "social_contact",
    *["police"] * 3,
    "leisure",
)
# The contact person who takes an agency's seat, and the colleague assigned with it.
SEATS = {
    "school": ("school",),
    "social": ("social_contact", "social"),
    "police": ("police_contact", "police"),
    "leisure": ("leisure",),
}


def crowd(town: Teller, youths: int) -> Iterator[Story]:
    """That many stories, spread over the past year, over agencies, and over the states."""
    for place in range(youths):
        back = DAYS - int((DAYS - 1) * (place * SPREAD % 1))
        # Another step through the second list, or each agency would meet one kind of end.
        by = NOTED_BY[(place * 7 + place // len(ENDS)) % len(NOTED_BY)]
        yield _story(town, place, ENDS[place % len(ENDS)], by, town.today - timedelta(days=back))


def _story(town: Teller, place: int, end: End, key: str, begins: date) -> Story:
    by = town.by(key)
    minute = place * 13 % 60
    yield at(begins, 8 + place % 9, minute)
    category, topic, text = CONCERNS[place % len(CONCERNS)]
    number, of_age = number_for(place, begins)
    case = concern(by, named(place), number, category, text, topic=topic)
    if end is End.DROPPED:
        yield at(begins + timedelta(days=3), 11, minute)
        plan.close_case(case, by=by, reason=CloseReason.NOT_RELEVANT)
    if end in (End.NOTED, End.DROPPED):
        return
    yield at(begins + timedelta(days=2), 9, minute)
    if not of_age:
        guardians(case, by, *islice(cycle(GUARDIANS), place % 5, place % 5 + 1 + place % 2))
    safe_to_ask(case, by)
    consent = ask(
        case,
        by,
        [town.agency(receiver) for receiver in _receivers(place, key)],
        topics=[topic, Topic.SUPPORT],
        until=begins + timedelta(days=330) if place % 2 else None,
        purpose=Purpose.SCHOOL_SUPPORT,
    )
    if end is not End.ASKED:
        yield from _answered(town, case, consent, end, key, begins, place)


def _answered(
    town: Teller, case: UUID, consent: UUID, end: End, key: str, begins: date, place: int
) -> Story:
    by, minute = town.by(key), place * 13 % 60
    yield at(begins + timedelta(days=6), 15, minute)
    answers = yes_of_all(consent)
    first = next(iter(answers))
    if end is End.REFUSED:
        answers = {first: AnswerKind.NO}
    elif end is End.PARTLY_ANSWERED:
        answers = {first: AnswerKind.YES}
    for giver, kind in answers.items():
        answer(case, consent, by, giver, kind)
    if end in (End.REFUSED, End.PARTLY_ANSWERED):
        return
    yield at(begins + timedelta(days=7), 10, minute)
    coordinate(case, town.by("coordinator"))
    for contact, *colleagues in (SEATS[seat] for seat in _receivers(place, key) if seat in SEATS):
        if town.agency(contact) != by.agency_id:
            members = [town.by(colleague) for colleague in colleagues]
            take_seat(case, town.by("coordinator"), town.by(contact), *members)
    note(case, by, Topic.SUPPORT, NOTES[place % len(NOTES)], share=[town.agency("coordinator")])
    if end is End.WITHDRAWN:
        yield at(begins + timedelta(days=20), 13, minute)
        consents.withdraw_consent(
            case, consent, by=town.by("coordinator"), giver=first, channel=Channel.PHONE
        )
    elif end is not End.VALID:
        yield from _worked_with(town, case, end, key, begins)


def _worked_with(town: Teller, case: UUID, end: End, key: str, begins: date) -> Story:
    by = town.by(key)
    yield at(begins + timedelta(days=14), 14)
    talk(case, by, "Mentor och kurator", "Vi hörs varje vecka och ses igen om en månad.")
    if end is End.TALK_HELD:
        return
    yield at(begins + timedelta(days=16), 9)
    plan.start_plan(case, by=town.by("coordinator"))
    plan.add_action(
        case,
        by=by,
        what="Samtal en gång i veckan",
        responsible=Responsible.AGENCY,
        due_date=clock.today() + timedelta(days=40),
    )
    if end is End.PLAN_RUNNING:
        return
    yield at(begins + timedelta(days=60), 14)
    action = Action.objects.get(case_id=case)
    plan.assess_action(case, action.pk, by=by, outcome=Outcome.DONE)
    plan.follow_up(case, by=town.by("coordinator"), next_date=clock.today() + timedelta(days=90))
    if end is End.CLOSED:
        yield at(begins + timedelta(days=75), 10)
        plan.close_case(case, by=by, reason=CloseReason.GOALS_MET)


def _receivers(place: int, noted_by: str) -> list[str]:
    """The coordination, the noting agency, and one or two of the others."""
    others = [seat for seat in SEATS if seat != noted_by.split("_")[0]]
    return ["coordinator", noted_by, *others[: 1 + place % 2]]
