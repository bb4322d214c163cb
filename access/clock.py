"""The one clock of the house: everything that asks what time it is asks here."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
_moved_by: ContextVar[timedelta] = ContextVar("moved_by", default=timedelta(0))


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC) + _moved_by.get()


def today() -> date:
    """The present day in Sweden."""
    return day_of(now())


def day_of(instant: datetime) -> date:
    """The day it is in Sweden at an instant; in summer it begins two hours before UTC's."""
    return instant.astimezone(STOCKHOLM).date()


@contextmanager
def moved_to(instant: datetime) -> Iterator[None]:
    """Let the clock run from another instant; for the demo's loader and the tests alone.

    A house test keeps every other module from importing it.
    """
    token = _moved_by.set(instant - datetime.now(UTC))
    try:
        yield
    finally:
        _moved_by.reset(token)
