"""Serves a demonstration on this machine: its own secrets and SQLite database lie in var/demo."""

import base64
import os
import secrets
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from casework.management.demo.size import NotASize, size

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "demo"
DATABASE = FOLDER / "varsam.sqlite3"
UNFINISHED = FOLDER / "unfinished.sqlite3"
SECRET_KEY_FILE = FOLDER / "secret_key"
KEY_FILE = FOLDER / "key_encryption_key"


def main() -> None:
    """Make what is not there yet, tell address and log-ins, and serve until stopped."""
    port = _port(os.environ.get("PORT", "8000"))
    asked = os.environ.get("CASES", "")
    cases = _cases(asked)
    os.chdir(ROOT)
    os.umask(0o077)
    FOLDER.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.environ.get("FRESH"):
        for path in FOLDER.iterdir():
            path.unlink()
    if asked and DATABASE.exists():
        _refuse_smaller(cases)
    _make_secret(SECRET_KEY_FILE, secrets.token_urlsafe(60))
    _make_secret(KEY_FILE, base64.b64encode(secrets.token_bytes(32)).decode())
    os.environ.update(settings_of(DATABASE))
    if not DATABASE.exists():
        _make_database(cases)
    else:
        print("The demonstration goes on from before; 'make demo FRESH=1' begins anew.")
    _manage("collectstatic", "--noinput", "--verbosity=0")
    _manage("load_demo", "--log-ins")
    print(f"\nVarsam's demonstration: http://127.0.0.1:{port}/  (Ctrl-C ends it)", flush=True)
    gunicorn = str(Path(sys.executable).with_name("gunicorn"))
    os.execv(gunicorn, [gunicorn, "--bind", f"127.0.0.1:{port}", "config.wsgi"])


def settings_of(database: Path) -> dict[str, str]:
    """The environment of a demonstration over a database."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "VARSAM_DEMO": "yes",
        "VARSAM_PLAIN_HTTP": "yes",
        "VARSAM_SECRET_KEY_FILE": str(SECRET_KEY_FILE),
        "VARSAM_KEY_FILE": str(KEY_FILE),
        "VARSAM_RECEPTION_PHONE": "0000-00 00 01",  # nobody's numbers
        "VARSAM_DUTY_PHONE": "0000-00 00 02",
        "VARSAM_INFORMATION_FILE": str(ROOT / "docs" / "information.example.toml"),
        "VARSAM_DATABASE": f"sqlite:///{database}",
    }


def _make_database(cases: int) -> None:
    """Fill a database under another name first, so that half a demonstration is never served."""
    _remove_unfinished()
    environment = os.environ | settings_of(UNFINISHED)
    print("Making the demonstration ...", flush=True)
    try:
        _manage("migrate", "--verbosity=0", environment=environment)
        _manage("createcachetable", environment=environment)
        _manage("load_demo", f"--cases={cases}", environment=environment)
    except KeyboardInterrupt:
        _remove_unfinished()
        sys.exit("\nWhat was made so far is removed; the same command begins anew.")
    UNFINISHED.rename(DATABASE)


def _remove_unfinished() -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{UNFINISHED}{suffix}").unlink(missing_ok=True)


def _refuse_smaller(cases: int) -> None:
    """Nobody who asks for many cases is served few without a word."""
    with closing(sqlite3.connect(f"{DATABASE.as_uri()}?mode=ro", uri=True)) as session:
        (there,) = session.execute("SELECT count(*) FROM casework_case").fetchone()
    if there < cases:
        sys.exit(
            f"The demonstration that is there has {there} cases; "
            f"'make demo FRESH=1 CASES={cases}' begins anew."
        )


def _manage(*arguments: str, environment: dict[str, str] | None = None) -> None:
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, env=environment, check=False)
    if done.returncode:
        sys.exit(f"The demonstration stopped at 'manage.py {arguments[0]}'; see above.")


def _make_secret(path: Path, value: str) -> None:
    if not path.exists():
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(value)


def _cases(text: str) -> int:
    try:
        return size(text)
    except NotASize as refusal:
        sys.exit(str(refusal))


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        sys.exit("PORT must be a number between 1 and 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except OSError:
            sys.exit(f"Port {text} is taken or not allowed: choose another, as in PORT=8001.")
    return int(text)


if __name__ == "__main__":
    main()
