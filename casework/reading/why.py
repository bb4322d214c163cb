"""Why nothing more of another agency is shown, and what would change it."""

from uuid import UUID

from access.acts import Act
from access.members import Member
from agencies import people
from casework.pages import WhyGround, WhyPage
from consent import gate
from consent.disclosure import between
from consent.gate.children import Child, Kind
from consent.grounds import PROVISIONS
from consent.lawful import party_of


def ask_why(case_id: UUID, agency_id: UUID, *, by: Member) -> WhyPage:
    """The rule between two agencies; opens nothing, and asks about no item."""
    disclosure = gate.disclose(
        case_id, by=by, act=Act.ASK_WHY, fields={}, child=Child(Kind.OTHER_AGENCY, agency_id)
    )
    agencies = people.agencies_of(by.collaboration_id)
    other, own = agencies[agency_id], agencies[by.agency_id]
    third = (line for line in agencies.values() if line.id not in (by.agency_id, agency_id))
    coordination = people.coordination_among(third)
    return WhyPage(
        case_id=disclosure.case.pk,
        number=disclosure.case.number,
        in_scope=disclosure.in_scope,
        protected=disclosure.in_scope and disclosure.case.protected,
        agency=other.name,
        own_agency=own.name,
        phone=other.phone,
        coordination=coordination.name if coordination else "",
        coordination_phone=coordination.phone if coordination else "",
        grounds=tuple(
            WhyGround(ground.value, provision.code, provision.law, provision.decider.value)
            for ground, provision in PROVISIONS.items()
            if between(ground, party_of(other), party_of(own)) is None
        ),
    )
