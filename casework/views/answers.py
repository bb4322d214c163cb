"""How views of casework answer: back to the case with a word, or the form again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from casework.pages import FormPage
from casework.wording import STEP_LABELS


def back_to_case(request: HttpRequest, case_id: UUID, said: str | Promise) -> HttpResponse:
    """Redirect to the case page, where the sentence is shown once."""
    messages.success(request, str(said))
    return redirect("case", case_id)


def show_form(
    request: HttpRequest, template: str, form: Form, page: FormPage | None = None, **more: Any
) -> HttpResponse:
    """The page of a form; 422 when it comes back with errors, so that nobody takes it as done."""
    context = {"form": form, "page": page, "step_labels": STEP_LABELS, **more}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, f"casework/{template}.html", context, status=status)
