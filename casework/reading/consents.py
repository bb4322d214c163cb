"""What the pages of consent show: the question, its record, and the steps on one consent."""

from uuid import UUID

from access.acts import Act
from access.members import Member
from agencies import people
from casework.models import Identity, SafetyAnswer
from casework.pages import FormPage
from casework.reading import lines, sharing
from casework.reading.forms import Fields, base_of, disclosed_for
from casework.reading.shut import no_answer_left
from casework.reading.steps import step_lines
from consent import gate
from consent.gate import Child, Kind

PERSONS: Fields = {Identity: ("given_name", "surname", "protection")}
ASKING: Fields = {
    Identity: ("given_name", "surname", "personnummer", "protection"),
    SafetyAnswer: ("answer",),
}


def open_asking_form(case_id: UUID, *, by: Member, unsent: UUID | None = None) -> FormPage:
    """The form that asks for consent, or the reason why nobody may be asked now."""
    disclosure = disclosed_for(case_id, by=by, step=Act.ASK_CONSENT, fields=ASKING, unsent=unsent)
    agencies = people.agencies_of(by.collaboration_id)
    steps = [line for line in step_lines(disclosure, by) if line.name == "ask_consent"]
    shut = next(((line.code, line.reason) for line in steps if not line.open), None)
    receivers = sorted(
        (line for line in agencies.values() if line.is_active),
        key=lambda line: (line.kind != "coordination", line.name),
    )
    return FormPage(
        **base_of(disclosure, by, Act.ASK_CONSENT, shut),  # type: ignore[arg-type]
        persons=lines.person_lines(disclosure, agencies, by),
        agencies=tuple((line.id, line.name) for line in receivers),
        topics=sharing.TOPICS,
    )


def open_consent(case_id: UUID, consent_id: UUID, *, by: Member, step: Act | None) -> FormPage:
    """A consent's record for reading it; for a step on it with the names one may see, so that
    nobody's answer is put down as somebody else's."""
    disclosure = gate.disclose(
        case_id,
        by=by,
        act=Act.OPEN_FORM if step else Act.READ_CONSENT,
        step=step,
        fields=PERSONS if step else {},
        child=Child(Kind.CONSENT, consent_id),
    )
    agencies = people.agencies_of(by.collaboration_id)
    record = next(record for record in disclosure.consents if record.value.id == consent_id)
    named = {line.receiver for line in record.value.lines}
    refused = sharing.refused_answers(disclosure, record, by)
    over = no_answer_left(record, refused, step) if step else None
    names = {line.person: line.name for line in lines.person_lines(disclosure, agencies, by)}
    return FormPage(
        **base_of(disclosure, by, step, over),  # type: ignore[arg-type]
        consent=sharing.consent_page(disclosure, record, agencies, by),
        refused=refused,
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
