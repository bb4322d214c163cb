"""Consents with their lines, givers and answers; releases; invitations; who works with a case."""

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from guardian.models import UserObjectPermissionBase

from access import clock
from consent.guarded import Guarded
from consent.terms import AnswerKind, Channel, Person, Topic


def _choices(values: Any) -> list[tuple[str, str]]:
    return [(value.value, value.value) for value in values]


class Consent(Guarded):
    """A question put to the givers; its state is computed from the answers and the clock.

    It belongs to the asking agency and is read by every agency named in it (domain 3.1). It holds
    no contact data and no reasons.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="consents")
    asking_agency = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    purposes = models.JSONField()
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.UUIDField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    from_date = models.DateField()
    until_date = models.DateField()
    answer_due_date = models.DateField()
    channel = models.CharField(max_length=16, choices=_choices(Channel))
    language = models.CharField(max_length=8, default="sv")
    interpreter = models.BooleanField(default=False)
    text_version = models.CharField(max_length=20)
    custody_checked_date = models.DateField(null=True)
    sole_custody = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="consent_one_version"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="consent_ends_later"
            ),
        ]


class ConsentLine(Guarded):
    """What one agency may tell one other about one topic, if the givers say yes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="lines")
    sender = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    receiver = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    topic = models.CharField(max_length=16, choices=_choices(Topic))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consent", "sender", "receiver", "topic"], name="consent_one_line"
            ),
            models.CheckConstraint(condition=~Q(sender=F("receiver")), name="consent_line_crosses"),
        ]


class ConsentGiver(Guarded):
    """One whose answer is needed (`required`) or whose view is to be heard; stored at asking."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="givers")
    person = models.CharField(max_length=16, choices=_choices(Person))
    required = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consent", "person"], name="consent_one_giver"),
        ]


class ConsentAnswer(Guarded):
    """What a giver said, and when; never changed, only followed by another answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    giver = models.ForeignKey(ConsentGiver, models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=16, choices=_choices(AnswerKind))
    receiver = models.ForeignKey("agencies.Agency", models.PROTECT, null=True, related_name="+")
    about_self = models.BooleanField(default=False)
    channel = models.CharField(max_length=16, choices=_choices(Channel))
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(receiver__isnull=True) | Q(kind=AnswerKind.WITHDRAWN.value),
                name="consent_part_withdrawal",
            ),
        ]


class Release(Guarded):
    """The owner's recorded decision to let one other agency read one item, on a ground."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="releases")
    item_id = models.UUIDField()
    topic = models.CharField(max_length=16, choices=_choices(Topic))
    concerns = models.CharField(max_length=16, choices=_choices(Person))
    owner = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    receiver = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    ground = models.CharField(max_length=32)
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, related_name="releases")
    decided_at = models.DateTimeField(default=clock.now)
    decided_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item_id", "receiver"],
                condition=Q(ended_at__isnull=True),
                name="consent_one_running_release",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="consent_release_end_pair",
            ),
            models.CheckConstraint(
                condition=Q(consent__isnull=False) | ~Q(ground="consent"),
                name="consent_release_rests",
            ),
            models.CheckConstraint(
                condition=~Q(owner=F("receiver")), name="consent_release_crosses"
            ),
        ]
        indexes = [models.Index(fields=["case", "receiver"], name="consent_release_case")]


class Invitation(Guarded):
    """An agency's seat in a case; its contact person may see that the number waits."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="invitations")
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(default=clock.now)
    invited_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "agency"], name="consent_one_invitation"),
        ]


class CaseAssignment(UserObjectPermissionBase, Guarded):  # type: ignore[misc]  # two managers
    """Who works with a case: django-guardian's permission row, on a direct foreign key.

    It names the membership and counts for that membership alone, while it runs.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # As the package has them, but nothing that somebody is assigned to may vanish under it.
    user = models.ForeignKey("agencies.User", models.PROTECT, related_name="+")
    permission = models.ForeignKey("auth.Permission", models.PROTECT, related_name="+")
    content_object = models.ForeignKey("casework.Case", models.PROTECT, related_name="assignments")
    membership = models.ForeignKey(
        "agencies.Membership", models.PROTECT, related_name="assignments"
    )
    assigned_at = models.DateTimeField(default=clock.now)
    assigned_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "permission", "content_object"], name="consent_one_assignment"
            ),
        ]
        # As guardian asks: without it SQLite goes through everybody's assignments at each reading.
        indexes = [
            models.Index(
                fields=["user", "permission", "content_object"], name="consent_assignment_user"
            )
        ]


class Sending(Guarded):
    """A form that has done its work; the same form sent again does nothing."""

    id = models.UUIDField(primary_key=True, editable=False)
    membership_id = models.UUIDField()
    mark = models.CharField(max_length=64)  # of what stood in it; access.sending
    sent_at = models.DateTimeField(default=clock.now)
