"""Names and numbers of agencies and members, for pages; each function is one query."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from access.clock import today
from access.members import Member
from access.roles import AgencyKind, Role
from agencies.models import Agency, Collaboration, Membership, running


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """An agency as pages show it."""

    id: UUID
    name: str
    kind: str
    private: bool
    open_leisure: bool
    secrecy: str
    phone: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member as pages of the own agency show it."""

    membership_id: UUID
    user_id: UUID
    name: str
    role: Role


def agencies_of(collaboration_id: UUID) -> dict[UUID, AgencyLine]:
    """Every agency of a collaboration by id."""
    columns = ("id", "name", "kind", "private", "open_leisure", "secrecy", "phone", "is_active")
    rows = Agency.objects.filter(collaboration_id=collaboration_id).values_list(*columns)
    return {row[0]: AgencyLine(*row) for row in rows}


def members_of(agency_id: UUID) -> list[MemberLine]:
    """The members of an agency whose membership runs today, by name."""
    rows = Membership.objects.filter(running(today()), agency_id=agency_id)
    return [_line(row) for row in rows.select_related("user").order_by("user__name", "pk")]


def members_in(collaboration_id: UUID) -> list[tuple[UUID, str, UUID, str, Role]]:
    """Everybody who acts for an active agency of a collaboration today: membership, name, agency's
    id and name, role; by agency and name."""
    rows = Membership.objects.filter(
        running(today()),
        agency__collaboration_id=collaboration_id,
        agency__is_active=True,
        user__is_active=True,
    ).order_by("agency__name", "user__name", "pk")
    columns = ("pk", "user__name", "agency_id", "agency__name", "role")
    found = rows.values_list(*columns)
    return [(pk, name, agency, named, Role(role)) for pk, name, agency, named, role in found]


def running_membership(membership_id: UUID, *, agency_id: UUID) -> MemberLine | None:
    """A membership of that agency, if it runs today."""
    rows = Membership.objects.filter(running(today()), pk=membership_id, agency_id=agency_id)
    row = rows.select_related("user").first()
    return _line(row) if row else None


def member_of(membership_id: UUID, *, agency_id: UUID) -> MemberLine | None:
    """A membership of that agency, also one that has ended."""
    rows = Membership.objects.filter(pk=membership_id, agency_id=agency_id)
    row = rows.select_related("user").first()
    return _line(row) if row else None


def memberships_of_user(user_id: UUID, *, agency_id: UUID) -> frozenset[UUID]:
    """Every membership of a person in an agency, those that have ended included."""
    rows = Membership.objects.filter(user_id=user_id, agency_id=agency_id)
    return frozenset(rows.values_list("pk", flat=True))


def memberships_of(user_id: UUID) -> QuerySet[Membership, UUID]:
    """Every membership of a person, in whichever agency, as part of another query."""
    return Membership.objects.filter(user_id=user_id).values_list("pk", flat=True)


def names_of(membership_ids: Collection[UUID], *, agency_id: UUID) -> dict[UUID, str]:
    """The names behind memberships of one agency; those of others are left out."""
    rows = Membership.objects.filter(pk__in=list(membership_ids), agency_id=agency_id)
    return dict(rows.values_list("pk", "user__name"))


def everyone_of(agency_id: UUID) -> dict[UUID, str]:
    """The names behind all memberships of an agency, ended ones included."""
    rows = Membership.objects.filter(agency_id=agency_id)
    return dict(rows.values_list("pk", "user__name"))


def lock_membership(membership_id: UUID) -> None:
    """Hold the membership's row until the running transaction ends."""
    Membership.objects.select_for_update(of=("self",)).get(pk=membership_id)


def number_prefix(collaboration_id: UUID) -> str:
    """What the collaboration's case numbers begin with."""
    return Collaboration.objects.values_list("number_prefix", flat=True).get(pk=collaboration_id)


def coordination_among(agencies: Iterable[AgencyLine]) -> AgencyLine | None:
    """The active one of some agencies that coordinates, if there is one."""
    found = (one for one in agencies if one.kind == AgencyKind.COORDINATION and one.is_active)
    return next(found, None)


def coordination_of(collaboration_id: UUID) -> UUID | None:
    """The agency that coordinates, if there is one."""
    rows = Agency.objects.filter(
        collaboration_id=collaboration_id, kind=AgencyKind.COORDINATION.value, is_active=True
    )
    return rows.values_list("pk", flat=True).first()


def acting(membership: Membership, *, strength: str, request: str) -> Member:
    """The acting member of a membership loaded with its agency."""
    return Member(
        user_id=membership.user_id,
        membership_id=membership.pk,
        collaboration_id=membership.agency.collaboration_id,
        agency_id=membership.agency_id,
        kind=AgencyKind(membership.agency.kind),
        role=Role(membership.role),
        revision=membership.revision,
        strength=strength,
        request=request,
    )


def _line(row: Membership) -> MemberLine:
    return MemberLine(row.pk, row.user_id, row.user.name, Role(row.role))
