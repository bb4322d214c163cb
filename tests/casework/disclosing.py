"""People who tell on a provision of law: social services with deciders, in a case of their own."""

from datetime import date
from typing import Any
from uuid import UUID

from access.clock import today
from access.members import Member
from access.roles import Role
from casework.management.demo import telling
from casework.models import Identity, Note
from casework.models.advice import AdviceKind
from casework.writing import seats
from casework.writing.advice import record_advice
from casework.writing.disclosures import decide_disclosure
from casework.writing.told import record_told
from consent.grounds import Ground
from consent.terms import ConcernCategory, Topic
from tests import town as towns
from tests.town import Town

REASON = "Han har setts med äldre som rekryterar unga."
WHY_NOT_ASKED = "Den unge har redan sagt nej."
SECRET = "Har fått mycket kontanter av äldre vänner."
SCHOOLS = "Skolans egen: sover på lektionerna."


def social_town() -> tuple[Town, UUID, Member]:
    """A case of social services about Liam, its worker and its decider."""
    town = towns.found()
    decider = join(town, "social", Role.DECIDER, "social_decider")
    case = telling.concern(
        town["social"],
        ("Liam", "Ek"),
        "20090628-2397",
        ConcernCategory.RECRUITMENT,
        SECRET,
        topic=Topic.LEISURE,
    )
    assign(town, case, decider, contact="social_contact")
    return town, case, decider


def join(town: Town, agency: str, role: Role, key: str) -> Member:
    """One more person in the town."""
    return towns.join(town.collaboration, town.agencies[agency], role, f"{key}@gk.example.se")


def assign(town: Town, case: UUID, member: Member, *, contact: str) -> None:
    """A contact person takes the seat and names somebody; one who is not assigned may."""
    seats.assign_member(case, by=town[contact], membership=member.membership_id)


def advised(by: Member) -> UUID:
    """A line of the advice that somebody's agency gave by telephone today."""
    return record_advice(by=by, given_date=today(), advice=AdviceKind.SSPF)


def note_of(case: UUID, owner: UUID) -> UUID:
    """The first note of an agency in a case."""
    found = Note.objects.filter(case_id=case, owner_id=owner).order_by("written_at").first()
    assert found is not None
    return found.pk


def identity_of(case: UUID, owner: UUID) -> UUID:
    """The agency's copy of who the youth is."""
    return Identity.objects.get(case_id=case, owner_id=owner, concerns="youth").pk


def report_in_words(
    town: Town, case: UUID, *, day: date | None = None, reason: str = REASON
) -> UUID:
    """The officer has told social services of a concern."""
    return record_told(
        case,
        by=town["officer"],
        what="Oro",
        to_whom="Socialtjänsten",
        receiver=town.agency("social"),
        topic=Topic.FAMILY,
        ground=Ground.REPORT_OF_CONCERN,
        told_date=day or today(),
        consent_asked=True,
        reason=reason,
    )


def decide(town: Town, case: UUID, by: Member, receiver: str = "police", **said: Any) -> UUID:
    """One item released on a ground, UNG_RISK_BROTT unless said otherwise."""
    answers: dict[str, Any] = {
        "ground": Ground.YOUTH_AT_RISK_OF_CRIME,
        "reason": REASON,
        "consent_asked": False,
        "consent_not_asked": WHY_NOT_ASKED,
        "committed_crime": False,
    }
    if "items" not in said:
        answers["items"] = frozenset({note_of(case, by.agency_id)})
    return decide_disclosure(case, by=by, receiver=town.agency(receiver), **(answers | said))
