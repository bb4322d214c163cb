"""What in a text may point somebody out: numbers of persons, streets, schools, classes, days, and
what may be a name.

The patterns are written so that Python and a browser read them alike. A capital letter within a
sentence may begin a name; no list of names is kept, as none could be complete.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from phonenumbers import Leniency, PhoneNumberMatcher

from access.roles import AgencyKind


class Sign(StrEnum):
    """What a find looks like; stands in the log as a code."""

    NUMBER = "number"
    PHONE = "phone"
    STREET = "street"
    SCHOOL = "school"
    CLASS = "class"
    DAY = "day"
    WORD = "word"
    NAME = "name"


# These are never left in: no number belongs in a question without identity.
NEVER = frozenset({Sign.NUMBER, Sign.PHONE})
# Of these kinds an agency's name says where somebody goes; "police" or "social services" do not.
TELLING_KINDS = frozenset(
    {
        AgencyKind.SCHOOL.value,
        AgencyKind.LEISURE.value,
        AgencyKind.HEALTH_CARE.value,
        AgencyKind.OTHER.value,
    }
)
# Names that are no more than what the agency does.
_COMMON = frozenset({"fritid", "fritiden", "skola", "skolan", "elevhälsan", "ungdomsgården"})
_L = "A-Za-zÅÄÖåäöÉéÜü"
# Names are written with the letters of many languages.
_LATIN = [chr(code) for code in range(0xC0, 0x250)]
_UPPER = "A-Z" + "".join(letter for letter in _LATIN if letter.isupper())
_LOWER = "a-z" + "".join(letter for letter in _LATIN if letter.islower())
_BEFORE, _AFTER = f"(?<![{_L}0-9])", f"(?![{_L}0-9])"
# Kinds of school, not names of one.
_KINDS = "|".join(
    f"[{kind[0].upper()}{kind[0]}]{kind[1:]}"
    for kind in "grund gymnasie för hög folkhög sär sommar musik kultur fri låg mellan".split()
    + "hem natt dag skid kör dans trafik rid kvälls internat resurs".split()
)
# Words that are written with a capital letter within a sentence, and are nobody's name.
_ORDINARY = (
    "Polisen Polis Socialtjänsten Socialjouren Skolan Elevhälsan Fritid Fritiden Samordningen "
    "Kommunen Regionen Barnahus Åklagaren Tullverket Kriminalvården Hem Bris Sverige Svenska "
    "Norden Europa Internet Snapchat Tiktok Instagram Facebook Youtube Discord Google Telegram "
    "Swish Jag Vi Hen Han Hon Den Det De Du Ni Gud Jul Påsk Midsommar Lucia Valborg"
).split()
# So end what does a thing, and no name of a person.
_ENDINGS = (
    "skolan|tjänsten|jouren|kommunen|mottagningen|verket|kassan|polisen|nämnden|hälsan|gården"
)
_MONTHS = "jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec"
# With the flags that a pattern needs: none is upper and lower case as written, "i" is either.
PATTERNS: Mapping[Sign, tuple[str, str]] = {
    Sign.NUMBER: (r"(?<!\d)(?:\d{2})?\d{6}\s?[-+–]?\s?\d{4}(?!\d)", ""),
    # For the browser; here a library finds them.
    Sign.PHONE: (r"(?<!\d)(?:\+46|0046|0)\s?\d{1,3}[-–/ ]\s?\d[\d ]{4,9}\d(?!\d)", ""),
    Sign.STREET: (
        f"{_BEFORE}[{_L}]{{2,}}(?:gatan|vägen|gränden?|stigen|torget|allén){_AFTER}(?:\\s\\d{{1,4}})?",
        "i",
    ),
    Sign.SCHOOL: (
        f"{_BEFORE}(?!(?:{_KINDS})skola)[{_L}-]{{2,}}(?:skolan?|gymnasiet)s?{_AFTER}"
        f"|{_BEFORE}(?:[A-ZÅÄÖ][{_L}-]+\\s){{1,2}}(?:skola|friskola|gymnasium){_AFTER}",
        "",
    ),
    Sign.CLASS: (
        f"{_BEFORE}(?:[Kk]lass|[Åå]rskurs|[Åå]k)\\s?[1-9][A-Fa-f]?{_AFTER}|{_BEFORE}[4-9][A-F]{_AFTER}",
        "",
    ),
    Sign.DAY: (
        r"(?<!\d)(?:19|20)\d{2}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?!\d)"
        f"|(?<!\\d)[0-3]?\\d\\s(?:{_MONTHS})[a-z]*",
        "i",
    ),
}


@dataclass(frozen=True, slots=True)
class Find:
    """Words of a text, as they stand there, and what they look like."""

    sign: Sign
    words: str


def _may_be_a_name(ordinary: Iterable[str]) -> tuple[str, str]:
    """A word with a capital letter that does not begin a sentence, but for the ordinary ones."""
    known = "|".join(re.escape(word).replace("/", r"\/") for word in ordinary)
    common = f"(?:(?:{known})s?|[{_L}]*(?:{_ENDINGS})s?){_AFTER}"
    word = f"[{_UPPER}][{_LOWER}]+"
    before, after = f'(?<=[{_UPPER}{_LOWER}0-9,;)”"–-]\\s)', f"(?![{_UPPER}{_LOWER}0-9])"
    return (f"{before}(?!{common}){word}(?:[- ]{word})*{after}", "")


# What is looked for where no collaboration is known.
PATTERNS = {**PATTERNS, Sign.NAME: _may_be_a_name(_ORDINARY)}


def watched(
    agencies: Iterable[tuple[str, str]], further: Iterable[str]
) -> Mapping[Sign, tuple[str, str]]:
    """The patterns with the names of agencies (name, kind) and the words of the installation."""
    agencies = list(agencies)
    names = [name for name, kind in agencies if kind in TELLING_KINDS]
    said = {name.strip() for name in names if name.strip().casefold() not in _COMMON}
    words = sorted((said | {word.strip() for word in further}) - {""}, key=len)
    found: dict[Sign, tuple[str, str]] = dict(PATTERNS)
    del found[Sign.NAME]
    if words:
        one_of = "|".join(re.escape(word).replace("/", r"\/") for word in reversed(words))
        found[Sign.WORD] = (f"{_BEFORE}(?:{one_of})s?{_AFTER}", "i")
    # Last, as what is known to be something else is no name.
    plain = {name.strip() for name, kind in agencies if kind not in TELLING_KINDS} - {""}
    return {**found, Sign.NAME: _may_be_a_name([*sorted(plain), *_ORDINARY])}


def finds(text: str, patterns: Mapping[Sign, tuple[str, str]]) -> tuple[Find, ...]:
    """What may point somebody out, each once; a find within another one is left out."""
    spans: list[tuple[int, int, Find]] = []
    for sign, pattern in patterns.items():
        for start, end in _spans(sign, text, *pattern):
            if not any(a <= start and end <= b for a, b, _find in spans):
                spans.append((start, end, Find(sign, text[start:end].strip())))
    return tuple(dict.fromkeys(find for _start, _end, find in sorted(spans, key=lambda s: s[:2])))


def _spans(sign: Sign, text: str, pattern: str, flags: str) -> list[tuple[int, int]]:
    if sign is Sign.PHONE:
        found = PhoneNumberMatcher(text, "SE", leniency=Leniency.VALID)
        return [(one.start, one.end) for one in found]
    return [one.span() for one in re.finditer(pattern, text, re.IGNORECASE if flags else 0)]


def kinds(found: Iterable[Find]) -> frozenset[Sign]:
    """What kinds of signs there are."""
    return frozenset(find.sign for find in found)
