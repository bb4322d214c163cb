"""What one's own agency promised at a meeting: into the plan, or assessed as it is."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.acts import Act
from access.declare import allows
from agencies.submitting import submitted
from casework.forms import AssessForm, CommitmentForm
from casework.reading.commitments import open_commitment_form
from casework.views.answers import back_to_case, show_form
from casework.writing import commitments as writing


@allows(Act.ADD_ACTION)
@require_http_methods(["GET", "POST"])
def plan_commitment(request: HttpRequest, case_id: UUID, commitment_id: UUID) -> HttpResponse:
    """Make an action of it. Who reads the line reads the action, so nothing is read through."""
    form = CommitmentForm(request.POST or None)
    verb = writing.plan_commitment
    if submitted(form, verb, case_id, commitment_id, by=request.member):
        return back_to_case(request, case_id, _("Åtagandet är en åtgärd i planen."))
    page = open_commitment_form(case_id, commitment_id, by=request.member, step=Act.ADD_ACTION)
    form.initial.update(page.initial)
    return show_form(request, "commitment_form", form, page)


@allows(Act.ASSESS_ACTION)
@require_http_methods(["GET", "POST"])
def assess_commitment(request: HttpRequest, case_id: UUID, commitment_id: UUID) -> HttpResponse:
    """Say how it went."""
    form = AssessForm(request.POST or None)
    verb = writing.assess_commitment
    if submitted(form, verb, case_id, commitment_id, by=request.member):
        return back_to_case(request, case_id, _("Åtagandet är bedömt."))
    page = open_commitment_form(case_id, commitment_id, by=request.member, step=Act.ASSESS_ACTION)
    return show_form(request, "assess_commitment_form", form, page)
