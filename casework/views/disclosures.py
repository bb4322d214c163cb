"""Telling on a provision of law: receiver, ground, form, check; ending, confirming, the ledger."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from access.acts import Act
from access.declare import allows
from access.members import Member
from agencies.submitting import submitted
from casework.forms import DisclosureForm, HidingForm, SendingForm, ToldForm
from casework.reading import disclosures as opening
from casework.reading import ledger
from casework.reading.meetings import told
from casework.views import consequences
from casework.views.answers import asked_id, asked_unsent, back_to_case, show_form
from casework.views.checking import confirmed
from casework.writing import disclosures as writing
from casework.writing.hiding import hide_from_guardian
from casework.writing.told import record_told
from consent.disclosure import asks
from consent.ground_numbers import GROUNDS_BY_NUMBER
from consent.grounds import PROVISIONS, Ground


def _asked_item(request: HttpRequest) -> UUID | None:
    """The item that the choice began at; anything else is none."""
    try:
        return UUID(request.GET.get("item", ""))
    except ValueError:
        return None


def _asked_ground(request: HttpRequest) -> Ground | None:
    """The ground that the choice began at, by its number; anything else is none."""
    return GROUNDS_BY_NUMBER.get(request.GET.get("ground", ""))


@allows(Act.DECIDE_DISCLOSURE)
@require_GET
def choose_receiver(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """To whom?"""
    page = opening.open_receivers(case_id, by=request.member, item=_asked_item(request))
    return render(request, "casework/disclosure_receivers.html", {"page": page})


@allows(Act.DECIDE_DISCLOSURE)
@require_GET
def choose_ground(request: HttpRequest, case_id: UUID, agency_id: UUID) -> HttpResponse:
    """On which ground? Every one of them, with help."""
    page = opening.open_grounds(case_id, agency_id, by=request.member, item=_asked_item(request))
    return render(request, "casework/disclosure_grounds.html", {"page": page})


@allows(Act.DECIDE_DISCLOSURE)
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, case_id: UUID, agency_id: UUID, ground: Ground) -> HttpResponse:
    """The form of one ground; a ground that cannot apply has its reason here instead."""
    by, item = request.member, _asked_item(request)
    form = DisclosureForm(
        request.POST or None, asks=_questions(ground, by), initial={"items": [str(item)]}
    )
    chosen = {"by": by, "receiver": agency_id, "ground": ground}
    if confirmed(request) and submitted(form, writing.decide_disclosure, case_id, **chosen):
        messages.success(request, _("Beslutet är sparat. Läget står nedan."))
        return redirect("disclosures", case_id)
    page = opening.open_ground(case_id, agency_id, ground, by=by, sent=request.method == "POST")
    form.fields["items"].choices = [(str(one.item_id), one.text) for one in page.choices]
    return show_form(request, "disclosure_form", form, page, follows=consequences.of_disclosure)


def _questions(ground: Ground, by: Member) -> frozenset[str]:
    """The questions of a ground, the weighing of harm included."""
    weighs = {"harm"} if PROVISIONS[ground].weighs_harm else set()
    return asks(ground, by.kind) | weighs


@allows(Act.CONFIRM_DISCLOSURE)
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, case_id: UUID, decision_id: UUID) -> HttpResponse:
    """A second decider says yes."""
    form = SendingForm(request.POST or None)
    if submitted(form, writing.confirm_disclosure, case_id, decision_id, by=request.member):
        messages.success(request, _("Beslutet är bekräftat."))
        return redirect("disclosures", case_id)
    page = ledger.open_decision(
        case_id, decision_id, by=request.member, step=Act.CONFIRM_DISCLOSURE
    )
    return show_form(request, "disclosure_confirm_form", form, page)


@allows(Act.END_DISCLOSURE)
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, case_id: UUID, decision_id: UUID) -> HttpResponse:
    """A decision ends, and all that rests on it."""
    form = SendingForm(request.POST or None)
    if submitted(form, writing.end_disclosure, case_id, decision_id, by=request.member):
        messages.success(request, _("Utlämnandet är avslutat."))
        return redirect("disclosures", case_id)
    page = ledger.open_decision(case_id, decision_id, by=request.member, step=Act.END_DISCLOSURE)
    return show_form(request, "disclosure_end_form", form, page)


@allows(Act.READ_CASE)
@require_GET
def show_ledger(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What one's own agency has told."""
    page = ledger.read_ledger(case_id, by=request.member)
    return render(request, "casework/disclosures.html", {"page": page})


@allows(Act.RECORD_TOLD)
@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What was told in words or on paper."""
    form = ToldForm(request.POST or None, initial={"ground": _asked_ground(request)})
    if submitted(form, record_told, case_id, by=request.member):
        messages.success(request, _("Anteckningen är sparad. Den ger ingen annan tillgång."))
        meeting = form.cleaned_data["meeting"]
        return redirect("meeting", meeting) if meeting else redirect("disclosures", case_id)
    participant = asked_id(request, "participant")
    page = (
        told.open_told_form(case_id, participant, by=request.member)
        if participant
        else ledger.open_told_form(case_id, by=request.member, unsent=asked_unsent(request))
    )
    form.initial |= page.initial
    form.offer(page.agencies, page.grounds)
    return show_form(request, "told_form", form, page)


@allows(Act.HIDE_FROM_GUARDIAN)
@require_http_methods(["GET", "POST"])
def hide(request: HttpRequest, case_id: UUID, item_id: UUID) -> HttpResponse:
    """To which guardian an item is not shown."""
    form = HidingForm(request.POST or None)
    if submitted(form, hide_from_guardian, case_id, item_id, by=request.member):
        return back_to_case(request, case_id, _("Sparat: vad vårdnadshavare får se."))
    page = opening.open_hiding_form(case_id, item_id, by=request.member)
    if not form.is_bound:
        form.initial.update(page.initial)
    return show_form(request, "hiding_form", form, page)


@allows(Act.READ_REASON)
@require_GET
def show_reason(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """Why somebody decided: for the reviewer, and for who decided."""
    page = ledger.read_reason(decision_id, by=request.member)
    return render(request, "casework/reason.html", {"page": page})
