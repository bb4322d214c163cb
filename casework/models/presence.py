"""Which members have a case open on a screen now; no record of the past."""

import uuid

from django.db import models


class Presence(models.Model):
    """One membership at one case, written anew each minute while the page stands open."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("casework.Case", models.PROTECT, editable=False)
    membership = models.ForeignKey("agencies.Membership", models.PROTECT, editable=False)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "membership"], name="casework_one_presence")
        ]
