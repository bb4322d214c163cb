"""The one list of the field's words; a test holds the English catalogue to it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("glossary.toml")


@dataclass(frozen=True, slots=True)
class Term:
    """A word in Swedish and English with its meaning in both.

    `forms` are further Swedish words that mean the same; `said` is what the English of a
    sentence with one of them must contain (at least one of these). `also`: old words in speech.
    """

    sv: str
    en: str
    means: str
    means_en: str
    forms: tuple[str, ...]
    said: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A term as the page shows it: the reader's language first."""

    term: str
    other: str
    means: str
    also: tuple[str, ...] = ()


@cache
def terms() -> tuple[Term, ...]:
    """All terms, as they stand in the file."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["term"]
    return tuple(
        Term(
            sv=row["sv"],
            en=row["en"],
            means=row["means"],
            means_en=row["means_en"],
            forms=(row["sv"].lower(), *row.get("forms", ())),
            said=tuple(row.get("said", (row["en"].lower(),))),
            also=tuple(row.get("also", ())),
        )
        for row in rows
    )


def terms_in(language: str) -> list[Line]:
    """The terms for a reader of a language, in its order of letters."""
    if language == "en":
        lines = [Line(term.en, term.sv, term.means_en, term.also) for term in terms()]
    else:
        lines = [Line(term.sv, term.en, term.means, term.also) for term in terms()]
    return sorted(lines, key=lambda line: [_PLACE.get(c, ord(c)) for c in line.term.lower()])


# The last letters of the Swedish alphabet are not in the order of their code points.
_PLACE = {"å": 300, "ä": 301, "ö": 302}
