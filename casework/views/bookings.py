"""Talks that are to be held: booking, moving and cancelling."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.acts import Act
from access.declare import allows
from agencies.answered import in_words
from agencies.submitting import submitted
from casework.forms import BookingForm, CancellationForm
from casework.pages import BookingFormPage
from casework.reading import bookings as opening
from casework.views.answers import back_to_case, show_form
from casework.writing import bookings as writing


@allows(Act.BOOK_TALK)
@require_http_methods(["GET", "POST"])
def book_talk(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Book a talk with the family."""
    form = BookingForm(request.POST or None)
    if submitted(form, writing.book_talk, case_id, by=request.member):
        return back_to_case(request, case_id, _("Samtalet är bokat. Inget har skickats."))
    page = opening.open_booking_form(case_id, by=request.member)
    form.offer(page.may_come)
    return show_form(request, "booking_form", form, page, title=_("Boka samtal"))


@allows(Act.MOVE_TALK)
@require_http_methods(["GET", "POST"])
def move_talk(request: HttpRequest, case_id: UUID, booking_id: UUID) -> HttpResponse:
    """Change a booking of one's own agency."""
    form = BookingForm(request.POST or None, changes=True)
    if submitted(form, writing.move_talk, case_id, booking_id, by=request.member):
        return back_to_case(request, case_id, _("Bokningen är ändrad. Inget har skickats."))
    page = opening.open_moving_form(case_id, booking_id, by=request.member)
    if not form.is_bound:
        form = BookingForm(initial={**page.initial, "version": page.version}, changes=True)
    form.offer(page.may_come)
    said = {"title": _("Ändra bokat samtal"), "saved": _saved_meanwhile(form, page)}
    return show_form(request, "booking_form", form, page, **said)


def _saved_meanwhile(form: BookingForm, page: BookingFormPage) -> list[tuple[str, str]]:
    """What somebody else has saved since the form was opened; sent once more, what is typed in
    it counts."""
    if not form.is_bound or str(form["version"].value()) == str(page.version):
        return []
    form.data = form.data.copy()
    form.data["version"] = str(page.version)
    return [
        (str(form.fields[name].label), in_words(form.fields[name], value))
        for name, value in page.initial.items()
    ]


@allows(Act.CANCEL_TALK)
@require_http_methods(["GET", "POST"])
def cancel_talk(request: HttpRequest, case_id: UUID, booking_id: UUID) -> HttpResponse:
    """Cancel a booking of one's own agency."""
    form = CancellationForm(request.POST or None)
    if submitted(form, writing.cancel_talk, case_id, booking_id, by=request.member):
        return back_to_case(request, case_id, _("Samtalet är avbokat. Inget har skickats."))
    page = opening.open_cancellation_form(case_id, booking_id, by=request.member)
    return show_form(request, "cancellation_form", form, page)
