"""May something be told to another agency on a provision of law? Pure functions; unknown denies.

What a lawyer reads: `refusal` holds each question in the order in which it is asked. Consent has
rules of its own (`consent.rules`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from access.roles import AgencyKind, Role
from consent.clauses import Clause
from consent.grounds import DECIDES, PROVISIONS, Ground
from consent.provision import Crime, Decider, Provision, Way

# What stands against somebody who is not the provision's decider.
NOT_DECIDER = {
    Decider.ASSIGNED: Clause.GROUND_ASSIGNED,
    Decider.HEAD_TEACHER: Clause.GROUND_HEAD_TEACHER,
    Decider.DECISION_MAKER: Clause.GROUND_DECIDER,
}


@dataclass(frozen=True, slots=True)
class Party:
    """What an agency is, as far as the law asks."""

    kind: AgencyKind
    private: bool = False
    open_leisure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """Everything the provisions ask about one disclosure; None is a question without an answer.

    `age` in whole years. `role` is the decider's. `committed_crime`: is it about a crime that has
    been committed. `same_agency`: sender and receiver are one.
    """

    sender: Party
    receiver: Party
    way: Way
    topic: str
    age: int | None = None
    role: Role | None = None
    committed_crime: bool | None = None
    inquiry_opened: bool | None = None
    requested: bool | None = None
    same_agency: bool = False


def refusal(ground: str, about: Circumstances) -> Clause | None:
    """The first clause that stands against a disclosure on a ground, or None if it may be made."""
    provision = _provision(ground)
    if provision is None:
        return Clause.GROUND_NOT_USABLE
    return next(_against(provision, about), None)


def cannot_carry(ground: str, sender: Party, receiver: Party, topic: str) -> Clause | None:
    """The first clause against a release that does not depend on what the decider answers.

    It is asked again at each reading: an agency may have become something else since.
    """
    provision = _provision(ground)
    if provision is None:
        return Clause.GROUND_NOT_USABLE
    about = Circumstances(sender=sender, receiver=receiver, way=Way.RELEASE, topic=topic)
    return next(_between(provision, about), None)


def between(ground: Ground, sender: Party, receiver: Party) -> Clause | None:
    """Whether a ground can ever be used between two agencies: the direction table (domain 2.3)."""
    provision = PROVISIONS[ground]
    if not provision.ways:
        return Clause.GROUND_TEXT_ALONE
    return next(_parties(provision, sender, receiver), None)


def cannot_send(ground: Ground, sender: Party) -> Clause | None:
    """Whether a ground can never be used by an agency, whoever the receiver is."""
    provision = PROVISIONS[ground]
    if not provision.ways:
        return Clause.GROUND_TEXT_ALONE
    return next(_sending(provision, sender), None)


def asks(ground: Ground, sender: AgencyKind) -> frozenset[str]:
    """Which questions of `Circumstances` a ground puts to the decider of an agency."""
    provision = PROVISIONS[ground]
    crime = provision.crime is not Crime.ANY or sender in provision.committed_not_from
    asked = {
        "committed_crime": crime,
        "inquiry_opened": provision.inquiry,
        "requested": provision.on_request,
    }
    return frozenset(name for name, put in asked.items() if put)


def needs_second_person(ground: Ground, sender: Party, receiver: Party) -> bool:
    """Whether a second decider must confirm before anything is released (domain 2.2)."""
    social = sender.kind is AgencyKind.SOCIAL_SERVICES
    return social and receiver.kind in PROVISIONS[ground].second_person


def _provision(ground: str) -> Provision | None:
    try:
        return PROVISIONS.get(Ground(ground))
    except ValueError:
        return None


def _against(provision: Provision, about: Circumstances) -> Iterator[Clause]:
    yield from _between(provision, about)
    yield from _youth(provision, about)
    yield from _crime(provision, about)
    if provision.inquiry and about.inquiry_opened is not True:
        yield Clause.GROUND_INQUIRY
    if provision.on_request and about.requested is not True:
        yield Clause.GROUND_REQUEST
    if about.role not in DECIDES[provision.decider]:
        yield NOT_DECIDER[provision.decider]


def _between(provision: Provision, about: Circumstances) -> Iterator[Clause]:
    """What follows from the parties, the way and the topic alone."""
    if not provision.ways:
        yield Clause.GROUND_TEXT_ALONE
    if about.same_agency:
        yield Clause.OWN_ALREADY
    yield from _parties(provision, about.sender, about.receiver)
    if about.way not in provision.ways:
        yield Clause.GROUND_WAY
    if about.topic not in provision.topics:
        yield Clause.GROUND_TOPIC


def _parties(provision: Provision, sender: Party, receiver: Party) -> Iterator[Clause]:
    yield from _sending(provision, sender)
    if receiver.private and not provision.private_receiver:
        yield Clause.GROUND_PRIVATE_RECEIVER
    if receiver.kind not in provision.receivers:
        yield Clause.GROUND_RECEIVER


def _sending(provision: Provision, sender: Party) -> Iterator[Clause]:
    if sender.kind not in provision.senders:
        yield Clause.GROUND_SENDER
    if sender.private and not provision.private_sender:
        yield Clause.GROUND_PRIVATE_SENDER
    asks_leisure = provision.open_leisure is not None and sender.kind is AgencyKind.LEISURE
    if asks_leisure and sender.open_leisure is not provision.open_leisure:
        yield Clause.GROUND_LEISURE


def _youth(provision: Provision, about: Circumstances) -> Iterator[Clause]:
    if provision.under_age is None:
        return
    if about.age is None:
        yield Clause.GROUND_AGE_UNKNOWN
    elif about.age >= provision.under_age:
        yield Clause.GROUND_AGE


def _crime(provision: Provision, about: Circumstances) -> Iterator[Clause]:
    only_future = (
        provision.crime is Crime.NOT_COMMITTED or about.sender.kind in provision.committed_not_from
    )
    if only_future and about.committed_crime is not False:
        yield Clause.GROUND_COMMITTED
    if provision.crime is Crime.COMMITTED and about.committed_crime is not True:
        yield Clause.GROUND_NOT_COMMITTED
