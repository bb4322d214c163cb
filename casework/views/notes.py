"""Notes, and what others may read of them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.acts import Act
from access.declare import allows
from agencies.submitting import submitted
from casework.forms import NoteForm, ReleaseForm, SendingForm
from casework.reading import forms as opening
from casework.views import consequences
from casework.views.answers import asked_unsent, back_to_case, show_form
from casework.views.checking import confirmed, what
from casework.writing import notes as writing


@allows(Act.RECORD_NOTE)
@require_http_methods(["GET", "POST"])
def add_note(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write a note and choose who else may read it."""
    form = NoteForm(request.POST or None, initial={"corrects": request.GET.get("corrects")})
    follows = consequences.of_sharing if form["receivers"].data else None
    ready = confirmed(request) or not follows
    if ready and submitted(form, writing.record_note, case_id, by=request.member):
        return back_to_case(request, case_id, _("Anteckningen är sparad."))
    page = opening.open_note_form(
        case_id, by=request.member, unsent=asked_unsent(request), written=form.is_about()
    )
    return show_form(request, "note_form", form, page, follows=follows)


@allows(Act.RELEASE_ITEM)
@require_http_methods(["GET", "POST"])
def release_item(request: HttpRequest, case_id: UUID, item_id: UUID) -> HttpResponse:
    """Release one item of one's own to chosen agencies."""
    form = ReleaseForm(request.POST or None)
    follows = consequences.of_sharing if form["receivers"].data else None
    ready = confirmed(request) or not follows
    if ready and submitted(form, writing.release_item, case_id, item_id, by=request.member):
        return back_to_case(request, case_id, _("Uppgiften är delad."))
    page = opening.open_release_form(case_id, item_id, by=request.member)
    return show_form(request, "release_form", form, page, follows=follows)


@allows(Act.END_RELEASE)
@require_http_methods(["GET", "POST"])
def end_release(request: HttpRequest, case_id: UUID, release_id: UUID) -> HttpResponse:
    """Stop sharing an item; what has been read cannot be taken back."""
    form = SendingForm(request.POST or None)
    if submitted(form, writing.end_release, case_id, release_id, by=request.member):
        return back_to_case(request, case_id, _("Delningen är avslutad och gäller inte längre."))
    page = opening.open_end_release_form(case_id, release_id, by=request.member)
    return show_form(request, "end_release_form", form, page, what=what(page.item))
