"""A meeting that runs: who is in the room, and one case at a time."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from access.acts import Act
from access.declare import allows
from agencies.submitting import submitted
from casework.forms import SendingForm
from casework.forms.meetings import PresentForm, RollForm
from casework.reading.meetings import forms as opening
from casework.reading.meetings import shared as reading
from casework.views.meetings.calling import answer_form, back_to_meeting, refused
from casework.writing.meetings import holding


@allows(Act.MARK_PRESENT)
@require_POST
def mark_present(request: HttpRequest, meeting_id: UUID, participant_id: UUID) -> HttpResponse:
    """Say whether somebody is in the room."""
    form = PresentForm(request.POST)
    if submitted(form, holding.mark_present, meeting_id, participant_id, by=request.member):
        return redirect(f"{reverse('meeting', args=(meeting_id,))}#participants")
    return refused(request, form, meeting_id)


@allows(Act.MARK_PRESENT)
@require_http_methods(["GET", "POST"])
def call_roll(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Say of all who are asked to come whether they are in the room."""
    form = RollForm(request.POST or None, initial={"all": request.GET.get("all", "")})
    if submitted(form, holding.call_roll, meeting_id, by=request.member):
        return back_to_meeting(request, meeting_id, _("Närvaron är sparad."))
    page = opening.open_roll(meeting_id, by=request.member)
    return answer_form(request, "roll_form", form, page)


@allows(Act.OPEN_AGENDA_ITEM)
@require_POST
def open_item(request: HttpRequest, meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """Open a case for everybody in the room."""
    form = SendingForm(request.POST)
    if submitted(form, holding.open_item, meeting_id, case_id, by=request.member):
        return redirect("shared_case", meeting_id, case_id)
    return refused(request, form, meeting_id)


@allows(Act.CLOSE_AGENDA_ITEM)
@require_POST
def close_item(request: HttpRequest, meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """Close the case that is open."""
    form = SendingForm(request.POST)
    if submitted(form, holding.close_item, meeting_id, case_id, by=request.member):
        return redirect("shared_case", meeting_id, case_id)
    return refused(request, form, meeting_id, case_id)


@allows(Act.SHOW_AT_MEETING)
@require_GET
def show_case(request: HttpRequest, meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """What everybody in the room may see of the case."""
    page = reading.show_case(meeting_id, case_id, by=request.member)
    return render(request, "casework/meetings/shared.html", {"page": page})
