"""What the tests of the log start from."""

import pytest

from audit.models import Head
from tests.audit.logs import fill, take_triggers_away


@pytest.fixture
def bent(db: None) -> Head:
    """A log of twelve entries that nothing protects any more."""
    filled = fill(12)
    take_triggers_away()
    return filled
