"""Runs a verb for a form that was sent, and puts what stopped it at the field."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.forms import Form

from access.blocked import AlreadyDone, Blocked

# The button of the other language, when it takes the form of the page along.
SWITCH = "switch_to"


def shown_again(form: Form) -> bool:
    """Whether the form came along with a change of language: nothing is done, and nothing that is
    not finished yet is a fault."""
    if not form.is_bound or SWITCH not in form.data:
        return False
    form.errors.clear()
    return True


@dataclass(frozen=True, slots=True)
class Done:
    """A form that has done its work; `made` is what the verb gave, None at a second sending."""

    made: Any = None


def submitted(form: Form, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
    """True when the form was sent, valid, and the verb did its work (or had done it before)."""
    return sent(form, verb, *args, **kwargs) is not None


def sent(form: Form, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> Done | None:
    """The same, with what the verb gave; None when the form is to be shown (again)."""
    if shown_again(form):
        return None
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return Done(verb(*args, **kwargs, **form.cleaned_data))
    except AlreadyDone:
        return Done()
    except Blocked as blocked:
        if blocked.code == "form.sent_before":
            _give_new_id(form)
        put(blocked, form)
        return None


def put(blocked: Blocked, form: Form) -> None:
    """Put the reason at its field, or above the form."""
    form.add_error(blocked.field if blocked.field in form.fields else None, blocked.reason)


def _give_new_id(form: Form) -> None:
    """What is shown again is another form than the one that was sent under the id."""
    form.data = form.data.copy()
    form.data["sending"] = str(uuid4())
