"""Why somebody decided: an item of the deciding agency that its reviewers and the decider open."""

from django.db import models

from consent.guarded import GuardedItem
from consent.terms import Topic
from vault.fields import SealedField, sealed_constraint


class Reason(GuardedItem):
    """The written reason of a decision or an assessment; never released, never on a case page.

    `consent_not_asked` says why nobody was asked for consent, `harm` what was told and which harm
    was weighed, where the provision asks for it (domain 2.2, 2.4).
    """

    text = SealedField(tag=16)
    consent_not_asked = SealedField(tag=17, null=True)
    harm = SealedField(tag=18, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(topic=Topic.REASON.value), name="casework_reason_topic"
            ),
            sealed_constraint("text", name="casework_reason_text"),
            sealed_constraint("consent_not_asked", name="casework_reason_not_asked"),
            sealed_constraint("harm", name="casework_reason_harm"),
        ]
