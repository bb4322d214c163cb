"""The filters that templates have besides Django's own."""

import pytest

from config.face import paired, word


def test_each_cell_is_read_under_its_head() -> None:
    assert paired(["Skola", "Fritid"], ["yes", "no"]) == [("Skola", "yes"), ("Fritid", "no")]


def test_a_row_with_a_cell_too_few_is_not_shown_under_wrong_heads() -> None:
    with pytest.raises(ValueError, match="shorter"):
        paired(["Skola", "Fritid"], ["yes"])


def test_a_code_without_a_word_is_not_shown_as_nothing() -> None:
    assert word("yes", {"yes": "Ja"}) == "Ja"
    with pytest.raises(KeyError):
        word("perhaps", {"yes": "Ja"})
