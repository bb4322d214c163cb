"""How an enum becomes the choices of a column."""

from typing import Any


def choices(values: Any) -> list[tuple[str, str]]:
    """The values of an enum as a column's choices."""
    return [(value.value, value.value) for value in values]
