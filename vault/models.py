"""Wrapped keys: of agencies, and of items for each agency that may read them; the number index."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Now
from django.db.models.lookups import Exact

from vault.constraints import has_sealed_shape
from vault.context import GROUND_WIDTH, TOPIC_WIDTH


class AgencyKey(models.Model):
    """One epoch of an agency's key, wrapped by its provider."""

    class State(models.TextChoices):
        ACTIVE = "active"
        DECRYPT_ONLY = "decrypt_only"
        DESTROYED = "destroyed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency_id = models.UUIDField()
    collaboration_id = models.UUIDField()
    epoch = models.PositiveIntegerField()
    state = models.CharField(max_length=16, choices=State.choices, default=State.ACTIVE)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency_id", "epoch"], name="vault_one_epoch"),
            models.UniqueConstraint(
                fields=["agency_id"], condition=Q(state="active"), name="vault_one_active_key"
            ),
            models.CheckConstraint(
                condition=has_sealed_shape("wrapped"), name="vault_agencykey_wrapped"
            ),
        ]


class ItemKey(models.Model):
    """What is known of an item's key without having it: its context, version and commitment."""

    item_id = models.UUIDField(primary_key=True)
    collaboration_id = models.UUIDField()
    case_id = models.UUIDField(null=True)
    owner_id = models.UUIDField()
    topic = models.CharField(max_length=TOPIC_WIDTH)
    version = models.PositiveIntegerField()
    commitment = models.BinaryField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["case_id"], name="vault_itemkey_case")]


class Grant(models.Model):
    """An item's key wrapped for one agency; with its ground and what that rests on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(ItemKey, models.CASCADE, related_name="grants")
    agency_id = models.UUIDField()
    agency_key = models.ForeignKey(AgencyKey, models.PROTECT)
    wrapped = models.BinaryField()
    ground = models.CharField(max_length=GROUND_WIDTH)
    basis_id = models.UUIDField(null=True)
    given_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            # No index begins with the agency: SQLite would take it and go through all that an
            # agency holds to find what it holds of one case.
            models.UniqueConstraint(fields=["item", "agency_id"], name="vault_one_grant"),
            models.CheckConstraint(
                condition=has_sealed_shape("wrapped"), name="vault_grant_wrapped"
            ),
        ]


class IndexKey(models.Model):
    """The key of one agency's number index, wrapped by the agency's provider."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency_id = models.UUIDField(unique=True)
    collaboration_id = models.UUIDField()
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=has_sealed_shape("wrapped"), name="vault_indexkey_wrapped"
            ),
        ]


class IndexRow(models.Model):
    """The keyed digest of an item's number, in the index of the agency that holds the grant.

    It hangs on the grant and goes with it: no grant, no row.
    """

    grant = models.OneToOneField(Grant, models.CASCADE, primary_key=True, related_name="index_row")
    digest = models.BinaryField(max_length=32, db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Exact(Length("digest"), 32), name="vault_indexrow_digest"
            ),
        ]
