"""What was told another in words or on paper; an item of the agency that told it (domain 0.9)."""

from django.db import models
from django.db.models import Q

from casework.models.filed import Filed
from consent.guarded import GuardedItem
from consent.terms import CONSENT_TOPICS, IMPLIED_TOPICS, Topic
from vault.fields import SealedField, sealed_constraint


class Told(Filed, GuardedItem):
    """It gives no key and is never released, so its own topic is that of a reason.

    `told_topic` is what the told was about. `outsider` says what somebody without an account is.
    It rests on a decision, or on the consent that covered it that day. `talk` is the talk at which
    the receiver was present, where that is how it was told; `participant` is who heard it at a
    meeting without an account.
    """

    what = SealedField(tag=19)
    to_whom = SealedField(tag=20)
    receiver = models.ForeignKey("agencies.Agency", models.PROTECT, null=True, related_name="+")
    outsider = models.CharField(max_length=20, blank=True)
    told_topic = models.CharField(
        max_length=16, choices=[(t.value, t.value) for t in CONSENT_TOPICS + IMPLIED_TOPICS]
    )
    told_date = models.DateField()
    urgent = models.BooleanField(default=False)
    decision = models.ForeignKey("consent.Decision", models.PROTECT, null=True, related_name="+")
    consent = models.ForeignKey("consent.Consent", models.PROTECT, null=True, related_name="+")
    talk = models.ForeignKey("casework.Talk", models.PROTECT, null=True, related_name="told")
    participant = models.ForeignKey(
        "casework.Participant", models.PROTECT, null=True, related_name="told"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(topic=Topic.REASON.value), name="casework_told_topic"
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True, consent__isnull=False)
                | Q(decision__isnull=False, consent__isnull=True),
                name="casework_told_rests",
            ),
            models.CheckConstraint(
                condition=Q(receiver__isnull=True) | Q(outsider=""), name="casework_told_to_one"
            ),
            sealed_constraint("what", name="casework_told_what"),
            sealed_constraint("to_whom", name="casework_told_to_whom"),
        ]
