"""How long the bars of a chart are; the template draws them as SVG, without script or style."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One row; a number that is None is too small to be told, and has no bar."""

    label: str
    number: int | None
    width: str


def bars(rows: Iterable[tuple[str, int | None]]) -> list[Bar]:
    """The longest bar fills the width; raises ValueError for a number below nought."""
    numbers = list(rows)
    longest = max((number or 0 for _label, number in numbers), default=0)
    return [Bar(label, number, _share(number, longest)) for label, number in numbers]


def _share(number: int | None, longest: int) -> str:
    if number is not None and number < 0:
        raise ValueError("A bar has no number below nought.")
    return f"{100 * (number or 0) / (longest or 1):.2f}%"
