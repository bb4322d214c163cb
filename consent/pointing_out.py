"""What in a text may point somebody out: numbers of persons, streets, schools, classes, days.

The patterns are written so that Python and a browser read them alike. First names are not guessed
at: a capital letter is no sign of a name.
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
_BEFORE, _AFTER = f"(?<![{_L}0-9])", f"(?![{_L}0-9])"
# Kinds of school, not names of one.
_KINDS = "|".join(
    f"[{kind[0].upper()}{kind[0]}]{kind[1:]}"
    for kind in "grund gymnasie för hög folkhög sär sommar musik kultur fri låg mellan".split()
    + "hem natt dag skid kör dans trafik rid kvälls internat resurs".split()
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


def watched(
    agencies: Iterable[tuple[str, str]], further: Iterable[str]
) -> Mapping[Sign, tuple[str, str]]:
    """The patterns with the names of agencies (name, kind) and the words of the installation."""
    names = [name for name, kind in agencies if kind in TELLING_KINDS]
    said = {name.strip() for name in names if name.strip().casefold() not in _COMMON}
    words = sorted((said | {word.strip() for word in further}) - {""}, key=len)
    if not words:
        return PATTERNS
    one_of = "|".join(re.escape(word).replace("/", r"\/") for word in reversed(words))
    return {**PATTERNS, Sign.WORD: (f"{_BEFORE}(?:{one_of})s?{_AFTER}", "i")}


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
