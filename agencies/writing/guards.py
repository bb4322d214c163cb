"""What an administrator cannot do to a user or a membership, whatever the form says.

Each raises Blocked; the verbs ask under lock, and the page of the form before that.
"""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.blocked import Blocked
from access.clock import today
from access.members import Member
from access.roles import Role
from agencies.models import Membership, User, running

Guard = Callable[[Any, Member], None]


def why_not(guard: Guard | None, row: User | Membership, by: Member) -> str:
    """The reason with which a guard stops an administrator, or nothing."""
    try:
        if guard is not None:
            guard(row, by)
    except Blocked as blocked:
        return str(blocked.reason)
    return ""


def may_get_link(user: User, by: Member) -> None:
    """A new one-time link: for an open account that no other collaboration keeps."""
    if not user.is_active:
        raise Blocked("form.inactive", _("Användaren är avstängd."))
    if belongs_elsewhere(user, by):
        raise Blocked(
            "form.elsewhere", _("Personen finns också i en annan samverkan. Den gör länken.")
        )


def may_be_shut_out(user: User, by: Member) -> None:
    """Shutting out: not from here what another collaboration keeps, nor the last administrator."""
    if belongs_elsewhere(user, by):
        raise Blocked(
            "form.elsewhere",
            _("Personen finns också i en annan samverkan. Avsluta uppdragen här i stället."),
        )
    refuse_last_administrator(list(user.memberships.filter(ended_at__isnull=True)), by)


def may_be_let_in(user: User, by: Member) -> None:
    """Letting in again: not from here what another collaboration keeps."""
    if belongs_elsewhere(user, by):
        raise Blocked("form.elsewhere", _("Personen finns också i en annan samverkan."))


def has_use_of_shutting_out(user: User, by: Member) -> None:
    """The same for the page, which need not be sent again; the verb does nothing new then."""
    if not user.is_active:
        raise Blocked("form.inactive", _("Kontot är redan avstängt."))
    may_be_shut_out(user, by)


def has_use_of_letting_in(user: User, by: Member) -> None:
    """The same for the page of letting in."""
    if user.is_active:
        raise Blocked("form.active", _("Kontot är redan öppet."))
    may_be_let_in(user, by)


def may_change_term(membership: Membership, by: Member) -> None:
    """A term that is over, or has not begun, would be a membership given to oneself."""
    refuse_for_oneself(membership.user_id, Role(membership.role), by)


def may_be_ended(membership: Membership, by: Member) -> None:
    """Ending: somebody must be left who can keep the accounts."""
    refuse_last_administrator([membership], by)


def belongs_elsewhere(user: User, by: Member) -> bool:
    """Whether a user has a membership in another collaboration."""
    others = user.memberships.exclude(agency__collaboration_id=by.collaboration_id)
    return others.filter(ended_at__isnull=True).exists()


def refuse_for_oneself(user_id: UUID, role: Role, by: Member) -> None:
    """Raise Blocked for a membership given to oneself."""
    if user_id == by.user_id and role is not Role.ADMINISTRATOR:
        raise Blocked(
            "form.own_membership",
            _("Du kan inte ge dig själv ett uppdrag. Be en annan administratör."),
        )


def refuse_last_administrator(memberships: Sequence[Membership], by: Member) -> None:
    """Raise Blocked where nobody would be left who can keep the accounts."""
    ending = [membership.pk for membership in memberships]
    administrators = Membership.objects.filter(
        running(today()),
        role=Role.ADMINISTRATOR.value,
        agency__collaboration_id=by.collaboration_id,
    )
    touched = administrators.filter(pk__in=ending).exists()
    if touched and not administrators.exclude(pk__in=ending).exists():
        raise Blocked(
            "form.last_administrator", _("Någon måste vara systemförvaltare. Utse en till först.")
        )
