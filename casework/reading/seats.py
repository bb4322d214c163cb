"""What the forms of seats show: an agency's members in the case, and the agencies to invite."""

from uuid import UUID

from access.acts import Act
from access.members import Member
from agencies import people
from casework.pages import ColleagueLine, FormPage
from casework.reading.forms import base_of, disclosed_for
from casework.reading.shut import shut_now
from casework.workflow import last_colleague
from consent import gate, relation
from consent.gate import Child, Kind


def open_members_form(
    case_id: UUID, *, by: Member, step: Act, leaving: UUID | None = None
) -> FormPage:
    """The own agency's members, and which of them work with the case; the number, no more."""
    child = Child(Kind.COLLEAGUE, leaving) if leaving else None
    disclosure = disclosed_for(case_id, by=by, step=step, fields={}, child=child)
    colleagues = relation.colleagues_of(case_id, by)
    assigned = {colleague.membership_id for colleague in colleagues}
    last = last_colleague(len(colleagues)) if leaving else None
    return FormPage(
        case_id=disclosure.case.pk,
        number=disclosure.case.number,
        owns=disclosure.owns,
        in_scope=disclosure.in_scope,
        shut=shut_now(disclosure, by, step, last),
        colleagues=tuple(
            ColleagueLine(colleague.membership_id, colleague.name, colleague.role)
            for colleague in colleagues
        ),
        members=tuple(
            ColleagueLine(member.membership_id, member.name, member.role)
            for member in people.members_of(by.agency_id)
            if member.membership_id not in assigned and relation.can_be_assigned(member.role)
        ),
    )


def open_invitation_form(case_id: UUID, *, by: Member) -> FormPage:
    """The agencies that a consent covers and that have no seat yet."""
    disclosure = disclosed_for(case_id, by=by, step=Act.INVITE_AGENCY, fields={})
    agencies = people.agencies_of(by.collaboration_id)
    seated = gate.invited_agencies(case_id) | {disclosure.case.noting_agency_id}
    covered = {
        agency_id
        for agency_id in agencies
        if agency_id not in seated and disclosure.covers(agency_id)
    }
    return FormPage(
        **base_of(disclosure, by, Act.INVITE_AGENCY),
        agencies=tuple(
            (line.id, line.name)
            for line in sorted(agencies.values(), key=lambda line: line.name)
            if line.id in covered
        ),
    )
