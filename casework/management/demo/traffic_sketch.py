"""The sketch of Noah in domain 10.4: a plan that is followed up and closed with an evaluation."""

from datetime import date, timedelta

from casework.management.demo.observing import observe
from casework.management.demo.schedule import Story
from casework.management.demo.sketches import ONE, YOUTH
from casework.management.demo.telling import (
    Teller,
    answer,
    ask,
    concern,
    coordinate,
    guardians,
    safe_to_ask,
    take_seat,
    talk,
)
from casework.models import Action
from casework.models.action import Outcome, Responsible
from casework.models.closing import Asked, Family, Goals, Voice
from casework.models.observation import Factor, Level, Moment
from casework.writing import plan
from consent.terms import CloseReason, ConcernCategory, Purpose

OSKARS_18TH_BIRTHDAY = date(2026, 3, 1)


def noah(town: Teller) -> Story:
    """Noted by the police, sole guardian and Noah yes, goals met, closed."""
    police = town.by("police")
    yield town.ago(150, 22, 10)
    case = concern(
        police,
        ("Noah", "Ceder"),
        "20101001-2399",
        ConcernCategory.TRAFFIC,
        "Kör A-traktor i centrum sena kvällar. Flera samtal från boende.",
    )
    guardians(case, police, ("Anna", "Ceder", "19870109-2390"))
    safe_to_ask(case, police)
    consent = ask(
        case,
        police,
        [town.agency("coordinator"), town.agency("police"), town.agency("leisure")],
        purpose=Purpose.PREVENT_CRIME,
    )
    yield town.ago(147, 18, 0)
    answer(case, consent, police, ONE)
    answer(case, consent, police, YOUTH)
    coordinate(case, town.by("coordinator"))
    take_seat(case, town.by("coordinator"), town.by("leisure"))
    yield town.ago(140, 17, 0)
    talk(case, police, "Två poliser", "Trafikdialog. Noah slutar köra i centrum efter 21.")
    plan.start_plan(case, by=police)
    plan.set_goal(case, by=police, text="Noah kör inte i centrum efter klockan 21.")
    plan.add_action(
        case,
        by=town.by("leisure"),
        what="Mekkväll på ungdomsgården varje torsdag",
        responsible=Responsible.AGENCY,
        due_date=town.today - timedelta(days=60),
    )
    observe(case, police, Moment.BEFORE, {Factor.LEISURE: Level.LOW, Factor.FRIENDS: Level.LOW})
    yield town.ago(60, 16, 0)
    action = Action.objects.get(case_id=case)
    plan.assess_action(case, action.pk, by=town.by("leisure"), outcome=Outcome.DONE)
    observe(case, police, Moment.AFTER, {Factor.LEISURE: Level.HIGH, Factor.FRIENDS: Level.SOME})
    plan.follow_up(case, by=police, next_date=None, close_proposed=True)
    yield town.ago(58, 10, 0)
    plan.close_case(
        case,
        by=police,
        reason=CloseReason.GOALS_MET,
        goals=Goals.MET,
        voices={
            (Family.GUARDIANS, Asked.HELPED): Voice.YES,
            (Family.GUARDIANS, Asked.BETTER): Voice.YES,
            (Family.YOUTH, Asked.HEARD): Voice.YES,
            (Family.YOUTH, Asked.BETTER): Voice.PARTLY,
        },
    )
