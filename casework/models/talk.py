"""A concern talk or a mapping talk with the family; the holder's own item."""

from enum import StrEnum

from django.db import models

from consent.guarded import GuardedItem
from vault.fields import SealedField, sealed_constraint


class TalkKind(StrEnum):
    """A concern talk moves the case; a mapping talk can take its place before a plan."""

    CONCERN = "concern"
    MAPPING = "mapping"

    @property
    def moves_case(self) -> bool:
        """Whether a case that waits for a talk goes on with it."""
        return self is TalkKind.CONCERN


class Talk(GuardedItem):
    """When it was held, by whom and what was agreed; `mandate` says why without consent."""

    owner_fields = ("mandate",)

    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in TalkKind])
    held_date = models.DateField()
    holder = SealedField(tag=8)
    agreed = SealedField(tag=9)
    mandate = SealedField(tag=13, null=True)

    class Meta:
        constraints = [
            sealed_constraint("holder", name="casework_talk_holder"),
            sealed_constraint("agreed", name="casework_talk_agreed"),
            sealed_constraint("mandate", name="casework_talk_mandate"),
        ]
