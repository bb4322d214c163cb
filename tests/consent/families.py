"""A school, its partners and a family of two guardians, as plain values for the rules."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from consent.asked import Answer, Assessment, Consent, Line
from consent.terms import AnswerKind, AssessmentKind, Person, Topic

SCHOOL, SOCIAL, POLICE, LEISURE, COORDINATION, STRANGER = (UUID(int=n) for n in range(1, 7))
PARTIES = (SCHOOL, SOCIAL, POLICE, COORDINATION)

YOUTH, MOTHER, FATHER = Person.YOUTH, Person.GUARDIAN_1, Person.GUARDIAN_2
BOTH = frozenset({MOTHER, FATHER})
YES, NO, VIEW, WITHDRAWN = AnswerKind

ASKED = datetime(2026, 3, 2, 8, tzinfo=UTC)
ENDS = datetime(2026, 9, 2, 22, tzinfo=UTC)
LATER = ASKED + timedelta(days=30)
MINUTE = timedelta(minutes=1)


def lines(*topics: Topic, parties: tuple[UUID, ...] = PARTIES) -> frozenset[Line]:
    """Every party tells every other about these topics."""
    return frozenset(
        Line(sender, receiver, topic)
        for sender in parties
        for receiver in parties
        for topic in topics
        if sender != receiver
    )


def question(
    must_answer: frozenset[Person] = BOTH,
    view_of: frozenset[Person] = frozenset(),
    *,
    version: int = 1,
) -> Consent:
    """The school asks whether school and leisure may be talked about."""
    return Consent(
        id=UUID(int=100 + version),
        version=version,
        asking_agency=SCHOOL,
        asked_at=ASKED,
        starts_at=ASKED,
        ends_at=ENDS,
        must_answer=must_answer,
        view_of=view_of,
        lines=lines(Topic.SCHOOLING, Topic.LEISURE),
        answers=(),
    )


def hears(
    consent: Consent,
    giver: Person,
    kind: AnswerKind,
    *,
    at: datetime | None = None,
    receiver: UUID | None = None,
    about_self: bool = False,
    topic: Topic | None = None,
) -> Consent:
    """The consent with one more answer, a minute after the last one."""
    at = at or ASKED + MINUTE * (1 + len(consent.answers))
    answer = Answer(giver, kind, at, receiver, about_self, topic)
    return replace(consent, answers=(*consent.answers, answer))


def weighed(
    consent: Consent, kind: AssessmentKind, about: Person, *, at: datetime | None = None
) -> Consent:
    """The consent with one more assessment, an hour after the question unless said."""
    made = Assessment(kind, about, at or ASKED + 60 * MINUTE)
    return replace(consent, assessments=(*consent.assessments, made))


def given(*, version: int = 1, about_self: bool = False) -> Consent:
    """Both guardians have said yes."""
    consent = question(version=version)
    for guardian in (MOTHER, FATHER):
        consent = hears(consent, guardian, YES, about_self=about_self)
    return consent
