"""Runs the whole suite once for each engine, both at the same time.

VARSAM_TEST_POSTGRES may name a server that is already there (and VARSAM_TEST_POSTGRES_LOG the file
of its statements); else a throw-away one is started and stopped.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.postgres import Server, throw_away_server

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """0 if the suite passed on both engines; further arguments go to pytest."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # end in order, the server as well
    with (
        _server() as server,
        tempfile.TemporaryFile() as output,
        tempfile.TemporaryDirectory(prefix="varsam-test-") as folder,
    ):
        on_postgresql = _suite(arguments, server, output.fileno(), folder)
        on_sqlite = _suite(arguments, None, None, folder)
        try:
            failed = [_failed("SQLite", on_sqlite)]
            failed.append(_failed("PostgreSQL", on_postgresql, output))
        finally:
            for suite in (on_sqlite, on_postgresql):
                _end(suite)
    return int(any(failed))


@contextmanager
def _server() -> Iterator[Server]:
    given = os.environ.get("VARSAM_TEST_POSTGRES")
    if given:
        yield Server(given, Path(os.environ.get("VARSAM_TEST_POSTGRES_LOG", os.devnull)))
    else:
        with throw_away_server() as server:
            yield server


def _suite(
    arguments: list[str], server: Server | None, output: int | None, folder: str
) -> subprocess.Popen:
    environment = dict(os.environ)
    environment.pop("VARSAM_TEST_POSTGRES_LOG", None)
    environment["VARSAM_TEST_DATABASE"] = server.address if server else "sqlite"
    if server and server.log != Path(os.devnull):
        environment["VARSAM_TEST_POSTGRES_LOG"] = str(server.log)
    # A folder of its own: another run that ends meanwhile would clear a shared one.
    own = f"--basetemp={folder}/{'postgresql' if server else 'sqlite'}"
    command = [sys.executable, "-m", "pytest", "-q", own, *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)


def _failed(engine: str, suite: subprocess.Popen, output: object = None) -> bool:
    code = suite.wait()
    if output is not None:
        output.seek(0)
        sys.stdout.write(output.read().decode(errors="replace"))
    print(f"{engine}: {'failed' if code else 'passed'}.", flush=True)
    return bool(code)


def _end(suite: subprocess.Popen) -> None:
    if suite.poll() is None:
        suite.terminate()
        suite.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
