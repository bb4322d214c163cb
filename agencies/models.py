"""Users, collaborations, agencies, and who acts for which agency in which role and time."""

import uuid
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import F, Q

from access import clock
from access.roles import ROLE_NEEDS_KIND, AgencyKind, Role


class UserManager(BaseUserManager["User"]):
    """Makes users; a user without a password can log in only after the one-time link."""

    def create_user(self, *, email: str, name: str, password: str | None = None) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), name=name)
        user.set_password(password)
        user.save()
        return user


class MailChoice(models.TextChoices):
    """How often an e-mail says that there is something new."""

    NEVER = "never"
    AT_ONCE = "at_once"
    DAILY = "daily"


class User(AbstractBaseUser, PermissionsMixin):
    """A person who logs in, by e-mail address; deactivated, never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    shortcuts = models.BooleanField(default=True)  # WCAG 2.1.4: single keys can be turned off
    # When an e-mail says that there is something new, and when the last one did.
    mail = models.CharField(max_length=8, choices=MailChoice.choices, default=MailChoice.DAILY)
    mailed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    # Set by agencies.backends: the memberships that came with the user in the same query.
    known_memberships: list[Any] | None = None

    def __str__(self) -> str:
        return str(self.pk)


class Collaboration(models.Model):
    """The agencies of one municipality that work together; the tenant."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)
    short_name = models.CharField(max_length=60)
    number_prefix = models.CharField(max_length=4)
    created_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """One authority or board of a collaboration; kind, board and own secrecy: domain 2.2."""

    class Secrecy(models.TextChoices):
        STRONG = "strong"
        WEAK = "weak"
        NONE = "none"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="agencies")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in AgencyKind])
    private = models.BooleanField(default=False)
    # Open leisure activity or after-school centre (skollagen 25 kap.), not an ordinary youth club.
    open_leisure = models.BooleanField(default=False)
    board = models.CharField(max_length=120, blank=True)
    secrecy = models.CharField(max_length=8, choices=Secrecy.choices)
    organisation_number = models.CharField(max_length=11, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["collaboration", "name"], name="agencies_one_name"),
            models.UniqueConstraint(
                fields=["collaboration"],
                condition=Q(kind="coordination", is_active=True),
                name="agencies_one_coordination",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A user acting for an agency in one role, from a day until a day or until ended.

    `revision` rises with every change of role or term, so that the gate notices.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    from_date = models.DateField()
    until_date = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)
    invited_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "agency", "role"],
                condition=Q(ended_at__isnull=True),
                name="agencies_one_membership",
            ),
            models.CheckConstraint(
                condition=Q(until_date__isnull=True) | Q(until_date__gte=F("from_date")),
                name="agencies_term",
            ),
        ]

    def runs_on(self, day: date) -> bool:
        """Whether it counts on a day: begun, not over, not ended, user and agency active."""
        return (
            self.from_date <= day
            and (self.until_date is None or day <= self.until_date)
            and self.ended_at is None
            and self.user.is_active
            and self.agency.is_active
        )


def running(day: date) -> Q:
    """The same as `runs_on`, for a query of memberships."""
    return Q(
        from_date__lte=day, ended_at__isnull=True, user__is_active=True, agency__is_active=True
    ) & (Q(until_date__isnull=True) | Q(until_date__gte=day))


def role_fits(role: Role, kind: str) -> bool:
    """Whether a role exists in agencies of a kind; the administrator's is in the coordination."""
    if role is Role.SYSTEM:
        return False
    if role is Role.ADMINISTRATOR:
        return kind == AgencyKind.COORDINATION
    needed = ROLE_NEEDS_KIND.get(role)
    return needed is None or needed == kind
