"""Advice by telephone: one line without persons (domain 0.15)."""

import uuid
from enum import StrEnum

from django.db import models

from consent.guarded import Guarded


class AdviceKind(StrEnum):
    """What was advised; there is no other answer, and no words beside it."""

    SSPF = "sspf"
    REPORT = "report"
    OWN_WORK = "own_work"


class Advice(Guarded):
    """Day, agency and advice. It names no person and no case, and has no text to name one in.

    A line that was mistyped is struck: it is kept, and neither listed nor counted any more.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, editable=False, related_name="+")
    given_date = models.DateField(editable=False)
    advice = models.CharField(
        max_length=16, choices=[(a.value, a.value) for a in AdviceKind], editable=False
    )
    noted_at = models.DateTimeField(editable=False)
    struck_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["agency", "-given_date"], name="casework_advice_newest")]
