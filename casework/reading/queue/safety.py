"""After a safety answer that is no No: the next step is a report of concern (domain 0.4).

Told to the noting agency alone; of a case in which it has answered No nothing is opened more than
that one answer.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from access.acts import Act
from access.clock import STOCKHOLM
from access.members import Member
from access.roles import AgencyKind
from agencies.queue import QueueLine
from casework.models import ConcernReport, SafetyAnswer
from casework.models.safety import Danger
from casework.reading.queue.source import Read, Row, Source, line
from casework.reading.steps import latest_safety
from consent.models import Consent


def _answered(by: Member, worked: QuerySet[Any]) -> QuerySet[Any]:
    """The newest answer of each case that one's own agency noted, where it may be another than No:
    no report has been made since, and nobody has been asked, which only a No allows. Social
    services report to nobody."""
    if by.kind is AgencyKind.SOCIAL_SERVICES:
        return SafetyAnswer.objects.none()
    mine = {"case": OuterRef("case"), "owner_id": by.agency_id}
    newest = SafetyAnswer.objects.filter(**mine).order_by("-written_at", "-pk").values("pk")[:1]
    asked = Consent.objects.filter(case=OuterRef("case"), asked_at__gte=OuterRef("written_at"))
    since = Q(written_at__gte=OuterRef("written_at")) | Q(reported_date__gte=OuterRef("day"))
    reported = ConcernReport.objects.filter(since, **mine)
    dated = SafetyAnswer.objects.annotate(day=TruncDate("written_at", tzinfo=STOCKHOLM))
    answers = dated.filter(
        ~Exists(asked),
        ~Exists(reported),
        pk=Subquery(newest),
        case__in=worked.filter(noting_agency=by.agency_id).values("pk"),
        owner_id=by.agency_id,
    )
    return answers.order_by("written_at", "pk").values_list(F("case_id"), F("pk"))


def _reports(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    """Those alone whose answer was opened and is no No."""
    for case_id, _answer in rows:
        disclosure = read.in_scope(case_id)
        answer = latest_safety(disclosure) if disclosure is not None else ""
        if disclosure is not None and answer in (Danger.YES, Danger.UNKNOWN):
            hint = _(
                "Säkerhetsfrågan är inte besvarad med Nej. Gör en orosanmälan. Raden står kvar "
                "tills anmälan är noterad eller svaret ändras."
            )
            yield line(disclosure, hint, to="report_concern", pressing=True)


SAFETY = Source(
    gettext_lazy("Orosanmälningar att göra"),
    Act.ANSWER_SAFETY_QUESTION,
    _answered,
    _reports,
    opens_answers=True,
)
