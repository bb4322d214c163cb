"""Loads a session's user with all memberships, agencies and collaborations in one query."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from agencies.models import Membership, User


class MemberBackend(AuthenticationBackend):
    """allauth's password check; a deactivated user is nobody."""

    def get_user(self, user_id: Any) -> User | None:
        rows = list(
            Membership.objects.filter(user_id=user_id, ended_at__isnull=True)
            .select_related("user", "agency", "agency__collaboration")
            .order_by("agency__name", "role", "pk")
        )
        user = rows[0].user if rows else User.objects.filter(pk=user_id).first()
        if user is None or not user.is_active:
            return None
        user.known_memberships = rows
        return user
