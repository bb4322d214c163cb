"""Every address, by every role and relation: what comes back, and what the log keeps of it.

An address that is missing from the table fails the test, and so does one that is gone.
"""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from access.declare import every_url
from audit.models import Body
from tests import visitors
from tests.doors import ENTRIES, OTHER_METHODS, STATUS, TABLE, WHO
from tests.own_database import once, taken_back
from tests.visitors import Place, Somebody

# What they stand on takes a while where the machine has much else to do.
pytestmark = pytest.mark.timeout(400)


_made_once = once(visitors.everybody)


@pytest.fixture
def everybody(_made_once: dict[str, Somebody]) -> Iterator[dict[str, Somebody]]:
    """Everybody as they were made; what a test asks of the site is taken back after it."""
    with taken_back():
        yield _made_once


def _routes() -> set[str]:
    return {route for route, _view in every_url()}


def test_the_table_has_every_address_and_no_other() -> None:
    assert _routes() == set(TABLE)


def test_every_row_has_a_column_for_everybody() -> None:
    for route, row in TABLE.items():
        assert [len(column) for column in row] == [len(WHO)] * 2, route


def _ask(somebody: Somebody, method: str, route: str) -> tuple[int, int]:
    """Status, and how many acts were added to the logs."""
    before = Body.objects.filter(part=1).count()
    data = {"acting_for": str(somebody.member.membership_id)} if somebody.member else {}
    send = getattr(somebody.client, method)
    path = somebody.place.path(route)
    response = send(path, data) if method == "post" else send(path)
    return response.status_code, Body.objects.filter(part=1).count() - before


def _differences(everybody: dict[str, Somebody], route: str) -> Iterator[str]:
    for column, method in enumerate(("get", "post")):
        for name, expected in zip(WHO, TABLE[route][column], strict=True):
            if route == "logout/" and method == "post":
                continue  # it would end the session that the rest of the table needs
            got = _ask(everybody[name], method, route)
            wanted = STATUS[expected], ENTRIES.get(expected, got[1])
            if got != wanted:
                yield f"{method} {route} as {name}: {got}, not {wanted}"


@pytest.mark.parametrize("route", sorted(TABLE))
def test_what_each_address_answers_to_each_role(everybody: dict[str, Somebody], route: str) -> None:
    assert list(_differences(everybody, route)) == []


def test_an_unknown_case_is_answered_like_one_that_is_out_of_scope(
    everybody: dict[str, Somebody],
) -> None:
    police = everybody["youth_worker"]
    for route in sorted(route for route in TABLE if "case_id" in route):
        nowhere = Somebody(
            police.client,
            police.member,
            Place({**police.place.ids, "case_id": uuid4()}),
        )
        for method in ("get", "post"):
            assert _ask(nowhere, method, route) == _ask(police, method, route), route


def test_no_address_knows_another_method(everybody: dict[str, Somebody]) -> None:
    for route in sorted(TABLE):
        for method in OTHER_METHODS:
            status, _entries = _ask(everybody["teacher"], method, route)
            assert status in (302, 403, 405), (route, method, status)
