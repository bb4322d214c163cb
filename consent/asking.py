"""Puts the question of consent inside an open change: who must answer, for how long, about what."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from access import clock
from access.blocked import Blocked
from agencies.people import agencies_of
from consent import rules
from consent.change import Change
from consent.models import Consent, ConsentGiver, ConsentLine
from consent.terms import GUARDIANS, Channel, Person, Topic
from consent.wording import clause_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the form that asks for consent says; `crosses` are receiver and topic."""

    purposes: tuple[str, ...]
    crosses: frozenset[tuple[UUID, Topic]]
    from_date: date
    until_date: date
    channel: Channel
    language: str
    interpreter: bool
    text_version: str
    custody_checked_date: date | None
    sole_custody: bool = False


def ask(change: Change, question: Question, *, born: date, guardians: frozenset[Person]) -> Consent:
    """Put a question: who must answer and until when is decided and stored now (domain 3.1)."""
    _refuse_strangers(change, {receiver for receiver, _topic in question.crosses})
    required, starts_at, ends_at = settle(question, born=born, guardians=guardians)
    consent = Consent.objects.create(
        case=change.case,
        asking_agency_id=change.by.agency_id,
        version=1 + max((record.value.version for record in change.consents), default=0),
        purposes=list(question.purposes),
        asked_at=change.at,
        asked_by=change.by.membership_id,
        starts_at=starts_at,
        ends_at=ends_at,
        from_date=question.from_date,
        until_date=question.until_date,
        answer_due_date=clock.today() + timedelta(days=settings.CONSENT_TERMS.answer_days),
        channel=question.channel.value,
        language=question.language,
        interpreter=question.interpreter,
        text_version=question.text_version,
        custody_checked_date=question.custody_checked_date,
        sole_custody=question.sole_custody,
    )
    _write_givers(consent, required)
    _write_lines(change, consent, question.crosses)
    change.consents_changed()
    change.moves_access()
    change.concerns_subject("consent", consent.pk, change.by.agency_id)
    return consent


def settle(
    question: Question, *, born: date, guardians: frozenset[Person]
) -> tuple[rules.Required, datetime, datetime]:
    """Who must answer, from when and until when; the page that checks the question asks it too.

    Raises Blocked at the field of what cannot be asked.
    """
    terms = settings.CONSENT_TERMS
    if question.from_date > clock.today():
        raise Blocked(
            "period.later", _("Ett samtycke börjar gälla samma dag som du frågar."), "from_date"
        )
    required = rules.required_givers(rules.band_on(born, question.from_date, terms), guardians)
    if not required.must_answer:
        raise Blocked("step.nobody_to_ask", _("Lägg först till vårdnadshavare."))
    if required.must_answer & GUARDIANS and question.custody_checked_date is None:
        raise Blocked(
            "step.custody",
            _("Kontrollera vårdnaden i folkbokföringen och skriv vilken dag det gjordes."),
            "custody_checked_date",
        )
    _refuse_unsure_custody(question, required)
    try:
        starts_at, ends_at = rules.starts_and_ends(
            question.from_date, question.until_date, born, required, terms, clock.today()
        )
    except rules.Refused as refused:
        raise Blocked(refused.code, clause_words(refused.code), refused.field) from None
    return required, starts_at, ends_at


def _refuse_strangers(change: Change, receivers: Collection[UUID]) -> None:
    """A line goes to active agencies of the case's own collaboration alone."""
    known = agencies_of(change.by.collaboration_id)
    if not all(receiver in known and known[receiver].is_active for receiver in receivers):
        raise Blocked(
            "consent.unknown_receiver",
            _("Välj bland verksamheterna i er samverkan."),
            "crosses",
        )


def _refuse_unsure_custody(question: Question, required: rules.Required) -> None:
    """One guardian alone answers only where custody is sole, and the check is fresh (FB 6:11)."""
    asked = required.must_answer & GUARDIANS
    checked = question.custody_checked_date
    oldest = clock.today() - timedelta(days=settings.CONSENT_TERMS.custody_check_days)
    if asked and checked is not None and checked < oldest:
        raise Blocked(
            "step.custody_old",
            _("Kontrollen är för gammal. Kontrollera vårdnaden på nytt."),
            "custody_checked_date",
        )
    if len(asked) == 1 and not question.sole_custody:
        raise Blocked(
            "step.sole_custody",
            _(
                "Bara en vårdnadshavare är tillagd. Lägg till den andra, eller kryssa här om "
                "vårdnaden är ensam."
            ),
            "sole_custody",
        )


def _write_givers(consent: Consent, required: rules.Required) -> None:
    ConsentGiver.objects.bulk_create(
        ConsentGiver(consent=consent, person=person.value, required=person in required.must_answer)
        for person in sorted(required.must_answer | required.view_of)
    )


def _write_lines(change: Change, consent: Consent, crosses: frozenset[tuple[UUID, Topic]]) -> None:
    """A cross is a line to that receiver from every party that has a cross, and from the asker."""
    parties = {receiver for receiver, _topic in crosses} | {change.by.agency_id}
    parties.add(change.case.noting_agency_id)
    ConsentLine.objects.bulk_create(
        ConsentLine(consent=consent, sender_id=sender, receiver_id=receiver, topic=topic.value)
        for receiver, topic in sorted(crosses)
        for sender in sorted(parties - {receiver})
    )
