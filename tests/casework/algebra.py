"""A youth, two guardians and a question, for the tests of whose word is needed."""

from datetime import date
from uuid import UUID

from access import clock
from access.members import Member
from casework.management.demo import telling
from casework.writing import assessments, seats
from consent import rules, standing
from consent.models import Release
from consent.terms import AssessmentKind, ConcernCategory
from tests import town as towns
from tests.town import Town

HEARD, ANSWERS = "20120305-2392", "20110304-2394"
WHY = "Skälet står bara hos den som bedömt."
ASKED = telling.at(date(2026, 11, 2))


def asked(town: Town, *, by: str = "teacher", number: str = HEARD) -> tuple[UUID, UUID]:
    """A youth with two guardians who have custody together, and a question to all agencies."""
    case = telling.concern(
        town[by], ("Elias", "Alm"), number, ConcernCategory.SUBSTANCES, "Drack sprit."
    )
    telling.guardians(
        case, town[by], ("Johan", "Alm", "19790124-9297"), ("Lisa", "Alm", "19810119-9282")
    )
    return case, towns.ask(town, case, by=by)


def state(case: UUID, consent: UUID) -> str:
    (record,) = (one for one in standing.consents_of([case])[case] if one.value.id == consent)
    return rules.state_of(record.value, clock.now()).value


def shared(case: UUID) -> bool:
    return Release.objects.filter(case_id=case, ended_at__isnull=True).exists()


def decider(town: Town, case: UUID) -> Member:
    """The school's decider, assigned to the case."""
    seats.assign_member(case, by=town["contact"], membership=town["decider"].membership_id)
    return town["decider"]


def assess(case: UUID, consent: UUID, by: Member, kind: AssessmentKind, **more: object) -> None:
    assessments.assess_giver(case, consent, by=by, kind=kind, **{"reason": WHY, **more})
