"""How views of casework answer: back to the case with a word, or the form again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from access.acts import Act
from access.blocked import AlreadyDone, Blocked
from agencies.submitting import put
from casework.form_wording import STEP_LABELS
from casework.pages import Download, FormPage, UnsentText
from casework.reading import unsent as reading
from casework.reading.numbers import numbers_of
from casework.views import refusals
from casework.views.checking import answers, carried, to_check, typed, written
from casework.writing import unsent as writing
from casework.writing.unsent import FORMS, OF_ITEM


def back_to_case(request: HttpRequest, case_id: UUID, said: str | Promise) -> HttpResponse:
    """Redirect to the case page, where the sentence is shown once."""
    messages.success(request, str(said))
    return redirect("case", case_id)


def to_new_case(request: HttpRequest, case_id: UUID | None, said: str) -> HttpResponse:
    """The new case, with its number told; the list where the form had been sent before."""
    if case_id is None:
        messages.success(request, said)
        return redirect("cases")
    number = numbers_of([case_id], by=request.member)[case_id]
    return back_to_case(request, case_id, _("Ärende %(number)s.") % {"number": number} + f" {said}")


def as_download(found: Download) -> HttpResponse:
    """A file to keep, never shown by the browser inside the site: what it holds is a stranger's."""
    answer = HttpResponse(found.content, content_type=found.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{found.name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    return answer


def show_form(
    request: HttpRequest,
    template: str,
    form: Form,
    page: FormPage | None = None,
    *,
    unsent: UnsentText | None = None,
    follows: Callable[..., list[str]] | None = None,
    **more: Any,
) -> HttpResponse:
    """The page of a form; 422 when it comes back with errors, so that nobody takes it as done.

    With `follows`, which tells the consequences, a form that can be sent is read through first;
    what the verb would refuse is refused before that. A step that is shut shows why, and no form.
    """
    if page is not None and page.shut is not None and not form.is_bound:
        return _show_shut(request, template, form, page, **more)
    if follows is not None and to_check(request, form):
        try:
            return _show_check(request, template, form, page, follows, **more)
        except Blocked as blocked:
            put(blocked, form)
    unsent = page.unsent if page else unsent
    if unsent is not None and not form.is_bound:
        fill(form, unsent)
    context = {"form": form, "page": page, "step_labels": STEP_LABELS, "unsent": unsent}
    context |= _keeping(request, form, page) | more
    status = 422 if form.is_bound and form.errors else 200
    return render(request, f"casework/{template}.html", context, status=status)


def _show_shut(
    request: HttpRequest, template: str, form: Form, page: FormPage, **more: Any
) -> HttpResponse:
    """The page of a step that cannot be taken; what was typed in it before is there to read."""
    context = {"form": form, "page": page, "unsent": page.unsent}
    context |= {"lost": asked_unsent(request) is not None, **more}
    if page.unsent is not None:
        context["written"] = written(type(form)(QueryDict(page.unsent.typed)), page)
    elif request.resolver_match.url_name in FORMS:
        context |= _keeping(request, form, page)
    return render(request, f"casework/{template}.html", {**context, "keep_url": ""})


def _show_check(
    request: HttpRequest,
    template: str,
    form: Form,
    page: FormPage | None,
    follows: Callable[..., list[str]],
    **more: Any,
) -> HttpResponse:
    consequences = follows(form.cleaned_data, page)
    if page is not None:
        refusals.shut(page)
    context = {
        "page": page,
        "form_template": f"casework/{template}.html",
        "answers": answers(form, page),
        "follows": consequences,
        "carried": carried(request),
        "kept": _kept(request, form, page),
    } | more
    return render(request, "casework/check.html", context)


def _kept(request: HttpRequest, form: Form, page: FormPage | None) -> bool:
    """Keep the text of a long form while it is read through; its sending deletes it."""
    name = request.resolver_match.url_name
    if name not in FORMS:
        return False
    try:
        writing.keep(
            form.cleaned_data["sending"].id,
            by=request.member,
            form=name,
            typed=typed(request),
            case_id=page.case_id if page else None,
        )
    except (AlreadyDone, Blocked):
        return False
    return True


def asked_unsent(request: HttpRequest) -> UUID | None:
    """The id of the form that one goes on with; anything else is none, and so is a post."""
    return asked_id(request, "unsent")


def asked_id(request: HttpRequest, name: str) -> UUID | None:
    """The id that an address asks for beside its path; anything else is none, and so is a post."""
    if request.method != "GET":
        return None
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None


def opened(request: HttpRequest, step: Act) -> UnsentText | None:
    """What one had typed in a form that begins a case, if one goes on with it."""
    unsent = asked_unsent(request)
    if unsent is None:
        return None
    return reading.open_new(unsent, by=request.member, step=step)


def fill(form: Form, unsent: UnsentText) -> None:
    """Put what was typed into the fields, as it was typed; its id becomes the form's own."""
    typed = QueryDict(unsent.typed)
    for name, field in form.fields.items():
        form.initial[name] = field.widget.value_from_datadict(typed, {}, form.add_prefix(name))
    form.initial["sending"] = unsent.unsent_id


def _keeping(request: HttpRequest, form: Form, page: FormPage | None) -> dict[str, Any]:
    """Where the form's text is kept while one types, and what was kept of it before."""
    name = request.resolver_match.url_name
    if name not in FORMS:
        return {}
    case_id = page.case_id if page else None
    item_id = request.resolver_match.kwargs.get("item_id") if name in OF_ITEM else None
    offered = ()
    if not form.is_bound and asked_unsent(request) is None:
        offered = reading.offered(by=request.member, form=name, case_id=case_id, item_id=item_id)
    begun = form["sending"].value() if form.is_bound and form.errors else None
    return {
        "keep_url": _keep_url(name, case_id, item_id),
        "offered": offered,
        "begun": begun if begun and reading.is_kept(begun, by=request.member) else None,
        "lost": asked_unsent(request) is not None,
    }


def _keep_url(name: str, case_id: UUID | None, item_id: UUID | None) -> str:
    if item_id is not None:
        return reverse("keep_unsent_change", args=[case_id, item_id])
    if case_id is not None:
        return reverse("keep_unsent", args=[case_id, name])
    return reverse("keep_new_unsent", args=[name])
