"""Guardians, corrections and the safety question."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.acts import Act
from access.declare import allows
from agencies.answered import in_words
from agencies.submitting import submitted
from casework.forms import GuardianForm, IdentityForm, SafetyForm
from casework.pages import FormPage
from casework.reading import forms as opening
from casework.views import consequences
from casework.views.answers import asked_unsent, back_to_case, show_form
from casework.views.search import goes_on, warned_of
from casework.writing import persons as writing


@allows(Act.NAME_GUARDIAN)
@require_http_methods(["GET", "POST"])
def name_guardian(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Add a guardian."""
    form = GuardianForm(request.POST or None)
    if submitted(form, writing.name_guardian, case_id, by=request.member):
        return back_to_case(request, case_id, _("Vårdnadshavaren är tillagd."))
    page = opening.open_guardian_form(case_id, by=request.member)
    return show_form(request, "identity_form", form, page, title=_("Lägg till vårdnadshavare"))


@allows(Act.CORRECT_IDENTITY)
@require_http_methods(["GET", "POST"])
def correct_identity(request: HttpRequest, case_id: UUID, identity_id: UUID) -> HttpResponse:
    """Correct one's own agency's identity of a person."""
    form = IdentityForm(request.POST or None, corrects=True)
    second = warned_of(
        request, form, step=Act.CORRECT_IDENTITY, besides=case_id, unchanged=identity_id
    )
    if goes_on(request, second) and submitted(
        form, writing.correct_identity, case_id, identity_id, by=request.member
    ):
        return back_to_case(request, case_id, _("Uppgifterna är rättade."))
    page = opening.open_identity_form(case_id, identity_id, by=request.member)
    if not form.is_bound:
        form = IdentityForm(initial={**page.initial, "version": page.version}, corrects=True)
    said = {"title": _("Rätta uppgifter"), "saved": _saved_meanwhile(form, page)}
    follows = second and consequences.of_second
    return show_form(request, "identity_form", form, page, follows=follows, second=second, **said)


def _saved_meanwhile(form: IdentityForm, page: FormPage) -> list[tuple[str, str]]:
    """What somebody else has saved since the form was opened, to be read beside what was typed.

    The form then goes on from it: sent once more, what was typed counts.
    """
    if not form.is_bound or str(form["version"].value()) == str(page.version):
        return []
    form.data = form.data.copy()
    form.data["version"] = str(page.version)
    return [
        (str(form.fields[name].label), in_words(form.fields[name], page.initial[name]))
        for name in ("given_name", "surname", "personnummer", "protection")
    ]


@allows(Act.ANSWER_SAFETY_QUESTION)
@require_http_methods(["GET", "POST"])
def answer_safety(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Answer the safety question."""
    form = SafetyForm(request.POST or None)
    if submitted(form, writing.answer_safety_question, case_id, by=request.member):
        return back_to_case(request, case_id, _("Svaret på säkerhetsfrågan är sparat."))
    page = opening.open_safety_form(case_id, by=request.member, unsent=asked_unsent(request))
    return show_form(request, "safety_form", form, page)
