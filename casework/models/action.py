"""One action of the plan: what, who, when, and how it went."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from casework.models.filed import Filed
from consent.guarded import GuardedItem
from consent.terms import Topic
from vault.fields import SealedField, sealed_constraint


class Outcome(StrEnum):
    """How an action went when it was assessed."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    HANDED_OVER = "handed_over"


class Responsible(StrEnum):
    """Who does it: the agency that wrote it, the family, or the youth."""

    AGENCY = "agency"
    GUARDIANS = "guardians"
    YOUTH = "youth"


class Action(Filed, GuardedItem):
    """Owned by the agency that promised or wrote it; the plan is shared under the consent."""

    only_topic = Topic.PLAN.value
    loaded_with = {"owner_active": "owner__is_active", "promiser": "promised__promised_by"}

    what = SealedField(tag=10)
    responsible = models.CharField(max_length=16, choices=[(r.value, r.value) for r in Responsible])
    due_date = models.DateField()
    # Of an action that was promised at a meeting: on which day that was.
    meeting_date = models.DateField(null=True, editable=False)
    outcome = SealedField(tag=11, padding="choice", null=True)
    assessed_at = models.DateTimeField(null=True)

    @property
    def doer(self) -> str:
        """Who does it, as a loaded row can tell: of a promise of the family who gave it."""
        return getattr(self, "promiser", None) or self.responsible

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(topic=Topic.PLAN.value), name="casework_action_topic"
            ),
            models.CheckConstraint(
                condition=Q(outcome__isnull=True, assessed_at__isnull=True)
                | Q(outcome__isnull=False, assessed_at__isnull=False),
                name="casework_action_assessed_pair",
            ),
            sealed_constraint("what", name="casework_action_what"),
            sealed_constraint("outcome", name="casework_action_outcome"),
        ]
