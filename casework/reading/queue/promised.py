"""What one's own agency is to do: actions that are near or over, and what it promised at
meetings and nobody has seen to."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import F, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from access.acts import Act
from access.clock import today
from access.members import Member
from agencies.queue import QueueLine
from casework.confirming import OPEN
from casework.models import Action, MinutesLine
from casework.reading import deadlines
from casework.reading.queue.source import Read, Row, Source, line
from casework.workflow import misplaced
from consent.gate import Disclosure

ONE_DAY = timedelta(days=1)
ACTION, COMMITMENT = "action", "commitment"
COLUMNS = ("case_id", "pk", "due_date", "kind_of_row")


def _waiting(by: Member, worked: QuerySet[Any]) -> QuerySet[Any]:
    """Both in one statement; a commitment waits whatever its day, until somebody sees to it."""
    own = {"case__in": worked.values("pk"), "owner_id": by.agency_id}
    soon = today() + timedelta(days=deadlines.VERY_SOON)
    near = Action.objects.filter(**own, assessed_at__isnull=True, due_date__lte=soon)
    promised = MinutesLine.objects.filter(OPEN, **own)
    actions = near.annotate(kind_of_row=Value(ACTION)).values_list(*COLUMNS)
    lines = promised.annotate(kind_of_row=Value(COMMITMENT)).values_list(*COLUMNS)
    return actions.union(lines, all=True).order_by(F("due_date").asc(nulls_last=True), "pk")


def _lines(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    for case_id, item_id, due, kind in rows:
        disclosure = read.in_scope(case_id)
        if disclosure is None:
            continue
        late = due is not None and due < today()
        told = _action(late=late) if kind == ACTION else _commitment(disclosure, late=late)
        hint, to = told
        args = (item_id,) if to != "case" else ()
        since = _since(due, late=late)
        yield line(disclosure, hint, to=to, args=args, due=due, pressing=late, since=since)


def _action(*, late: bool) -> tuple[str, str]:
    if late:
        return _("Er åtgärd skulle ha varit klar. Bedöm hur det gick."), "assess_action"
    return _("Er åtgärd ska snart vara klar."), "assess_action"


def _commitment(disclosure: Disclosure, *, late: bool) -> tuple[str, str]:
    """What is to be done about it now, and where."""
    case: Any = disclosure.case
    if late:
        words = _("Det ni lovade på ett möte skulle ha varit klart. Bedöm hur det gick.")
        return words, "assess_commitment"
    if case.rests:
        return _("Det ni lovade på ett möte är inte bedömt."), "assess_commitment"
    if misplaced("add_action", case.state) is not None:
        return _("Ni lovade något på ett möte. Lägg in det i planen när den startar."), "case"
    return _("Det ni lovade på ett möte står inte i planen. Lägg in det."), "plan_commitment"


def _since(due: date | None, *, late: bool) -> date | None:
    """When it began to wait, for who is reminded; without a day nobody is."""
    if due is None:
        return None
    return due + ONE_DAY if late else due - timedelta(days=deadlines.VERY_SOON)


PROMISED = Source(
    gettext_lazy("Åtgärder och åtaganden"),
    Act.ASSESS_ACTION,
    _waiting,
    _lines,
    reminds=True,
)
