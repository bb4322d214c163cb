"""How often each level has been observed in a half-year: numbers of nobody, for counting alone."""

from django.db import models
from django.db.models import Q

from casework.models.observation import Factor, Level, Moment
from consent.guarded import Guarded


class Tally(Guarded):
    """One number for each half-year, factor, level and moment of a collaboration.

    No case, agency or person: it is what is left when observations are sealed, and the only place
    from which they are counted. `casework.writing.tallying` alone writes it.
    """

    collaboration = models.ForeignKey(
        "agencies.Collaboration", models.PROTECT, related_name="+", editable=False
    )
    half_year_date = models.DateField(editable=False)  # its first day
    factor = models.CharField(max_length=16, editable=False)
    level = models.CharField(max_length=8, editable=False)
    moment = models.CharField(max_length=8, editable=False)
    count = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["collaboration", "half_year_date", "factor", "level", "moment"],
                name="casework_one_tally",
            ),
            models.CheckConstraint(
                condition=Q(half_year_date__month__in=[1, 7], half_year_date__day=1),
                name="casework_tally_half_year",
            ),
            models.CheckConstraint(
                condition=Q(
                    factor__in=[factor.value for factor in Factor],
                    level__in=[level.value for level in Level],
                    moment__in=[moment.value for moment in Moment],
                ),
                name="casework_tally_known",
            ),
        ]
