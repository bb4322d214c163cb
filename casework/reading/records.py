"""The record of a consent as a page: what was asked and checked, what has happened since, and
whether it is time to ask anew."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.conf import settings

from access.clock import STOCKHOLM, today
from access.members import Member
from casework.models import Identity
from casework.pages import AttemptLine, ConsentPage, ExceptionLine, Happened
from casework.reading.deadlines import reminds, safety_answered_at
from casework.reading.sharing import RUNNING, Agencies, consent_page, name_of, waits
from consent import rules
from consent.birthdays import birth_date
from consent.gate import Disclosure
from consent.standing import ConsentRecord
from consent.terms import ConsentState, Person, birthday

RENEWABLE = (*RUNNING, ConsentState.EXPIRED)


def record_page(
    disclosure: Disclosure, record: ConsentRecord, agencies: Agencies, by: Member
) -> ConsentPage:
    """The record of one consent, without its timeline."""
    value = record.value
    asked = by.agency_id == value.asking_agency
    state = rules.state_of(value, disclosure.at)
    is_open = disclosure.case.closed_at is None
    reminded = reminds(disclosure, record, safety_answered_at(disclosure))
    return replace(
        consent_page(disclosure, record, agencies, by, reminded=reminded),
        exceptions=tuple(
            sorted(
                (
                    ExceptionLine(
                        name_of(agencies, one.sender),
                        name_of(agencies, one.receiver),
                        one.topic.value if one.topic else "",
                    )
                    for one in value.exceptions
                ),
                key=lambda line: (line.sender, line.receiver, line.topic),
            )
        ),
        asked_date=value.asked_at.astimezone(STOCKHOLM).date(),
        text_version=record.text_version,
        written=record.written,
        identity_check=record.identity_check if asked else "",
        custody=record.custody.value if asked else "",
        custody_checked_date=record.custody_checked_date if asked else None,
        renews=_number_of_renewed(disclosure, record),
        days_left=_days_left(disclosure, record),
        may_renew=disclosure.owns and is_open and state in RENEWABLE,
    )


def with_history(
    page: ConsentPage,
    disclosure: Disclosure,
    record: ConsentRecord,
    agencies: Agencies,
    attempts: Iterable[AttemptLine],
) -> ConsentPage:
    """The record with its timeline, newest first, and with the attempts that one may see."""
    happened = list(_history(disclosure, record, agencies))
    happened += [
        Happened("attempt", one.at, one.giver, channel=one.channel, day=one.day)
        for one in attempts
        if one.at is not None
    ]
    ordered = sorted(happened, key=lambda one: one.at, reverse=True)
    return replace(page, history=tuple(ordered))


def _history(
    disclosure: Disclosure, record: ConsentRecord, agencies: Agencies
) -> Iterator[Happened]:
    value = record.value
    asker = name_of(agencies, value.asking_agency)
    yield Happened("asked", value.asked_at, agency=asker, channel=record.channel)
    for given in record.given:
        yield Happened(
            f"answer.{given.kind.value}",
            given.at,
            given.giver.value,
            name_of(agencies, given.receiver) if given.receiver else "",
            given.topic.value if given.topic else "",
            given.channel,
            day=given.signed_date,
            interpreter=given.interpreter,
        )
    for weighed in value.assessments:
        yield Happened(f"assessed.{weighed.kind.value}", weighed.at, weighed.about.value)
    # When others have said yes to a question that does not name the reader is told to nobody.
    given_since = [
        rules.given_at(newer.value)
        for newer in disclosure.consents
        if newer.value.version > value.version
    ]
    replaced = min((at for at in given_since if at is not None), default=None)
    if replaced is not None and replaced < value.ends_at:
        yield Happened("replaced", replaced)
    elif value.ends_at <= disclosure.at:
        yield Happened("ended", value.ends_at)


def _number_of_renewed(disclosure: Disclosure, record: ConsentRecord) -> int:
    """The number, on one's own pages, of the consent that this one asks anew for."""
    ids = [one.value.id for one in disclosure.consents]
    return len(ids) - ids.index(record.renews_id) if record.renews_id in ids else 0


def _days_left(disclosure: Disclosure, record: ConsentRecord) -> int | None:
    """Days left of a consent that ends soon, unless somebody has been asked anew."""
    if rules.state_of(record.value, disclosure.at) not in RUNNING:
        return None
    if disclosure.case.closed_at is not None:
        return None
    if any(waits(disclosure, newer) for newer in _newer(disclosure, record)):
        return None
    left = (rules.last_day(record.value.ends_at) - today()).days
    return left if left <= max(settings.CONSENT_TERMS.warn_days) else None


def _newer(disclosure: Disclosure, record: ConsentRecord) -> list[ConsentRecord]:
    return [one for one in disclosure.consents if one.value.version > record.value.version]


def own_yes_from(disclosure: Disclosure) -> date | None:
    """The birthday from which the youth answers too, from some weeks before it (domain 3.1).

    None unless a consent without the youth's own yes lasts over it; for the agency that asks.
    """
    terms = settings.CONSENT_TERMS
    lasting = [
        record.value
        for record in disclosure.consents
        if rules.state_of(record.value, disclosure.at) in RUNNING
        and Person.YOUTH not in record.value.must_answer
        and not any(waits(disclosure, newer) for newer in _newer(disclosure, record))
    ]
    for shown in disclosure.of(Identity):
        number = shown.text.get("personnummer", "")
        if disclosure.owns and number and shown.row.concerns == Person.YOUTH.value:
            day = birthday(birth_date(number), terms.answer_age)
            near = day - timedelta(days=max(terms.warn_days)) <= today()
            if near and any(rules.last_day(value.ends_at) >= day for value in lasting):
                return day
    return None
