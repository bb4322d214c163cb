"""No personal number stands in the repository but the published test numbers of the demo."""

import re

from tests.house.code import ROOT, files

# Test numbers that the tax agency publishes: nobody has them.
TEST_NUMBERS = frozenset(
    """
    120305-2392 110301-2389 101001-2399 130301-2387 090628-2397 100301-2380 130302-2394
    120304-2385 080301-2392 110304-2394 080573-2385
    790124-9297 810119-9282 830119-9298 850116-9885 870109-2390
    """.split()
)
SHAPE = re.compile(
    r"(?<![\w.])(?:18|19|20)?(\d\d(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01]))"
    r"[-+]?(\d{4})(?![\w.])"
)


def luhn_holds(digits: str) -> bool:
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def numbers(text: str) -> set[str]:
    """Everything shaped like a personal or coordination number, with the right check digit."""
    found = SHAPE.findall(text)
    return {f"{date}-{last}" for date, last in found if luhn_holds(date + last)}


def unpublished(text: str) -> set[str]:
    return numbers(text) - TEST_NUMBERS


def test_only_published_test_numbers_are_used():
    texts = {path: (ROOT / path).read_text(encoding="latin-1") for path in files()}
    assert {path: unpublished(text) for path, text in texts.items() if unpublished(text)} == {}


def test_a_number_in_any_writing_is_seen():
    start = "19900101" + "238"  # built here, so that it does not stand in the repository
    check = next(digit for digit in "0123456789" if luhn_holds(start[2:] + digit))
    long, short = start + check, start[2:] + check
    for writing in (long, short, f"{long[:8]}-{long[8:]}", f"{short[:6]}+{short[6:]}"):
        assert len(unpublished(f"text {writing}, text")) == 1
    assert unpublished("text 20120305-2392, text") == set()
    assert numbers("text 201203052392") == {"120305-2392"}
