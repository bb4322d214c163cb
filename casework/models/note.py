"""A note of one agency; final when written, a correction is a new note."""

from django.db import models

from consent.guarded import GuardedItem
from vault.fields import SealedField, sealed_constraint


class Note(GuardedItem):
    """Text on one topic. The note that began a case also holds the category of the concern."""

    owner_fields = ("category",)

    body = SealedField(tag=5)
    category = SealedField(tag=14, padding="choice", null=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrections")

    class Meta:
        constraints = [
            sealed_constraint("body", name="casework_note_body"),
            sealed_constraint("category", name="casework_note_category"),
        ]
