"""The advice by telephone that one's own agency has noted; counts are made of the very lines."""

from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from access.clock import today
from access.members import Member
from agencies import people
from casework.models import Advice
from casework.models.advice import AdviceKind
from casework.pages import AdviceLine, AdviceMonth, AdvicePage
from casework.reading.sharing import name_of
from consent import gate

MONTHS = 12
COLUMNS = ("pk", "given_date", "advice")


def list_advice(*, by: Member) -> AdvicePage:
    """Every line of the last twelve months, by month; one act."""
    rows = _standing(by).filter(given_date__gte=_first_day()).order_by("-given_date", "-noted_at")
    lines = [AdviceLine(*row) for row in rows.values_list(*COLUMNS)]
    gate.disclose_advice(by=by, lines=len(lines))
    months = groupby(lines, key=lambda line: line.day.replace(day=1))
    return AdvicePage(
        agency=name_of(people.agencies_of(by.collaboration_id), by.agency_id),
        kinds=tuple(kind.value for kind in AdviceKind),
        months=tuple(AdviceMonth(month, tuple(found)) for month, found in months),
    )


def open_advice(line_id: UUID, *, by: Member) -> AdviceLine:
    """One line of one's own agency that stands, for the form that strikes it; one act."""
    row = _standing(by).filter(pk=line_id).values_list(*COLUMNS).first()
    gate.disclose_advice_line(line_id, by=by, found=row is not None)
    return AdviceLine(*row)


def _standing(by: Member) -> QuerySet[Any]:
    """The lines of one's own agency that nobody has struck."""
    return Advice.objects.filter(agency_id=by.agency_id, struck_at__isnull=True)


def _first_day() -> date:
    """The first day of the month that was eleven months ago."""
    day = today()
    months = day.year * 12 + day.month - MONTHS
    return date(months // 12, months % 12 + 1, 1)
