"""The bars of a chart, and the table that says the same."""

import pytest
from django.template.loader import render_to_string

from config.chart import bars

ROWS = (("Genomförd", 40), ("Delvis", 10), ("Inte", None), ("Annat", 0))


def chart(rows: tuple[tuple[str, int | None], ...] = ROWS) -> str:
    context = {"chart_id": "c", "title": "Åtgärder", "unit": "antal", "head": "Hur", "rows": rows}
    return " ".join(render_to_string("components/chart.html", context).split())


def test_the_longest_bar_fills_the_width_and_the_others_are_in_proportion() -> None:
    assert [bar.width for bar in bars(ROWS)] == ["100.00%", "25.00%", "0.00%", "0.00%"]


def test_a_chart_of_nothing_has_no_bars() -> None:
    assert bars(()) == []
    assert [bar.width for bar in bars((("Genomförd", 0),))] == ["0.00%"]


def test_a_number_below_nought_is_not_drawn_as_something_else() -> None:
    with pytest.raises(ValueError, match="below nought"):
        bars((("Genomförd", -1),))


def test_a_number_too_small_to_be_told_is_neither_drawn_nor_written() -> None:
    assert chart().count("färre än 5") == 2
    assert chart().count('class="drawn"') == 2


def test_the_table_says_what_the_bars_show() -> None:
    assert '<th scope="row">Genomförd</th><td class="end number">40</td>' in chart()
    assert '<th scope="row">Annat</th><td class="end number">0</td>' in chart()


def test_a_chart_holds_no_style_of_its_own() -> None:
    assert "style=" not in chart()
