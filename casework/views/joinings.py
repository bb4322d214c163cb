"""Two cases, one youth: the list, the proposal, the answer, and taking apart."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from access.acts import Act
from access.declare import allows
from agencies.submitting import submitted
from casework.forms import JoiningAnswerForm, JoiningEndForm, SendingForm
from casework.reading import joinings as opening
from casework.views import joining_consequences as consequences
from casework.views.answers import back_to_case, show_form
from casework.views.checking import confirmed
from casework.writing import joinings as writing


@allows(Act.LIST_CASES)
@require_GET
def list_twins(request: HttpRequest) -> HttpResponse:
    """One's own cases that are about the same youth."""
    page = opening.list_twins(by=request.member)
    return render(request, "casework/twins.html", {"page": page})


@allows(Act.PROPOSE_JOINING)
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, case_id: UUID, older_id: UUID) -> HttpResponse:
    """Propose that two cases are joined."""
    form = SendingForm(request.POST or None)
    if confirmed(request) and submitted(
        form, writing.propose_joining, case_id, older_id, by=request.member
    ):
        return back_to_case(request, case_id, _("Förslaget är sparat. Verksamheterna kan svara."))
    page = opening.open_proposal(case_id, older_id, by=request.member)
    return show_form(request, "joining_propose_form", form, page, follows=consequences.of_proposing)


@allows(Act.ANSWER_JOINING)
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, case_id: UUID, joining_id: UUID) -> HttpResponse:
    """Yes or no, for one's own agency."""
    form = JoiningAnswerForm(request.POST or None)
    if confirmed(request) and submitted(
        form, writing.answer_joining, case_id, joining_id, by=request.member
    ):
        return back_to_case(request, case_id, _("Din verksamhets svar är sparat."))
    page = opening.open_joining(case_id, joining_id, by=request.member, step=Act.ANSWER_JOINING)
    return show_form(request, "joining_answer_form", form, page, follows=consequences.of_answering)


@allows(Act.END_JOINING)
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, case_id: UUID, joining_id: UUID) -> HttpResponse:
    """Take a proposal back, or joined cases apart."""
    form = JoiningEndForm(request.POST or None)
    if confirmed(request) and submitted(
        form, writing.end_joining, case_id, joining_id, by=request.member
    ):
        return back_to_case(request, case_id, _("Sparat. Varje ärende går vidare för sig."))
    page = opening.open_joining(case_id, joining_id, by=request.member, step=Act.END_JOINING)
    return show_form(request, "joining_end_form", form, page, follows=consequences.of_ending)


@allows(Act.READ_REASON)
@require_GET
def show_ending(request: HttpRequest, ended_id: UUID) -> HttpResponse:
    """Why a joining was ended."""
    page = opening.read_ending(ended_id, by=request.member)
    return render(request, "casework/joining_reason.html", {"page": page})
