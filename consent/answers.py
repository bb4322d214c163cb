"""A consent as a plain value, and what its answers amount to at an instant.

Answers are only ever added, so a consent can be asked how it stood at any earlier moment too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consent.clauses import Clause
from consent.terms import CONSENT_TOPICS, AnswerKind, ConsentState, Person, Topic


@dataclass(frozen=True, slots=True)
class Line:
    """What one agency may tell one other about one topic, if the givers say yes."""

    sender: UUID
    receiver: UUID
    topic: Topic


@dataclass(frozen=True, slots=True)
class Answer:
    """What a giver said, and when. With a `receiver` a withdrawal is for that agency alone."""

    giver: Person
    kind: AnswerKind
    at: datetime
    receiver: UUID | None = None
    about_self: bool = False


@dataclass(frozen=True, slots=True)
class Consent:
    """One question and its answers. It counts from `starts_at` until just before `ends_at`.

    `must_answer` is empty where nobody can consent; then it never becomes valid.
    """

    id: UUID
    version: int
    asking_agency: UUID
    asked_at: datetime
    starts_at: datetime
    ends_at: datetime
    must_answer: frozenset[Person]
    view_of: frozenset[Person]
    lines: frozenset[Line]
    answers: tuple[Answer, ...]
    replaced: bool = False


SHARING = frozenset({ConsentState.VALID, ConsentState.LIMITED})
_STATES = {
    Clause.NOT_ASKED: ConsentState.NOT_ASKED,
    Clause.WITHDRAWN: ConsentState.WITHDRAWN,
    Clause.REFUSED: ConsentState.REFUSED,
    Clause.NOTHING_TICKED: ConsentState.REFUSED,
    Clause.EXPIRED: ConsentState.EXPIRED,
    Clause.REPLACED: ConsentState.REPLACED,
    Clause.NOT_BEGUN: ConsentState.COMING,
}


def asked_lines(consent: Consent) -> frozenset[Line]:
    """The crosses of the form; a line of another topic, or from an agency to itself, is none."""
    return frozenset(
        line
        for line in consent.lines
        if line.topic in CONSENT_TOPICS and line.sender != line.receiver
    )


def running_lines(consent: Consent, at: datetime) -> frozenset[Line]:
    """The lines under which something may be told at an instant."""
    return frozenset() if fault(consent, at) else _lines_left(consent, at)


def latest_of(consent: Consent, person: Person, at: datetime) -> Answer | None:
    """The last yes, no or view of a person; a withdrawal stands beside it, for good."""
    said = [
        answer
        for answer in _heard(consent, at)
        if answer.giver == person and answer.kind != AnswerKind.WITHDRAWN
    ]
    return sorted(said, key=lambda answer: answer.at)[-1] if said else None


def waiting_for(consent: Consent, at: datetime) -> frozenset[Person]:
    """Those whose yes or view is not there yet."""
    return _no_yes_from(consent, at) | _no_view_from(consent, at)


def taken_back_for(consent: Consent, at: datetime) -> frozenset[UUID]:
    """The receivers for which somebody has taken the yes back."""
    return frozenset(
        answer.receiver
        for answer in _heard(consent, at)
        if answer.kind == AnswerKind.WITHDRAWN and answer.receiver is not None
    )


def fault(consent: Consent, at: datetime) -> Clause | None:
    """Why the consent as a whole lets nothing be shared at an instant; None if it counts."""
    if at < consent.asked_at:
        return Clause.NOT_ASKED
    return (
        _taken_away(consent, at)
        or _over(consent, at)
        or _unanswered(consent, at)
        or (Clause.NOT_BEGUN if at < consent.starts_at else None)
    )


def state_of(consent: Consent, at: datetime) -> ConsentState:
    """How one consent stands; `limited` when it covers less than was asked for."""
    why = fault(consent, at)
    if why is None:
        whole = _lines_left(consent, at) == asked_lines(consent)
        return ConsentState.VALID if whole else ConsentState.LIMITED
    if why in _STATES:
        return _STATES[why]
    return ConsentState.INCOMPLETE if _heard(consent, at) else ConsentState.ASKED


def standing_consent(consents: Iterable[Consent], at: datetime) -> Consent | None:
    """The consent that tells how the case stands: the newest that counts, else the newest asked.

    So a new question that waits or is refused does not hide an older consent that still counts.
    """
    asked = [consent for consent in consents if consent.asked_at <= at]
    newest_first = sorted(asked, key=lambda consent: consent.version, reverse=True)
    counting = [consent for consent in newest_first if state_of(consent, at) in SHARING]
    return next(iter(counting or newest_first), None)


def standing(consents: Iterable[Consent], at: datetime) -> ConsentState:
    """The state shown for the case."""
    consent = standing_consent(consents, at)
    return ConsentState.NOT_ASKED if consent is None else state_of(consent, at)


def was_given(consent: Consent) -> bool:
    """Whether every yes was once there at the same time, before the end.

    Such a consent takes the place of the older ones and does not give it back when it falls.
    """
    return any(
        answer.at < consent.ends_at
        and not _taken_away(consent, answer.at)
        and not _unanswered(consent, answer.at)
        for answer in consent.answers
    )


def _heard(consent: Consent, at: datetime) -> tuple[Answer, ...]:
    """What was said until then by those who were asked; the youth is always heard."""
    asked = consent.must_answer | consent.view_of | {Person.YOUTH}
    return tuple(a for a in consent.answers if a.giver in asked and a.at <= at)


def _lines_left(consent: Consent, at: datetime) -> frozenset[Line]:
    gone = taken_back_for(consent, at)
    return frozenset(line for line in asked_lines(consent) if line.receiver not in gone)


def _taken_away(consent: Consent, at: datetime) -> Clause | None:
    heard = _heard(consent, at)
    if any(a.kind == AnswerKind.WITHDRAWN and a.receiver is None for a in heard):
        return Clause.WITHDRAWN
    latest = [latest_of(consent, person, at) for person in {a.giver for a in heard}]
    if any(answer and answer.kind == AnswerKind.NO for answer in latest):
        return Clause.REFUSED
    if not asked_lines(consent):
        return Clause.NOTHING_TICKED
    return None if _lines_left(consent, at) else Clause.WITHDRAWN


def _over(consent: Consent, at: datetime) -> Clause | None:
    if at >= consent.ends_at:
        return Clause.EXPIRED
    return Clause.REPLACED if consent.replaced else None


def _unanswered(consent: Consent, at: datetime) -> Clause | None:
    if not consent.must_answer:
        return Clause.NOBODY_CAN_ANSWER
    if _no_yes_from(consent, at):
        return Clause.ANSWER_MISSING
    return Clause.VIEW_MISSING if _no_view_from(consent, at) else None


def _no_yes_from(consent: Consent, at: datetime) -> frozenset[Person]:
    return _without(consent, consent.must_answer, (AnswerKind.YES,), at)


def _no_view_from(consent: Consent, at: datetime) -> frozenset[Person]:
    return _without(consent, consent.view_of, (AnswerKind.YES, AnswerKind.VIEW), at)


def _without(
    consent: Consent, persons: frozenset[Person], kinds: tuple[AnswerKind, ...], at: datetime
) -> frozenset[Person]:
    latest = {person: latest_of(consent, person, at) for person in persons}
    return frozenset(p for p, answer in latest.items() if not answer or answer.kind not in kinds)
