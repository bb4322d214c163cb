"""Check before acting: what was filled in and what follows from it, before anything is done.

A form of a step is sent twice: first it comes back as a page to read, with what was typed carried
along in hidden fields; only the second sending does it. Nothing is stored between.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest

from agencies.answered import in_words
from agencies.submitting import SWITCH, shown_again
from casework.forms.asking_fields import CrossesField, ExceptionField
from casework.pages import FormPage
from casework.wording import exception_words
from consent.wording import TOPIC_LABELS

# What the page itself puts into a form, and what is never shown as an answer.
CARRIED = ("csrfmiddlewaretoken", "acting_for", "checked", SWITCH)
HIDDEN = ("sending", "corrects", "version")


def confirmed(request: HttpRequest) -> bool:
    """Whether the form comes from the page on which it was checked."""
    return request.POST.get("checked") == "yes"


def to_check(request: HttpRequest, form: forms.Form) -> bool:
    """Whether a form that can be sent is to be read through first."""
    if request.method != "POST" or request.POST.get("checked") in ("yes", "change"):
        return False
    return not shown_again(form) and form.is_valid()


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, as the second sending repeats it."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in CARRIED
        for value in values
    ]


def answers(form: forms.Form, page: FormPage | None) -> list[tuple[str, str]]:
    """Each field with what was filled in, in words; what was left empty says so."""
    names = _names(page)
    rows = []
    for name, field in form.fields.items():
        if name in HIDDEN or isinstance(field.widget, forms.HiddenInput):
            continue
        value = field.clean(form[name].data)
        if isinstance(field, ExceptionField):
            if value is None:
                continue
            sender, receiver, topic = value
            words = exception_words(names.get(sender, "–"), names.get(receiver, "–"), topic)
        elif isinstance(field, CrossesField):
            words = ", ".join(_crosses(value, names))
        else:
            words = in_words(field, value, names)
        rows.append((str(field.label), words))
    return rows


def _names(page: FormPage | None) -> Mapping[UUID, str]:
    if page is None:
        return {}
    return dict(page.agencies) | {line.agency_id: line.agency for line in page.receivers}


def _crosses(value: Any, names: Mapping[UUID, str]) -> Iterator[str]:
    topics: dict[str, list[str]] = {}
    for agency, topic in value:
        topics.setdefault(names.get(agency, "–"), []).append(str(TOPIC_LABELS[topic]).lower())
    for agency in sorted(topics):
        yield f"{agency} ({', '.join(sorted(topics[agency]))})"
