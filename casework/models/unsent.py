"""What somebody has typed in a form and not sent yet; opened by its author alone."""

from uuid import UUID

from django.db import models

from consent.guarded import GuardedItem
from consent.terms import Topic
from vault.fields import SealedField, sealed_constraint


class UnsentForm(GuardedItem):
    """Its id is the form's one-time id, so that the sending deletes it in its own commit.

    `form` is the address's name. A form that begins a case has none yet; `item_id` is the item
    that a form changes. It is no foreign key: where a draft is disposed of, either may go first.
    """

    for_author_alone = True
    tenant_path = "tenant_id"

    case = models.ForeignKey("casework.Case", models.PROTECT, null=True, editable=False)
    tenant = models.ForeignKey("agencies.Collaboration", models.PROTECT, editable=False)
    form = models.CharField(max_length=24, editable=False)
    item_id = models.UUIDField(null=True, editable=False)
    saved_at = models.DateTimeField()
    typed = SealedField(tag=15)

    class Meta:
        constraints = [
            sealed_constraint("typed", name="casework_unsentform_typed"),
            models.CheckConstraint(
                condition=models.Q(topic=Topic.DRAFT.value), name="casework_unsentform_topic"
            ),
        ]
        indexes = [models.Index(fields=["written_by"], name="casework_unsentform_author")]

    @property
    def collaboration_id(self) -> UUID:
        """The tenant, also where there is no case."""
        return self.tenant_id
