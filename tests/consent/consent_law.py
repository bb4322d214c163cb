"""Domain 3.1 told a second time, as a walk through what was said, in order."""

from consent.rules import Line
from consent.terms import CONSENT_TOPICS, IMPLIED_TOPICS, AssessmentKind
from tests.consent.families import BOTH, FATHER, MOTHER, NO, VIEW, WITHDRAWN, YES, YOUTH

HINDERED, OUTWEIGHED = AssessmentKind.HINDERED, AssessmentKind.OUTWEIGHED
DECIDES = AssessmentKind.YOUTH_DECIDES


def told(consent, sender, receiver, topic, concerns, at):
    asked = set(consent.must_answer) | set(consent.view_of) | {YOUTH}
    said, about_self, said_at, gone = {}, {}, {}, set()
    for answer in sorted(consent.answers, key=lambda one: one.at):
        if answer.at > at or answer.giver not in asked:
            continue
        if answer.kind == WITHDRAWN:
            gone.add((answer.receiver, answer.topic))
            continue
        said[answer.giver], said_at[answer.giver] = answer.kind, answer.at
        about_self[answer.giver] = answer.kind == YES and answer.about_self
    if (None, None) in gone or (receiver, None) in gone:
        return False
    ends = min(consent.ends_at, consent.replaced_at or consent.ends_at)
    if not max(consent.asked_at, consent.starts_at) <= at < ends:
        return False
    if not _everybody_whose_word_counts_agrees(consent, said, said_at, at):
        return False
    if concerns != YOUTH and not (concerns in (MOTHER, FATHER) and about_self.get(concerns)):
        return False
    if (sender, receiver, None) in _excepted(consent) or (
        sender, receiver, topic
    ) in _excepted(consent):  # fmt: skip
        return False
    ticked = [
        line
        for line in consent.lines
        if line.topic in CONSENT_TOPICS
        and line.sender != line.receiver
        and (line.sender, line.receiver, None) not in _excepted(consent)
        and (line.sender, line.receiver, line.topic) not in _excepted(consent)
    ]
    left = [line for line in ticked if not _taken_back(line, gone)]
    if topic in CONSENT_TOPICS:
        return Line(sender, receiver, topic) in left
    parties = {line.sender for line in ticked} | {consent.asking_agency}
    return (
        topic in IMPLIED_TOPICS
        and sender in parties
        and sender != receiver
        and any(line.receiver == receiver for line in left)
    )


def _excepted(consent):
    return {(one.sender, one.receiver, one.topic) for one in consent.exceptions}


def _taken_back(line, gone):
    return any(
        (receiver is None or receiver == line.receiver) and (topic is None or topic == line.topic)
        for receiver, topic in gone
    )


def _everybody_whose_word_counts_agrees(consent, said, said_at, at):
    """Domain 3.1: who has to say yes, after what has been weighed until then."""
    weighed = [one for one in consent.assessments if one.at <= at]
    must = set(consent.must_answer)
    if not must:
        return False
    no = {person for person, word in said.items() if word == NO}
    # A child's no can be outweighed where the guardians decide; a no said later stands.
    outweighed = [one.at for one in weighed if one.kind == OUTWEIGHED]
    child_heard = (YES, VIEW, NO) if outweighed else (YES, VIEW)
    if YOUTH in no and YOUTH not in must and outweighed and max(outweighed) >= said_at[YOUTH]:
        no.discard(YOUTH)
    # A youth of 15 can be found mature enough to decide against the guardians.
    if YOUTH in must and any((one.kind, one.about) == (DECIDES, YOUTH) for one in weighed):
        must = {YOUTH}
    # Of two guardians one may be hindered; the other then decides alone.
    guardians = must & BOTH
    hindered = {one.about for one in weighed if one.kind == HINDERED} & guardians
    if hindered != guardians:
        must -= hindered
    if must == {YOUTH}:
        no -= BOTH
    if no or any(said.get(person) != YES for person in must):
        return False
    return all(said.get(person) in child_heard for person in consent.view_of)
