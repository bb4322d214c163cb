"""Gives templates the explanations of casework.explaining."""

from collections.abc import Iterable

from django.template import Library
from django.utils.functional import Promise

from casework.explaining import LEGENDS, Rows

register = Library()


@register.filter
def legends(names: str) -> Iterable[tuple[Promise, Rows]]:
    """Summary and rows for each of the names, which are divided by spaces; "all" is every one."""
    chosen = LEGENDS if names == "all" else names.split()
    return [LEGENDS[name] for name in chosen]
