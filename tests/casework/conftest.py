"""The case of which each word has its readers, made once for a module of tests."""

from collections.abc import Iterator

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from tests.casework.meant import Meant
from tests.own_database import copy, taken_back, working_in


@pytest.fixture(scope="module")
def _meant_once(
    django_db_setup: str,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Meant]:
    folder = tmp_path_factory.mktemp("meant")
    with django_db_blocker.unblock(), working_in(copy(django_db_setup, folder)):
        meant = Meant()
        meant.reviewers()
        yield meant
        connections.close_all()


@pytest.fixture
def meant(_meant_once: Meant) -> Iterator[Meant]:
    """The case as it was made; what a test does with it is taken back after it."""
    with taken_back():
        yield _meant_once
