"""Why a case was closed; an item of the agency that closed it."""

from django.db import models

from consent.guarded import GuardedItem
from consent.terms import Topic
from vault.fields import SealedField, sealed_constraint


class Closing(GuardedItem):
    """The reason chosen at closing; never released."""

    only_topic = Topic.CLOSING.value

    reason = SealedField(tag=12, padding="choice")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(topic=Topic.CLOSING.value), name="casework_closing_topic"
            ),
            sealed_constraint("reason", name="casework_closing_reason"),
        ]
