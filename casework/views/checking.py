"""Check before acting: what was filled in and what follows from it, before anything is done.

A form of a step is sent twice: first it comes back as a page to read, with what was typed carried
along in hidden fields; only the second sending does it. Between, the text of a long form is kept
as one that is not sent, so that neither the way back nor a log-in that ends takes it.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from agencies.answered import in_words
from agencies.submitting import SWITCH, shown_again
from casework.forms.asking_fields import CrossesField, CustodyField, ExceptionField
from casework.pages import DisclosurePage, FormPage, NoteLine, TalkLine
from casework.templatetags.words import words
from casework.wording import exception_words
from consent.terms import CONSENT_TOPICS, Person, Topic
from consent.wording import TOPIC_LABELS

# How much of an item stands among the answers; all of it stands above them.
SHORT = 60
# What the page itself puts into a form, and what is never shown as an answer.
CARRIED = ("csrfmiddlewaretoken", "acting_for", "checked", "checking", SWITCH)
# So much of a text tells which one it is.
BEGINNING = 200
HIDDEN = ("sending", "corrects", "version", "opened")


def confirmed(request: HttpRequest) -> bool:
    """Whether the form comes from the page on which it was checked."""
    return request.POST.get("checked") == "yes"


def to_check(request: HttpRequest, form: forms.Form) -> bool:
    """Whether a form that can be sent is to be read through first."""
    if request.method != "POST" or request.POST.get("checked") in ("yes", "change"):
        return False
    # The language was changed on the page that checks: it comes back, if it still can.
    if request.POST.get("checking") == "yes" and form.is_valid():
        return True
    return not shown_again(form) and form.is_valid()


def typed(request: HttpRequest) -> str:
    """What somebody typed, without what the page itself put into the form, as a browser sends it.

    The form's one-time id is left out as well: it is the id of what is kept.
    """
    sent = request.POST.copy()
    for name in (*CARRIED, "sending"):
        sent.pop(name, None)
    return sent.urlencode()


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
    rows = what(page.item if page else None)
    for name, field in _asked(form):
        if name not in getattr(form, "left_out", ()):
            value = field.clean(form[name].data)
            if value is None and isinstance(field, ExceptionField):
                continue
            rows.append((str(field.label), _said(field, value, page)))
    return rows


def written(form: forms.Form, page: FormPage) -> list[tuple[str, str]]:
    """The same of a form that was begun: what is there, and a text as it was left."""
    rows = []
    for name, field in _asked(form):
        data = form[name].data
        if not data or data == [""]:
            continue
        try:
            said = _said(field, field.clean(data), page)
        except forms.ValidationError:
            said = str(data)
        rows.append((str(field.label), said))
    return rows


def _asked(form: forms.Form) -> Iterator[tuple[str, forms.Field]]:
    for name, field in form.fields.items():
        if name not in HIDDEN and not isinstance(field.widget, forms.HiddenInput):
            yield name, field


def _said(field: forms.Field, value: Any, page: FormPage | None) -> str:
    if isinstance(field, ExceptionField) and value is not None:
        names = _names(page)
        sender, receiver, topic = value
        return exception_words(names.get(sender, "–"), names.get(receiver, "–"), topic)
    if isinstance(field, CrossesField):
        return "\n".join(_crosses(value, page))
    if isinstance(field, CustodyField) and value is not None:
        return field.in_words(value)
    return in_words(field, value, _names(page))


def what(item: NoteLine | TalkLine | None) -> list[tuple[str, str]]:
    """What somebody else reads of one item: topic, whom it concerns, and how its text begins."""
    if item is None:
        return []
    talk = isinstance(item, TalkLine)
    topic = words(item.kind, "talk") if talk else words(item.topic, "topic")
    person = words(Person.YOUTH if talk else item.concerns, "person")
    return [
        (_("Ämne"), topic),
        (_("Vem handlar uppgiften om?"), person),
        (_("Så börjar texten"), Truncator(item.agreed if talk else item.text).chars(BEGINNING)),
    ]


def _names(page: FormPage | None) -> Mapping[UUID, str]:
    if page is None:
        return {}
    receivers = {line.agency_id: line.agency for line in page.receivers}
    notes = {
        line.item_id: f"{TOPIC_LABELS[Topic(line.topic)]}, {date_format(line.at, 'j F Y')}"
        for line in page.notes
    }
    names = dict(page.agencies) | receivers | notes
    if isinstance(page, DisclosurePage):
        names |= {one.item_id: one.text[:SHORT] for one in page.choices}
    return names


def _crosses(chosen: Any, page: FormPage | None) -> Iterator[str]:
    """A line for each agency, agencies and topics in the order of the form."""
    for agency_id, agency in page.agencies if page else ():
        topics = [
            str(TOPIC_LABELS[topic]).lower()
            for topic in CONSENT_TOPICS
            if (agency_id, topic) in chosen
        ]
        if topics:
            yield f"{agency} ({', '.join(topics)})"
