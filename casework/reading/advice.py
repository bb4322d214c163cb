"""The advice by telephone that one's own agency has noted; counts are made of the very lines."""

from datetime import date
from itertools import groupby

from access.clock import today
from access.members import Member
from agencies import people
from casework.models import Advice
from casework.models.advice import AdviceKind
from casework.pages import AdviceMonth, AdvicePage
from casework.reading.sharing import name_of
from consent import gate

MONTHS = 12


def list_advice(*, by: Member) -> AdvicePage:
    """Every line of the last twelve months, by month; one act."""
    rows = Advice.objects.filter(agency_id=by.agency_id, given_date__gte=_first_day())
    lines = list(rows.order_by("-given_date", "-noted_at").values_list("given_date", "advice"))
    gate.disclose_advice(by=by, lines=len(lines))
    months = groupby(lines, key=lambda line: line[0].replace(day=1))
    return AdvicePage(
        agency=name_of(people.agencies_of(by.collaboration_id), by.agency_id),
        kinds=tuple(kind.value for kind in AdviceKind),
        months=tuple(AdviceMonth(month, tuple(found)) for month, found in months),
    )


def _first_day() -> date:
    """The first day of the month that was eleven months ago."""
    day = today()
    months = day.year * 12 + day.month - MONTHS
    return date(months // 12, months % 12 + 1, 1)
