"""What the pages of one consent show: its record, and the steps on it."""

from uuid import UUID

from access.acts import Act
from access.members import Member
from agencies import people
from casework.models import Attachment, Identity, SafetyAnswer
from casework.pages import FormPage
from casework.reading import desk, lines, sharing
from casework.reading.forms import Fields, base_of
from casework.reading.records import record_page, with_history
from casework.reading.shut import no_answer_left
from casework.reading.steps import not_to_be_told
from consent import gate

PERSONS: Fields = {Identity: ("given_name", "surname", "protection")}
# What the scanned forms were called, for the agency that has them.
FORM_NAMES: Fields = {Attachment: ("name",)}


def open_consent(case_id: UUID, consent_id: UUID, *, by: Member, step: Act | None) -> FormPage:
    """A consent's record for reading it; for a step on it with the names one may see, so that
    nobody's answer is put down as somebody else's."""
    disclosure = gate.disclose(
        case_id,
        by=by,
        act=Act.OPEN_FORM if step else Act.READ_CONSENT,
        step=step,
        fields=_named(step),
        child=desk.child_of(step, consent_id),
    )
    agencies = people.agencies_of(by.collaboration_id)
    record = next(record for record in disclosure.consents if record.value.id == consent_id)
    named = {line.receiver for line in record.value.lines}
    refused = sharing.refused_answers(disclosure, record, by)
    over = no_answer_left(record, refused, step) if step else None
    if step is Act.RECORD_ATTEMPT:
        over = over or not_to_be_told(disclosure)
    names = {line.person: line.name for line in lines.person_lines(disclosure, agencies, by)}
    coordination = people.coordination_among(line for line in agencies.values() if line.id in named)
    page = record_page(disclosure, record, agencies, by)
    own = desk.desk_of(disclosure, record, agencies, by, step)
    return FormPage(
        **base_of(disclosure, by, step, over),
        consent=page if step else with_history(page, disclosure, record, agencies, own.attempts),
        refused=refused,
        coordination=coordination.id if coordination else None,
        desk=own,
        topics=tuple(sorted({line.topic.value for line in record.value.lines})),
        givers={
            person.value: names.get(person.value, "")
            for person in (*record.value.must_answer, *record.value.view_of)
        },
        agencies=tuple(
            (line.id, line.name)
            for line in sorted(agencies.values(), key=lambda line: line.name)
            if line.id in named
        ),
    )


def _named(step: Act | None) -> Fields:
    """Names for a step on a consent; on its record what the scanned forms were called."""
    if step is None:
        return {**FORM_NAMES, SafetyAnswer: ()}
    return {**PERSONS, SafetyAnswer: ("answer",)} if step is Act.RECORD_ATTEMPT else PERSONS
