"""Moves the tally of observed levels inside the change that seals them; nothing else writes it."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.db.models import Case, F, IntegerField, Value, When

from casework.models import Tally
from casework.models.observation import Factor, Level, Moment
from consent.change import Change

# Half-year (its first day), factor, level, moment.
Cell = tuple[date, Factor, Level, Moment]


def half_year_of(day: date) -> date:
    """The first day of the half-year in which a day lies."""
    return date(day.year, 1 if day.month <= 6 else 7, 1)


def cells(day: date, moment: Moment, levels: Mapping[Factor, Level]) -> Counter[Cell]:
    """What an observation counts for."""
    half_year = half_year_of(day)
    return Counter((half_year, factor, level, moment) for factor, level in levels.items())


def move_tally(
    change: Change, raised: Counter[Cell], lowered: Counter[Cell], half_years: set[date]
) -> None:
    """Raise and lower the numbers of the collaboration.

    Every row of each half-year is written, whichever number moves: neither the version of a row
    nor the log tells which level was sealed in the same change.
    """
    moved = Counter(raised)
    moved.subtract(lowered)
    for half_year in sorted(half_years):
        _write_all(change, half_year, {cell: by for cell, by in moved.items() if by})


def _write_all(change: Change, half_year: date, moved: Mapping[Cell, int]) -> None:
    rows = Tally.objects.filter(
        collaboration_id=change.by.collaboration_id, half_year_date=half_year
    )
    Tally.objects.bulk_create(
        [
            Tally(
                collaboration_id=change.by.collaboration_id,
                half_year_date=half_year,
                factor=factor.value,
                level=level.value,
                moment=moment.value,
            )
            for factor in Factor
            for level in Level
            for moment in Moment
        ],
        ignore_conflicts=True,
    )
    # Two changes lock the rows in the same order, and so never wait for each other in a ring.
    list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
    steps = [
        When(factor=factor.value, level=level.value, moment=moment.value, then=Value(by))
        for (of, factor, level, moment), by in sorted(moved.items())
        if of == half_year
    ]
    rows.update(count=F("count") + Case(*steps, default=Value(0), output_field=IntegerField()))
