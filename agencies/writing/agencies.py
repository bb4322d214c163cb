"""Founding a collaboration, and keeping its agencies."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.clock import today
from access.members import Member
from access.roles import AgencyKind, Role
from agencies.models import Agency, Collaboration, Membership, User
from agencies.writing.administering import Foreign, administering
from agencies.writing.meanwhile import refuse_changed
from agencies.writing.members import one_time_link
from audit import log
from audit.entries import Entry, Outcome
from vault.founding import make_agency_key

# What the administrator can change of an agency.
EDITED = ("name", "board", "secrecy", "organisation_number", "phone", "private", "is_active")


@dataclass(frozen=True, slots=True)
class Founded:
    """A new collaboration: its ids, its first administrator, and the path of the one-time link."""

    collaboration_id: UUID
    agencies: dict[str, UUID]
    administrator: UUID
    link: str


def found_collaboration(
    *,
    name: str,
    short_name: str,
    number_prefix: str,
    agencies: list[dict[str, Any]],
    administrator: tuple[str, str],
) -> Founded:
    """Make a collaboration, its agencies with keys, its log, and its first administrator.

    `agencies` are the columns of each agency; exactly one is of the kind coordination.
    `administrator` is name and e-mail. Raises Blocked.
    """
    kinds = [agency["kind"] for agency in agencies]
    if kinds.count(AgencyKind.COORDINATION.value) != 1:
        raise Blocked("founding.coordination", _("Det ska finnas exakt en samordning."))
    if Collaboration.objects.filter(name=name).exists():
        raise Blocked("founding.name", _("Det finns redan en samverkan med det namnet."))
    person, email = administrator
    if User.objects.filter(email=email.lower()).exists():
        raise Blocked("founding.email", _("Adressen används redan."))
    with transaction.atomic():
        collaboration = Collaboration.objects.create(
            name=name, short_name=short_name, number_prefix=number_prefix
        )
        log.found(collaboration.pk)
        made = [_make_agency(collaboration.pk, **agency) for agency in agencies]
        (coordination,) = [one for one, _e in made if one.kind == AgencyKind.COORDINATION.value]
        user = User.objects.create_user(email=email, name=person)
        membership = Membership.objects.create(
            user=user, agency=coordination, role=Role.ADMINISTRATOR.value, from_date=today()
        )
        with log.writing(collaboration.pk) as head:
            head.append(
                Entry(
                    act=Act.FOUND_COLLABORATION,
                    outcome=Outcome.CHANGED,
                    actor_id=user.pk,
                    subjects=(
                        ("member", membership.pk, coordination.pk),
                        *(("agency", agency.pk, agency.pk) for agency, _e in made),
                    ),
                    counts={"agencies": len(made), "keys": sum(epoch for _a, epoch in made)},
                )
            )
    return Founded(
        collaboration_id=collaboration.pk,
        agencies={agency.name: agency.pk for agency, _e in made},
        administrator=membership.pk,
        link=one_time_link(user),
    )


def add_agency(*, by: Member, **columns: Any) -> UUID:
    """One more agency, with a key of its own."""
    with administering(Act.ADD_AGENCY, by=by) as change:
        _check(columns, by)
        agency, _epoch = _make_agency(by.collaboration_id, **columns)
        change.about("agency", agency.pk, agency.pk)
    return agency.pk


def edit_agency(agency_id: UUID, *, by: Member, opened: str, **columns: Any) -> None:
    """Change what an agency is called and is; its kind stays, since roles and keys hang on it.

    `opened` is the mark of EDITED as they were shown. Raises Blocked if they are others by now.
    """
    with administering(Act.EDIT_AGENCY, by=by, asked=agency_id) as change:
        agency = (
            Agency.objects.select_for_update()
            .filter(pk=agency_id, collaboration_id=by.collaboration_id)
            .first()
        )
        if agency is None:
            raise Foreign
        refuse_changed(opened, (getattr(agency, column) for column in EDITED))
        columns.pop("kind", None)
        if agency.pk == by.agency_id and not columns.get("is_active", True):
            raise Blocked(
                "form.own_agency", _("Din egen verksamhet kan inte stängas."), "is_active"
            )
        _check(columns, by, besides=agency.pk)
        for column, value in columns.items():
            setattr(agency, column, value)
        agency.save(update_fields=list(columns))
        change.about("agency", agency.pk, agency.pk)


def _make_agency(collaboration_id: UUID, **columns: Any) -> tuple[Agency, int]:
    agency = Agency.objects.create(collaboration_id=collaboration_id, **columns)
    made = make_agency_key(agency_id=agency.pk, collaboration_id=collaboration_id)
    return agency, made.epoch


def _check(columns: dict[str, Any], by: Member, besides: UUID | None = None) -> None:
    others = Agency.objects.filter(collaboration_id=by.collaboration_id).exclude(pk=besides)
    if others.filter(name=columns.get("name")).exists():
        raise Blocked(
            "form.agency_name", _("Det finns redan en verksamhet med det namnet."), "name"
        )
    if (
        columns.get("kind") == AgencyKind.COORDINATION.value
        and others.filter(kind=AgencyKind.COORDINATION.value, is_active=True).exists()
    ):
        raise Blocked("form.one_coordination", _("Det finns redan en samordning."), "kind")
