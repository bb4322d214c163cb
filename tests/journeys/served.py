"""gunicorn as in production, in a process of its own that can be killed and come back."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

from django.conf import settings
from django.db import connection

from tests.house.code import ROOT

LONGEST = 60  # seconds until it answers, on a machine that has much to do


class Server:
    """gunicorn over the database that the test is working in, with the run's own secrets."""

    def __init__(self, output: Path) -> None:
        self._output = output
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._address = f"127.0.0.1:{free.getsockname()[1]}"
        self.url = f"http://{self._address}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve at the same address as before, and come back when it answers."""
        gunicorn = str(Path(sys.executable).with_name("gunicorn"))
        with self._output.open("ab") as output:
            self._process = subprocess.Popen(
                [gunicorn, "--bind", self._address, "config.wsgi"],
                cwd=ROOT,
                env=_environment(),
                stdout=output,
                stderr=output,
                start_new_session=True,  # so that its workers die with it
            )
        ends = time.monotonic() + LONGEST
        while not self._answers():
            if time.monotonic() > ends or self._process.poll() is not None:
                raise AssertionError(self._output.read_text(errors="replace"))
            time.sleep(0.1)

    def kill(self) -> None:
        """As when the power fails: no process of it comes to a last word."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/login/", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def _environment() -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("VARSAM_")}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "VARSAM_TEST_SECRET_KEY": settings.SECRET_KEY,
        "VARSAM_TEST_KEY": settings.VARSAM_KEY,
        "VARSAM_TEST_DATABASE": _database(),
    }


def _database() -> str:
    """The address of the test's own database."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlunsplit(urlsplit(os.environ["VARSAM_TEST_DATABASE"])._replace(path=f"/{name}"))
