"""Invited agencies and assigned members."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.acts import Act
from access.declare import allows
from agencies.submitting import submitted
from casework.forms import InviteForm, MemberForm, SendingForm
from casework.reading import seats as opening
from casework.views.answers import back_to_case, show_form
from casework.writing import seats as writing


@allows(Act.INVITE_AGENCY)
@require_http_methods(["GET", "POST"])
def invite_agency(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Give an agency a seat."""
    form = InviteForm(request.POST or None)
    if submitted(form, writing.invite_agency, case_id, by=request.member):
        return back_to_case(request, case_id, _("Verksamheten är inbjuden."))
    page = opening.open_invitation_form(case_id, by=request.member)
    form.fields["agency"].choices = [(str(pk), name) for pk, name in page.agencies]
    return show_form(request, "invite_form", form, page)


@allows(Act.ASSIGN_MEMBER)
@require_http_methods(["GET", "POST"])
def assign_member(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Name a colleague for the case; the contact person need not be assigned."""
    form = MemberForm(request.POST or None)
    if submitted(form, writing.assign_member, case_id, by=request.member):
        messages.success(request, _("Tilldelningen är sparad."))
        return redirect("assign", case_id)
    page = opening.open_members_form(case_id, by=request.member, step=Act.ASSIGN_MEMBER)
    form.fields["membership"].choices = [
        (str(line.membership_id), line.name) for line in page.members
    ]
    return show_form(request, "members_form", form, page)


@allows(Act.END_ASSIGNMENT)
@require_http_methods(["GET", "POST"])
def end_assignment(request: HttpRequest, case_id: UUID, membership_id: UUID) -> HttpResponse:
    """End a colleague's assignment."""
    form = SendingForm(request.POST or None)
    if submitted(form, writing.end_assignment, case_id, membership_id, by=request.member):
        messages.success(request, _("Tilldelningen är avslutad."))
        return redirect("assign", case_id)
    page = opening.open_members_form(
        case_id, by=request.member, step=Act.END_ASSIGNMENT, leaving=membership_id
    )
    return show_form(request, "end_assignment_form", form, page, leaving=membership_id)
