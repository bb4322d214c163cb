"""Two administrators change the same thing: the later one is told, and nothing is overwritten."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from access.blocked import Blocked


def mark_of(values: Iterable[Any]) -> str:
    """A mark of what a form was opened with: 64 hexadecimal digits, the same for the same."""
    return hashlib.sha256(repr([str(value) for value in values]).encode()).hexdigest()


def refuse_changed(opened: str, values: Iterable[Any]) -> None:
    """Raise Blocked unless the values are those that the form was opened with."""
    if opened != mark_of(values):
        raise Blocked("form.changed_meanwhile", _("Någon annan har sparat medan du skrev."))
