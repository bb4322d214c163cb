"""Puts the question of consent inside an open change: who must answer, for how long, about what."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from access import clock
from access.blocked import Blocked
from agencies.people import AgencyLine, agencies_of, coordination_among
from consent import rules
from consent.change import Change
from consent.clause_wording import clause_words
from consent.givers import custody_fault
from consent.languages import missing_text_words, text_is_missing
from consent.models import Consent, ConsentException, ConsentGiver, ConsentLine
from consent.standing import ConsentRecord
from consent.terms import (
    GUARDIANS,
    AgeBand,
    AnswerKind,
    Channel,
    ConsentState,
    Custody,
    IdentityCheck,
    Person,
    Topic,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the form that asks for consent says.

    `crosses` are receiver and topic; `exceptions` sender, receiver and topic, None for every one.
    `holders` are the guardians who have custody, as `custody` says and was checked on a date.
    """

    purposes: tuple[str, ...]
    crosses: frozenset[tuple[UUID, Topic]]
    from_date: date
    until_date: date
    channel: Channel
    language: str
    interpreter: bool
    text_version: str
    custody_checked_date: date | None
    custody: Custody | None = None
    holders: frozenset[Person] = frozenset()
    identity_check: IdentityCheck = IdentityCheck.KNOWN
    written: bool = False
    exceptions: frozenset[tuple[UUID, UUID, Topic | None]] = frozenset()
    new_circumstances: bool = False
    renews: UUID | None = None


def ask(change: Change, question: Question, *, born: date, guardians: frozenset[Person]) -> Consent:
    """Put a question: who must answer and until when is decided and stored now (domain 3.1)."""
    known = agencies_of(change.by.collaboration_id)
    _refuse_strangers(known, {receiver for receiver, _topic in question.crosses})
    found = coordination_among(known.values())
    coordination = found.id if found else None
    refuse_left_out(question, asking=change.by.agency_id, coordination=coordination)
    refuse_again_too_soon(question, lately=refused_lately(change.consents, change.at))
    settled = settle(question, born=born, guardians=guardians)
    consent = Consent.objects.create(
        case=change.case,
        asking_agency_id=change.by.agency_id,
        version=1 + max((record.value.version for record in change.consents), default=0),
        purposes=list(question.purposes),
        asked_at=change.at,
        asked_by=change.by.membership_id,
        starts_at=settled.starts_at,
        ends_at=settled.ends_at,
        from_date=question.from_date,
        until_date=question.until_date,
        answer_due_date=clock.today() + timedelta(days=settings.CONSENT_TERMS.answer_days),
        channel=question.channel.value,
        language=question.language,
        interpreter=question.interpreter,
        text_version=question.text_version,
        custody_checked_date=question.custody_checked_date,
        custody=settled.custody.value,
        identity_check=question.identity_check.value,
        written=question.written,
        renews_id=_renewed(change, question.renews),
    )
    _write_givers(consent, settled.required)
    _write_lines(change, consent, question)
    change.consents_changed()
    change.moves_access()
    change.concerns_subject("consent", consent.pk, change.by.agency_id)
    return consent


@dataclass(frozen=True, slots=True)
class Settled:
    """What follows from a question: who has custody, who must answer, from when and until when."""

    custody: Custody
    required: rules.Required
    starts_at: datetime
    ends_at: datetime


def settle(question: Question, *, born: date, guardians: frozenset[Person]) -> Settled:
    """What follows from a question; the page that checks it asks the same.

    Raises Blocked at the field of what cannot be asked.
    """
    terms = settings.CONSENT_TERMS
    _refuse_without_interpreter(question)
    if question.from_date > clock.today():
        raise Blocked(
            "period.later", _("Ett samtycke börjar gälla samma dag som du frågar."), "from_date"
        )
    band = rules.band_on(born, question.from_date, terms)
    custody, holders = Custody.OF_AGE, frozenset[Person]()
    if band is not AgeBand.ADULT:
        if not guardians:
            raise Blocked("step.nobody_to_ask", _("Lägg först till vårdnadshavare."))
        custody, holders = _custody_told(question, guardians)
    required = rules.required_givers(band, holders)
    if required.must_answer & GUARDIANS and question.custody_checked_date is None:
        raise Blocked(
            "step.custody",
            _("Kontrollera vårdnaden i folkbokföringen och skriv vilken dag det gjordes."),
            "custody_checked_date",
        )
    _refuse_old_check(question, required)
    try:
        starts_at, ends_at = rules.starts_and_ends(
            question.from_date, question.until_date, born, required, terms, clock.today()
        )
    except rules.Refused as refused:
        raise Blocked(refused.code, clause_words(refused.code), refused.field) from None
    return Settled(custody, required, starts_at, ends_at)


def refuse_left_out(question: Question, *, asking: UUID | None, coordination: UUID | None) -> None:
    """The coordination is a receiver in each consent (domain 0.1), where there is one; that it is
    not to know is for those who answer to say."""
    receivers = {receiver for receiver, _topic in question.crosses}
    if coordination not in receivers | {asking, None}:
        raise Blocked(
            "consent.no_coordination",
            _(
                "Samordningen tar emot i varje samtycke. Kryssa i minst ett ämne för den. Den som "
                "svarar kan ta tillbaka sitt ja för just samordningen."
            ),
            "crosses",
        )


def _refuse_strangers(known: Mapping[UUID, AgencyLine], receivers: Collection[UUID]) -> None:
    """A line goes to active agencies of the case's own collaboration alone."""
    if not all(receiver in known and known[receiver].is_active for receiver in receivers):
        raise Blocked(
            "consent.unknown_receiver",
            _("Välj bland verksamheterna i er samverkan."),
            "crosses",
        )


def _custody_told(
    question: Question, named: frozenset[Person]
) -> tuple[Custody, frozenset[Person]]:
    """Who has custody, as the form says; those who have it are the ones who answer."""
    if question.custody is None:
        raise Blocked("custody.unanswered", _("Välj vem som har vårdnaden."), "custody")
    fault = custody_fault(question.custody, question.holders, named)
    if fault is not None:
        raise Blocked(fault, clause_words(fault), "custody")
    return question.custody, question.holders


def refuse_again_too_soon(question: Question, *, lately: bool) -> None:
    """After a no somebody is asked anew only for new circumstances (domain 3.1)."""
    if lately and not question.new_circumstances:
        raise Blocked(
            "consent.asked_lately",
            _(
                "Någon sa nej för mindre än %(days)s dagar sedan. Fråga på nytt bara om något har "
                "ändrats, och kryssa i så fall här."
            )
            % {"days": settings.CONSENT_TERMS.ask_again_days},
            "new_circumstances",
        )


def refused_lately(records: Iterable[ConsentRecord], at: datetime) -> bool:
    """Whether somebody said no so lately that asking anew takes new circumstances."""
    soonest = at - timedelta(days=settings.CONSENT_TERMS.ask_again_days)
    return any(
        rules.state_of(record.value, at) is ConsentState.REFUSED
        and any(said.kind is AnswerKind.NO and said.at > soonest for said in record.given)
        for record in records
    )


def _refuse_without_interpreter(question: Question) -> None:
    """Where there is no text in the language somebody says it (domain 0.14)."""
    if text_is_missing(question.language) and not question.interpreter:
        raise Blocked("text.missing", missing_text_words(question.language), "interpreter")


def _renewed(change: Change, consent_id: UUID | None) -> UUID | None:
    """The consent that is asked for anew; a renewal is a new record, and the old one runs out."""
    if consent_id is None or any(one.value.id == consent_id for one in change.consents):
        return consent_id
    raise Blocked("consent.unknown", _("Det samtycket finns inte i ärendet."), "renews")


def _refuse_old_check(question: Question, required: rules.Required) -> None:
    """A check of custody is fresh when somebody is asked (domain 3.1)."""
    asked = required.must_answer & GUARDIANS
    checked = question.custody_checked_date
    oldest = clock.today() - timedelta(days=settings.CONSENT_TERMS.custody_check_days)
    if asked and checked is not None and checked < oldest:
        raise Blocked(
            "step.custody_old",
            _("Kontrollen är för gammal. Kontrollera vårdnaden på nytt."),
            "custody_checked_date",
        )


def _write_givers(consent: Consent, required: rules.Required) -> None:
    ConsentGiver.objects.bulk_create(
        ConsentGiver(consent=consent, person=person.value, required=person in required.must_answer)
        for person in sorted(required.must_answer | required.view_of)
    )


def lines_of(question: Question, asking: Collection[UUID]) -> list[tuple[UUID, UUID, Topic]]:
    """Sender, receiver and topic: a cross is a line to that receiver from every party that has a
    cross, and from those who ask, less what the givers except.

    Raises Blocked where that is nothing, or an exception is of nobody's line.
    """
    parties = {receiver for receiver, _topic in question.crosses} | {*asking}
    left_out = question.exceptions
    if not all({sender, receiver} <= parties for sender, receiver, _topic in left_out):
        raise Blocked(
            "consent.exception_of_nothing",
            _("Ett undantag gäller mellan verksamheter som har kryss i formuläret."),
            "exceptions",
        )
    lines = [
        (sender, receiver, topic)
        for receiver, topic in sorted(question.crosses)
        for sender in sorted(parties - {receiver})
        if not left_out & {(sender, receiver, None), (sender, receiver, topic)}
    ]
    if not lines:
        raise Blocked(
            "consent.nothing_to_tell",
            _("Det som är kryssat låter ingen berätta något för någon annan. Kryssa i fler rutor."),
            "crosses",
        )
    return lines


def _write_lines(change: Change, consent: Consent, question: Question) -> None:
    asking = {change.by.agency_id, change.case.noting_agency_id}
    ConsentLine.objects.bulk_create(
        ConsentLine(consent=consent, sender_id=sender, receiver_id=receiver, topic=topic.value)
        for sender, receiver, topic in lines_of(question, asking)
    )
    ConsentException.objects.bulk_create(
        ConsentException(
            consent=consent,
            sender_id=sender,
            receiver_id=receiver,
            topic=topic.value if topic else None,
        )
        for sender, receiver, topic in question.exceptions
    )
