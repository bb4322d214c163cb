"""What may be weighed and recorded about a giver who cannot decide as the table says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from access.roles import AgencyKind, Role
from consent.answers import fault, latest_of
from consent.asked import Consent
from consent.clauses import Clause
from consent.terms import GUARDIANS, AnswerKind, AssessmentKind, Channel, Person, Terms


def may_assess(
    consent: Consent, kind: AssessmentKind, about: Person, at: datetime
) -> Clause | None:
    """Why an assessment cannot be recorded now, or None (domain 3.1).

    A hindered guardian needs another who decides; a child's no is outweighed only where the child
    is heard; a youth decides only where the youth answers. Who may assess is asked by the verb.
    """
    why = fault(consent, at)
    if why in (Clause.WITHDRAWN, Clause.EXPIRED, Clause.REPLACED):
        return why
    said = latest_of(consent, about, at)
    if kind is AssessmentKind.OUTWEIGHED:
        no = about is Person.YOUTH and about in consent.view_of
        no = no and said is not None and said.kind == AnswerKind.NO
        return None if no else Clause.ASSESS_OUTWEIGHED
    if kind is AssessmentKind.YOUTH_DECIDES:
        yes = about is Person.YOUTH and about in consent.must_answer
        yes = yes and said is not None and said.kind == AnswerKind.YES
        return None if yes and consent.must_answer & GUARDIANS else Clause.ASSESS_YOUTH
    if said is not None or about not in consent.must_answer:
        return Clause.ASSESS_ANSWERED
    if kind is AssessmentKind.HINDERED:
        others = consent.must_answer & GUARDIANS - {about}
        return None if about in GUARDIANS and others else Clause.ASSESS_HINDERED
    return None


def who_assesses(
    kind: AssessmentKind, *, agency: AgencyKind, role: Role, asks: bool
) -> Clause | None:
    """Why somebody may not make an assessment, or None (domain 3.1).

    That a guardian is hindered is for the social services alone; that a no is outweighed or a youth
    decides is for the decider of the agency that `asks`.
    """
    if kind is AssessmentKind.HINDERED:
        social = agency is AgencyKind.SOCIAL_SERVICES and role in (Role.DECIDER, Role.CASE_WORKER)
        return None if social else Clause.ASSESS_SOCIAL_SERVICES
    if kind is AssessmentKind.NOT_REACHABLE:
        return None if asks else Clause.ASSESS_ASKER
    return None if asks and role is Role.DECIDER else Clause.ASSESS_DECIDER


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to reach a giver: by which channel and on which day, and when it was recorded."""

    giver: Person
    channel: Channel
    day: date
    at: datetime | None = None


def may_give_up(attempts: Iterable[Attempt], giver: Person, terms: Terms) -> Clause | None:
    """Whether a giver counts as not reachable: attempts enough, in channels and over days enough.

    The numbers are settings (domain 3.1: 3 attempts in 2 channels over 14 days).
    """
    made = [attempt for attempt in attempts if attempt.giver == giver]
    days = {attempt.day for attempt in made}
    enough = (
        len(made) >= terms.attempts
        and len({attempt.channel for attempt in made}) >= terms.attempt_channels
        and (max(days) - min(days)).days >= terms.attempt_days
    )
    return None if enough else Clause.ASSESS_ATTEMPTS
