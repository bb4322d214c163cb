"""What one's own agency is to do: actions that are near or over, and what it promised at
meetings and nobody has seen to."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf, TruncDate
from django.utils.translation import gettext_lazy

from access.acts import Act
from access.clock import STOCKHOLM, today
from access.members import Member
from agencies.queue import QueueLine
from casework.confirming import OPEN
from casework.hearing import Comer
from casework.meeting_wording import COMER_LABELS
from casework.models import Action, MinutesLine
from casework.models.action import Responsible
from casework.reading import deadlines
from casework.reading.queue.source import Read, Row, Source, line, said
from casework.workflow import misplaced
from consent.gate import Disclosure

ONE_DAY = timedelta(days=1)
ACTION, COMMITMENT = "action", "commitment"
# `doer` is who does an action, as `Action.doer` has it, and who of the family promised something,
# or nobody; what one of them promised is the coordination's to see to. `met_on` is the day of the
# meeting at which something was promised.
COLUMNS = ("case_id", "pk", "due_date", "kind_of_row", "doer", "met_on")
# What is said of an action that is near, and of one that is over.
ACTIONS = {
    Responsible.AGENCY.value: (
        gettext_lazy("Er åtgärd ska snart vara klar."),
        gettext_lazy("Er åtgärd skulle ha varit klar. Bedöm hur det gick."),
    ),
    Responsible.YOUTH.value: (
        gettext_lazy("Den unges åtgärd ska snart vara klar."),
        gettext_lazy("Den unges åtgärd skulle ha varit klar. Bedöm hur det gick."),
    ),
    Responsible.GUARDIANS.value: (
        gettext_lazy("Vårdnadshavarnas åtgärd ska snart vara klar."),
        gettext_lazy("Vårdnadshavarnas åtgärd skulle ha varit klar. Bedöm hur det gick."),
    ),
    Comer.GUARDIAN_1.value: (
        gettext_lazy("Åtgärden som vårdnadshavare 1 gör ska snart vara klar."),
        gettext_lazy("Åtgärden som vårdnadshavare 1 gör skulle ha varit klar. Bedöm hur det gick."),
    ),
    Comer.GUARDIAN_2.value: (
        gettext_lazy("Åtgärden som vårdnadshavare 2 gör ska snart vara klar."),
        gettext_lazy("Åtgärden som vårdnadshavare 2 gör skulle ha varit klar. Bedöm hur det gick."),
    ),
}
# What is said of one's own commitment, and of what one of the family promised.
LATE = (
    gettext_lazy("Det ni lovade på mötet %(day)s skulle ha varit klart. Bedöm hur det gick."),
    gettext_lazy("Det %(who)s lovade på mötet %(day)s skulle ha varit klart. Bedöm hur det gick."),
)
AT_REST = (
    gettext_lazy("Det ni lovade på mötet %(day)s är inte bedömt."),
    gettext_lazy("Det %(who)s lovade på mötet %(day)s är inte bedömt."),
)
BEFORE_PLAN = (
    gettext_lazy("Ni lovade något på mötet %(day)s. Lägg in det i planen när den startar."),
    gettext_lazy("På mötet %(day)s lovade %(who)s något. Lägg in det i planen när den startar."),
)
OUTSIDE_PLAN = (
    gettext_lazy("Det ni lovade på mötet %(day)s står inte i planen. Lägg in det."),
    gettext_lazy("Det %(who)s lovade på mötet %(day)s står inte i planen. Lägg in det."),
)


def _waiting(by: Member, worked: QuerySet[Any]) -> QuerySet[Any]:
    """Both in one statement; a commitment waits whatever its day, until somebody sees to it."""
    own = {"case__in": worked.values("pk"), "owner_id": by.agency_id}
    soon = today() + timedelta(days=deadlines.VERY_SOON)
    near = Action.objects.filter(**own, assessed_at__isnull=True, due_date__lte=soon)
    promised = MinutesLine.objects.filter(OPEN, **own)
    promiser = NullIf(F("promised__promised_by"), Value(""))
    does = {"doer": Coalesce(promiser, F("responsible")), "met_on": F("meeting_date")}
    actions = near.annotate(kind_of_row=Value(ACTION), **does).values_list(*COLUMNS)
    met_on = TruncDate("meeting__starts_at", tzinfo=STOCKHOLM)
    whose = {"doer": F("promised_by"), "met_on": met_on}
    lines = promised.annotate(kind_of_row=Value(COMMITMENT), **whose).values_list(*COLUMNS)
    return actions.union(lines, all=True).order_by(F("due_date").asc(nulls_last=True), "pk")


def _lines(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    for case_id, item_id, due, kind, doer, met_on in rows:
        disclosure = read.in_scope(case_id)
        if disclosure is None:
            continue
        late = due is not None and due < today()
        if kind == ACTION:
            hint, to = str(ACTIONS[doer][late]), "assess_action"
        else:
            words, to = _commitment(disclosure, late=late, familys=bool(doer))
            who = str(COMER_LABELS[Comer(doer)]).lower() if doer else ""
            hint = words % {"day": said(met_on), "who": who}
        args = (item_id,) if to != "case" else ()
        since = _since(due, late=late)
        yield line(disclosure, hint, to=to, args=args, due=due, pressing=late, since=since)


def _commitment(disclosure: Disclosure, *, late: bool, familys: bool) -> tuple[str, str]:
    """What is to be done about it now, and where."""
    case: Any = disclosure.case
    if late:
        return str(LATE[familys]), "assess_commitment"
    if case.rests:
        return str(AT_REST[familys]), "assess_commitment"
    if misplaced("add_action", case.state) is not None:
        return str(BEFORE_PLAN[familys]), "case"
    return str(OUTSIDE_PLAN[familys]), "plan_commitment"


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
