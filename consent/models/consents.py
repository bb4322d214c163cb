"""Consents: the question with its lines and givers, what was answered, and what was weighed."""

import uuid

from django.db import models
from django.db.models import F, Q

from access import clock
from consent.guarded import Guarded
from consent.models.choices import choices
from consent.terms import (
    AnswerKind,
    AssessmentKind,
    Channel,
    Custody,
    IdentityCheck,
    Person,
    Topic,
)


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
    channel = models.CharField(max_length=16, choices=choices(Channel))
    language = models.CharField(max_length=8, default="sv")
    interpreter = models.BooleanField(default=False)
    text_version = models.CharField(max_length=20)
    custody_checked_date = models.DateField(null=True)
    custody = models.CharField(max_length=16, choices=choices(Custody))
    identity_check = models.CharField(max_length=16, choices=choices(IdentityCheck))
    written = models.BooleanField(default=False)  # told in writing, not by word of mouth alone
    renews = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

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
    topic = models.CharField(max_length=16, choices=choices(Topic))

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
    person = models.CharField(max_length=16, choices=choices(Person))
    required = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consent", "person"], name="consent_one_giver"),
        ]


class ConsentAnswer(Guarded):
    """What a giver said, and when; never changed, only followed by another answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    giver = models.ForeignKey(ConsentGiver, models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=16, choices=choices(AnswerKind))
    receiver = models.ForeignKey("agencies.Agency", models.PROTECT, null=True, related_name="+")
    topic = models.CharField(max_length=16, choices=choices(Topic), null=True)
    about_self = models.BooleanField(default=False)
    channel = models.CharField(max_length=16, choices=choices(Channel))
    interpreter = models.BooleanField(default=False)
    signed_date = models.DateField(null=True)  # the day on a paper that was signed
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(receiver__isnull=True, topic__isnull=True)
                | Q(kind=AnswerKind.WITHDRAWN.value),
                name="consent_part_withdrawal",
            ),
        ]


class ConsentException(Guarded):
    """From whom to whom nothing may be told, or nothing about one topic (domain 3.1)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="exceptions")
    sender = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    receiver = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    topic = models.CharField(max_length=16, choices=choices(Topic), null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(sender=F("receiver")), name="consent_exception_crosses"
            ),
        ]


class ConsentAssessment(Guarded):
    """What an agency has weighed about one giver; never changed. The reason is an item."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="assessments")
    kind = models.CharField(max_length=16, choices=choices(AssessmentKind))
    about = models.CharField(max_length=16, choices=choices(Person))
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    reason_id = models.UUIDField(null=True)
    assessed_at = models.DateTimeField(default=clock.now)
    assessed_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consent", "kind", "about", "assessed_at"], name="consent_one_assessment"
            ),
            models.CheckConstraint(
                condition=Q(reason_id__isnull=False) | Q(kind=AssessmentKind.NOT_REACHABLE.value),
                name="consent_assessment_reason",
            ),
        ]


class ContactAttempt(Guarded):
    """One attempt to reach a giver: the channel and the day, no number and no address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    giver = models.ForeignKey(ConsentGiver, models.PROTECT, related_name="attempts")
    channel = models.CharField(max_length=16, choices=choices(Channel))
    attempted_date = models.DateField()
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.UUIDField()
