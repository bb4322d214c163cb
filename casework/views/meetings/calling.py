"""The list of meetings, one meeting, and calling and changing one."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from access.acts import Act
from access.declare import allows
from agencies.submitting import sent, submitted
from casework.forms import SendingForm
from casework.forms.agenda import OrderForm
from casework.forms.meetings import (
    AgendaForm,
    CallForm,
    EditMeetingForm,
    InviteForm,
    StepForm,
)
from casework.meeting_wording import (
    CALLED,
    FOLLOWING_MOVED,
    SAME_DAY_AFTER,
    SAME_DAY_BEFORE,
    SAME_TIME,
    STEP_DONE,
)
from casework.pages.meetings import MeetingForm
from casework.reading.meetings import forms as opening
from casework.reading.meetings import pages as reading
from casework.views.asked import page_asked
from casework.writing.meetings import asking, ordering
from casework.writing.meetings import calling as writing
from casework.writing.meetings.calling import When


def answer_form(
    request: HttpRequest, template: str, form: Any, page: MeetingForm | None = None
) -> HttpResponse:
    """The page of a form of a meeting; 422 when it comes back with errors."""
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "page": page}
    return render(request, f"casework/meetings/{template}.html", context, status=status)


def back_to_meeting(request: HttpRequest, meeting_id: UUID, said: str) -> HttpResponse:
    """Redirect to the meeting, where the sentence is shown once."""
    messages.success(request, said)
    return redirect("meeting", meeting_id)


@allows(Act.LIST_MEETINGS)
@require_GET
def list_meetings(request: HttpRequest) -> HttpResponse:
    """The meetings one is asked to, or calls."""
    page = reading.list_meetings(by=request.member, page=page_asked(request))
    return render(request, "casework/meetings/list.html", {"page": page})


@allows(Act.READ_MEETING)
@require_GET
def show_meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """One meeting, for the coordination with the check."""
    page = reading.read_meeting(meeting_id, by=request.member)
    return render(request, "casework/meetings/meeting.html", {"page": page})


@allows(Act.CALL_MEETING)
@require_http_methods(["GET", "POST"])
def call_meeting(request: HttpRequest) -> HttpResponse:
    """Call a meeting, or a series."""
    form = CallForm(request.POST or None)
    done = sent(form, writing.call_meeting, by=request.member)
    if done is None:
        return answer_form(request, "call_form", form)
    messages.success(request, str(CALLED[form.cleaned_data["kind"]]))
    return redirect("meeting", done.made) if done.made else redirect("meetings")


@allows(Act.EDIT_MEETING)
@require_http_methods(["GET", "POST"])
def edit_meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Move a meeting in time or place."""
    form = EditMeetingForm(request.POST or None)
    done = sent(form, writing.edit_meeting, meeting_id, by=request.member)
    if done is not None:
        _warn_of_same_day(request, form.cleaned_data["when"], done.made or ())
        return back_to_meeting(request, meeting_id, _("Mötet är ändrat."))
    page = opening.open_form(meeting_id, by=request.member, step=Act.EDIT_MEETING)
    form.initial.update(_typed(page))
    form.offer_rest(page.following, FOLLOWING_MOVED)
    return answer_form(request, "edit_form", form, page)


def _warn_of_same_day(request: HttpRequest, when: When, others: Iterable[datetime]) -> None:
    """Say, by the time alone, that others of the series are on the day that was chosen."""
    for at in others:
        said = SAME_DAY_AFTER if at > when.starts_at else SAME_DAY_BEFORE
        said = SAME_TIME if at == when.starts_at else said
        messages.warning(request, said % {"time": f"{localtime(at):%H:%M}"})


def _typed(page: MeetingForm) -> dict[str, Any]:
    begins = localtime(page.starts_at)
    length = int((page.ends_at - page.starts_at).total_seconds() // 60)
    return {
        "day": begins.date(),
        "begins": begins.time(),
        "length": length,
        "place": page.place,
        "link": page.link,
    }


@allows(Act.STEP_MEETING)
@require_POST
def step_meeting(request: HttpRequest, meeting_id: UUID, name: str) -> HttpResponse:
    """Take a step of the meeting."""
    form = StepForm(request.POST)
    if submitted(form, writing.step_meeting, meeting_id, name, by=request.member):
        messages.success(request, str(STEP_DONE[name]))
        return redirect("call_roll" if name == "start" else "meeting", meeting_id)
    return refused(request, form, meeting_id)


def refused(request: HttpRequest, form: Any, meeting_id: UUID, *shown: UUID) -> HttpResponse:
    """Back to the meeting, or to the case that is `shown` at it, with the reason in words."""
    for error in form.non_field_errors() or [_("Försök igen.")]:
        messages.error(request, error)
    return redirect("shared_case" if shown else "meeting", meeting_id, *shown)


@allows(Act.INVITE_PARTICIPANT)
@require_http_methods(["GET", "POST"])
def invite_participant(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Ask some to come."""
    form = InviteForm(request.POST or None)
    if submitted(form, asking.invite_participants, meeting_id, by=request.member):
        return back_to_meeting(request, meeting_id, _("Inbjudan är sparad."))
    page = opening.open_participant_form(meeting_id, by=request.member)
    form.offer(page)
    return answer_form(request, "participant_form", form, page)


@allows(Act.REMOVE_PARTICIPANT)
@require_POST
def remove_participant(
    request: HttpRequest, meeting_id: UUID, participant_id: UUID
) -> HttpResponse:
    """Somebody is not asked to come any more."""
    form = SendingForm(request.POST)
    if submitted(form, asking.remove_participant, meeting_id, participant_id, by=request.member):
        return back_to_meeting(request, meeting_id, _("Personen är borttagen ur mötet."))
    return refused(request, form, meeting_id)


@allows(Act.PUT_ON_AGENDA)
@require_http_methods(["GET", "POST"])
def put_on_agenda(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Put a case on the agenda."""
    form = AgendaForm(request.POST or None)
    if submitted(form, asking.put_on_agenda, meeting_id, by=request.member):
        return back_to_meeting(request, meeting_id, _("Ärendet står på dagordningen."))
    page = opening.open_agenda_form(meeting_id, by=request.member)
    form.fields["case"].choices = [(str(pk), number) for pk, number in page.cases]
    return answer_form(request, "agenda_form", form, page)


@allows(Act.ORDER_AGENDA)
@require_http_methods(["GET", "POST"])
def order_agenda(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Change in which order cases are taken up, and how long each."""
    form = OrderForm(request.POST or None)
    if submitted(form, ordering.order_agenda, meeting_id, by=request.member):
        return back_to_meeting(request, meeting_id, _("Dagordningen är ändrad."))
    page = opening.open_order_form(meeting_id, by=request.member)
    form.offer(page)
    return answer_form(request, "order_form", form, page)


@allows(Act.TAKE_OFF_AGENDA)
@require_POST
def take_off_agenda(request: HttpRequest, meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """Take a case off the agenda."""
    form = SendingForm(request.POST)
    if submitted(form, asking.take_off_agenda, meeting_id, case_id, by=request.member):
        return back_to_meeting(request, meeting_id, _("Ärendet är borttaget ur dagordningen."))
    return refused(request, form, meeting_id)
