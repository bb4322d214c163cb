"""Inviting members, their terms, and ending them; by an administrator of the collaboration."""

from datetime import date
from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.clock import now, today
from access.members import Member
from access.roles import Role
from agencies.ending import end_what_hangs_on
from agencies.models import Agency, Membership, User, role_fits
from agencies.writing import guards
from agencies.writing.administering import Foreign, administering
from agencies.writing.meanwhile import refuse_changed


def invite_member(
    *,
    by: Member,
    name: str,
    email: str,
    agency: UUID,
    role: Role,
    from_date: date,
    until_date: date | None = None,
) -> str:
    """A new user with a first membership; returns the path of the one-time link."""
    with administering(Act.INVITE_MEMBER, by=by, asked=agency) as change:
        chosen = _agency(agency, by)
        if User.objects.filter(email=email.lower()).exists():
            raise Blocked(
                "form.email_taken",
                _("Adressen används redan. Öppna personen och lägg till ett uppdrag."),
                "email",
            )
        user = User.objects.create_user(email=email, name=name)
        membership = _new_membership(user, chosen, role, from_date, until_date, by)
        change.about("member", membership.pk, chosen.pk)
    return one_time_link(user)


def renew_link(user_id: UUID, *, by: Member) -> str:
    """A new one-time link; the password that was no longer opens."""
    with administering(Act.RENEW_LINK, by=by, asked=user_id) as change:
        user = _user(user_id, by)
        guards.may_get_link(user, by)
        user.set_unusable_password()
        user.save(update_fields=["password"])
        _subjects(change, user)
    return one_time_link(user)


def add_membership(
    user_id: UUID,
    *,
    by: Member,
    agency: UUID,
    role: Role,
    from_date: date,
    until_date: date | None = None,
) -> None:
    """One more membership for a known user."""
    with administering(Act.ADD_MEMBERSHIP, by=by, asked=user_id) as change:
        user, chosen = _user(user_id, by), _agency(agency, by)
        guards.refuse_for_oneself(user.pk, role, by)
        membership = _new_membership(user, chosen, role, from_date, until_date, by)
        change.about("member", membership.pk, chosen.pk)


def set_term(
    membership_id: UUID,
    *,
    by: Member,
    opened: str,
    from_date: date,
    until_date: date | None = None,
) -> None:
    """From and until when a membership counts; `opened` is the mark of the time as it was shown.

    Raises Blocked if that is another by now.
    """
    with administering(Act.SET_TERM, by=by, asked=membership_id) as change:
        membership = _membership(membership_id, by)
        guards.may_change_term(membership, by)
        refuse_changed(opened, (membership.from_date, membership.until_date))
        _check_term(from_date, until_date)
        begins_later = from_date > today()
        over = until_date is not None and until_date < today()
        if begins_later or over:
            guards.refuse_last_administrator([membership], by)
        membership.from_date, membership.until_date = from_date, until_date
        _save_moved(membership)
        change.about("member", membership.pk, membership.agency_id)


def end_membership(membership_id: UUID, *, by: Member) -> None:
    """End a membership at once, and with it the cases assigned to it."""
    with administering(Act.END_MEMBERSHIP, by=by, asked=membership_id) as change:
        membership = _membership(membership_id, by)
        guards.may_be_ended(membership, by)
        membership.ended_at = now()
        _save_moved(membership)
        end_what_hangs_on([membership.pk])
        change.about("member", membership.pk, membership.agency_id)


def deactivate_user(user_id: UUID, *, by: Member) -> None:
    """Shut a user out at the next click; the memberships stay, and count for nothing."""
    with administering(Act.DEACTIVATE_USER, by=by, asked=user_id) as change:
        user = _user(user_id, by)
        guards.may_be_shut_out(user, by)
        user.is_active = False
        user.save(update_fields=["is_active"])
        _subjects(change, user)
        user.memberships.update(revision=F("revision") + 1)


def reactivate_user(user_id: UUID, *, by: Member) -> None:
    """Let a user in again."""
    with administering(Act.REACTIVATE_USER, by=by, asked=user_id) as change:
        user = _user(user_id, by)
        guards.may_be_let_in(user, by)
        user.is_active = True
        user.save(update_fields=["is_active"])
        _subjects(change, user)


def one_time_link(user: User) -> str:
    """The path at which a user chooses a password, once (allauth's own key)."""
    key = default_token_generator.make_token(user)
    return reverse("set_password", args=[user_pk_to_url_str(user), key])


def _subjects(change: object, user: User) -> None:
    for membership in user.memberships.all():
        change.about("member", membership.pk, membership.agency_id)  # type: ignore[attr-defined]


def _agency(agency_id: UUID, by: Member) -> Agency:
    found = Agency.objects.filter(
        pk=agency_id, collaboration_id=by.collaboration_id, is_active=True
    ).first()
    if found is None:
        raise Foreign
    return found


def _user(user_id: UUID, by: Member) -> User:
    found = (
        User.objects.select_for_update(of=("self",))
        .filter(
            pk__in=Membership.objects.filter(
                user_id=user_id, agency__collaboration_id=by.collaboration_id
            ).values("user_id")
        )
        .first()
    )
    if found is None:
        raise Foreign
    return found


def _membership(membership_id: UUID, by: Member) -> Membership:
    found = (
        Membership.objects.select_related("agency")
        .select_for_update(of=("self",))
        .filter(
            pk=membership_id,
            agency__collaboration_id=by.collaboration_id,
            ended_at__isnull=True,
        )
        .first()
    )
    if found is None:
        raise Foreign
    return found


def _new_membership(
    user: User,
    agency: Agency,
    role: Role,
    from_date: date,
    until_date: date | None,
    by: Member,
) -> Membership:
    _check_term(from_date, until_date)
    if not role_fits(role, agency.kind):
        raise Blocked("form.role", _("Rollen finns inte i den verksamheten."), "role")
    if Membership.objects.filter(
        user=user, agency=agency, role=role.value, ended_at__isnull=True
    ).exists():
        raise Blocked("form.membership_exists", _("Personen har redan det uppdraget."), "role")
    return Membership.objects.create(
        user=user,
        agency=agency,
        role=role.value,
        from_date=from_date,
        until_date=until_date,
        invited_by=by.membership_id,
    )


def _check_term(from_date: date, until_date: date | None) -> None:
    if until_date is not None and until_date < from_date:
        raise Blocked("form.term", _("Slutdagen kommer före startdagen."), "until_date")


def _save_moved(membership: Membership) -> None:
    membership.revision += 1
    membership.save(update_fields=["from_date", "until_date", "ended_at", "revision"])
