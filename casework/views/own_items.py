"""One's own agency's items of a case, for its own file: shown, printed, marked as filed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.acts import Act
from access.blocked import Blocked
from access.declare import allows
from agencies.submitting import submitted
from casework.forms import FilingForm
from casework.pages import OwnItemsPage
from casework.reading import own_items as reading
from casework.views.answers import back_to_case
from casework.views.pdf import as_pdf
from casework.writing import filing as writing

# Title and file name tell of nobody (invariant 5).
PAPER = {"title": "Till egen akt", "name": "till-egen-akt.pdf"}


@allows(Act.READ_OWN_ITEMS)
@require_safe
def show_own_items(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What one's own agency has written in the case."""
    return _shown(request, reading.read_own_items(case_id, by=request.member), FilingForm())


@allows(Act.PRINT_OWN_ITEMS)
@require_http_methods(["GET", "POST"])
def print_own_items(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The same as a PDF; the page again, with the reason, where nothing is printed."""
    sent = request.method == "POST"  # else the language was changed on the page that says why not
    page = reading.print_own_items(case_id, by=request.member) if sent else None
    fault = None
    if page is not None:
        try:
            return as_pdf(page, template="casework/paper/own_items.html", **PAPER)
        except Blocked as blocked:
            fault = blocked.reason
    page = page or reading.read_own_items(case_id, by=request.member)
    return _shown(request, page, FilingForm(), status=422 if sent else 200, fault=fault)


@allows(Act.FILE_ITEMS)
@require_http_methods(["GET", "POST"])
def file_items(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Mark what has been put into the file; what is wrong stands on the page of the items."""
    form = FilingForm(request.POST or None)
    if submitted(form, writing.file_items, case_id, by=request.member):
        return back_to_case(request, case_id, _("Markerat som fört till akt."))
    page = reading.read_own_items(case_id, by=request.member)
    return _shown(request, page, form, status=422 if form.errors else 200)


def _shown(
    request: HttpRequest,
    page: OwnItemsPage,
    form: FilingForm,
    *,
    status: int = 200,
    fault: object = None,
) -> HttpResponse:
    context = {"page": page, "form": form, "fault": fault}
    return render(request, "casework/own_items.html", context, status=status)
