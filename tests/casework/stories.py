"""Cases at each point of their course, told by the verbs, and the ids that addresses name."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from access.clock import today
from casework.management.demo import telling
from casework.models import (
    Action,
    FollowUpContact,
    Identity,
    Note,
    Observation,
    Talk,
    TalkBooking,
)
from casework.models.action import Outcome, Responsible
from casework.models.contact import ContactKind
from casework.models.observation import Factor, Level, Moment
from casework.writing import observing, plan
from casework.writing.contacts import plan_contact
from consent.models import Consent
from consent.terms import CloseReason, ConcernCategory, Topic
from tests import town as towns
from tests.drafts import early_draft
from tests.town import Town

Story = Callable[[Town], UUID]


def draft(town: Town) -> UUID:
    return early_draft(
        by=town["teacher"],
        topic=Topic.SCHOOLING,
        category=ConcernCategory.ABSENCE,
        text="Frånvaro.",
    )


def noted(town: Town) -> UUID:
    return towns.note_concern(town)


def asked(town: Town) -> UUID:
    case = noted(town)
    towns.ask(town, case)
    return case


def consented(town: Town) -> UUID:
    case, _consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Frånvaro.")
    return case


def withdrawn(town: Town) -> UUID:
    case = consented(town)
    towns.withdraw(town, case, Consent.objects.get(case_id=case).pk)
    return case


def planned(town: Town) -> UUID:
    case = consented(town)
    # On a day of its own: two families are never booked at the same time.
    telling.book(case, town["teacher"], days=3 + TalkBooking.objects.count())
    telling.talk(case, town["teacher"], "Mentor", "Hjälp med läxor.")
    plan_contact(case, by=town["teacher"], kind=ContactKind.PHONE, planned_date=today())
    plan.start_plan(case, by=town["teacher"])
    plan.add_action(
        case,
        by=town["teacher"],
        what="Läxhjälp",
        responsible=Responsible.AGENCY,
        due_date=today(),
    )
    observing.observe_factors(
        case,
        by=town["teacher"],
        observed_date=today(),
        moment=Moment.BEFORE,
        levels={Factor.SCHOOL: Level.LOW},
    )
    return case


def assessed(town: Town) -> UUID:
    case = planned(town)
    action = Action.objects.get(case_id=case).pk
    plan.assess_action(case, action, by=town["teacher"], outcome=Outcome.DONE)
    return case


def closed(town: Town) -> UUID:
    case = assessed(town)
    plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
    return case


@dataclass(frozen=True)
class Told:
    """A town in which each story has been told once, and its case."""

    town: Town
    cases: dict[Story, UUID]


def all_told() -> Told:
    """Every story of this module, in one town."""
    town = towns.found()
    stories = (draft, noted, asked, consented, withdrawn, planned, assessed, closed)
    return Told(town, {story: story(town) for story in stories})


def ids(town: Town, case: UUID) -> dict[str, str]:
    rows = {
        "person": Identity.objects.filter(case_id=case, owner_id=town.agency("school")),
        "consent": Consent.objects.filter(case_id=case),
        "note": Note.objects.filter(case_id=case).order_by("-written_at"),
        "action": Action.objects.filter(case_id=case),
        "booking": TalkBooking.objects.filter(case_id=case),
        "contact": FollowUpContact.objects.filter(case_id=case),
        "observation": Observation.objects.filter(case_id=case),
        "talk": Talk.objects.filter(case_id=case),
    }
    found = {name: str(row.pk) for name, found in rows.items() if (row := found.first())}
    named = {name: str(town.agency(name)) for name in ("police", "leisure", "coordination")}
    return {**found, **named, "member": str(town["teacher"].membership_id)}
