"""The list, the case page, finding a case, and beginning one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from access.acts import Act
from access.declare import allows
from agencies.submitting import sent, submitted
from casework.forms import ConcernForm, IdentityForm
from casework.reading import case_list, coverage
from casework.reading import cases as reading
from casework.reading import forms as opening
from casework.reading import why as asking
from casework.views import consequences
from casework.views.answers import (
    asked_unsent,
    back_to_case,
    opened,
    show_form,
    to_new_case,
)
from casework.views.asked import page_asked
from casework.views.checking import confirmed
from casework.views.search import goes_on, warned_of
from casework.wording import REPORT_WORDS
from casework.writing import cases as writing

# The session key of "Visa namn"; a new log-in starts without it.
NAMES = "names_shown"


@allows(Act.LIST_CASES)
@require_GET
def list_cases(request: HttpRequest) -> HttpResponse:
    """The cases one works with."""
    names = request.session.get(NAMES, False)
    page = case_list.list_cases(by=request.member, page=page_asked(request), names=names)
    return render(request, "casework/list.html", {"page": page})


@allows(Act.LIST_CONSENTS)
@require_GET
def list_consents(request: HttpRequest) -> HttpResponse:
    """Consent in all of one's open cases: cases down, agencies across."""
    page = coverage.list_coverage(by=request.member, page=page_asked(request))
    return render(request, "casework/coverage.html", {"page": page})


@allows(Act.SHOW_NAMES)
@require_POST
def show_names(request: HttpRequest) -> HttpResponse:
    """Turn the names in one's own list on or off until the next log-in."""
    request.session[NAMES] = request.POST.get("show") == "yes"
    return redirect("cases")


@allows(Act.FIND_CASE)
@require_GET
def find_case(request: HttpRequest) -> HttpResponse:
    """Go to a case by its number; unknown and out of scope are answered alike."""
    # PostgreSQL takes no NUL in a text.
    number = request.GET.get("number", "").replace("\0", "").strip()[:40]
    if not number:
        messages.info(request, _("Skriv ett ärendenummer, till exempel TB-2026-4K7Q eller 4K7Q."))
        return redirect("cases")
    if "".join(filter(str.isalnum, number.casefold())) in REPORT_WORDS:
        return redirect("report_help")
    found = case_list.find_case(number, by=request.member)
    if found:
        return redirect("case", found)
    messages.info(request, _("Du har inget ärende med det numret."))
    return redirect("cases")


@allows(Act.READ_CASE)
@require_GET
def show_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The case as one may see it now."""
    page = reading.read_case(case_id, by=request.member)
    return render(request, "casework/case.html", {"page": page})


@allows(Act.ASK_WHY)
@require_GET
def show_why(request: HttpRequest, case_id: UUID, agency_id: UUID) -> HttpResponse:
    """Why nothing more of another agency is shown."""
    page = asking.ask_why(case_id, agency_id, by=request.member)
    return render(request, "casework/why.html", {"page": page})


@allows(Act.NOTE_CONCERN)
@require_http_methods(["GET", "POST"])
def note_concern(request: HttpRequest) -> HttpResponse:
    """Note a concern about a youth."""
    form = ConcernForm(request.POST or None)
    second = warned_of(request, form, step=Act.NOTE_CONCERN)
    done = goes_on(request, second) and sent(form, writing.note_concern, by=request.member)
    if done:
        said = _("Oron är noterad. Ingen annan verksamhet ser oron.")
        return to_new_case(request, done.made, said)
    unsent, follows = opened(request, Act.NOTE_CONCERN), second and consequences.of_second
    return show_form(request, "concern_form", form, unsent=unsent, follows=follows, second=second)


@allows(Act.NOTE_CONCERN)
@require_http_methods(["GET", "POST"])
def name_draft(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Give a draft its name."""
    form = IdentityForm(request.POST or None)
    if confirmed(request) and submitted(form, writing.name_draft, case_id, by=request.member):
        return back_to_case(request, case_id, _("Oron är noterad."))
    page = opening.open_form(case_id, by=request.member, step=Act.NOTE_CONCERN)
    second = warned_of(request, form, step=Act.NOTE_CONCERN, besides=case_id)
    follows = consequences.of_naming
    said = {"title": _("Ange vem det gäller"), "second": second}
    return show_form(request, "identity_form", form, page, follows=follows, **said)


@allows(Act.BEGIN_AGAIN)
@require_http_methods(["GET", "POST"])
def begin_again(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A new case after a closed one."""
    form = ConcernForm(request.POST or None)
    second = warned_of(request, form, step=Act.BEGIN_AGAIN, besides=case_id)
    done = goes_on(request, second) and sent(form, writing.begin_again, case_id, by=request.member)
    if done:
        said = _("Det nya ärendet är skapat. Inget gammalt har följt med.")
        return to_new_case(request, done.made, said)
    page = opening.open_form(
        case_id, by=request.member, step=Act.BEGIN_AGAIN, unsent=asked_unsent(request)
    )
    follows = second and consequences.of_second
    return show_form(request, "concern_form", form, page, follows=follows, second=second)
