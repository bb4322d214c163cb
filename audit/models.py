"""The log's tables: one head a log; leaf, body and subjects for each entry. No foreign keys."""

import uuid

from django.db import models


class Head(models.Model):
    """Size, right edge and root of one log; locked last in every transaction that appends."""

    log_id = models.UUIDField(primary_key=True)
    size = models.PositiveBigIntegerField(default=0)
    edge = models.BinaryField(default=b"")
    root = models.BinaryField()
    last_at = models.DateTimeField()


class Leaf(models.Model):
    """The hash of one entry; it stays for ever."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    log_id = models.UUIDField()
    index = models.PositiveBigIntegerField()
    hash = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["log_id", "index"], name="audit_one_leaf"),
        ]


class Body(models.Model):
    """The bytes that were hashed; the columns beside them are read out of the bytes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    log_id = models.UUIDField()
    index = models.PositiveBigIntegerField()
    bytes = models.BinaryField()
    at = models.DateTimeField()
    act = models.CharField(max_length=40)
    outcome = models.CharField(max_length=16)
    rule = models.CharField(max_length=64, blank=True)
    actor_id = models.UUIDField(null=True)
    membership_id = models.UUIDField(null=True)
    agency_id = models.UUIDField(null=True)
    case_id = models.UUIDField(null=True)
    # None for an act that no request asked for; the reference on an error page.
    request = models.CharField(max_length=22, null=True)
    part = models.PositiveIntegerField()
    parts = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["log_id", "index"], name="audit_one_body"),
        ]
        indexes = [
            models.Index(fields=["log_id", "agency_id", "-index"], name="audit_by_agency"),
            models.Index(fields=["log_id", "case_id", "-index"], name="audit_by_case"),
            models.Index(fields=["log_id", "request", "-index"], name="audit_by_request"),
        ]


class Subject(models.Model):
    """What an entry is about, and whose: by it a reviewer of one agency finds its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    log_id = models.UUIDField()
    index = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=16)
    subject_id = models.UUIDField()
    owner_agency_id = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["log_id", "owner_agency_id", "-index"], name="audit_by_owner"),
            models.Index(fields=["log_id", "subject_id", "-index"], name="audit_by_subject"),
        ]
