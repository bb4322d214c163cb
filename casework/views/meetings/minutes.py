"""The minutes of a meeting: lines written, answered by their agency, struck, and the whole."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from access.acts import Act
from access.declare import allows
from agencies.submitting import submitted
from casework.forms.minutes import (
    ConfirmLineForm,
    EditLineForm,
    LineForm,
    ObjectForm,
    StrikeForm,
)
from casework.meeting_wording import COMER_LABELS
from casework.reading.meetings import forms as opening
from casework.reading.meetings import minutes_paper as reading
from casework.views.meetings.calling import answer_form, back_to_meeting
from casework.views.pdf import pdf_or_back
from casework.writing.meetings import disputing, minutes

# Which page shows the form of each act on a line.
TEMPLATES = {
    Act.WRITE_MINUTES: "edit_line_form",
    Act.CONFIRM_MINUTES: "confirm_form",
    Act.OBJECT_TO_MINUTES: "object_form",
    Act.STRIKE_MINUTES: "strike_form",
}


@allows(Act.WRITE_MINUTES)
@require_http_methods(["GET", "POST"])
def write_line(request: HttpRequest, meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """Write a line of the minutes."""
    form = LineForm(request.POST or None)
    if submitted(form, minutes.write_line, meeting_id, case_id, by=request.member):
        messages.success(request, _("Raden är skriven."))
        return redirect("shared_case", meeting_id, case_id)
    page = opening.open_line_form(meeting_id, case_id, by=request.member)
    sources = [(str(pk), name) for pk, name in page.agencies]
    form.fields["source"].choices = [*sources, *((one, COMER_LABELS[one]) for one in page.family)]
    if not page.family:
        del form.fields["heard"]
    return answer_form(request, "line_form", form, page)


@allows(Act.WRITE_MINUTES)
@require_http_methods(["GET", "POST"])
def edit_line(request: HttpRequest, **ids: UUID) -> HttpResponse:
    """Write an unconfirmed line anew."""
    said = _("Raden är ändrad.")
    return _answer(request, ids, EditLineForm, minutes.edit_line, Act.WRITE_MINUTES, said)


@allows(Act.CONFIRM_MINUTES)
@require_http_methods(["GET", "POST"])
def confirm_line(request: HttpRequest, **ids: UUID) -> HttpResponse:
    """Confirm a line of one's own agency, as it is or in one's own words."""
    said = _("Raden är bekräftad.")
    return _answer(request, ids, ConfirmLineForm, minutes.confirm_line, Act.CONFIRM_MINUTES, said)


@allows(Act.OBJECT_TO_MINUTES)
@require_http_methods(["GET", "POST"])
def object_to_line(request: HttpRequest, **ids: UUID) -> HttpResponse:
    """Say that a line of one's own agency is wrong."""
    said = _("Samordningen ser att raden inte stämmer.")
    verb = disputing.object_to_line
    return _answer(request, ids, ObjectForm, verb, Act.OBJECT_TO_MINUTES, said)


@allows(Act.STRIKE_MINUTES)
@require_http_methods(["GET", "POST"])
def strike_line(request: HttpRequest, **ids: UUID) -> HttpResponse:
    """Take a line away."""
    said = _("Raden är struken.")
    return _answer(request, ids, StrikeForm, disputing.strike_line, Act.STRIKE_MINUTES, said)


def _answer(
    request: HttpRequest,
    ids: Mapping[str, UUID],
    form_class: type[Any],
    verb: Callable[..., Any],
    step: Act,
    said: str,
) -> HttpResponse:
    """Do to the line of an address what its form says, or show the form.

    It shows the line as it stands beside what was typed.
    """
    form = form_class(request.POST or None)
    line, meeting = (ids["line_id"], ids["case_id"]), ids["meeting_id"]
    if submitted(form, verb, *line, meeting_id=meeting, by=request.member):
        return back_to_meeting(request, ids["meeting_id"], said)
    page = opening.open_line(**ids, by=request.member, step=step)
    form.show(page)
    return answer_form(request, TEMPLATES[step], form, page)


@allows(Act.READ_MINUTES)
@require_GET
def show_minutes(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The confirmed lines of a meeting that one's own agency may read."""
    page = reading.read_minutes(meeting_id, by=request.member)
    return render(request, "casework/meetings/minutes.html", {"page": page})


@allows(Act.PRINT_MINUTES)
@require_POST
def print_minutes(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The same as PDF."""
    page = reading.read_minutes(meeting_id, by=request.member, act=Act.PRINT_MINUTES)
    template, back = "casework/paper/minutes.html", ("minutes", meeting_id)
    return pdf_or_back(request, template, {"page": page}, name="protokoll.pdf", back=back)
