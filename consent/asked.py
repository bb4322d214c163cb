"""A consent as a plain value: what was asked, what was said, and what has been weighed since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consent.terms import CONSENT_TOPICS, AnswerKind, AssessmentKind, Person, Topic


@dataclass(frozen=True, slots=True)
class Line:
    """What one agency may tell one other about one topic, if the givers say yes."""

    sender: UUID
    receiver: UUID
    topic: Topic


@dataclass(frozen=True, slots=True)
class Answer:
    """What a giver said, and when.

    With a `receiver` a withdrawal is for that agency alone, with a `topic` for that topic alone.
    """

    giver: Person
    kind: AnswerKind
    at: datetime
    receiver: UUID | None = None
    about_self: bool = False
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What an agency has weighed and recorded about one giver, and when (domain 3.1)."""

    kind: AssessmentKind
    about: Person
    at: datetime


@dataclass(frozen=True, slots=True)
class LineException:
    """From whom to whom nothing is told, or nothing about one topic, whatever is crossed."""

    sender: UUID
    receiver: UUID
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """One question and its answers. It counts from `starts_at` until just before `ends_at`.

    `must_answer` is empty where nobody can consent; then it never becomes valid. `replaced_at` is
    when a newer one was given.
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
    replaced_at: datetime | None = None
    assessments: tuple[Assessment, ...] = ()
    exceptions: frozenset[LineException] = frozenset()


def asked_lines(consent: Consent) -> frozenset[Line]:
    """The crosses of the form; a line of another topic, or from an agency to itself, is none."""
    return frozenset(lines_of(consent))


def lines_of(consent: Consent) -> Iterator[Line]:
    """The same one by one, for whoever asks only whether there is one."""
    for line in consent.lines:
        if (
            line.topic in CONSENT_TOPICS
            and line.sender != line.receiver
            and not excepted(consent, line.sender, line.receiver, line.topic)
        ):
            yield line


def excepted(consent: Consent, sender: UUID, receiver: UUID, topic: str) -> bool:
    """Whether the givers have excepted this sender and receiver, wholly or for the topic."""
    return any(
        (one.sender, one.receiver) == (sender, receiver) and one.topic in (None, topic)
        for one in consent.exceptions
    )
