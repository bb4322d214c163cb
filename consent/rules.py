"""May this agency have this item now? Pure functions over plain values; unknown denies.

What a lawyer reads: `covers` says what a consent carries, `decide` says what may be read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consent.answers import (
    fault,
    given_at,
    latest_of,
    running_lines,
    standing,
    standing_consent,
    state_of,
    taken_back_for,
    waiting_for,
    was_given,
)
from consent.asked import (
    Answer,
    Assessment,
    Consent,
    Line,
    LineException,
    asked_lines,
    excepted,
)
from consent.clauses import Clause
from consent.disclosure import Party, cannot_carry
from consent.givers import Required, may_answer, required_givers
from consent.grounds import PROVISIONS, Ground
from consent.periods import Refused, default_until, ends_at, last_day, starts_and_ends
from consent.terms import (
    CONSENT_TOPICS,
    GUARDIANS,
    IMPLIED_TOPICS,
    AnswerKind,
    Person,
    Topic,
    age_on,
    band_on,
)

__all__ = [
    "Answer",
    "Assessment",
    "Clause",
    "Consent",
    "Covered",
    "Granted",
    "ItemFacts",
    "Line",
    "LineException",
    "NotCovered",
    "Party",
    "Refused",
    "ReleaseFacts",
    "Required",
    "Withheld",
    "age_on",
    "asked_lines",
    "band_on",
    "covers",
    "crosses",
    "decide",
    "default_until",
    "ends_at",
    "given_at",
    "last_day",
    "latest_of",
    "matrix",
    "may_answer",
    "may_release",
    "receivers",
    "required_givers",
    "running_lines",
    "standing",
    "standing_consent",
    "starts_and_ends",
    "state_of",
    "waiting_for",
    "was_given",
]

Crosses = Mapping[UUID, Mapping[Topic, frozenset[UUID]]]


@dataclass(frozen=True, slots=True)
class Covered:
    """A consent carries it, by this clause."""

    clause: Clause


@dataclass(frozen=True, slots=True)
class NotCovered:
    """A consent does not carry it, by this clause."""

    clause: Clause


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """Whose item it is, of which topic, about whom; as stored, so a value may be unknown."""

    owner: UUID
    topic: str
    concerns: str


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """The owner's decision to let one agency read an item, and what it rests on.

    On a provision of law: what the two agencies are now, and `ends_at` where the law ends with the
    youth's age.
    """

    receiver: UUID
    ground: str
    consent_id: UUID | None
    ended: bool
    decision_id: UUID | None = None
    ends_at: datetime | None = None
    between: tuple[Party, Party] | None = None


@dataclass(frozen=True, slots=True)
class Granted:
    """The item may be read now, on this ground."""

    ground: Ground
    clause: Clause
    consent_id: UUID | None = None
    consent_version: int | None = None
    decision_id: UUID | None = None

    @property
    def basis_id(self) -> UUID | None:
        """The consent or the decision that the reading rests on; none for one's own."""
        return self.consent_id or self.decision_id


@dataclass(frozen=True, slots=True)
class Withheld:
    """The item may not be read now."""

    clause: Clause


def covers(
    consent: Consent, sender: UUID, receiver: UUID, topic: str, concerns: str, at: datetime
) -> Covered | NotCovered:
    """Whether a consent lets one agency tell another something at an instant."""
    why = fault(consent, at)
    if why is not None:
        return NotCovered(why)
    if receiver in taken_back_for(consent, at):
        return NotCovered(Clause.WITHDRAWN_FOR_AGENCY)
    lines = running_lines(consent, at)
    if receiver not in {line.receiver for line in lines}:
        named = receiver in {line.receiver for line in asked_lines(consent)}
        return NotCovered(Clause.WITHDRAWN_FOR_AGENCY if named else Clause.NOT_NAMED)
    if excepted(consent, sender, receiver, topic):
        return NotCovered(Clause.EXCEPTED)
    if not _told(consent, lines, sender, receiver, topic):
        crossed = _told(consent, asked_lines(consent), sender, receiver, topic)
        return NotCovered(Clause.WITHDRAWN_FOR_TOPIC if crossed else Clause.NO_LINE)
    about = _about(consent, concerns, at)
    if about is not None:
        return NotCovered(about)
    return Covered(Clause.IMPLIED if topic in IMPLIED_TOPICS else Clause.LINE)


def _told(
    consent: Consent, lines: frozenset[Line], sender: UUID, receiver: UUID, topic: str
) -> bool:
    """A line for the topic; identity and plan go to every receiver from every party."""
    if topic in IMPLIED_TOPICS:
        parties = {line.sender for line in asked_lines(consent)} | {consent.asking_agency}
        return sender in parties - {receiver}
    return any(
        (line.sender, line.receiver, line.topic) == (sender, receiver, topic) for line in lines
    )


def _about(consent: Consent, concerns: str, at: datetime) -> Clause | None:
    """About anyone but the youth it takes that person's own yes, for data about themselves."""
    if concerns == Person.YOUTH:
        return None
    if concerns not in GUARDIANS:
        return Clause.ABOUT_ANOTHER
    own = latest_of(consent, Person(concerns), at)
    said_yes = own is not None and own.kind == AnswerKind.YES and own.about_self
    return None if said_yes else Clause.ABOUT_GUARDIAN


def decide(
    item: ItemFacts,
    reader_agency: UUID,
    releases: Iterable[ReleaseFacts],
    consents: Mapping[UUID, Consent],
    at: datetime,
) -> Granted | Withheld:
    """Whether an agency may read an item at an instant, with the deciding clause."""
    if item.owner == reader_agency:
        return Granted(Ground.OWN, Clause.OWN)
    if item.topic not in CONSENT_TOPICS + IMPLIED_TOPICS:
        return Withheld(Clause.NEVER_RELEASED)
    given = [release for release in releases if release.receiver == reader_agency]
    running = [release for release in given if not release.ended]
    if not running:
        return Withheld(Clause.RELEASE_ENDED if given else Clause.NO_RELEASE)
    answers = [_on_release(item, release, consents, at) for release in running]
    return next((answer for answer in answers if isinstance(answer, Granted)), answers[0])


def _on_release(
    item: ItemFacts, release: ReleaseFacts, consents: Mapping[UUID, Consent], at: datetime
) -> Granted | Withheld:
    if release.ground != Ground.CONSENT:
        return _on_provision(item, release, at)
    consent = consents.get(release.consent_id) if release.consent_id else None
    if consent is None:
        return Withheld(Clause.NO_CONSENT)
    answer = covers(consent, item.owner, release.receiver, item.topic, item.concerns, at)
    if isinstance(answer, NotCovered):
        return Withheld(answer.clause)
    return Granted(Ground.CONSENT, answer.clause, consent.id, consent.version)


def _on_provision(item: ItemFacts, release: ReleaseFacts, at: datetime) -> Granted | Withheld:
    """A provision carries one item to one agency, between agencies to which it applies still."""
    if release.between is None or release.decision_id is None:
        return Withheld(Clause.GROUND_NOT_USABLE)
    sender, receiver = release.between
    against = cannot_carry(release.ground, sender, receiver, item.topic)
    if against is not None:
        return Withheld(against)
    ground = Ground(release.ground)
    if PROVISIONS[ground].under_age is not None and release.ends_at is None:
        return Withheld(Clause.GROUND_AGE_UNKNOWN)
    if release.ends_at is not None and at >= release.ends_at:
        return Withheld(Clause.GROUND_OVER)
    return Granted(ground, Clause.GROUND_HOLDS, decision_id=release.decision_id)


def may_release(
    item: ItemFacts, receiver: UUID, consents: Iterable[Consent], at: datetime
) -> UUID | NotCovered:
    """The consent on which an item may be released to an agency now, or why it may not."""
    if item.owner == receiver:
        return NotCovered(Clause.OWN_ALREADY)
    if item.topic not in CONSENT_TOPICS + IMPLIED_TOPICS:
        return NotCovered(Clause.NEVER_RELEASED)
    consent = standing_consent(consents, at)
    if consent is None:
        return NotCovered(Clause.NOT_ASKED)
    answer = covers(consent, item.owner, receiver, item.topic, item.concerns, at)
    return consent.id if isinstance(answer, Covered) else answer


def receivers(consent: Consent, at: datetime) -> frozenset[UUID]:
    """The agencies that may be told something at an instant."""
    return frozenset(line.receiver for line in running_lines(consent, at))


def matrix(consent: Consent, at: datetime) -> Crosses:
    """What counts at an instant: receiver, topic, and who may tell."""
    return crosses(running_lines(consent, at))


def crosses(lines: Iterable[Line]) -> Crosses:
    """Lines as the form shows them: receiver, topic, and from whom."""
    found: dict[UUID, dict[Topic, frozenset[UUID]]] = {}
    for line in lines:
        row = found.setdefault(line.receiver, {})
        row[line.topic] = row.get(line.topic, frozenset()) | {line.sender}
    return found
