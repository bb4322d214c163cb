"""The rules of disclosure as a lawyer reads them, printed from the tables that decide.

Nothing here is written twice: what a page says is asked of the functions that answer at the
moment of a disclosure.
"""

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from consent.answers import SHARING
from consent.disclosure import between
from consent.givers import required_givers
from consent.ground_wording import DECIDER_LABELS, GROUND_LABELS
from consent.grounds import PROVISIONS, Ground
from consent.terms import AgeBand, ConsentState, Custody, Terms
from consent.truth.families import HOLDERS, NOBODY
from consent.truth.provisions import PROFILES
from consent.wording import (
    AGE_HELP,
    ASSESSMENT_LABELS,
    CUSTODY_LABELS,
    PERSON_LABELS,
    STATE_HELP,
    STATE_LABELS,
)
from information.law_words import NOBODY_NAMED, PROFILE_LABELS

DIGEST = settings.BASE_DIR / "docs" / "truth-table.sha256"
_FIRST_LINE = re.compile(r"(\d+) rows, SHA-256 ([0-9a-f]{64})")
CODES = tuple(provision.code for provision in PROVISIONS.values())


@dataclass(frozen=True, slots=True)
class GroundLine:
    """A provision in a list: its page's address, what it is called and who decides."""

    code: str
    label: Promise
    law: str
    decider: Promise
    duty: bool
    usable: bool


@dataclass(frozen=True, slots=True)
class Direction:
    """The grounds there can be from one agency to some others; none where consent is the only."""

    receivers: tuple[Promise, ...]
    grounds: tuple[GroundLine, ...]


@dataclass(frozen=True, slots=True)
class Sender:
    """Everything that one kind of agency may come to tell."""

    label: Promise
    directions: tuple[Direction, ...]


@dataclass(frozen=True, slots=True)
class AgeRow:
    """Who answers at an age: one cell for each kind of custody."""

    label: str
    cells: tuple[str, ...]
    help: Promise


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state of consent, and whether anything may be told in it."""

    label: Promise
    help: Promise
    shares: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The truth table as it was last looked at."""

    rows: int
    digest: str
    command: str = "manage.py truth_table > table.csv"


@dataclass(frozen=True, slots=True)
class LawPage:
    """The page of all rules."""

    senders: tuple[Sender, ...]
    grounds: tuple[GroundLine, ...]
    custodies: tuple[Promise, ...]
    ages: tuple[AgeRow, ...]
    exceptions: tuple[Promise, ...]
    states: tuple[StateRow, ...]
    table: Table | None


def law_page(terms: Terms) -> LawPage:
    """All rules, with the ages that the municipality has set."""
    return LawPage(
        senders=tuple(_sender(name) for name in PROFILES),
        grounds=tuple(line_of(ground) for ground in PROVISIONS),
        custodies=tuple(_custody(name) for name in HOLDERS),
        ages=tuple(_age_row(band, terms) for band in AgeBand),
        exceptions=tuple(ASSESSMENT_LABELS.values()),
        states=tuple(
            StateRow(STATE_LABELS[state], STATE_HELP[state], state in SHARING)
            for state in ConsentState
        ),
        table=truth_table(),
    )


def line_of(ground: Ground) -> GroundLine:
    """A provision as lists show it."""
    provision = PROVISIONS[ground]
    return GroundLine(
        code=provision.code,
        label=GROUND_LABELS[ground],
        law=provision.law,
        decider=DECIDER_LABELS[provision.decider],
        duty=provision.duty,
        usable=bool(provision.ways),
    )


def grounds_between(sender: str, receiver: str) -> tuple[Ground, ...]:
    """The provisions that can ever be used from one profile to another."""
    parties = PROFILES[sender], PROFILES[receiver]
    return tuple(ground for ground in PROVISIONS if between(ground, *parties) is None)


def _sender(name: str) -> Sender:
    """Receivers to whom the same provisions lead stand in one row."""
    by_grounds: dict[tuple[Ground, ...], list[Promise]] = {}
    for receiver in PROFILES:
        found = by_grounds.setdefault(grounds_between(name, receiver), [])
        found.append(PROFILE_LABELS[receiver])
    return Sender(
        label=PROFILE_LABELS[name],
        directions=tuple(
            Direction(tuple(receivers), tuple(line_of(ground) for ground in grounds))
            for grounds, receivers in by_grounds.items()
        ),
    )


def _custody(name: str) -> Promise:
    return NOBODY_NAMED if name == NOBODY else CUSTODY_LABELS[Custody(name)]


def _age_row(band: AgeBand, terms: Terms) -> AgeRow:
    return AgeRow(
        label=_ages(band, terms),
        cells=tuple(_givers(band, custody) for custody in HOLDERS),
        help=AGE_HELP[band],
    )


def _ages(band: AgeBand, terms: Terms) -> str:
    from_age = {
        AgeBand.HEARD: terms.heard_age,
        AgeBand.ANSWERS: terms.answer_age,
        AgeBand.ADULT: terms.adult_age,
    }
    if band is AgeBand.CHILD:
        return _("Under %(age)s år") % {"age": terms.heard_age}
    if band is AgeBand.ADULT:
        return _("%(age)s år eller äldre") % {"age": terms.adult_age}
    bands = list(AgeBand)
    below = from_age[bands[bands.index(band) + 1]]
    return _("%(first)s–%(last)s år") % {"first": from_age[band], "last": below - 1}


def _givers(band: AgeBand, custody: str) -> str:
    required = required_givers(band, HOLDERS[custody])
    if not required.must_answer:
        return _("Ingen kan samtycka")
    must = ", ".join(str(PERSON_LABELS[person]) for person in sorted(required.must_answer))
    if not required.view_of:
        return must
    heard = ", ".join(str(PERSON_LABELS[person]) for person in sorted(required.view_of))
    return _("%(must)s. Åsikt antecknas: %(heard)s") % {"must": must, "heard": heard.lower()}


@cache
def truth_table() -> Table | None:
    """Rows and digest from the repository, which a check holds to the rules; None if not there."""
    found = _FIRST_LINE.match(DIGEST.read_text(encoding="utf-8")) if DIGEST.exists() else None
    return Table(int(found[1]), found[2]) if found else None
