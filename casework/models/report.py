"""Reports of concern: what is kept is an item of the reporting agency alone (domain 0.6)."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from consent.guarded import Guarded, GuardedReport
from consent.terms import Topic
from vault.fields import SealedField, sealed_constraint


class Feedback(StrEnum):
    """What social services may tell whoever reported: no more than this."""

    OPENED = "opened"
    NOT_OPENED = "not_opened"
    ONGOING = "ongoing"


class ConcernReport(GuardedReport):
    """That one has reported: when and to whom; everything else is voluntary.

    `text` is the reporter's own assessment of this child. Feedback and receipt come later.
    """

    reported_date = models.DateField(editable=False)
    receiver = SealedField(tag=27)
    about = SealedField(tag=23, null=True)
    text = SealedField(tag=24, null=True)
    receipt = SealedField(tag=25, null=True)
    feedback_asked = models.BooleanField(default=False, editable=False)
    feedback = SealedField(tag=26, padding="choice", null=True)
    feedback_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            sealed_constraint("receiver", name="casework_report_receiver"),
            sealed_constraint("about", name="casework_report_about"),
            sealed_constraint("text", name="casework_report_text"),
            sealed_constraint("receipt", name="casework_report_receipt"),
            sealed_constraint("feedback", name="casework_report_feedback"),
            models.CheckConstraint(
                condition=Q(topic=Topic.REPORT.value), name="casework_report_topic"
            ),
            models.CheckConstraint(
                condition=Q(feedback__isnull=True, feedback_at__isnull=True)
                | Q(feedback__isnull=False, feedback_at__isnull=False),
                name="casework_report_feedback_pair",
            ),
        ]
        indexes = [models.Index(fields=["owner", "reported_date"], name="casework_report_owner")]


class AppendedNote(Guarded):
    """A note of the reporter's own agency that goes with a report."""

    report = models.ForeignKey(ConcernReport, models.PROTECT, related_name="appended")
    note = models.ForeignKey("casework.Note", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "note"], name="casework_appended_once")
        ]
