"""The page of one provision: its test, who may use it to whom, and what it never covers."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from consent.ground_wording import DECIDER_LABELS, GROUND_LABELS, GROUND_TESTS, WAY_LABELS
from consent.grounds import PROVISIONS, Ground, ground_of_code
from consent.provision import TOPICS, Provision, Way
from consent.terms import Topic
from consent.truth.provisions import PROFILES
from consent.wording import TOPIC_LABELS
from information import law_words as said
from information.law import grounds_between


@dataclass(frozen=True, slots=True)
class WayThere:
    """Those who may use a provision towards the same receivers."""

    senders: tuple[Promise, ...]
    receivers: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class GroundPage:
    """A provision: `rows` are its conditions, term and text; without ways it is told as text."""

    code: str
    label: Promise
    law: str
    test: Promise
    usable: bool
    ways_there: tuple[WayThere, ...]
    rows: tuple[tuple[str, str], ...]
    never: tuple[str, ...]


def ground_page(code: str) -> GroundPage | None:
    """The page of a provision by its Swedish code; None for an unknown one."""
    ground = ground_of_code(code)
    if ground is None:
        return None
    provision = PROVISIONS[ground]
    return GroundPage(
        code=provision.code,
        label=GROUND_LABELS[ground],
        law=provision.law,
        test=GROUND_TESTS[ground],
        usable=bool(provision.ways),
        ways_there=_ways_there(ground),
        rows=tuple(_rows(provision)) if provision.ways else (),
        never=tuple(_never(provision)) if provision.ways else (),
    )


def _ways_there(ground: Ground) -> tuple[WayThere, ...]:
    """Senders with the same receivers stand in one row."""
    by_receivers: dict[tuple[str, ...], list[Promise]] = {}
    for sender in PROFILES:
        receivers = tuple(
            receiver for receiver in PROFILES if ground in grounds_between(sender, receiver)
        )
        if receivers:
            by_receivers.setdefault(receivers, []).append(said.PROFILE_LABELS[sender])
    return tuple(
        WayThere(tuple(senders), tuple(said.PROFILE_LABELS[name] for name in receivers))
        for receivers, senders in by_receivers.items()
    )


def _rows(provision: Provision) -> list[tuple[str, str]]:
    crime = str(said.CRIME_WORDS[provision.crime])
    if provision.committed_not_from:
        crime = str(said.FROM_SOCIAL_SERVICES_NOT_COMMITTED)
    age = (
        _("Under %(age)s år. Åldern måste vara känd.") % {"age": provision.under_age}
        if provision.under_age
        else str(said.NO_AGE)
    )
    rows = [
        (_("Beslutar"), str(DECIDER_LABELS[provision.decider])),
        (_("Är det en skyldighet?"), str(said.IS_DUTY if provision.duty else said.NO_DUTY)),
        (
            _("Bara på begäran?"),
            str(said.ON_REQUEST if provision.on_request else said.NOT_ON_REQUEST),
        ),
        (_("Begånget brott"), crime),
        (_("Den unges ålder"), age),
        (
            _("Inledd utredning"),
            str(said.WITH_INQUIRY if provision.inquiry else said.WITHOUT_INQUIRY),
        ),
        (
            _("Hur det får lämnas"),
            "; ".join(str(WAY_LABELS[w]) for w in Way if w in provision.ways),
        ),
    ]
    if provision.weighs_harm:
        rows.append((_("Frågor om skada"), str(said.HARM_QUESTIONS)))
    if provision.second_person:
        rows.append((_("Andra person"), str(said.SECOND_PERSON)))
    return rows


def _never(provision: Provision) -> list[str]:
    never = [str(said.NEVER_OPENS)]
    left_out = [TOPIC_LABELS[topic] for topic in Topic if topic in TOPICS - provision.topics]
    if left_out:
        topics = ", ".join(str(label) for label in left_out)
        never.append(_("Omfattar aldrig ämnet %(topics)s.") % {"topics": topics})
    if not provision.private_receiver:
        never.append(str(said.NEVER_PRIVATE))
    if not provision.private_sender:
        never.append(str(said.NOT_BY_PRIVATE))
    if Way.RELEASE not in provision.ways:
        never.append(str(said.NEVER_RELEASED))
    never.append(str(said.STAYS_INSIDE))
    return never
