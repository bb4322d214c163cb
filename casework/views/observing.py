"""Observations of protective factors."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.acts import Act
from access.declare import allows
from agencies.submitting import submitted
from casework.forms import FactorsForm
from casework.reading import planning
from casework.views import consequences
from casework.views.answers import asked_unsent, back_to_case, show_form
from casework.views.checking import confirmed
from casework.writing import observing as writing


@allows(Act.OBSERVE_FACTORS)
@require_http_methods(["GET", "POST"])
def observe_factors(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say at which step the protective factors stand."""
    form = FactorsForm(request.POST or None)
    if confirmed(request) and submitted(form, writing.observe_factors, case_id, by=request.member):
        return back_to_case(request, case_id, _("Skyddsfaktorerna är registrerade."))
    page = planning.open_observation_form(case_id, by=request.member, unsent=asked_unsent(request))
    form.initial.update(page.initial)
    return show_form(request, "factors_form", form, page, follows=consequences.of_observation)


@allows(Act.CORRECT_OBSERVATION)
@require_http_methods(["GET", "POST"])
def correct_observation(request: HttpRequest, case_id: UUID, observation_id: UUID) -> HttpResponse:
    """Put a new observation in the place of one of one's own agency's."""
    form = FactorsForm(request.POST or None)
    verb = writing.correct_observation
    if confirmed(request) and submitted(form, verb, case_id, observation_id, by=request.member):
        return back_to_case(request, case_id, _("Observationen är rättad."))
    page = planning.open_correction_form(case_id, observation_id, by=request.member)
    form.initial.update(page.initial)
    return show_form(
        request, "factors_form", form, page, follows=consequences.of_observation, corrects=True
    )
