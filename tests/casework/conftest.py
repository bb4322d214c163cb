"""What takes long to tell, made once for a module of tests and given to each as it was made."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.casework.meant import Meant
from tests.casework.stories import Told, all_told
from tests.own_database import made_once, taken_back


@pytest.fixture(scope="module")
def _meant_once(
    django_db_setup: str,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Meant]:
    folder = tmp_path_factory.mktemp("meant")
    with django_db_blocker.unblock(), made_once(_made, django_db_setup, folder) as meant:
        yield meant


def _made() -> Meant:
    meant = Meant()
    meant.reviewers()
    return meant


@pytest.fixture
def meant(_meant_once: Meant) -> Iterator[Meant]:
    """The case as it was made; what a test does with it is taken back after it."""
    with taken_back():
        yield _meant_once


@pytest.fixture(scope="module")
def _told_once(
    django_db_setup: str,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Told]:
    folder = tmp_path_factory.mktemp("told")
    with django_db_blocker.unblock(), made_once(all_told, django_db_setup, folder) as told:
        yield told


@pytest.fixture
def told(_told_once: Told) -> Iterator[Told]:
    """A case at each point of its course; what a test does with them is taken back after it."""
    with taken_back():
        yield _told_once
