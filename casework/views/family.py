"""The family's copy of the plan: shown as a page, and as PDF, when asked for by POST."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from access.acts import Act
from access.blocked import Blocked
from access.declare import allows
from casework.forms import CopyForm
from casework.pages import FamilyPage
from casework.reading import family as reading
from casework.views.pdf import as_pdf

# A title and a file's name tell of nobody (invariant 5).
TITLE, FILE, TEMPLATE = "Plan SSPF", "plan.pdf", "casework/paper/plan_pdf.html"


@allows(Act.PRINT_PLAN)
@require_http_methods(["GET", "POST"])
def print_plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Make the copy for the person that was chosen."""
    form = CopyForm(request.POST or None)
    person = form.chosen()
    prints = person is not None and request.POST.get("as") == "pdf"
    page = reading.open_plan_copy(case_id, by=request.member, person=person, prints=prints)
    return _answer(request, form, page)


def _answer(request: HttpRequest, form: CopyForm, page: FamilyPage) -> HttpResponse:
    """The bytes, or the page; 422 where there is no copy though one was asked for."""
    if page.copy and page.printed:
        try:
            return as_pdf(page, title=TITLE, name=FILE, template=TEMPLATE)
        except Blocked as blocked:
            form.add_error(None, blocked.reason)
    form.offer(page.persons)
    status = 422 if form.is_bound and (page.copy is None or form.errors) else 200
    return render(request, "casework/plan_copy.html", {"page": page, "form": form}, status=status)
