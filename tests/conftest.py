"""What every test stands on: one engine a run, databases of one's own, no way out to a network."""

import gc
import ipaddress
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.own_database import copy, drop, working_in

# How quickly examples are made, and how long each takes, is the machine's affair.
hypothesis.settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("untimed")

NO_SKIPS = "VARSAM_TEST_NO_SKIPS"


def _only_loopback(event: str, args: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(args[1], tuple):
        host = str(args[1][0]).split("%")[0]
    elif event == "socket.getaddrinfo":
        host = "localhost" if args[0] is None else str(args[0])
    else:
        return
    try:
        loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise RuntimeError("A test reached for an address outside this machine.")


sys.addaudithook(_only_loopback)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Let the garbage collector leave alone what stays, and come more seldom: a quarter faster."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 1_000)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what holds on the other engine alone."""
    other = "postgresql" if connection.vendor == "sqlite" else "sqlite"
    left_out = [item for item in items if item.get_closest_marker(other)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Where skipping is forbidden, a skipped test has failed."""
    report = yield
    if os.environ.get(NO_SKIPS) and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, where {NO_SKIPS} forbids it: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Any:
    """Nor may a whole module be skipped while it is read."""
    report = yield
    if os.environ.get(NO_SKIPS) and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"Skipped, where {NO_SKIPS} forbids it: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each run migrates a database of its own: a file, or a name that carries the process."""
    template = connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        template["NAME"] = str(tmp_path_factory.mktemp("template") / "template.sqlite3")
    else:
        template["NAME"] = f"varsam_test_{os.getpid()}"


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The name of a migrated database to which nobody ever connects, so that it can be copied.

    In place of the plugin's own, which makes no database where all tests have one of their own.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
        connections.close_all()
        name = copy(connection.settings_dict["NAME"], tmp_path_factory.mktemp("pristine"))
    yield name
    with django_db_blocker.unblock():
        drop(name)
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def site_language() -> Iterator[None]:
    """The site's own language: a page read in another one leaves it active in the thread."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def own_database(
    request: pytest.FixtureRequest,
    django_db_setup: str,
    django_db_blocker: DjangoDbBlocker,
    tmp_path: Path,
) -> Iterator[None]:
    """A migrated database for this test alone, in which commits are commits."""
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        raise pytest.UsageError("A test has either db, which rolls back, or own_database.")
    with django_db_blocker.unblock(), working_in(copy(django_db_setup, tmp_path)):
        yield


@pytest.fixture
def live_site(own_database: None) -> Iterator[str]:
    """The address of the site, served by threads from the test's own database."""
    server = LiveServer("127.0.0.1")
    yield server.url
    server.stop()
    connections.close_all()
