"""A question to the coordination without identity, and its advice (domain 4.1, 5.3; ADR 12)."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from consent.consulted import GuardedAdvice, GuardedConsultation
from consent.terms import Topic
from vault.fields import SealedField, sealed_constraint


class AgeBand(StrEnum):
    """How old, no closer than this."""

    TO_12 = "to_12"
    FROM_13 = "from_13"
    FROM_16 = "from_16"
    FROM_18 = "from_18"


class Gender(StrEnum):
    """Said only if it matters."""

    GIRL = "girl"
    BOY = "boy"


class Consultation(GuardedConsultation):
    """It has no field for a name, a number, a place or a day."""

    age_band = SealedField(tag=95, padding="choice")
    gender = SealedField(tag=96, padding="choice", null=True)
    text = SealedField(tag=97)

    class Meta:
        constraints = [
            sealed_constraint("age_band", name="casework_consultation_age"),
            sealed_constraint("gender", name="casework_consultation_gender"),
            sealed_constraint("text", name="casework_consultation_text"),
            models.CheckConstraint(
                condition=Q(topic=Topic.CONSULTATION.value, case__isnull=True),
                name="casework_consultation_apart",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "last_date"], name="casework_consultation_last")]


class Reply(GuardedAdvice):
    """An item of the coordination, which whoever asked may read."""

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="advice", editable=False
    )
    kind = SealedField(tag=98, padding="choice")
    text = SealedField(tag=99, null=True)

    class Meta:
        constraints = [
            sealed_constraint("kind", name="casework_reply_kind"),
            sealed_constraint("text", name="casework_reply_text"),
            models.CheckConstraint(
                condition=Q(topic=Topic.CONSULTATION.value, case__isnull=True),
                name="casework_reply_apart",
            ),
        ]
