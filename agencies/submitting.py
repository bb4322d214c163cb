"""Runs a verb for a form that was sent, and puts what stopped it at the field."""

from collections.abc import Callable
from typing import Any

from django.forms import Form

from access.blocked import AlreadyDone, Blocked


def submitted(form: Form, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
    """True when the form was sent, valid, and the verb did its work (or had done it before)."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        verb(*args, **kwargs, **form.cleaned_data)
    except AlreadyDone:
        return True
    except Blocked as blocked:
        form.add_error(blocked.field if blocked.field in form.fields else None, blocked.reason)
        return False
    return True
