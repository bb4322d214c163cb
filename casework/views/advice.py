"""Advice by telephone: noted and listed on one page, and a line that was mistyped struck."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.acts import Act
from access.declare import allows
from agencies.submitting import submitted
from casework.forms import AdviceForm, SendingForm
from casework.reading.advice import list_advice, open_advice
from casework.writing.advice import record_advice
from casework.writing.advice import strike_advice as strike


@allows(Act.LIST_ADVICE)
@require_safe
def show_advice(request: HttpRequest) -> HttpResponse:
    """The lines of one's own agency, and the form of one more."""
    context = {"page": list_advice(by=request.member), "form": AdviceForm()}
    return render(request, "casework/advice.html", context)


@allows(Act.RECORD_ADVICE)
@require_http_methods(["GET", "POST"])
def note_advice(request: HttpRequest) -> HttpResponse:
    """Note one line; what is wrong stands on the same page."""
    form = AdviceForm(request.POST or None)
    if submitted(form, record_advice, by=request.member):
        messages.success(request, _("Raden är antecknad."))
        return redirect("advice")
    context = {"page": list_advice(by=request.member), "form": form}
    return render(request, "casework/advice.html", context, status=422 if form.errors else 200)


@allows(Act.STRIKE_ADVICE)
@require_http_methods(["GET", "POST"])
def strike_advice(request: HttpRequest, advice_id: UUID) -> HttpResponse:
    """Show the line, and strike it once that is confirmed."""
    form = SendingForm(request.POST or None)
    if submitted(form, strike, advice_id, by=request.member):
        messages.success(request, _("Raden är struken."))
        return redirect("advice")
    context = {"page": open_advice(advice_id, by=request.member), "form": form}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "casework/advice_strike.html", context, status=status)
