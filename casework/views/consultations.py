"""Questions to the coordination without identity: asked, listed, read, advised on and ended."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from access.acts import Act
from access.declare import allows
from agencies.submitting import sent, submitted
from casework.forms import ConsultationForm, ReplyForm, SendingForm
from casework.reading import consultations as reading
from casework.views.answers import opened, show_form
from casework.writing import consultations as writing


@allows(Act.START_DRAFT)
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask the coordination without saying whom it is about."""
    patterns = reading.patterns_for(request.member)
    form = ConsultationForm(request.POST or None, patterns=patterns)
    if sent(form, writing.ask_coordination, by=request.member):
        messages.success(request, _("Frågan är skickad till samordningen, utan namn."))
        return redirect("consultation", writing.question_of(form.cleaned_data["sending"]))
    return show_form(request, "draft_form", form, unsent=opened(request, Act.START_DRAFT))


@allows(Act.LIST_CONSULTATIONS)
@require_GET
def list_consultations(request: HttpRequest) -> HttpResponse:
    """One's own questions; for the coordination those it is asked."""
    number = request.GET.get("page", "")[:6]
    wanted = int(number) if number.isascii() and number.isdigit() else 1
    page = reading.list_consultations(by=request.member, page=max(wanted, 1))
    return render(request, "casework/consultations.html", {"page": page})


@allows(Act.READ_CONSULTATION)
@require_GET
def show_consultation(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """One question with its advice."""
    page = reading.read_consultation(question_id, by=request.member)
    return render(request, "casework/consultation.html", {"page": page})


@allows(Act.GIVE_ADVICE)
@require_http_methods(["GET", "POST"])
def advise(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Advise whoever asked."""
    form = ReplyForm(request.POST or None)
    if submitted(form, writing.give_advice, question_id, by=request.member):
        messages.success(request, _("Rådet är lämnat."))
        return redirect("consultation", question_id)
    page = reading.read_consultation(question_id, by=request.member, step=Act.GIVE_ADVICE)
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "page": page}
    return render(request, "casework/consultation_reply.html", context, status=status)


@allows(Act.END_CONSULTATION)
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Take the question from the coordination."""
    form = SendingForm(request.POST or None)
    if submitted(form, writing.end_consultation, question_id, by=request.member):
        messages.success(request, _("Samordningen kan inte längre läsa frågan."))
        return redirect("consultations")
    page = reading.read_consultation(question_id, by=request.member, step=Act.END_CONSULTATION)
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "page": page}
    return render(request, "casework/consultation_end.html", context, status=status)
