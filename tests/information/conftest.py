"""Pages are read in both languages here; the next test begins in Swedish."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def swedish_again() -> Iterator[None]:
    """A request leaves its language active in the thread that answered it."""
    with override("sv"):
        yield
