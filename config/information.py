"""What the municipality itself tells on the pages that the law asks for, from one TOML text."""

import tomllib
from dataclasses import dataclass, fields

from config.env import NotConfigured, optional

NAME = "VARSAM_INFORMATION"


@dataclass(frozen=True, slots=True)
class Controller:
    """A board or authority that answers for its own agency's personal data."""

    agency: str
    board: str
    contact: str


@dataclass(frozen=True, slots=True)
class Information:
    """Empty values show a placeholder on the page; see docs/information.example.toml."""

    municipality: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    data_protection_officer: str = ""
    assessed: str = ""
    updated: str = ""
    reviewed: str = ""
    kept: str = ""
    log_kept: str = ""
    controllers: tuple[Controller, ...] = ()


def information() -> Information:
    """The value of VARSAM_INFORMATION or of the file VARSAM_INFORMATION_FILE."""
    try:
        told = tomllib.loads(optional(NAME))
    except tomllib.TOMLDecodeError:
        raise NotConfigured(f"{NAME} is not TOML.") from None
    controllers = told.pop("controllers", [])
    _refuse_strangers("", told, Information)
    for row in controllers:
        _refuse_strangers("controllers.", row, Controller)
    try:
        return Information(**told, controllers=tuple(Controller(**row) for row in controllers))
    except TypeError:
        raise NotConfigured(f"{NAME}: each controller has agency, board and contact.") from None


def _refuse_strangers(where: str, told: dict[str, object], kind: type) -> None:
    """A misspelt key would leave a placeholder on a public page."""
    known = {field.name for field in fields(kind)}
    for name, value in told.items():
        if name not in known or not isinstance(value, str):
            raise NotConfigured(f"{NAME}: {where}{name} is unknown or not a text.")
