"""What stands beside the record of a consent: attempts, scanned forms, readers, ways on."""

import base64
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from access.acts import Act
from access.members import Member
from casework.models import Attachment
from casework.models.attachment import FileType
from casework.pages import (
    AssessmentWay,
    AttachmentLine,
    AttemptLine,
    ConsentDesk,
    Download,
    ReaderLine,
)
from casework.reading.sharing import RUNNING, Agencies, name_of
from consent import assessing, gate, readers, rules
from consent.assessments import Attempt, may_assess
from consent.clause_wording import clause_words
from consent.gate import Child, Disclosure, Kind
from consent.standing import ConsentRecord
from consent.terms import AssessmentKind, Person

# The steps whose page tells who has read what.
TELL_READERS = (None, Act.WITHDRAW_CONSENT)
# Where a file is an item of its own, and never any other.
FILE = {Attachment: ("content",)}


def child_of(step: Act | None, consent_id: UUID) -> Child:
    """What an address on a consent must name: attempts and forms are the asking agency's."""
    asked = step in (Act.RECORD_ATTEMPT, Act.ATTACH_FORM)
    return Child(Kind.ASKED_CONSENT if asked else Kind.CONSENT, consent_id)


def desk_of(
    disclosure: Disclosure,
    record: ConsentRecord,
    agencies: Agencies,
    by: Member,
    step: Act | None,
) -> ConsentDesk:
    """What one's own agency sees and can do on a record, after its reading has been logged."""
    asks = record.value.asking_agency == by.agency_id
    attempts = assessing.attempts_of(record.value.id) if asks else ()
    return ConsentDesk(
        asks=asks,
        open=_can_act(disclosure),
        attempts=tuple(
            AttemptLine(one.giver.value, one.channel.value, one.day, one.at) for one in attempts
        ),
        forms=_forms(disclosure, record),
        readers=reader_lines(record, agencies, by) if step in TELL_READERS else (),
        ways=_ways(disclosure, record, by, attempts) if _can_act(disclosure) else {},
    )


def reader_lines(record: ConsentRecord, agencies: Agencies, by: Member) -> tuple[ReaderLine, ...]:
    """Who has read one's own agency's items under a consent, newest first."""
    read = [
        ReaderLine(
            agency=name_of(agencies, one.agency_id),
            day=one.day,
            topics=tuple(sorted(topic.value for topic in one.topics)),
        )
        for one in readers.readers_of(record.value.id, by)
    ]
    # What was told in words or on paper on this consent joins here, with in_words=True.
    return tuple(sorted(read, key=lambda line: line.day, reverse=True))


def open_attachment(case_id: UUID, attachment_id: UUID, *, by: Member) -> Download:
    """One scanned form of one's own agency; its entry is committed before it is opened."""
    disclosure = gate.disclose(
        case_id,
        by=by,
        act=Act.OPEN_ATTACHMENT,
        fields=FILE,
        child=Child(Kind.ONE_OWN_ITEM, attachment_id),
    )
    (shown,) = disclosure.of(Attachment)
    kind = FileType(shown.row.type)
    content = base64.b64decode(shown.text["content"])
    return Download(content, kind.media_type, f"blankett.{kind.value}")


def _can_act(disclosure: Disclosure) -> bool:
    return disclosure.case.closed_at is None and disclosure.in_scope


def _forms(disclosure: Disclosure, record: ConsentRecord) -> tuple[AttachmentLine, ...]:
    return tuple(
        AttachmentLine(
            shown.row.pk,
            shown.text["name"],
            shown.row.type,
            shown.row.written_at,
            tuple(shown.row.signers or ()),
        )
        for shown in disclosure.of(Attachment)
        if shown.row.consent_id == record.value.id
    )


def _ways(
    disclosure: Disclosure, record: ConsentRecord, by: Member, attempts: tuple[Attempt, ...]
) -> Mapping[str, AssessmentWay]:
    """Each assessment that the consent lets be made now, also where another agency makes it."""
    given_up = assessing.given_up_on(record, attempts)
    ways = {}
    for kind in AssessmentKind:
        about = [
            person
            for person in sorted(record.value.must_answer | record.value.view_of)
            if may_assess(record.value, kind, person, disclosure.at) is None
            and (kind is not AssessmentKind.NOT_REACHABLE or person in given_up)
        ]
        against = assessing.refusal_of(by, record, kind)
        if about:
            ways[kind.value] = AssessmentWay(
                kind=kind.value,
                about=tuple(person.value for person in about),
                holds=frozenset(
                    one.value for one in about if _would_hold(disclosure, record, kind, one)
                ),
                refused=str(clause_words(against)) if against else "",
            )
    return ways


def _would_hold(
    disclosure: Disclosure, record: ConsentRecord, kind: AssessmentKind, about: Person
) -> bool:
    weighed = (*record.value.assessments, rules.Assessment(kind, about, disclosure.at))
    return rules.state_of(replace(record.value, assessments=weighed), disclosure.at) in RUNNING
