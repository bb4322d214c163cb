"""What is sealed cannot be told from the log, nor from which number was written beside it."""

import json
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.acts import Act
from audit.models import Body
from casework.models import Tally
from casework.models.observation import Factor, Level, Moment
from tests import town as towns
from tests.casework.test_observations import (
    FRIENDS,
    HIGH,
    LEISURE,
    LOW,
    SCHOOL,
    SOME,
    observe,
    running,
)
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def case(town: Town) -> UUID:
    return running(town)


def entry_of(act: Act) -> list[dict[str, object]]:
    """The newest entries of an act, without what differs from entry to entry."""
    found = []
    for body in Body.objects.filter(act=act.value).order_by("-index"):
        entry = json.loads(bytes(body.bytes))
        found.append(
            {
                "keys": sorted(entry),
                "tags": [tag for _item, _owner, tag, _hash in entry.get("writes", [])],
                "facts": entry.get("facts"),
                "counts": entry.get("counts"),
                "acts": [one[0] for one in entry.get("keys", [])],
                "length": len(bytes(body.bytes)),
            }
        )
    return found


def test_the_log_and_the_row_look_the_same_whatever_level_and_factor_were_sealed(
    town: Town, case: UUID
) -> None:
    observe(town, case, {SCHOOL: LOW})
    observe(town, case, {FRIENDS: HIGH, LEISURE: HIGH, SCHOOL: SOME})
    one, other = entry_of(Act.OBSERVE_FACTORS)

    assert one == other
    assert one["tags"] == [41, 42, 43, 44, 45, 46, 47, 48, 52]
    assert one["counts"] is None
    with connection.cursor() as cursor:
        names = ", ".join(f"length({factor.value})" for factor in Factor)
        cursor.execute(f"SELECT {names} FROM casework_observation")
        lengths = {length for row in cursor.fetchall() for length in row}
    assert len(lengths) == 1


def test_every_number_of_the_half_year_is_written_whichever_moves(town: Town, case: UUID) -> None:
    observe(town, case, {SCHOOL: LOW})
    with CaptureQueriesContext(connection) as captured:
        observe(town, case, {LEISURE: HIGH})
    (written,) = [q["sql"] for q in captured if q["sql"].startswith('UPDATE "casework_tally"')]
    condition = written.split(" WHERE ")[-1]
    assert "factor" not in condition
    assert "level" not in condition
    assert Tally.objects.count() == len(Factor) * len(Level) * len(Moment)


@pytest.mark.postgresql
def test_no_version_of_a_row_tells_which_number_moved_with_an_observation(
    town: Town, case: UUID
) -> None:
    observe(town, case, {SCHOOL: LOW})
    observe(town, case, {LEISURE: HIGH})
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT xmin::text FROM casework_tally")
        assert len(cursor.fetchall()) == 1
