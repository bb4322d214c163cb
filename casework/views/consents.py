"""Asking for consent, its record, answers and withdrawals."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from access.acts import Act
from access.clock import today
from access.declare import allows
from agencies.submitting import submitted
from casework.forms import AnswerForm, AskForm, WithdrawForm
from casework.reading import asking
from casework.reading import consents as opening
from casework.views import consequences
from casework.views.answers import asked_id, back_to_case, show_form
from casework.views.checking import confirmed
from casework.writing import consents as writing


@allows(Act.ASK_CONSENT)
@require_http_methods(["GET", "POST"])
def ask_consent(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Put the question to the givers."""
    form = AskForm(request.POST or None, initial=_only_today(request))
    if confirmed(request) and submitted(form, writing.ask_consent, case_id, by=request.member):
        return back_to_case(request, case_id, _("Samtycket är efterfrågat. Inget delas än."))
    page = asking.open_asking_form(
        case_id,
        by=request.member,
        unsent=asked_id(request, "unsent"),
        renews=asked_id(request, "renews"),
    )
    form.offer(page)
    return show_form(request, "ask_form", form, page, follows=consequences.of_asking)


def _only_today(request: HttpRequest) -> dict[str, date]:
    """The end that is proposed for a yes that is given on the spot, for one talk."""
    return {"until_date": today()} if request.GET.get("last") == "today" else {}


@allows(Act.READ_CONSENT)
@require_GET
def show_consent(request: HttpRequest, case_id: UUID, consent_id: UUID) -> HttpResponse:
    """The record of a consent."""
    page = opening.open_consent(case_id, consent_id, by=request.member, step=None)
    return render(request, "casework/consent.html", {"page": page})


@allows(Act.RECORD_ANSWER)
@require_http_methods(["GET", "POST"])
def record_answer(request: HttpRequest, case_id: UUID, consent_id: UUID) -> HttpResponse:
    """Record what a giver answered."""
    form = AnswerForm(request.POST or None)
    if confirmed(request) and submitted(
        form, writing.record_answer, case_id, consent_id, by=request.member
    ):
        return back_to_case(request, case_id, _("Svaret är sparat."))
    page = opening.open_consent(case_id, consent_id, by=request.member, step=Act.RECORD_ANSWER)
    form.offer_givers(page.givers)
    return show_form(request, "answer_form", form, page, follows=consequences.of_answer)


@allows(Act.WITHDRAW_CONSENT)
@require_http_methods(["GET", "POST"])
def withdraw_consent(request: HttpRequest, case_id: UUID, consent_id: UUID) -> HttpResponse:
    """Record that a giver takes the yes back; the page itself tells what follows.

    Nobody is asked once more: it takes effect at the second click from the case (domain 3.1).
    """
    form = WithdrawForm(request.POST or None)
    if submitted(form, writing.withdraw_consent, case_id, consent_id, by=request.member):
        return back_to_case(request, case_id, _("Återkallelsen är sparad och gäller nu."))
    page = opening.open_consent(case_id, consent_id, by=request.member, step=Act.WITHDRAW_CONSENT)
    form.offer_givers(page.givers)
    form.offer_parts(page.agencies, page.topics)
    return show_form(request, "withdraw_form", form, page)
