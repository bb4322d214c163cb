"""Changing a note of one's own agency, and reading what it said before."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.acts import Act
from access.declare import allows
from agencies.submitting import submitted
from casework.forms import RevisionForm
from casework.pages import FormPage
from casework.reading import revising as opening
from casework.views.answers import asked_unsent, back_to_case, show_form
from casework.writing import revising as writing


@allows(Act.REVISE_NOTE)
@require_http_methods(["GET", "POST"])
def revise_note(request: HttpRequest, case_id: UUID, item_id: UUID) -> HttpResponse:
    """Change the text; if a colleague was first, both texts are shown and nothing is lost."""
    form = RevisionForm(request.POST or None)
    if submitted(form, writing.revise_note, case_id, item_id, by=request.member):
        return back_to_case(request, case_id, _("Anteckningen är ändrad."))
    page = opening.open_revision_form(
        case_id, item_id, by=request.member, unsent=asked_unsent(request)
    )
    form.initial |= {**page.initial, "version": page.version, "opened": page.version}
    moved = _moved(form, page) if form.is_bound else _moved_since_begun(page)
    return show_form(request, "revision_form", form, _seen(page), moved=moved)


def _moved(form: RevisionForm, page: FormPage) -> bool:
    """Whether a colleague was first; then what is sent next has seen the text of this page.

    What a text was begun from stays with it, so that both are shown until it is saved.
    """
    form.data = form.data.copy()
    form.data["version"] = str(page.version)
    return bool(form["opened"].value() != str(page.version))


def _moved_since_begun(page: FormPage) -> bool:
    """The same of a text that one goes on with: it was kept with what it was begun from."""
    if page.unsent is None:
        return False
    return QueryDict(page.unsent.typed).get("opened") != str(page.version)


def _seen(page: FormPage) -> FormPage:
    """The same page, on which a text that one goes on with has seen what stands beside it."""
    if page.unsent is None:
        return page
    typed = QueryDict(page.unsent.typed, mutable=True)
    typed["version"] = str(page.version)
    return replace(page, unsent=replace(page.unsent, typed=typed.urlencode()))


@allows(Act.READ_VERSIONS)
@require_safe
def show_versions(request: HttpRequest, case_id: UUID, item_id: UUID) -> HttpResponse:
    """What a note of one's own said before."""
    page = opening.read_versions(case_id, item_id, by=request.member)
    return render(request, "casework/versions.html", {"page": page})
