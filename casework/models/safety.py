"""The answer to the safety question: may the guardians learn of the concern at all?"""

from enum import StrEnum

from django.db import models

from casework.models.filed import Filed
from consent.guarded import GuardedItem
from consent.terms import Topic
from vault.fields import SealedField, sealed_constraint


class Danger(StrEnum):
    """Can the child come to harm if a guardian learns? Not knowing counts as yes (domain 0.4)."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class SafetyAnswer(Filed, GuardedItem):
    """One answer; the latest counts, and changing it takes a reason. Never released."""

    only_topic = Topic.SAFETY.value

    answer = SealedField(tag=6, padding="choice")
    reason = SealedField(tag=7, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(topic=Topic.SAFETY.value), name="casework_safety_topic"
            ),
            sealed_constraint("answer", name="casework_safety_answer"),
            sealed_constraint("reason", name="casework_safety_reason"),
        ]
