"""The lines of a meeting's minutes."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from casework.hearing import FAMILY, Comer
from casework.models.action import Responsible
from casework.models.filed import Filed
from casework.models.meeting import Meeting
from consent.guarded import GuardedItem
from consent.terms import Topic
from vault.fields import SealedField, sealed_constraint


class LineKind(StrEnum):
    """Minutes hold decisions and commitments, nothing else (domain 5.2)."""

    DECISION = "decision"
    COMMITMENT = "commitment"


class Struck(StrEnum):
    """Why a line was taken away."""

    NOT_SAID = "not_said"
    WRONG_AGENCY = "wrong_agency"
    TWICE = "twice"
    OTHER = "other"


PROMISING = sorted(one.value for one in FAMILY)


class MinutesLine(Filed, GuardedItem):
    """A decision or commitment of one agency, first the coordination's own item.

    The agency that it comes from confirms it: then a copy becomes that agency's own, and
    `confirmed` points from the first to it. What somebody of the family promised stays the
    coordination's, with who it was in `promised_by`, and is the one confirmed line that can be
    struck. `revision` counts how often it was written; `objected_at` says that its agency has
    called it wrong and `objection` how; what is struck is kept, unopened. A confirmed commitment
    becomes an action of the plan or is assessed as it is.
    """

    only_topic = Topic.PLAN.value
    struck_when = "struck_at"
    loaded_with = {"owner_active": "owner__is_active"}

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="lines")
    source = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    promised_by = models.CharField(max_length=16, blank=True, choices=[(c, c) for c in PROMISING])
    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in LineKind])
    text = SealedField(tag=61)
    due_date = models.DateField(null=True)
    revision = models.PositiveSmallIntegerField(default=1)
    confirmed = models.OneToOneField("self", models.PROTECT, null=True, related_name="drafted")
    confirmed_at = models.DateTimeField(null=True)
    action = models.OneToOneField(
        "casework.Action", models.PROTECT, null=True, editable=False, related_name="promised"
    )
    outcome = SealedField(tag=65, padding="choice", null=True)
    assessed_at = models.DateTimeField(null=True, editable=False)
    objected_at = models.DateTimeField(null=True)
    objection = SealedField(tag=62, null=True)
    struck_at = models.DateTimeField(null=True)
    struck_by = models.UUIDField(null=True)
    struck_reason = models.CharField(
        max_length=16, blank=True, choices=[(r.value, r.value) for r in Struck]
    )

    class Meta:
        constraints = [
            sealed_constraint("text", name="casework_minutes_text"),
            sealed_constraint("outcome", name="casework_minutes_outcome"),
            models.CheckConstraint(
                condition=Q(outcome__isnull=True, assessed_at__isnull=True)
                | Q(outcome__isnull=False, assessed_at__isnull=False, action__isnull=True),
                name="casework_minutes_assessed_pair",
            ),
            sealed_constraint("objection", name="casework_minutes_objection"),
            models.CheckConstraint(
                condition=Q(topic=Topic.PLAN.value), name="casework_minutes_topic"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True)
                | Q(objected_at__isnull=True, struck_at__isnull=True)
                | Q(
                    objected_at__isnull=True,
                    promised_by__in=PROMISING,
                    action__isnull=True,
                    assessed_at__isnull=True,
                ),
                name="casework_minutes_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(promised_by="")
                | Q(
                    promised_by__in=PROMISING,
                    kind=LineKind.COMMITMENT.value,
                    confirmed_at__isnull=False,
                ),
                name="casework_minutes_promised",
            ),
        ]

    @property
    def responsible(self) -> Responsible:
        """Who does it, as the plan has it: the agency `source`, the youth, or a guardian."""
        family = Responsible.YOUTH if self.promised_by == Comer.YOUTH else Responsible.GUARDIANS
        return family if self.promised_by else Responsible.AGENCY
