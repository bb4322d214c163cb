"""Canonical consents: each family of an age and custody, brought to a standing step by step.

Every step goes through the function that admits it in real life. A step that is not admitted makes
the standing one that cannot occur.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from consent.asked import Answer, Assessment, Consent, Line
from consent.assessments import Attempt, may_assess, may_give_up
from consent.givers import Required, custody_fault, may_answer, required_givers
from consent.periods import Refused, midnight, starts_and_ends
from consent.terms import (
    CONSENT_TOPICS,
    DEFAULT_TERMS,
    GUARDIANS,
    AnswerKind,
    AssessmentKind,
    Channel,
    Custody,
    Person,
    Topic,
    band_on,
)

SENDER, RECEIVER, ASKER, OTHER = (UUID(int=n) for n in range(1, 5))
CONSENT = UUID(int=9)
TODAY = date(2026, 3, 2)
ASKED = midnight(TODAY) + timedelta(hours=9)
UNTIL = date(2026, 8, 31)
LATER = date(2026, 6, 1)
MINUTE = timedelta(minutes=1)
NOBODY = "nobody"

# The birthday of somebody who is of that age from the question to the last day.
BORN: dict[str, date] = {
    "under_12": date(2014, 11, 5),
    "from_12": date(2012, 11, 5),
    "from_15": date(2009, 11, 5),
    "from_18": date(2006, 11, 5),
}
HOLDERS: dict[str, frozenset[Person]] = {
    Custody.JOINT.value: GUARDIANS,
    Custody.SOLE.value: frozenset({Person.GUARDIAN_1}),
    Custody.APPOINTED.value: frozenset({Person.GUARDIAN_1}),
    NOBODY: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Form:
    """What is crossed and excepted, and whether guardian 1 also says yes about themselves."""

    topic: Topic
    lines: frozenset[Line]
    about_self: bool = False


@dataclass(slots=True)
class Story:
    """One consent while it is told; `possible` falls with the first step that is refused."""

    consent: Consent
    form: Form
    at: datetime
    possible: bool = True
    attempts: list[Attempt] = field(default_factory=list)

    def says(
        self,
        giver: Person,
        kind: AnswerKind,
        *,
        receiver: UUID | None = None,
        topic: Topic | None = None,
    ) -> None:
        """Record what somebody says, if it may be recorded."""
        self.at += MINUTE
        refused = may_answer(self.consent, giver, kind, self.at)
        lines = self.consent.lines
        known = receiver is None or receiver in {line.receiver for line in lines}
        known = known and (topic is None or topic in {line.topic for line in lines})
        if refused or not known:
            self.possible = False
            return
        own = self.form.about_self and giver is Person.GUARDIAN_1 and kind is AnswerKind.YES
        answer = Answer(giver, kind, self.at, receiver, own, topic)
        self.consent = replace(self.consent, answers=(*self.consent.answers, answer))

    def weighs(self, kind: AssessmentKind, about: Person) -> None:
        """Record an assessment, if it may be made."""
        self.at += MINUTE
        if may_assess(self.consent, kind, about, self.at):
            self.possible = False
            return
        made = Assessment(kind, about, self.at)
        self.consent = replace(self.consent, assessments=(*self.consent.assessments, made))

    def gives_up(self, giver: Person) -> None:
        """Three attempts by letter and telephone over two weeks, then the assessment."""
        for days, channel in ((0, Channel.LETTER), (7, Channel.PHONE), (14, Channel.PHONE)):
            self.attempts.append(Attempt(giver, channel, TODAY + timedelta(days=days)))
        self.at += timedelta(days=14)
        if may_give_up(self.attempts, giver, DEFAULT_TERMS):
            self.possible = False
        self.weighs(AssessmentKind.NOT_REACHABLE, giver)

    @property
    def askable(self) -> list[Person]:
        """Whose yes is needed, the guardians first."""
        return sorted(self.consent.must_answer)


def begin(age: str, custody: str, form: Form, *, starts: date = TODAY) -> Story | None:
    """The question as it is asked, or None where the rules do not let it be asked."""
    holders = HOLDERS[custody]
    band = band_on(BORN[age], TODAY)
    required = required_givers(band, holders)
    if custody != NOBODY and custody_fault(Custody(custody), holders, GUARDIANS):
        return None
    period = _period(BORN[age], required, starts)
    if period is None:
        return None
    consent = Consent(
        id=CONSENT,
        version=1,
        asking_agency=ASKER,
        asked_at=ASKED,
        starts_at=max(period[0], ASKED) if starts == TODAY else period[0],
        ends_at=period[1],
        must_answer=required.must_answer,
        view_of=required.view_of,
        lines=form.lines,
        answers=(),
    )
    return Story(consent, form, ASKED)


def _period(born: date, required: Required, starts: date) -> tuple[datetime, datetime] | None:
    try:
        return starts_and_ends(starts, UNTIL, born, required, DEFAULT_TERMS, TODAY)
    except Refused:
        return None


def lines_of(topic: Topic, *, crossed: bool) -> frozenset[Line]:
    """The crosses of a form on which the topic is, or is not, crossed for the receiver.

    A topic that no form has is crossed where the receiver has some other cross; another agency has
    one always, so that a form is never empty for want of this one.
    """
    base = Topic.LEISURE if topic is not Topic.LEISURE else Topic.SCHOOLING
    always = {Line(ASKER, OTHER, base), Line(SENDER, OTHER, base)}
    to_receiver = {Line(ASKER, RECEIVER, base), Line(SENDER, RECEIVER, base)}
    if topic in CONSENT_TOPICS:
        row = to_receiver | {Line(ASKER, RECEIVER, topic), Line(SENDER, RECEIVER, topic)}
        return frozenset(always | (row if crossed else to_receiver))
    return frozenset(always | (to_receiver if crossed else set()))


YES, NO, VIEW, WITHDRAWN = AnswerKind


def everybody_yes(story: Story, *, but: frozenset[Person] = frozenset()) -> None:
    """Each yes that is needed and each view that is to be heard."""
    for person in sorted(story.consent.must_answer - but):
        story.says(person, YES)
    for person in sorted(story.consent.view_of - but):
        story.says(person, VIEW)
