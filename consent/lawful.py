"""Whether something may be told on a provision of law, asked inside an open change.

The rules answer (`consent.disclosure`); here their questions are answered from the case.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.blocked import Blocked
from access.clock import STOCKHOLM
from access.roles import AgencyKind
from agencies.people import AgencyLine, agencies_of
from consent import disclosure
from consent.change import Change
from consent.clause_wording import clause_words
from consent.clauses import Clause
from consent.grounds import PROVISIONS, Ground
from consent.periods import midnight
from consent.provision import Way
from consent.terms import age_on, birthday
from consent.twins import granted_youths

# At which field of the form a clause is told.
FIELDS = {
    Clause.GROUND_COMMITTED: "committed_crime",
    Clause.GROUND_NOT_COMMITTED: "committed_crime",
    Clause.GROUND_INQUIRY: "inquiry_opened",
    Clause.GROUND_REQUEST: "requested",
    Clause.GROUND_TOPIC: "items",
    Clause.GROUND_RECEIVER: "receiver",
    Clause.GROUND_PRIVATE_RECEIVER: "receiver",
    Clause.OWN_ALREADY: "receiver",
}

DECIDER_CLAUSES = frozenset(disclosure.NOT_DECIDER.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the decider says; None is a question that was not answered.

    Of what was told in words: `told_on` is the day, and `urgent` that there was no time to ask the
    decider before. Without a receiver it was told to somebody who has no account.
    """

    ground: Ground
    way: Way
    receiver: UUID | None
    consent_asked: bool
    committed_crime: bool | None = None
    inquiry_opened: bool | None = None
    requested: bool | None = None
    told_on: date | None = None
    urgent: bool = False


def party_of(line: AgencyLine) -> disclosure.Party:
    """What an agency is, as far as the law asks."""
    return disclosure.Party(AgencyKind(line.kind), line.private, line.open_leisure)


def parties(
    change: Change, receiver_id: UUID | None, outsider: disclosure.Party | None = None
) -> tuple[disclosure.Party, disclosure.Party]:
    """What sender and receiver are; a receiver that is not there is refused."""
    agencies = agencies_of(change.by.collaboration_id)
    sender = party_of(agencies[change.by.agency_id])
    if receiver_id is None and outsider is not None:
        return sender, outsider
    receiver = agencies.get(receiver_id) if receiver_id else None
    if receiver is None or not receiver.is_active:
        raise Blocked(
            "ground.unknown_receiver", _("Välj bland verksamheterna i er samverkan."), "receiver"
        )
    return sender, party_of(receiver)


def against(
    change: Change,
    answers: Answers,
    sender: disclosure.Party,
    receiver: disclosure.Party,
    topic: str,
    born: date | None,
) -> Clause | None:
    day = answers.told_on or change.at.astimezone(STOCKHOLM).date()
    return disclosure.refusal(
        answers.ground,
        disclosure.Circumstances(
            sender=sender,
            receiver=receiver,
            way=answers.way,
            topic=topic,
            age=age_on(born, day) if born else None,
            role=change.by.role,
            committed_crime=answers.committed_crime,
            inquiry_opened=answers.inquiry_opened,
            requested=answers.requested,
            same_agency=change.by.agency_id == answers.receiver,
        ),
    )


def refuse_unlawful(
    change: Change,
    answers: Answers,
    sender: disclosure.Party,
    receiver: disclosure.Party,
    topic: str,
    born: date | None,
) -> None:
    clause = against(change, answers, sender, receiver, topic, born)
    if clause is not None:
        raise Blocked(clause, clause_words(clause), FIELDS.get(clause))


def birth_date(change: Change, ground: Ground) -> date | None:
    """The youth's birthday, taken inside the vault, only where the provision asks for an age.

    From an identity that the agency may read: its refusals would tell the age of any other.
    """
    if PROVISIONS[ground].under_age is None:
        return None
    youths = granted_youths(change.case, by=change.by, at=change.at)
    return born_of(change, change.own(youths[0]) if youths else None)


def born_of(change: Change, youth: Any | None) -> date | None:
    """The birthday in an identity, if there is one and it has a number."""
    if youth is None or youth.personnummer is None:
        return None
    return change.birth_date(youth)


def over_at(ground: Ground, born: date | None) -> datetime | None:
    age = PROVISIONS[ground].under_age
    return midnight(birthday(born, age)) if age is not None and born is not None else None
