"""Founds a collaboration from a file and prints the first administrator's one-time link."""

import tomllib
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from access.blocked import Blocked
from access.roles import AgencyKind
from agencies.models import Agency
from agencies.writing.agencies import found_collaboration
from vault.providers import KeyUnavailable

COLUMNS = {
    "name": str,
    "kind": str,
    "secrecy": str,
    "board": str,
    "organisation_number": str,
    "phone": str,
    "private": bool,
}
NEEDED = ("name", "kind", "secrecy")


class Command(BaseCommand):
    """`manage.py found_collaboration FILE.toml`; docs/founding.example.toml shows the file."""

    help = "Makes a collaboration, its agencies with keys, its log and its first administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a TOML file, see docs/founding.example.toml")

    def handle(self, *_args: Any, **options: Any) -> None:
        said = _read(options["file"])
        try:
            founded = found_collaboration(
                name=_text(said, "name"),
                short_name=_text(said, "short_name"),
                number_prefix=_prefix(_text(said, "number_prefix")),
                agencies=[_agency(one) for one in said.get("agencies", [])],
                administrator=_administrator(said.get("administrator", {})),
            )
        except (Blocked, KeyUnavailable) as stopped:
            raise CommandError(str(getattr(stopped, "reason", stopped))) from None
        self.stdout.write("Founded. The administrator chooses a password, once, at the site's")
        self.stdout.write(f"address followed by: {founded.link}")


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise CommandError(f"The file {path} cannot be read.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise CommandError(f"The file {path} is not TOML.") from None


def _text(said: dict[str, Any], key: str) -> str:
    value = said.get(key)
    if not isinstance(value, str) or not value.strip():
        raise CommandError(f"The file must say {key}.")
    return value.strip()


def _prefix(value: str) -> str:
    if not (value.isascii() and value.isalpha() and value.isupper() and len(value) <= 4):
        raise CommandError("number_prefix must be one to four capital letters, such as TB.")
    return value


def _agency(said: Any) -> dict[str, Any]:
    if not isinstance(said, dict) or set(said) - set(COLUMNS):
        raise CommandError(f"Each agency may say: {', '.join(COLUMNS)}.")
    for key, kind in COLUMNS.items():
        if key in said and not isinstance(said[key], kind):
            raise CommandError(f"An agency's {key} is not of the right kind.")
    for key in NEEDED:
        if not said.get(key):
            raise CommandError(f"Each agency must say {key}.")
    if said["kind"] not in [kind.value for kind in AgencyKind]:
        raise CommandError(f"kind must be one of: {', '.join(kind.value for kind in AgencyKind)}.")
    if said["secrecy"] not in Agency.Secrecy.values:
        raise CommandError(f"secrecy must be one of: {', '.join(Agency.Secrecy.values)}.")
    return said


def _administrator(said: Any) -> tuple[str, str]:
    if not isinstance(said, dict):
        raise CommandError("The file must say [administrator] with name and email.")
    email = _text(said, "email")
    try:
        validate_email(email)
    except ValidationError:
        raise CommandError("The administrator's email is not an address.") from None
    return _text(said, "name"), email
