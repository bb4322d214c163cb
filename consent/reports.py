"""Which reports of concern a member may read: those of the own agency alone (domain 0.6, ADR 7)."""

from typing import Any

from django.db.models import Q, QuerySet

from access.members import Member
from access.roles import Role
from consent.guarded import report_model
from consent.relation import cases_worked_with

# Who in an agency answers for the reports that belong to no case, beside their author.
ANSWERABLE = frozenset({Role.CONTACT_PERSON, Role.HEAD_TEACHER, Role.DECIDER})


def readable_reports(by: Member) -> QuerySet[Any]:
    """On a case those of the own agency who work with it; without one the author, in that
    membership, and whoever answers for the agency."""
    without_case = Q(case__isnull=True)
    if by.role not in ANSWERABLE:
        without_case &= Q(written_by=by.membership_id)
    worked_with = Q(case__in=cases_worked_with(by).values("pk"))
    return report_model().objects.filter(
        worked_with | without_case, owner_id=by.agency_id, tenant_id=by.collaboration_id
    )
