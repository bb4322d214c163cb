"""A planned contact of the follow-up of alcohol and drugs, and how it went; no test results."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from casework.models.filed import Filed
from consent.guarded import GuardedItem
from consent.terms import Topic
from vault.fields import SealedField, sealed_constraint


class ContactKind(StrEnum):
    """What kind of contact it is."""

    TALK = "talk"
    PHONE = "phone"
    VISIT = "visit"
    OTHER = "other"


class Kept(StrEnum):
    """How it went with a planned contact."""

    KEPT = "kept"
    NO_SHOW = "no_show"
    MOVED = "moved"
    DECLINED = "declined"


class FollowUpContact(Filed, GuardedItem):
    """The writing agency's own by default. When it is released, what was written of how it went
    stays with the owner: others read the kind, the day and the outcome."""

    owner_fields = ("words",)
    only_topic = Topic.SUBSTANCES.value

    planned_date = models.DateField(editable=False)
    kind = SealedField(tag=53, padding="choice")
    outcome = SealedField(tag=54, padding="choice", null=True)
    words = SealedField(tag=55, null=True)
    outcome_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(topic=Topic.SUBSTANCES.value), name="casework_contact_topic"
            ),
            models.CheckConstraint(
                condition=Q(outcome__isnull=True, outcome_at__isnull=True)
                | Q(outcome__isnull=False, outcome_at__isnull=False),
                name="casework_contact_outcome_pair",
            ),
            sealed_constraint("kind", name="casework_contact_kind"),
            sealed_constraint("outcome", name="casework_contact_outcome"),
            sealed_constraint("words", name="casework_contact_words"),
        ]
