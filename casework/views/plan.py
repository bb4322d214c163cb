"""The plan, its actions, follow-up and closing."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.acts import Act
from access.declare import allows
from agencies.submitting import submitted
from casework.forms import (
    ActionForm,
    AssessForm,
    CloseForm,
    FollowUpForm,
    GoalForm,
    StartPlanForm,
)
from casework.reading import forms as opening
from casework.reading import planning
from casework.views import consequences
from casework.views.answers import asked_unsent, back_to_case, show_form
from casework.views.checking import confirmed
from casework.writing import plan as writing


@allows(Act.START_PLAN)
@require_http_methods(["GET", "POST"])
def start_plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open the common plan."""
    form = StartPlanForm(request.POST or None)
    if confirmed(request) and submitted(form, writing.start_plan, case_id, by=request.member):
        return back_to_case(request, case_id, _("Planen har startat. Lägg till en åtgärd."))
    page = planning.open_start_form(case_id, by=request.member)
    form.initial.update(page.initial)
    return show_form(request, "start_plan_form", form, page, follows=consequences.of_plan)


@allows(Act.SET_GOAL)
@require_http_methods(["GET", "POST"])
def set_goal(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write what the plan is to reach."""
    form = GoalForm(request.POST or None)
    if confirmed(request) and submitted(form, writing.set_goal, case_id, by=request.member):
        return back_to_case(request, case_id, _("Målet står i planen."))
    page = opening.open_plan_form(
        case_id, by=request.member, step=Act.SET_GOAL, unsent=asked_unsent(request)
    )
    return show_form(request, "goal_form", form, page, follows=consequences.of_goal)


@allows(Act.ADD_ACTION)
@require_http_methods(["GET", "POST"])
def add_action(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Add an action to the plan."""
    form = ActionForm(request.POST or None)
    if confirmed(request) and submitted(form, writing.add_action, case_id, by=request.member):
        return back_to_case(request, case_id, _("Åtgärden är tillagd i planen."))
    page = opening.open_plan_form(
        case_id, by=request.member, step=Act.ADD_ACTION, unsent=asked_unsent(request)
    )
    return show_form(request, "action_form", form, page, follows=consequences.of_action)


@allows(Act.ASSESS_ACTION)
@require_http_methods(["GET", "POST"])
def assess_action(request: HttpRequest, case_id: UUID, action_id: UUID) -> HttpResponse:
    """Say how an action went."""
    form = AssessForm(request.POST or None)
    if submitted(form, writing.assess_action, case_id, action_id, by=request.member):
        return back_to_case(request, case_id, _("Åtgärden är bedömd."))
    page = opening.open_action_form(case_id, action_id, by=request.member)
    return show_form(request, "assess_form", form, page)


@allows(Act.FOLLOW_UP)
@require_http_methods(["GET", "POST"])
def follow_up(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The plan has been gone through."""
    form = FollowUpForm(request.POST or None)
    if confirmed(request) and submitted(form, writing.follow_up, case_id, by=request.member):
        return back_to_case(request, case_id, _("Uppföljningen är sparad."))
    page = planning.open_follow_up_form(case_id, by=request.member)
    form.initial.update(page.initial)
    return show_form(request, "follow_up_form", form, page, follows=consequences.of_follow_up)


@allows(Act.CLOSE_CASE)
@require_http_methods(["GET", "POST"])
def close_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Close the case."""
    form = CloseForm(request.POST or None)
    if confirmed(request) and submitted(form, writing.close_case, case_id, by=request.member):
        return back_to_case(request, case_id, _("Ärendet är avslutat."))
    page = planning.open_closing_form(case_id, by=request.member)
    return show_form(request, "close_form", form, page, follows=consequences.of_closing)
