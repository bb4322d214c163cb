"""Attempts to reach a giver, assessments of one, and scanned forms."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from access.acts import Act
from access.declare import allows
from agencies.submitting import submitted
from casework.forms import ASSESSMENT_FORMS, AttemptForm, ScannedForm
from casework.reading import consents as opening
from casework.reading import desk
from casework.views.answers import as_download, show_form
from casework.views.assessing import follows_from
from casework.views.checking import confirmed
from casework.writing import assessments as writing
from casework.writing.attachments import attach_form as keep_form
from consent.terms import AssessmentKind


@allows(Act.RECORD_ATTEMPT)
@require_http_methods(["GET", "POST"])
def record_attempt(request: HttpRequest, case_id: UUID, consent_id: UUID) -> HttpResponse:
    """Note that somebody was sought."""
    form = AttemptForm(request.POST or None)
    if submitted(form, writing.record_attempt, case_id, consent_id, by=request.member):
        messages.success(request, _("Försöket är antecknat."))
        return redirect("consent", case_id, consent_id)
    page = opening.open_consent(case_id, consent_id, by=request.member, step=Act.RECORD_ATTEMPT)
    form.offer_givers(page.givers)
    return show_form(request, "attempt_form", form, page)


@allows(Act.ASSESS_GIVER)
@require_http_methods(["GET", "POST"])
def assess(
    request: HttpRequest, case_id: UUID, consent_id: UUID, kind: AssessmentKind
) -> HttpResponse:
    """Record what has been weighed about a giver."""
    form = ASSESSMENT_FORMS[kind](request.POST or None)
    verb, by = writing.assess_giver, request.member
    if confirmed(request) and submitted(form, verb, case_id, consent_id, by=by, kind=kind):
        messages.success(request, _("Bedömningen är sparad."))
        return redirect("consent", case_id, consent_id)
    page = opening.open_consent(case_id, consent_id, by=by, step=Act.ASSESS_GIVER)
    way = page.desk.ways.get(kind.value)
    form.offer_givers({one: page.givers[one] for one in way.about} if way else {}, "about")
    follows = follows_from(kind) if way and not way.refused else None
    return show_form(request, "assessment_form", form, page, follows=follows, kind=kind, way=way)


@allows(Act.ATTACH_FORM)
@require_http_methods(["GET", "POST"])
def attach_form(request: HttpRequest, case_id: UUID, consent_id: UUID) -> HttpResponse:
    """Keep a scanned form with its consent."""
    form = ScannedForm.sent(request)
    if submitted(form, keep_form, case_id, consent_id, by=request.member):
        messages.success(request, _("Blanketten är sparad."))
        return redirect("consent", case_id, consent_id)
    page = opening.open_consent(case_id, consent_id, by=request.member, step=Act.ATTACH_FORM)
    form.offer_givers(page.givers)
    return show_form(request, "scanned_form", form, page)


@allows(Act.OPEN_ATTACHMENT)
@require_GET
def open_attachment(request: HttpRequest, case_id: UUID, attachment_id: UUID) -> HttpResponse:
    """Hand over one scanned form as a file."""
    return as_download(desk.open_attachment(case_id, attachment_id, by=request.member))
