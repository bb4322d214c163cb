"""What waits for one and hangs on no case on the page: seats, reports, begun forms, old drafts."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from access import clock
from access.acts import Act
from access.clock import today
from access.members import Member
from agencies.queue import QueueLine
from casework.form_wording import FORM_LABELS
from casework.models import UnsentForm
from casework.pages import feedback_due
from casework.pages.reports import DECIDED_WITHIN, TOLD_WITHIN
from casework.reading import deadlines
from casework.reading.queue.source import Read, Row, Source, line, said
from casework.workflow import State
from consent import relation
from consent.reports import readable_reports


def _seats(by: Member, _worked: QuerySet[Any]) -> QuerySet[Any]:
    return relation.cases_waiting(by).order_by("opened_at", "pk").values_list("pk", "number")


def _assign(_read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    for case_id, number in rows:
        hint = _("Ärendet väntar på att din verksamhet tilldelar någon.")
        yield QueueLine(number, hint, reverse("assign", args=(case_id,)))


def _unanswered(by: Member, _worked: QuerySet[Any]) -> QuerySet[Any]:
    """Reports on which social services were asked to answer, where that is due."""
    waited = DECIDED_WITHIN + TOLD_WITHIN - timedelta(days=deadlines.VERY_SOON)
    asked = readable_reports(by).filter(
        feedback_asked=True, feedback_at__isnull=True, reported_date__lte=today() - waited
    )
    return asked.order_by("reported_date", "pk").values_list("pk", "reported_date")


def _feedback(_read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    """Neither case nor receiver: a report is told of beside no number (domain 0.6)."""
    for report_id, reported in rows:
        due = feedback_due(reported)
        title = _("Anmälan %(day)s") % {"day": said(reported)}
        hint = _("Ni bad om återkoppling. Skriv in svaret, eller fråga efter det.")
        url = reverse("report", args=(report_id,))
        yield QueueLine(title, hint, url, due=due, pressing=due < today())


def _begun(by: Member, _worked: QuerySet[Any]) -> QuerySet[Any]:
    mine = UnsentForm.objects.filter(written_by=by.membership_id)
    return mine.order_by("saved_at", "pk").values_list("pk", "form", "saved_at")


def _unsent(_read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    for _pk, form, saved_at in rows:
        at = localtime(saved_at)
        told = {"day": said(at.date()), "at": at.strftime("%H:%M")}
        hint = _("Sparat %(day)s klockan %(at)s och inte skickat.") % told
        yield QueueLine(str(FORM_LABELS.get(form, "")), hint, reverse("unsent"))


def _old_drafts(by: Member, worked: QuerySet[Any]) -> QuerySet[Any]:
    kept = clock.now() - settings.DRAFT_KEPT
    own = worked.filter(
        state=State.ANONYMOUS_DRAFT.value, noting_agency=by.agency_id, opened_at__lt=kept
    )
    return own.order_by("opened_at", "pk").values_list("pk")


def _drafts(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    days = {"days": settings.DRAFT_KEPT.days}
    for (case_id,) in rows:
        disclosure = read.in_scope(case_id)
        if disclosure is None:
            continue
        if settings.DISPOSAL_DECISION:
            hint = _("Utkastet är äldre än %(days)d dagar. Det gallras snart.")
        else:
            hint = _(
                "Utkastet är äldre än %(days)d dagar. Det gallras inte: kommunen har inget "
                "gallringsbeslut. Avsluta det eller ange vem det gäller."
            )
        yield line(disclosure, hint % days)


SEATS = Source(
    gettext_lazy("Väntar på att din verksamhet tilldelar någon"),
    Act.ASSIGN_MEMBER,
    _seats,
    _assign,
    case_columns=(),
    subject="case",
)
REPORTS = Source(
    gettext_lazy("Återkoppling på orosanmälan"),
    Act.LIST_REPORTS,
    _unanswered,
    _feedback,
    case_columns=(),
    subject="item",
)
UNSENT = Source(
    gettext_lazy("Påbörjat och inte skickat"),
    Act.LIST_UNSENT,
    _begun,
    _unsent,
    case_columns=(),
    subject="item",
)
DRAFTS = Source(gettext_lazy("Utkast utan namn"), Act.NOTE_CONCERN, _old_drafts, _drafts)
