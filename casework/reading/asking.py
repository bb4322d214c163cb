"""What the form that asks for consent shows: who can be asked, and what a renewal proposes."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from access.acts import Act
from access.clock import today
from access.members import Member
from agencies import people
from casework.models import Identity, SafetyAnswer
from casework.pages import FormPage, Proposed
from casework.reading import lines, sharing
from casework.reading.forms import Fields, base_of, disclosed_for
from casework.reading.steps import step_lines
from consent import rules
from consent.asking import refused_lately
from consent.birthdays import birth_date
from consent.gate import Child, Disclosure, Kind
from consent.periods import add_months
from consent.standing import ConsentRecord
from consent.terms import Person

ASKING: Fields = {
    Identity: ("given_name", "surname", "personnummer", "protection"),
    SafetyAnswer: ("answer",),
}
MOST_EXCEPTIONS = 3


def open_asking_form(
    case_id: UUID, *, by: Member, unsent: UUID | None = None, renews: UUID | None = None
) -> FormPage:
    """The form that asks for consent, or the reason why nobody may be asked now.

    With `renews` it proposes what that consent of the case says.
    """
    child = Child(Kind.CONSENT, renews) if renews else None
    disclosure = disclosed_for(
        case_id, by=by, step=Act.ASK_CONSENT, fields=ASKING, child=child, unsent=unsent
    )
    agencies = people.agencies_of(by.collaboration_id)
    steps = [line for line in step_lines(disclosure, by) if line.name == "ask_consent"]
    shut = next(((line.code, line.reason) for line in steps if not line.open), None)
    receivers = sorted(
        (line for line in agencies.values() if line.is_active),
        key=lambda line: (line.kind != "coordination", line.name),
    )
    coordination = people.coordination_among(receivers)
    renewed = [record for record in disclosure.consents if record.value.id == renews]
    return FormPage(
        **base_of(disclosure, by, Act.ASK_CONSENT, shut),
        persons=lines.person_lines(disclosure, agencies, by),
        agencies=tuple((line.id, line.name) for line in receivers),
        coordination=coordination.id if coordination else None,
        topics=sharing.TOPICS,
        own_agency=by.agency_id,
        asked_lately=refused_lately(disclosure.consents, disclosure.at),
        proposed=next((_proposed(disclosure, record, agencies) for record in renewed), None),
        **_youth(disclosure),
    )


def _youth(disclosure: Disclosure) -> Mapping[str, str]:
    """The youth's first name, and which row of the age table applies today."""
    for shown in disclosure.of(Identity):
        number = shown.text.get("personnummer", "")
        if number and shown.row.concerns == Person.YOUTH.value:
            band = rules.band_on(birth_date(number), today(), settings.CONSENT_TERMS)
            return {"youth": shown.text["given_name"], "band": band.value}
    return {}


def _proposed(
    disclosure: Disclosure, record: ConsentRecord, agencies: sharing.Agencies
) -> Proposed:
    """The same crosses for as long again; what somebody has taken back is not proposed.

    Custody is not proposed: it is checked anew.
    """
    value = record.value
    last = min(disclosure.at, value.ends_at - timedelta(seconds=1))
    active = {line.id for line in agencies.values() if line.is_active}
    crosses = {
        f"{line.receiver}:{line.topic.value}"
        for line in rules.running_lines(value, last)
        if line.receiver in active
    }
    until = today() + (record.until_date - record.from_date)
    initial: dict[str, Any] = {
        "purposes": list(record.purposes),
        "crosses": sorted(crosses),
        "until_date": min(until, add_months(today(), settings.CONSENT_TERMS.longest_months)),
        "channel": record.channel,
        "language": record.language,
        "interpreter": record.interpreter,
        "renews": value.id,
    }
    exceptions = sorted(
        (str(one.sender), str(one.receiver), one.topic.value if one.topic else "")
        for one in value.exceptions
    )
    for at, exception in enumerate(exceptions[:MOST_EXCEPTIONS], start=1):
        initial[f"exception_{at}"] = list(exception)
    version = len(disclosure.consents) - disclosure.consents.index(record)
    return Proposed(value.id, version, initial)
