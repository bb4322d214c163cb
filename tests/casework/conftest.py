"""What takes long to tell, made once for a module of tests and given to each as it was made."""

from collections.abc import Iterator

import pytest

from tests.casework.meant import Meant
from tests.casework.stories import Told, all_told
from tests.own_database import once, taken_back


def _meant() -> Meant:
    meant = Meant()
    meant.reviewers()
    return meant


_meant_once = once(_meant)
_told_once = once(all_told)


@pytest.fixture
def meant(_meant_once: Meant) -> Iterator[Meant]:
    """The case of which each word has its readers."""
    with taken_back():
        yield _meant_once


@pytest.fixture
def told(_told_once: Told) -> Iterator[Told]:
    """A case at each point of its course."""
    with taken_back():
        yield _told_once
