"""Reports of concern: made, listed, read and printed, and answered."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from access.acts import Act
from access.declare import allows
from agencies.submitting import submitted
from casework.forms import FeedbackForm, ReportForm
from casework.reading import reports as reading
from casework.views import consequences
from casework.views.answers import asked_unsent, opened, show_form
from casework.views.checking import confirmed
from casework.writing import reports as writing


@allows(Act.REPORT_CONCERN)
@require_http_methods(["GET", "POST"])
def report_concern(request: HttpRequest, case_id: UUID | None = None) -> HttpResponse:
    """The numbers to call first; then what is kept of a report, about a case or about none."""
    form = ReportForm(request.POST or None)
    verb = writing.report_concern
    if confirmed(request) and submitted(form, verb, by=request.member, case_id=case_id):
        messages.success(request, _("Orosanmälan är sparad. Bara din verksamhet ser den."))
        return redirect("report", writing.report_of(form.cleaned_data["sending"]))
    page = unsent = None
    if case_id:
        asked = asked_unsent(request)
        page = reading.open_report_form(case_id, by=request.member, unsent=asked)
        form.initial.update(page.initial)
    else:
        unsent = opened(request, Act.REPORT_CONCERN)
    return show_form(
        request,
        "report_form",
        form,
        page,
        unsent=unsent,
        follows=consequences.of_report,
        own_duty=reading.has_own_duty(request.member),
    )


@allows(Act.LIST_REPORTS)
@require_GET
def list_reports(request: HttpRequest) -> HttpResponse:
    """The reports of one's own agency that one may read."""
    number = request.GET.get("page", "")[:6]
    wanted = int(number) if number.isascii() and number.isdigit() else 1
    page = reading.list_reports(by=request.member, page=max(wanted, 1))
    duty = reading.has_own_duty(request.member)
    return render(request, "casework/reports.html", {"page": page, "own_duty": duty})


@allows(Act.READ_REPORT)
@require_GET
def show_report(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """One report, as it is printed."""
    page = reading.read_report(report_id, by=request.member)
    return render(request, "casework/report.html", {"page": page})


@allows(Act.RECORD_FEEDBACK)
@require_http_methods(["GET", "POST"])
def record_feedback(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Note the answer of social services, or a receipt."""
    form = FeedbackForm(request.POST or None)
    if submitted(form, writing.record_feedback, report_id, by=request.member):
        messages.success(request, _("Återkopplingen är sparad."))
        return redirect("report", report_id)
    page = reading.read_report(report_id, by=request.member, step=Act.RECORD_FEEDBACK)
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "page": page}
    return render(request, "casework/feedback_form.html", context, status=status)
