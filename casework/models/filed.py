"""That an item has been put into its agency's own file, outside Varsam (domain 0.15)."""

from django.db import models


class Filed(models.Model):
    """The day on which it was filed, and when that was confirmed; the latest counts."""

    filed_date = models.DateField(null=True, editable=False)
    filed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True
