"""Which agencies have a seat in a case, and which of their members work with it."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.policy import may_ever
from access.sending import Sent
from agencies import people
from casework.models.notice import NoticeKind
from casework.workflow import last_colleague
from casework.writing.notices import forget_notices, forget_seat, tell, tell_of_seats
from casework.writing.steps import refuse
from consent import gate, relation, writing
from consent.models import CaseAssignment
from consent.relation import OutOfScope


def invite_agency(case_id: UUID, *, by: Member, agency: UUID, sending: Sent | None = None) -> None:
    """The coordination gives an agency its seat, while a consent covers it."""
    with gate.changing(case_id, by=by, act=Act.INVITE_AGENCY, sending=sending) as change:
        if agency in gate.invited_agencies(case_id) or agency == change.case.noting_agency_id:
            raise Blocked("invitation.exists", _("Verksamheten är redan med."), "agency")
        writing.invite(change, agency)
        tell_of_seats(change, [agency])


def assign_member(
    case_id: UUID, *, by: Member, membership: UUID, sending: Sent | None = None
) -> None:
    """A contact person names a member of the own agency for the case."""
    with gate.changing(case_id, by=by, act=Act.ASSIGN_MEMBER, sending=sending) as change:
        named = people.running_membership(membership, agency_id=by.agency_id)
        if named is None or not may_ever(named.role, Act.READ_CASE):
            raise Blocked(
                "assignment.not_a_member", _("Välj en person i din egen verksamhet."), "membership"
            )
        if CaseAssignment.objects.filter(
            content_object_id=case_id, membership_id=membership
        ).exists():
            raise Blocked("assignment.exists", _("Personen är redan tilldelad."), "membership")
        relation.assign(
            change.case,
            user_id=named.user_id,
            membership_id=named.membership_id,
            by=by.membership_id,
        )
        change.moves_access()
        change.concerns_subject("member", membership, by.agency_id)
        forget_seat(case_id, by.agency_id)
        tell(change, NoticeKind.ASSIGNED, [membership])


def end_assignment(
    case_id: UUID, membership_id: UUID, *, by: Member, sending: Sent | None = None
) -> None:
    """A contact person ends a colleague's assignment; somebody must remain in the own agency."""
    with gate.changing(case_id, by=by, act=Act.END_ASSIGNMENT, sending=sending) as change:
        own = CaseAssignment.objects.filter(
            content_object_id=case_id, membership__agency_id=by.agency_id
        )
        row = own.filter(membership_id=membership_id).first()
        if row is None:
            raise OutOfScope("scope.unknown")
        refuse(last_colleague(own.count()))
        row.delete()
        forget_notices(case_id, membership_id)
        change.moves_access()
        change.concerns_subject("member", membership_id, by.agency_id)
