"""The versioned texts of consent: the form and the information, one file a version and language.

A file is <folder>/<version>/<language>.toml; a municipality adds checked translations in a folder
of its own (docs/consent-texts.md). Every language says what the Swedish text of its version says:
the same keys with the same blanks, or the site does not start.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

BUILT_IN = Path(__file__).parent
SOURCE = "sv"
_CODE = re.compile(r"[a-z]{2,8}")
_BLANK = re.compile(r"\{(\w+)\}")


class NotAText(ValueError):
    """A file that does not say what the Swedish text says; the message names file and key."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with a text, or with steps in order."""

    title: str
    text: str = ""
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsentText:
    """All that a family reads in one language; `{...}` are blanks that the page fills in.

    `tag` is the language of the page (BCP 47), `direction` ltr or rtl. Of a translation that a
    municipality has added, who translated it and on which day it was checked.
    """

    version: str
    language: str
    name: str
    tag: str
    direction: str
    form: Mapping[str, str]
    purposes: Mapping[str, str]
    topics: Mapping[str, str]
    title: str
    parts: tuple[Part, ...]
    youth: Part
    translator: str = ""
    checked: date | None = None


Texts = Mapping[tuple[str, str], ConsentText]


def load_texts(folders: Iterable[Path]) -> Texts:
    """Every text by version and language; a later folder adds and never replaces.

    Raises NotAText.
    """
    found: dict[tuple[str, str], ConsentText] = {}
    files = [path for folder in folders for path in sorted(folder.glob("*/*.toml"))]
    for path in sorted(files, key=lambda path: path.stem != SOURCE):
        key = (path.parent.name, path.stem)
        if key in found:
            raise NotAText(f"{path}: there is a text of this version and language already.")
        text = _text(path)
        source = text if path.stem == SOURCE else found.get((key[0], SOURCE))
        if source is None:
            raise NotAText(f"{path}: there is no Swedish text of this version.")
        _refuse_other_blanks(path, text, source)
        found[key] = text
    return found


def languages_with_text(texts: Texts, version: str) -> dict[str, str]:
    """The languages of a version, and what each is called."""
    return {text.language: text.name for text in texts.values() if text.version == version}


def _text(path: Path) -> ConsentText:
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        parts = told["information"].pop("parts")
        text = ConsentText(
            version=path.parent.name,
            language=path.stem,
            form=told.pop("form"),
            purposes=told.pop("purposes"),
            topics=told.pop("topics"),
            title=told.pop("information")["title"],
            parts=tuple(_part(part) for part in parts),
            youth=_part(told.pop("youth")),
            **told,
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError):
        raise NotAText(f"{path}: a part is missing, misspelt or no TOML.") from None
    whole = text.name and text.tag and text.direction in ("ltr", "rtl")
    if not whole or not _CODE.fullmatch(text.language):
        raise NotAText(f"{path}: name, tag, direction or the name of the file is wrong.")
    if not path.is_relative_to(BUILT_IN) and not (text.translator and text.checked):
        raise NotAText(f"{path}: an added translation says who translated it and when checked.")
    return text


def _part(told: dict[str, Any]) -> Part:
    part = Part(**{**told, "steps": tuple(told.get("steps", ()))})
    if not (part.text or part.steps):
        raise TypeError
    return part


def _refuse_other_blanks(path: Path, text: ConsentText, source: ConsentText) -> None:
    said, wanted = _blanks(text), _blanks(source)
    for key in sorted(said.keys() ^ wanted.keys()):
        raise NotAText(f"{path}: {key} is missing or unknown.")
    for key, blanks in wanted.items():
        if said[key] != blanks:
            raise NotAText(f"{path}: {key} has other blanks than the Swedish text.")


def _blanks(text: ConsentText) -> dict[str, frozenset[str]]:
    """Every key of a text with the blanks in it."""
    said = {
        f"{table}.{key}": value
        for table in ("form", "purposes", "topics")
        for key, value in getattr(text, table).items()
    }
    parts = {f"information.{at}": part for at, part in enumerate(text.parts)}
    for name, part in {**parts, "youth": text.youth}.items():
        said[name] = "\n".join((part.title, part.text, *part.steps))
    return {key: frozenset(_BLANK.findall(value)) for key, value in said.items()}
