"""What the answers to a consent amount to at an instant.

Answers are only ever added, so a consent can be asked how it stood at any earlier moment too.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from consent.asked import Answer, Consent, Line, asked_lines, lines_of
from consent.clauses import Clause
from consent.terms import (
    GUARDIANS,
    AnswerKind,
    AssessmentKind,
    ConsentState,
    Person,
    Topic,
)

SHARING = frozenset({ConsentState.VALID, ConsentState.LIMITED})
_STATES = {
    Clause.NOT_ASKED: ConsentState.NOT_ASKED,
    Clause.WITHDRAWN: ConsentState.WITHDRAWN,
    Clause.REFUSED: ConsentState.REFUSED,
    Clause.GUARDIANS_DISAGREE: ConsentState.REFUSED,
    Clause.NOT_REACHABLE: ConsentState.NOT_REACHABLE,
    Clause.NOTHING_TICKED: ConsentState.REFUSED,
    Clause.EXPIRED: ConsentState.EXPIRED,
    Clause.REPLACED: ConsentState.REPLACED,
    Clause.NOT_BEGUN: ConsentState.COMING,
}


def running_lines(consent: Consent, at: datetime) -> frozenset[Line]:
    """The lines under which something may be told at an instant."""
    return frozenset() if fault(consent, at) else frozenset(_lines_left(consent, at))


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


def taken_back(consent: Consent, at: datetime) -> frozenset[tuple[UUID | None, Topic | None]]:
    """The parts for which somebody has taken the yes back: receiver, topic; None means every."""
    return frozenset(
        (answer.receiver, answer.topic)
        for answer in _heard(consent, at)
        if answer.kind == AnswerKind.WITHDRAWN
    )


def taken_back_for(consent: Consent, at: datetime) -> frozenset[UUID]:
    """The receivers for which somebody has wholly taken the yes back."""
    return frozenset(
        receiver
        for receiver, topic in taken_back(consent, at)
        if receiver is not None and topic is None
    )


def needed(consent: Consent, at: datetime) -> frozenset[Person]:
    """Whose yes is needed at an instant, after what has been assessed.

    Where one of two guardians is hindered the other decides alone; a single one is never left out.
    """
    must = consent.must_answer
    if _assessed(consent, AssessmentKind.YOUTH_DECIDES, Person.YOUTH, at) and Person.YOUTH in must:
        return frozenset({Person.YOUTH})
    hindered = frozenset(
        person
        for person in must & GUARDIANS
        if _assessed(consent, AssessmentKind.HINDERED, person, at)
    )
    return must - hindered if hindered < must & GUARDIANS else must


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
        whole = frozenset(_lines_left(consent, at)) == asked_lines(consent)
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

    The last thing that was wanting may be an answer or an assessment. Such a consent takes the
    place of the older ones and does not give it back when it falls.
    """
    return given_at(consent) is not None


def given_at(consent: Consent) -> datetime | None:
    """The first instant at which every yes was there; None if it never was."""
    instants = {answer.at for answer in consent.answers}
    instants |= {assessment.at for assessment in consent.assessments}
    given = (
        at
        for at in instants
        if at < consent.ends_at and not _taken_away(consent, at) and not _unanswered(consent, at)
    )
    return min(given, default=None)


def _heard(consent: Consent, at: datetime) -> tuple[Answer, ...]:
    """What was said until then by those who were asked; the youth is always heard."""
    asked = consent.must_answer | consent.view_of | {Person.YOUTH}
    return tuple(a for a in consent.answers if a.giver in asked and a.at <= at)


def _lines_left(consent: Consent, at: datetime) -> Iterator[Line]:
    gone = taken_back(consent, at)
    for line in lines_of(consent):
        if not gone & {(line.receiver, None), (None, line.topic), (line.receiver, line.topic)}:
            yield line


def _assessed(consent: Consent, kind: AssessmentKind, about: Person, at: datetime) -> bool:
    return any(
        (one.kind, one.about) == (kind, about) and one.at <= at for one in consent.assessments
    )


def _refusals(consent: Consent, at: datetime) -> frozenset[Person]:
    """Whose latest word is a no that counts.

    A child's no is outweighed by an assessment made after it, a guardian's where the youth decides.
    """
    heard = _heard(consent, at)
    latest = {a.giver: latest_of(consent, a.giver, at) for a in heard}
    saying_no = {
        person: answer
        for person, answer in latest.items()
        if answer is not None and answer.kind == AnswerKind.NO
    }
    if Person.YOUTH in saying_no and Person.YOUTH not in consent.must_answer:
        said_at = saying_no[Person.YOUTH].at
        if any(
            one.kind == AssessmentKind.OUTWEIGHED and said_at <= one.at <= at
            for one in consent.assessments
        ):
            del saying_no[Person.YOUTH]
    if needed(consent, at) == {Person.YOUTH}:
        return frozenset(saying_no) - GUARDIANS
    return frozenset(saying_no)


def _taken_away(consent: Consent, at: datetime) -> Clause | None:
    if (None, None) in taken_back(consent, at):
        return Clause.WITHDRAWN
    refusals = _refusals(consent, at)
    if refusals:
        asked = consent.must_answer & GUARDIANS
        said_yes = asked - _without(consent, asked, (AnswerKind.YES,), at)
        disagree = refusals & GUARDIANS and said_yes
        return Clause.GUARDIANS_DISAGREE if disagree else Clause.REFUSED
    if any(_lines_left(consent, at)):
        return None
    return Clause.WITHDRAWN if any(lines_of(consent)) else Clause.NOTHING_TICKED


def _over(consent: Consent, at: datetime) -> Clause | None:
    if at >= consent.ends_at:
        return Clause.EXPIRED
    replaced = consent.replaced_at is not None and at >= consent.replaced_at
    return Clause.REPLACED if replaced else None


def _unanswered(consent: Consent, at: datetime) -> Clause | None:
    if not consent.must_answer:
        return Clause.NOBODY_CAN_ANSWER
    missing = _no_yes_from(consent, at)
    if any(_assessed(consent, AssessmentKind.NOT_REACHABLE, one, at) for one in missing):
        return Clause.NOT_REACHABLE
    if missing:
        return Clause.ANSWER_MISSING
    return Clause.VIEW_MISSING if _no_view_from(consent, at) else None


def _no_yes_from(consent: Consent, at: datetime) -> frozenset[Person]:
    return _without(consent, needed(consent, at), (AnswerKind.YES,), at)


def _no_view_from(consent: Consent, at: datetime) -> frozenset[Person]:
    said: tuple[AnswerKind, ...] = (AnswerKind.YES, AnswerKind.VIEW)
    if any(one.kind == AssessmentKind.OUTWEIGHED and one.at <= at for one in consent.assessments):
        said += (AnswerKind.NO,)  # it has been heard, and is weighed in `_refusals`
    return _without(consent, consent.view_of, said, at)


def _without(
    consent: Consent, persons: frozenset[Person], kinds: tuple[AnswerKind, ...], at: datetime
) -> frozenset[Person]:
    latest = {person: latest_of(consent, person, at) for person in persons}
    return frozenset(p for p, answer in latest.items() if not answer or answer.kind not in kinds)
