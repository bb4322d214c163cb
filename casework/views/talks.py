"""Talks with the family."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.acts import Act
from access.declare import allows
from agencies.submitting import submitted
from casework.forms import AdditionForm, TalkForm
from casework.pages import TalkFormPage
from casework.reading import talks as opening
from casework.views import consequences
from casework.views.answers import asked_unsent, back_to_case, show_form
from casework.views.checking import confirmed
from casework.workflow import HELD_BEFORE
from casework.writing import talks as writing


@allows(Act.RECORD_TALK)
@require_http_methods(["GET", "POST"])
def record_talk(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Record a talk that has been held."""
    form = TalkForm(request.POST or None)
    if confirmed(request) and submitted(form, writing.record_talk, case_id, by=request.member):
        return back_to_case(request, case_id, _("Samtalet är registrerat."))
    page = opening.open_talk_form(
        case_id, by=request.member, unsent=asked_unsent(request), booking=_booking(request)
    )
    form = _after_booking(form, page)
    return show_form(request, "talk_form", form, page, follows=consequences.of_talk)


def _booking(request: HttpRequest) -> UUID | None:
    """The booking that the form was opened from, or is sent with."""
    try:
        return UUID(request.POST.get("booking") or request.GET.get("booking", ""))
    except ValueError:
        return None


def _after_booking(form: TalkForm, page: TalkFormPage) -> TalkForm:
    """Filled in from the booking; where that is over the form goes on without it, with a word."""
    if not form.is_bound:
        return TalkForm(initial=page.initial)
    if form["booking"].value() and not page.booked:
        if HELD_BEFORE[1] not in form.non_field_errors():
            form.add_error(None, HELD_BEFORE[1])
        form.data = form.data.copy()
        form.data["booking"] = ""
    return form


@allows(Act.READ_TALK)
@require_safe
def show_talk(request: HttpRequest, case_id: UUID, talk_id: UUID) -> HttpResponse:
    """All that is documented of one talk, with what has been added."""
    page = opening.read_talk(case_id, talk_id, by=request.member)
    return render(request, "casework/talk.html", {"page": page})


@allows(Act.ADD_TO_TALK)
@require_http_methods(["GET", "POST"])
def add_to_talk(request: HttpRequest, case_id: UUID, talk_id: UUID) -> HttpResponse:
    """Add to a talk of one's own agency."""
    form = AdditionForm(request.POST or None)
    if confirmed(request) and submitted(
        form, writing.add_to_talk, case_id, talk_id, by=request.member
    ):
        return back_to_case(request, case_id, _("Tillägget är sparat."))
    page = opening.open_addition_form(case_id, talk_id, by=request.member)
    return show_form(request, "addition_form", form, page, follows=consequences.of_addition)
