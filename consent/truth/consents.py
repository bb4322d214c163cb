"""Every topic, form, person, age, custody and state of consent, at a reading of a released item."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache, partial
from itertools import product

from consent.answers import state_of
from consent.asked import Consent, LineException
from consent.grounds import Ground
from consent.rules import Granted, ItemFacts, ReleaseFacts, decide
from consent.terms import AssessmentKind, ConsentState, Person, Topic
from consent.truth.columns import ALLOW, ANY, CANNOT_OCCUR, DENY, Row
from consent.truth.families import (
    ASKED,
    BORN,
    CONSENT,
    HOLDERS,
    LATER,
    MINUTE,
    NO,
    OTHER,
    RECEIVER,
    SENDER,
    TODAY,
    WITHDRAWN,
    YES,
    Form,
    Story,
    begin,
    everybody_yes,
    lines_of,
)

YOUTH, ONE, TWO = Person.YOUTH, Person.GUARDIAN_1, Person.GUARDIAN_2
# Whom the item is about, and whether guardian 1 said yes to what is about themselves.
ABOUT: dict[str, tuple[Person, bool]] = {
    "youth": (YOUTH, False),
    "guardian_with_own_yes": (ONE, True),
    "guardian_without": (ONE, False),
    "another": (Person.ANOTHER, False),
}
EXCEPTED = ("no", "topic", "everything")
ANY_FORM = lines_of(Topic.SCHOOLING, crossed=True)


def _asked(_story: Story) -> None:
    """Nobody has answered."""


def _one_yes(story: Story) -> None:
    story.says(story.askable[0], YES)


def _part_refused_first(story: Story) -> None:
    story.says(story.askable[0], WITHDRAWN, receiver=OTHER)


def _view_missing(story: Story) -> None:
    everybody_yes(story, but=story.consent.view_of)


def _hindered(story: Story) -> None:
    everybody_yes(story, but=frozenset({TWO}))
    story.weighs(AssessmentKind.HINDERED, TWO)


def _outweighed(story: Story) -> None:
    everybody_yes(story, but=frozenset({YOUTH}))
    story.says(YOUTH, NO)
    story.weighs(AssessmentKind.OUTWEIGHED, YOUTH)


def _no_again(story: Story) -> None:
    _outweighed(story)
    story.says(YOUTH, NO)


def _youth_decides(story: Story) -> None:
    story.says(YOUTH, YES)
    story.says(ONE, NO)
    story.weighs(AssessmentKind.YOUTH_DECIDES, YOUTH)


def _refused(story: Story) -> None:
    story.says(story.askable[0], NO)


def _child_refuses(story: Story) -> None:
    everybody_yes(story, but=frozenset({YOUTH}))
    story.says(YOUTH, NO)


def _disagree(story: Story) -> None:
    story.says(ONE, YES)
    story.says(TWO, NO)


def _empty_form(story: Story) -> None:
    story.consent = replace(story.consent, lines=frozenset())


def _withdrawn(story: Story) -> None:
    everybody_yes(story)
    story.says(story.askable[0], WITHDRAWN)


def _limited(story: Story, *, part: str) -> None:
    everybody_yes(story)
    giver = story.askable[0]
    if part == "topic":
        story.says(giver, WITHDRAWN, topic=story.form.topic)
    elif part == "topic_for_agency":
        story.says(giver, WITHDRAWN, receiver=RECEIVER, topic=story.form.topic)
    else:
        story.says(giver, WITHDRAWN, receiver=RECEIVER if part == "agency" else OTHER)


def _unreachable(story: Story) -> None:
    story.gives_up(story.askable[0])


def _replaced(story: Story) -> None:
    everybody_yes(story)
    story.consent = replace(story.consent, replaced_at=story.consent.asked_at)


@dataclass(frozen=True, slots=True)
class Standing:
    """A state of consent and one way in which a family comes to it."""

    state: ConsentState
    tell: Callable[[Story], None] = everybody_yes
    when: str = "after"  # before the question, after the last word, or at the end
    by_form: bool = False  # what is said names what is crossed

    def instant(self, story: Story) -> datetime:
        """The moment of the reading."""
        if self.when == "before":
            return story.consent.asked_at - MINUTE
        if self.when == "end":
            return story.consent.ends_at
        return story.at + timedelta(days=1)


STANDINGS: dict[str, Standing] = {
    "not_asked": Standing(ConsentState.NOT_ASKED, when="before"),
    "nobody_answered": Standing(ConsentState.ASKED, _asked),
    "one_yes": Standing(ConsentState.INCOMPLETE, _one_yes),
    "no_for_one_agency_first": Standing(ConsentState.INCOMPLETE, _part_refused_first),
    "view_missing": Standing(ConsentState.INCOMPLETE, _view_missing),
    "begins_later": Standing(ConsentState.COMING),
    "everybody_yes": Standing(ConsentState.VALID),
    "guardian_hindered": Standing(ConsentState.VALID, _hindered),
    "childs_no_outweighed": Standing(ConsentState.VALID, _outweighed),
    "youth_decides": Standing(ConsentState.VALID, _youth_decides),
    "withdrawn_for_another_agency": Standing(
        ConsentState.LIMITED, partial(_limited, part="another")
    ),
    "withdrawn_for_the_agency": Standing(
        ConsentState.LIMITED, partial(_limited, part="agency"), by_form=True
    ),
    "withdrawn_for_the_topic": Standing(
        ConsentState.LIMITED, partial(_limited, part="topic"), by_form=True
    ),
    "withdrawn_for_topic_and_agency": Standing(
        ConsentState.LIMITED, partial(_limited, part="topic_for_agency"), by_form=True
    ),
    "first_asked_says_no": Standing(ConsentState.REFUSED, _refused),
    "guardians_disagree": Standing(ConsentState.REFUSED, _disagree),
    "child_says_no": Standing(ConsentState.REFUSED, _child_refuses),
    "childs_no_after_outweighing": Standing(ConsentState.REFUSED, _no_again),
    "nothing_crossed": Standing(ConsentState.REFUSED, _empty_form, by_form=True),
    "withdrawn": Standing(ConsentState.WITHDRAWN, _withdrawn),
    "expired": Standing(ConsentState.EXPIRED, when="end"),
    "not_reached": Standing(ConsentState.NOT_REACHABLE, _unreachable),
    "replaced": Standing(ConsentState.REPLACED, _replaced),
}


def rows() -> Iterator[Row]:
    """The whole part, in a fixed order."""
    for topic, crossed, name in product(Topic, (True, False), STANDINGS):
        lines = lines_of(topic, crossed=crossed)
        for age, custody in product(BORN, HOLDERS):
            told = {
                own: _told(name, age, custody, Form(topic, lines, own)) for own in (True, False)
            }
            for excepted, about in product(EXCEPTED, ABOUT):
                concerns, own = ABOUT[about]
                answer = _answer(told[own][excepted], topic, concerns)
                yield Row(
                    part="consent",
                    ground=Ground.CONSENT.value,
                    sender=ANY,
                    receiver=ANY,
                    topic=topic.value,
                    age=age,
                    crossed="yes" if crossed else "no",
                    excepted=excepted,
                    concerns=about,
                    custody=custody,
                    consent_state=STANDINGS[name].state.value,
                    standing=name,
                    decision=answer[0],
                    clause=answer[1],
                )


@dataclass(frozen=True, slots=True)
class Told:
    """The consents of a case in that standing, and the moment of the reading."""

    consents: tuple[Consent, ...]
    at: datetime


def _told(name: str, age: str, custody: str, form: Form) -> dict[str, Told | None]:
    """By what is excepted; None where no family of that age and custody comes to it."""
    standing = STANDINGS[name]
    common = replace(form, topic=Topic.SCHOOLING, lines=ANY_FORM)
    told = _story(name, age, custody, form if standing.by_form else common)
    by_exception: dict[str, Told | None] = dict.fromkeys(EXCEPTED, told)
    if told is None or not told.consents:
        return by_exception
    (consent,) = told.consents
    if not standing.by_form:
        consent = replace(consent, lines=form.lines)
    for excepted in EXCEPTED:
        made = _except(consent, form.topic, excepted)
        stands = state_of(made, told.at) is standing.state
        by_exception[excepted] = Told((made,), told.at) if stands else None
    return by_exception


@cache
def _story(name: str, age: str, custody: str, form: Form) -> Told | None:
    standing = STANDINGS[name]
    coming = standing.state is ConsentState.COMING
    story = begin(age, custody, form, starts=LATER if coming else TODAY)
    if story is None:
        # Nobody can be asked; so much is true of every such case.
        return Told((), ASKED) if standing.state is ConsentState.NOT_ASKED else None
    standing.tell(story)
    return Told((story.consent,), standing.instant(story)) if story.possible else None


def _except(consent: Consent, topic: Topic, excepted: str) -> Consent:
    if excepted == "no":
        return consent
    exception = LineException(SENDER, RECEIVER, topic if excepted == "topic" else None)
    return replace(consent, exceptions=frozenset({exception}))


def _answer(told: Told | None, topic: Topic, concerns: Person) -> tuple[str, str]:
    """What a reader of a released item is answered."""
    if told is None:
        return DENY, CANNOT_OCCUR
    answer = decide(
        ItemFacts(SENDER, topic, concerns),
        RECEIVER,
        [ReleaseFacts(RECEIVER, Ground.CONSENT, CONSENT, False)],
        {consent.id: consent for consent in told.consents},
        told.at,
    )
    return (ALLOW if isinstance(answer, Granted) else DENY), answer.clause.value
