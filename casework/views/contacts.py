"""Planned contacts of the follow-up of alcohol and drugs."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.acts import Act
from access.declare import allows
from agencies.submitting import submitted
from casework.forms import ContactForm, OutcomeForm
from casework.reading import forms as opening
from casework.views.answers import back_to_case, show_form
from casework.writing import contacts as writing


@allows(Act.PLAN_CONTACT)
@require_http_methods(["GET", "POST"])
def plan_contact(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Note a contact that is planned."""
    form = ContactForm(request.POST or None)
    if submitted(form, writing.plan_contact, case_id, by=request.member):
        return back_to_case(request, case_id, _("Kontakten är planerad. Bara ni ser den."))
    page = opening.open_form(case_id, by=request.member, step=Act.PLAN_CONTACT)
    return show_form(request, "contact_form", form, page)


@allows(Act.RECORD_CONTACT)
@require_http_methods(["GET", "POST"])
def record_contact(request: HttpRequest, case_id: UUID, contact_id: UUID) -> HttpResponse:
    """Note how it went; what looks like the result of a test comes back to be mended."""
    form = OutcomeForm(request.POST or None)
    if submitted(form, writing.record_contact, case_id, contact_id, by=request.member):
        return back_to_case(request, case_id, _("Det är antecknat hur det gick."))
    page = opening.open_contact_form(case_id, contact_id, by=request.member)
    form.initial |= page.initial
    return show_form(request, "outcome_form", form, page)
