"""What templates need beyond Django's own filters; loaded as {% load face %}."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.template import Library

from config.chart import Bar, bars

register = Library()


@register.filter
def paired(heads: Sequence[Any], cells: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each head with its cell; raises ValueError when a cell is missing or too many."""
    return list(zip(heads, cells, strict=True))


@register.filter
def word(code: str, words: Mapping[str, Any]) -> Any:
    """The word for a code; raises KeyError for a code without one, rather than show nothing."""
    return words[code]


@register.filter
def barred(rows: Sequence[tuple[str, int | None]]) -> list[Bar]:
    """These rows with the length of their bars."""
    return bars(rows)
