"""What was filled in into a field of a form, in words."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

NO_NAMES: Mapping[UUID, str] = {}


def in_words(field: forms.Field, value: Any, names: Mapping[UUID, str] = NO_NAMES) -> str:
    """A cleaned value as the page says it; `names` are those of the ids that it may hold."""
    return ", ".join(_words(field, value, names)) or _("Inget angivet")


def _words(field: forms.Field, value: Any, names: Mapping[UUID, str]) -> Iterator[str]:
    if isinstance(field, forms.BooleanField) or isinstance(value, bool):
        yield _("Ja") if value else _("Nej")
    elif isinstance(value, date):
        yield date_format(value, "j F Y")
    elif isinstance(value, list | set | frozenset | tuple):
        yield from sorted(_one(field, one, names) for one in value)
    elif value not in (None, ""):
        yield _one(field, value, names)


def _one(field: forms.Field, value: Any, names: Mapping[UUID, str]) -> str:
    if isinstance(value, UUID):
        return names.get(value, "–")
    labels = {str(key): label for key, label in getattr(field, "choices", ())}
    code = getattr(value, "value", value)
    return str(labels.get(str(code), value))
