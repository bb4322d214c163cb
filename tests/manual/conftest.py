"""The browser of the journeys, in the demonstration's town on a day that never changes."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management import call_command

from tests.journeys.conftest import NewVisitor, chromium, visitor  # noqa: F401  fixtures

DAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def demo_town(
    settings: object,
    visitor: NewVisitor,  # noqa: F811
) -> Iterator[NewVisitor]:
    """The demonstration, as it is on a Monday in November."""
    settings.VARSAM_DEMO = True  # type: ignore[attr-defined]
    with time_machine.travel(DAY, tick=True):
        call_command("load_demo", stdout=io.StringIO())
        yield visitor
