"""Two cases about one youth, for tests: the school's older one and a younger of social services."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from access import clock
from audit.models import Body, Subject
from casework.management.demo import telling
from casework.models import Case
from casework.models.identity import Protection
from casework.models.talk import TalkKind
from casework.pages import JoiningLine
from casework.reading.cases import read_case
from casework.writing.consents import withdraw_consent
from casework.writing.joinings import answer_joining, propose_joining
from consent.models import Joining
from consent.terms import Channel
from tests import town as towns
from tests.town import ONE, TWO, VIEW, YES, YOUTH, Town, again

EVERYBODY = ("coordination", "school", "social", "police", "leisure")


@dataclass(frozen=True)
class Pair:
    """The two cases with their consents; the coordinator works with both."""

    town: Town
    older: UUID
    younger: UUID
    older_consent: UUID
    younger_consent: UUID

    def number(self, name: str) -> str:
        return Case.objects.get(pk=getattr(self, name)).number

    def propose(self, by: str = "coordinator") -> UUID:
        return propose_joining(self.younger, self.older, by=self.town[by])

    def joined(self) -> UUID:
        """Proposed by the coordination, with every yes; each answers in a case it works with."""
        made = self.propose()
        for who, case in (("teacher", self.older), ("social", self.younger)):
            answer_joining(case, made, by=self.town[who], accepted=True)
        return made

    def row(self, made: UUID) -> Joining:
        return Joining.objects.get(pk=made)


def one_case(
    town: Town,
    by: str,
    receivers: tuple[str, ...] = EVERYBODY,
    *,
    protection: Protection = Protection.NO,
) -> tuple[UUID, UUID]:
    """A case about Elias with a valid consent, noted by somebody; the coordinator is in it."""
    case = towns.note_concern(town, by=by, protection=protection)
    consent = towns.ask(town, case, by=by, receivers=receivers)
    for giver, kind in ((ONE, YES), (TWO, YES), (YOUTH, VIEW)):
        telling.answer(case, consent, town[by], giver, kind)
    telling.coordinate(case, town["coordinator"])
    return case, consent


def pair(
    town: Town,
    *,
    older: tuple[str, ...] = EVERYBODY,
    younger: tuple[str, ...] = EVERYBODY,
    protection: Protection = Protection.NO,
) -> Pair:
    """The two cases, with consents for the agencies named; the older began ten days ago."""
    with clock.moved_to(clock.now() - timedelta(days=10)):
        first = one_case(town, "teacher", older, protection=protection)
    second = one_case(town, "social", younger, protection=protection)
    return Pair(town, first[0], second[0], first[1], second[1])


def lines(pair: Pair, name: str, who: str) -> tuple[JoiningLine, ...]:
    """The joinings on a case page, as somebody is told of them now."""
    return read_case(getattr(pair, name), by=again(pair.town[who])).joinings


def withdraw_for(town: Town, case: UUID, consent: UUID, agency: str) -> None:
    """A guardian takes the yes back for one agency."""
    withdraw_consent(
        case,
        consent,
        by=town["coordinator"],
        giver=TWO,
        channel=Channel.PHONE,
        receivers=frozenset({town.agency(agency)}),
    )


def record_talk(pair: Pair, name: str, who: str) -> None:
    """A mapping talk; it does not move the case."""
    telling.talk(
        getattr(pair, name), pair.town[who], "Handläggaren", "Ses igen.", kind=TalkKind.MAPPING
    )


def subjects(entry: Body) -> set[UUID]:
    """The cases by which a reviewer finds an entry."""
    rows = Subject.objects.filter(log_id=entry.log_id, index=entry.index, kind="case")
    return {row.subject_id for row in rows}
