"""The administrator's pages of agencies."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from access.acts import Act
from access.declare import allows
from agencies import reading
from agencies.administering_forms import AddAgencyForm, EditAgencyForm
from agencies.submitting import submitted
from agencies.views.members import saved_meanwhile, show_form
from agencies.writing import agencies as writing
from agencies.writing.agencies import EDITED
from agencies.writing.meanwhile import mark_of


@allows(Act.LIST_AGENCIES)
@require_GET
def list_agencies(request: HttpRequest) -> HttpResponse:
    """The agencies of the collaboration."""
    rows = reading.list_agencies(by=request.member)
    return render(request, "agencies/agencies.html", {"rows": rows})


@allows(Act.ADD_AGENCY)
@require_http_methods(["GET", "POST"])
def add_agency(request: HttpRequest) -> HttpResponse:
    """One more agency, with a key of its own."""
    form = AddAgencyForm(request.POST or None)
    if submitted(form, writing.add_agency, by=request.member):
        messages.success(request, _("Verksamheten är tillagd och har fått en egen nyckel."))
        return redirect("agencies")
    return show_form(request, form, _("Lägg till verksamhet"), _("Lägg till"), of="agencies")


@allows(Act.EDIT_AGENCY)
@require_http_methods(["GET", "POST"])
def edit_agency(request: HttpRequest, agency_id: UUID) -> HttpResponse:
    """Change what an agency is called and is."""
    form = EditAgencyForm(request.POST or None)
    if submitted(form, writing.edit_agency, agency_id, by=request.member):
        messages.success(request, _("Verksamheten är ändrad."))
        return redirect("agencies")
    row = reading.read_agency(agency_id, by=request.member)
    columns = {column: getattr(row, column) for column in EDITED}
    if not form.is_bound:
        form = EditAgencyForm(initial={**columns, "opened": mark_of(columns.values())})
    saved = saved_meanwhile(form, columns)
    return show_form(request, form, _("Ändra verksamhet"), _("Spara"), of="agencies", saved=saved)
