"""What the administrator's pages show; each reading is one entry in the log, written first."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from access.acts import Act
from access.clock import today
from access.members import Member
from agencies.models import Agency, Membership, User
from agencies.writing.administering import Foreign, recorded_reading, refused
from agencies.writing.guards import Guard, why_not

LINES_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class TermLine:
    """A membership with its time; `runs` says whether it counts today."""

    membership_id: UUID
    agency: str
    role: str
    from_date: date
    until_date: date | None
    runs: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class UserLine:
    """A user of the collaboration with the memberships in it."""

    user_id: UUID
    name: str
    email: str
    is_active: bool
    terms: tuple[TermLine, ...]
    shut: str = ""  # why the form that is opened for the user cannot be sent


@dataclass(frozen=True, slots=True)
class UserList:
    """A page of users by name."""

    lines: tuple[UserLine, ...]
    page: int
    has_next: bool
    searched: str


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An agency as the administrator keeps it."""

    agency_id: UUID
    name: str
    kind: str
    private: bool
    board: str
    secrecy: str
    organisation_number: str
    phone: str
    is_active: bool


def list_members(*, by: Member, page: int = 1, name: str = "") -> UserList:
    """The users who have or had a membership here, by name; two queries."""
    first = (page - 1) * LINES_A_PAGE
    users = User.objects.filter(
        pk__in=Membership.objects.filter(agency__collaboration_id=by.collaboration_id).values(
            "user_id"
        )
    )
    if name:
        users = users.filter(name__icontains=name)
    found = list(users.order_by("name", "pk")[first : first + LINES_A_PAGE + 1])
    lines = _lines(found[:LINES_A_PAGE], by)
    recorded_reading(Act.LIST_MEMBERS, by=by, count=len(lines))
    return UserList(lines=lines, page=page, has_next=len(found) > LINES_A_PAGE, searched=name)


def read_member(user_id: UUID, *, by: Member, act: Act, guard: Guard | None = None) -> UserLine:
    """One user with the memberships here, and whether a guard of the verbs stops what a form is
    opened for; raises Foreign after one refusal."""
    known = Membership.objects.filter(user_id=user_id, agency__collaboration_id=by.collaboration_id)
    user = User.objects.filter(pk__in=known.values("user_id")).first()
    if user is None:
        refused(act, by=by, asked=user_id)
        raise Foreign
    recorded_reading(act, by=by, count=1)
    return replace(_lines([user], by)[0], shut=why_not(guard, user, by))


def read_term(
    membership_id: UUID, *, by: Member, act: Act, guard: Guard
) -> tuple[UserLine, TermLine]:
    """One membership that has not been ended, and whose it is."""
    row = Membership.objects.filter(
        pk=membership_id, agency__collaboration_id=by.collaboration_id, ended_at__isnull=True
    ).first()
    if row is None:
        refused(act, by=by, asked=membership_id)
        raise Foreign
    user = replace(read_member(row.user_id, by=by, act=act), shut=why_not(guard, row, by))
    return user, next(term for term in user.terms if term.membership_id == membership_id)


def list_agencies(*, by: Member) -> tuple[AgencyRow, ...]:
    """The agencies of the collaboration, by name."""
    rows = tuple(_row(agency) for agency in _agencies(by).order_by("name"))
    recorded_reading(Act.LIST_AGENCIES, by=by, count=len(rows))
    return rows


def read_agency(agency_id: UUID, *, by: Member) -> AgencyRow:
    """One agency of the collaboration."""
    agency = _agencies(by).filter(pk=agency_id).first()
    if agency is None:
        refused(Act.EDIT_AGENCY, by=by, asked=agency_id)
        raise Foreign
    recorded_reading(Act.EDIT_AGENCY, by=by, count=1)
    return _row(agency)


def _agencies(by: Member) -> QuerySet[Agency]:
    return Agency.objects.filter(collaboration_id=by.collaboration_id)


def _row(agency: Agency) -> AgencyRow:
    return AgencyRow(
        agency_id=agency.pk,
        name=agency.name,
        kind=agency.kind,
        private=agency.private,
        board=agency.board,
        secrecy=agency.secrecy,
        organisation_number=agency.organisation_number,
        phone=agency.phone,
        is_active=agency.is_active,
    )


def _lines(users: list[User], by: Member) -> tuple[UserLine, ...]:
    terms: dict[UUID, list[TermLine]] = {user.pk: [] for user in users}
    rows = Membership.objects.filter(
        user_id__in=list(terms), agency__collaboration_id=by.collaboration_id
    ).select_related("user", "agency")
    for row in rows.order_by("agency__name", "from_date", "pk"):
        terms[row.user_id].append(
            TermLine(
                membership_id=row.pk,
                agency=row.agency.name,
                role=row.role,
                from_date=row.from_date,
                until_date=row.until_date,
                runs=row.runs_on(today()),
                ended=row.ended_at is not None,
            )
        )
    return tuple(
        UserLine(user.pk, user.name, user.email, user.is_active, tuple(terms[user.pk]))
        for user in users
    )
