"""The database by its address: sqlite:///path or postgresql://user:password@host:port/name."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from config.env import NotConfigured

# Readers do not stop the writer; a commit is on the disk when it returns (the log needs that);
# foreign keys hold; what is deleted (keys above all) is overwritten in the file.
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
    "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON"
)


def database(address: str) -> dict[str, Any]:
    """Django's DATABASES entry for an address; raises NotConfigured for an unknown kind."""
    parts = urlsplit(address)
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        return _sqlite(parts.path[1:])
    if parts.scheme in {"postgresql", "postgres"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "DISABLE_SERVER_SIDE_CURSORS": True,  # a pooler in transaction mode has none
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    raise NotConfigured("VARSAM_DATABASE must begin with sqlite:/// or postgresql://.")


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "init_command": _SQLITE_PRAGMAS,
            "timeout": 20,
            # With DEFERRED, whoever reads before writing fails at once when another writes.
            "transaction_mode": "IMMEDIATE",
        },
    }
