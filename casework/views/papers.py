"""Papers about asking: shown as a page, and as PDF when asked for by POST."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from access.acts import Act
from access.blocked import Blocked
from access.declare import allows
from casework.forms import PrintForm
from casework.pages.papers import PaperPage
from casework.reading import papers as reading
from casework.views.pdf import as_pdf

# A title and a file's name tell of nobody (invariant 5).
TITLES = {"form": "Samtycke SSPF", "blank": "Samtycke SSPF", "information": "Information SSPF"}
FILES = {"form": "samtycke.pdf", "blank": "samtycke.pdf", "information": "information.pdf"}


@allows(Act.PRINT_CONSENT)
@require_http_methods(["GET", "POST"])
def print_blank(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The form with empty boxes."""
    form = PrintForm(request.POST or None)
    wanted = {**form.chosen(), "prints": _prints(request, form)}
    return _answer(request, form, reading.open_blank(case_id, by=request.member, **wanted))


@allows(Act.PRINT_CONSENT)
@require_http_methods(["GET", "POST"])
def print_information(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The information to guardians and youth."""
    form = PrintForm(request.POST or None)
    wanted = {**form.chosen(), "prints": _prints(request, form)}
    return _answer(request, form, reading.open_information(case_id, by=request.member, **wanted))


@allows(Act.PRINT_CONSENT)
@require_http_methods(["GET", "POST"])
def print_form(request: HttpRequest, case_id: UUID, consent_id: UUID) -> HttpResponse:
    """The form of a consent that has been asked."""
    form = PrintForm(request.POST or None)
    wanted = {**form.chosen(), "prints": _prints(request, form)}
    page = reading.open_filled(case_id, consent_id, by=request.member, **wanted)
    return _answer(request, form, page)


def _prints(request: HttpRequest, form: PrintForm) -> bool:
    return request.POST.get("as") == "pdf" and form.is_valid()


def _answer(request: HttpRequest, form: PrintForm, page: PaperPage) -> HttpResponse:
    """The bytes, or the page; 422 where nothing was printed though it was asked for."""
    if page.printed and not page.shut:
        try:
            return as_pdf(page, title=TITLES[page.kind], name=FILES[page.kind])
        except Blocked as blocked:
            form.add_error(None, blocked.reason)
    if page.kind == "information":
        form.fields.pop("signer", None)
    if not form.is_bound:
        form.initial["language"] = page.language
    refused = page.shut and request.POST.get("as") == "pdf"
    status = 422 if refused or (form.is_bound and form.errors) else 200
    return render(request, "casework/paper.html", {"page": page, "form": form}, status=status)
