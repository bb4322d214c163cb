"""Reads the environment, loudly: what is missing or wrong is said in one sentence.

Each value may stand in NAME itself or in a file whose path stands in NAME_FILE.
"""

import os
import stat
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

LOOPBACK = ("127.0.0.1", "localhost")
_YES = frozenset({"1", "yes", "true", "on"})
_NO = frozenset({"0", "no", "false", "off", ""})


class NotConfigured(ImproperlyConfigured):
    """A setting is missing or wrong; the message is one sentence for whoever starts the system."""


def optional(name: str, default: str = "") -> str:
    """The value of NAME or of the file NAME_FILE, or the default."""
    path = os.environ.get(f"{name}_FILE", "")
    if path and name in os.environ:
        raise NotConfigured(f"Set either {name} or {name}_FILE, not both.")
    return _content(f"{name}_FILE", path) if path else os.environ.get(name, default)


def required(name: str) -> str:
    """The value of NAME or of the file NAME_FILE; raises NotConfigured if there is none."""
    value = optional(name)
    if not value:
        raise NotConfigured(f"Set {name}, or {name}_FILE to the path of a file that holds it.")
    return value


def secret(name: str) -> str:
    """As required(); the file, if there is one, must be closed to other users."""
    path = os.environ.get(f"{name}_FILE", "")
    if path:
        _refuse_open_file(f"{name}_FILE", path)
    return required(name)


def flag(name: str, *, default: bool = False) -> bool:
    """Yes or no; anything else raises NotConfigured."""
    value = optional(name, "yes" if default else "no").strip().lower()
    if value not in _YES | _NO:
        raise NotConfigured(f"{name} must be yes or no.")
    return value in _YES


def whole(name: str, *, default: int) -> int:
    """A whole number that is not negative; anything else raises NotConfigured."""
    value = optional(name, str(default)).strip()
    if not (value.isascii() and value.isdigit() and len(value) < 6):
        raise NotConfigured(f"{name} must be a whole number.")
    return int(value)


def listed(name: str) -> list[str]:
    """The parts of a value that are divided by commas; an absent value is an empty list."""
    return [part.strip() for part in optional(name).split(",") if part.strip()]


def hosts(name: str, *, default: tuple[str, ...]) -> list[str]:
    """The names under which the site answers; raises NotConfigured for one that means every name.

    Links in what the site makes are built from the name it was asked by.
    """
    found = listed(name) or list(default)
    if any("*" in host or host.startswith(".") for host in found):
        raise NotConfigured(f"{name} lists each name in full, without * and without a dot first.")
    return found


def refuse_openness(flags: dict[str, bool], hosts: list[str]) -> None:
    """Raise NotConfigured if a flag for this machine alone is set where others reach the site."""
    if set(hosts) <= {*LOOPBACK, "[::1]", "testserver"}:
        return
    for name, is_set in flags.items():
        if is_set:
            raise NotConfigured(f"{name} is for a site that answers on this machine alone.")


def _content(name: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise NotConfigured(f"{name} names a file that cannot be read.") from None


def _refuse_open_file(name: str, path: str) -> None:
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        raise NotConfigured(f"{name} names a file that cannot be read.") from None
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise NotConfigured(f"{name} names a file that other users may open: type chmod 600.")
