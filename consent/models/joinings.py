"""Two cases about one youth: who proposed to join them, who answered what, and who undid it."""

import uuid

from django.db import models
from django.db.models import F, Q

from access import clock
from consent.guarded import Guarded


class Joining(Guarded):
    """A proposal to let the older case's number count for both (domain 0.11).

    How it stands is computed from asked and answers (`consent.joined`). It gives no key and moves
    no item. The reason for ending it is an item of the agency that ended it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    older = models.ForeignKey(
        "casework.Case", models.PROTECT, related_name="joinings_as_older", editable=False
    )
    younger = models.ForeignKey(
        "casework.Case", models.PROTECT, related_name="joinings_as_younger", editable=False
    )
    proposer = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    proposed_by = models.UUIDField(editable=False)
    proposed_at = models.DateTimeField(default=clock.now, editable=False)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ender = models.ForeignKey("agencies.Agency", models.PROTECT, null=True, related_name="+")
    reason_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(older=F("younger")), name="consent_joining_two_cases"
            ),
            models.CheckConstraint(
                condition=Q(
                    ended_at__isnull=True,
                    ended_by__isnull=True,
                    ender__isnull=True,
                    reason_id__isnull=True,
                )
                | Q(
                    ended_at__isnull=False,
                    ended_by__isnull=False,
                    ender__isnull=False,
                    reason_id__isnull=False,
                ),
                name="consent_joining_ended",
            ),
        ]


class JoiningAsked(Guarded):
    """An agency that is asked; a row of its own, so that nobody is left out by a later change."""

    joining = models.ForeignKey(Joining, models.PROTECT, related_name="asked")
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["joining", "agency"], name="consent_asked_once")
        ]


class JoiningAnswer(Guarded):
    """What an asked agency said; added once and never changed."""

    asked = models.OneToOneField(JoiningAsked, models.PROTECT, related_name="answer")
    accepted = models.BooleanField()
    answered_at = models.DateTimeField(default=clock.now)
    answered_by = models.UUIDField()
