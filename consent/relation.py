"""Does this person work with this case? django-guardian's rows, with its open defaults closed.

The package asks nobody about superusers, global permissions, groups or ended memberships here:
the row must name the acting membership. Lists and single cases go through the same query.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from guardian.shortcuts import get_objects_for_user

from access import clock
from access.acts import Act
from access.clock import today
from access.members import Member
from access.policy import may_ever
from access.roles import AgencyKind, Role
from agencies.models import Membership
from agencies.models import running as running_on
from consent.guarded import GuardedCase, case_model
from consent.models import CaseAssignment, Invitation, Release
from consent.resting import known_older, runs_a_joining, takes_no_steps

WORKS_WITH_CASE = "works_with_case"
# What a contact person may do from an agency's seat in a case without being assigned to it.
SEAT_ACTS = frozenset({Act.ASSIGN_MEMBER, Act.END_ASSIGNMENT})
# What the agency that noted the concern alone does; for others the page does not exist.
NOTING_AGENCY_ACTS = frozenset(
    {
        Act.NOTE_CONCERN,
        Act.NAME_GUARDIAN,
        Act.ANSWER_SAFETY_QUESTION,
        Act.ASK_CONSENT,
        Act.PRINT_CONSENT,
        Act.PRINT_PLAN,
        Act.BEGIN_AGAIN,
    }
)


class OutOfScope(Http404):
    """The case does not exist for this member; the page is the same as for an unknown id."""

    def __init__(self, code: str) -> None:
        super().__init__("Not found.")
        self.code = code


class NotAssigned(PermissionDenied):
    """One's own agency works with the case, but this membership is not assigned to it."""

    def __init__(self, code: str) -> None:
        super().__init__("Not assigned.")
        self.code = code


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member of the own agency, who works with a case or has written in it."""

    membership_id: UUID
    name: str
    role: str
    assigned: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """An agency that is invited to a case, and whether somebody there works with it today."""

    agency_id: UUID
    invited_at: datetime
    assigned: bool


@dataclass(frozen=True, slots=True)
class Relation:
    """What binds a membership to a case that exists in its collaboration."""

    case: GuardedCase
    owns: bool
    invited: bool
    assigned: bool
    seated: bool

    @property
    def waits(self) -> bool:
        """An agency with a part in the case, the noting one included, and nobody assigned."""
        return (self.owns or self.invited) and not self.seated


def cases_worked_with(by: Member) -> QuerySet[Any]:
    """The cases the acting membership is assigned to, closed ones included; one SQL query."""
    cases: QuerySet[Any] = get_objects_for_user(
        get_user_model()(id=by.user_id),
        WORKS_WITH_CASE,
        klass=case_model(),
        use_groups=False,
        with_superuser=False,
        accept_global_perms=False,
    )
    return cases.filter(
        collaboration_id=by.collaboration_id, assignments__membership_id=by.membership_id
    )


def cases_listed(by: Member, *, assigns: bool) -> QuerySet[Any]:
    """The cases one works with; for whoever assigns members also those that wait for somebody,
    first and marked with `waits`. One SQL query for both, so that a page of them has an end."""
    worked = cases_worked_with(by)
    listed = Q(pk__in=worked.values("pk"))
    if assigns:
        listed |= Q(pk__in=cases_waiting(by).values("pk"))
    cases: QuerySet[Any] = case_model().objects.annotate(
        waits=~Exists(_colleagues_in(by)),
        told_by_law=Exists(_told_by_law(by)),
        joined_to=Subquery(known_older(by.agency_id, worked).values("older__number")[:1]),
    )
    return cases.filter(listed).order_by("-waits", "-opened_at", "pk")


def cases_of_agency_named_or_not(by: Member) -> QuerySet[Any]:
    """The cases that the acting member's agency noted or has a seat in, for their numbers alone."""
    return case_model().objects.filter(
        Q(noting_agency_id=by.agency_id) | Q(Exists(_seat_of(by))),
        collaboration_id=by.collaboration_id,
    )


def cases_of_agency(by: Member) -> QuerySet[Any]:
    """The same, but a protected case is there only for those who are named for it."""
    named = CaseAssignment.objects.filter(
        content_object=OuterRef("pk"), membership_id=by.membership_id
    )
    return cases_of_agency_named_or_not(by).filter(Q(protected=False) | Q(Exists(named)))


def cases_at_work(by: Member) -> QuerySet[Any]:
    """Of those, the ones the member works with (`worked`), and open ones that a colleague does."""
    mine = cases_worked_with(by).filter(pk=OuterRef("pk"))
    cases: QuerySet[Any] = cases_of_agency(by).annotate(worked=Exists(mine))
    return cases.filter(Q(worked=True) | Q(Exists(_colleagues_in(by)), closed_at__isnull=True))


def cases_waiting(by: Member) -> QuerySet[Any]:
    """The open cases in which the agency has a seat and nobody assigned (domain 0.2)."""
    return case_model().objects.filter(
        Q(noting_agency_id=by.agency_id) | Q(Exists(_seat_of(by))),
        ~Exists(_colleagues_in(by)),
        collaboration_id=by.collaboration_id,
        closed_at__isnull=True,
    )


def _seat_of(by: Member) -> QuerySet[Any]:
    return Invitation.objects.filter(case=OuterRef("pk"), agency=by.agency_id)


def _told_by_law(by: Member) -> QuerySet[Any]:
    """What runs of releases to the agency on a provision of law."""
    return Release.objects.filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=clock.now()),
        case=OuterRef("pk"),
        receiver=by.agency_id,
        decision__isnull=False,
        ended_at__isnull=True,
    )


def _colleagues_in(by: Member) -> QuerySet[Any]:
    """Those of the own agency who work with the case today: a term that is over seats nobody."""
    running = Membership.objects.filter(running_on(today()), agency_id=by.agency_id)
    return CaseAssignment.objects.filter(
        content_object=OuterRef("pk"), membership__in=running.values("pk")
    )


def colleagues_of(case_id: UUID, by: Member, *, also: Collection[UUID] = ()) -> list[Colleague]:
    """The own agency's members who work with a case, and `also` its former authors; one query."""
    here = CaseAssignment.objects.filter(content_object_id=case_id, membership=OuterRef("pk"))
    rows = (
        Membership.objects.filter(agency_id=by.agency_id)
        .annotate(assigned=Exists(here))
        .filter(Q(assigned=True) | Q(pk__in=list(also)))
        .order_by("user__name", "pk")
        .values_list("pk", "user__name", "role", "assigned")
    )
    return [Colleague(*row) for row in rows]


def seats_of(case_id: UUID, by: Member) -> list[Seat]:
    """The seats of a case that a member may know of: the coordination of all, others of their
    own; one query."""
    working = CaseAssignment.objects.filter(
        content_object_id=case_id,
        membership__in=Membership.objects.filter(running_on(today())).values("pk"),
        membership__agency_id=OuterRef("agency_id"),
    )
    rows = Invitation.objects.filter(case_id=case_id).annotate(assigned=Exists(working))
    coordinates = by.kind is AgencyKind.COORDINATION
    rows = rows.filter(given_by_coordination() if coordinates else Q(agency_id=by.agency_id))
    rows = rows.order_by("agency__name", "pk")
    return [Seat(*row) for row in rows.values_list("agency_id", "invited_at", "assigned")]


def given_by_coordination() -> Q:
    """The seats that the coordination gave, and its own; it knows of no other: what one agency
    tells another on a provision of law is between those two."""
    kind = AgencyKind.COORDINATION.value
    coordinating = Membership.objects.filter(agency__kind=kind)
    return Q(agency__kind=kind) | Q(invited_by__in=coordinating.values("pk"))


def find_relation(case_id: UUID, by: Member, *, lock: bool) -> Relation | None:
    """The relation to a case of one's collaboration, or None; always one query.

    With `lock` the case row is locked for the running transaction.
    """
    cases = (
        case_model()
        .objects.filter(pk=case_id, collaboration_id=by.collaboration_id)
        .annotate(
            invited=Exists(_seat_of(by)),
            assigned=Exists(cases_worked_with(by).filter(pk=OuterRef("pk"))),
            seated=Exists(_colleagues_in(by)),
            has_joining=runs_a_joining(),
            rests=takes_no_steps(),
        )
    )
    case = (cases.select_for_update(of=("self",)) if lock else cases).first()
    if case is None:
        return None
    return Relation(
        case=case,
        owns=case.noting_agency_id == by.agency_id,
        invited=case.invited,
        assigned=case.assigned,
        seated=case.seated,
    )


def admit(relation: Relation | None, act: Act) -> Relation:
    """Let the member through to the case or refuse (domain 0.2).

    Raises OutOfScope where nothing may be told, NotAssigned within one's own agency.
    """
    if relation is None or not (relation.owns or relation.invited):
        raise OutOfScope("scope.unknown")
    if relation.assigned:
        if act in NOTING_AGENCY_ACTS and not relation.owns:
            raise OutOfScope("scope.noting_agency")
        return relation
    if relation.case.protected and not (act in SEAT_ACTS and relation.waits):
        raise OutOfScope("scope.protected")
    if act not in SEAT_ACTS:
        raise NotAssigned("scope.not_assigned")
    return relation


def assign(case: GuardedCase, *, user_id: UUID, membership_id: UUID, by: UUID) -> CaseAssignment:
    """Write the permission row of one membership; inside an open change."""
    permission = Permission.objects.get(
        codename=WORKS_WITH_CASE, content_type__app_label=case._meta.app_label
    )
    assignment: CaseAssignment = CaseAssignment.objects.create(
        user_id=user_id,
        permission=permission,
        content_object=case,
        membership_id=membership_id,
        assigned_by=by,
    )
    return assignment


def named_for(case_ids: Collection[UUID]) -> frozenset[tuple[UUID, UUID]]:
    """Who works with cases today, as pairs of case and membership; one query, none for no case."""
    if not case_ids:
        return frozenset()
    working = Membership.objects.filter(running_on(today()))
    rows = CaseAssignment.objects.filter(
        content_object_id__in=list(case_ids), membership__in=working.values("pk")
    )
    return frozenset(rows.values_list("content_object_id", "membership_id"))


def can_be_assigned(role: str) -> bool:
    """Whether a member in this role can work with cases at all."""
    return may_ever(Role(role), Act.READ_CASE)
