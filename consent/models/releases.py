"""Releases of items, what they rest on, and what guardians are not shown."""

import uuid

from django.db import models
from django.db.models import F, Q

from access import clock
from consent.guarded import Guarded
from consent.models.choices import choices
from consent.models.consents import Consent
from consent.provision import Way
from consent.terms import GUARDIANS, HidingProvision, Person, Topic


class Decision(Guarded):
    """A recorded decision to tell one agency something on a provision of law (domain 2.2, 2.4).

    It is per receiver and per item, never changes a consent, and counts while it is not ended and,
    where a second person is needed, once that person has confirmed. The reason is an item of the
    deciding agency. Without a receiver it was told to somebody who has no account.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="decisions")
    sender = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    receiver = models.ForeignKey("agencies.Agency", models.PROTECT, null=True, related_name="+")
    ground = models.CharField(max_length=32)
    way = models.CharField(max_length=16, choices=choices(Way))
    role = models.CharField(max_length=20)
    committed_crime = models.BooleanField(null=True)
    inquiry_opened = models.BooleanField(null=True)
    requested = models.BooleanField(null=True)
    consent_asked = models.BooleanField()
    reason_id = models.UUIDField()
    item_ids = models.JSONField()
    ends_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(default=clock.now)
    decided_by = models.UUIDField()
    second_needed = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="consent_decision_confirmed_pair",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="consent_decision_ended_pair",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("decided_by")),
                name="consent_decision_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(receiver__isnull=True) | ~Q(sender=F("receiver")),
                name="consent_decision_crosses",
            ),
            models.CheckConstraint(
                condition=~Q(ground__in=["own", "consent"]), name="consent_decision_ground"
            ),
        ]
        indexes = [
            models.Index(fields=["case", "sender"], name="consent_decision_case"),
            models.Index(fields=["sender", "-decided_at"], name="consent_decision_newest"),
        ]


class Release(Guarded):
    """The owner's recorded decision to let one other agency read one item, on a ground."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="releases")
    item_id = models.UUIDField()
    topic = models.CharField(max_length=16, choices=choices(Topic))
    concerns = models.CharField(max_length=16, choices=choices(Person))
    owner = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    receiver = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    ground = models.CharField(max_length=32)
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, related_name="releases")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="releases")
    # Where the provision ends with the youth's age.
    ends_at = models.DateTimeField(null=True)
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
                condition=Q(ground="consent", consent__isnull=False, decision__isnull=True)
                | (~Q(ground="consent") & Q(consent__isnull=True, decision__isnull=False)),
                name="consent_release_rests",
            ),
            models.CheckConstraint(
                condition=~Q(owner=F("receiver")), name="consent_release_crosses"
            ),
        ]
        indexes = [models.Index(fields=["case", "receiver"], name="consent_release_case")]


class Hiding(Guarded):
    """An item that is not shown to one guardian, and the provision it rests on (OSL 12:3).

    It takes nothing from other agencies; what is handed to the family leaves the item out.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="hidings")
    item_id = models.UUIDField()
    owner = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    guardian = models.CharField(max_length=16, choices=choices(sorted(GUARDIANS)))
    provision = models.CharField(max_length=16, choices=choices(HidingProvision))
    hidden_at = models.DateTimeField(default=clock.now)
    hidden_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item_id", "guardian"],
                condition=Q(ended_at__isnull=True),
                name="consent_one_hiding",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="consent_hiding_end_pair",
            ),
        ]
