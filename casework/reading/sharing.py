"""Who may see what of a case, as page values: releases, matrix, receivers, consent records."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from access.clock import today
from access.members import Member
from access.roles import AgencyKind
from agencies.people import AgencyLine
from casework.pages import AnswerLine, ConsentPage, MatrixRow, Receiver, ReleaseLine
from casework.wording import CASE_CLOSED
from consent import rules
from consent.clause_wording import clause_words
from consent.gate import Disclosure
from consent.standing import ConsentRecord
from consent.terms import CONSENT_TOPICS, ConsentState, Person, Topic

Agencies = Mapping[UUID, AgencyLine]
TOPICS = tuple(topic.value for topic in CONSENT_TOPICS)
RUNNING = (ConsentState.VALID, ConsentState.LIMITED)
WAITING = (ConsentState.ASKED, ConsentState.INCOMPLETE)
ENDED_BY_CLOSING = frozenset({*RUNNING, *WAITING, ConsentState.COMING})


def name_of(agencies: Agencies, agency_id: UUID) -> str:
    """An agency's name; an agency that is gone has none."""
    line = agencies.get(agency_id)
    return line.name if line else "–"


def state_shown(disclosure: Disclosure, state: ConsentState) -> str:
    """The consent's state as the page tells it: in a closed case none runs or waits."""
    if disclosure.case.closed_at is not None and state in ENDED_BY_CLOSING:
        return CASE_CLOSED
    return state.value


def release_lines(
    disclosure: Disclosure, item_id: UUID, agencies: Agencies
) -> tuple[ReleaseLine, ...]:
    """To whom an item of one's own is released, and whether the consent still carries it."""
    ends = {record.value.id: record for record in disclosure.consents}
    lines = []
    for release in disclosure.outgoing.get(item_id, ()):
        record = ends.get(release.consent_id) if release.consent_id else None
        end = record.value.ends_at if record else release.ends_at
        lines.append(
            ReleaseLine(
                release_id=release.pk,
                agency=name_of(agencies, release.receiver_id),
                until=rules.last_day(end) if end else None,
                runs=_runs(release, record, disclosure.at),
                ground=release.ground,
            )
        )
    return tuple(sorted(lines, key=lambda line: line.agency))


def _runs(release: Any, record: ConsentRecord | None, at: datetime) -> bool:
    """Whether what a release rests on carries it now."""
    if release.decision_id is not None:
        return release.ends_at is None or at < release.ends_at
    return record is not None and isinstance(
        rules.covers(
            record.value,
            release.owner_id,
            release.receiver_id,
            Topic(release.topic),
            release.concerns,
            at,
        ),
        rules.Covered,
    )


def matrix(
    records: Iterable[ConsentRecord], agencies: Agencies, by: Member, at: datetime
) -> tuple[MatrixRow, ...]:
    """Agency by topic: what a running consent lets each agency be told, the coordination first."""
    cells: dict[UUID, set[str]] = {}
    partly: set[tuple[UUID, str]] = set()
    for record in records:
        partly |= excepted_cells(record)
        for line in record.value.lines:
            covered = cells.setdefault(line.receiver, set())
            if line.topic.value not in covered and isinstance(
                rules.covers(
                    record.value, line.sender, line.receiver, line.topic, Person.YOUTH, at
                ),
                rules.Covered,
            ):
                covered.add(line.topic.value)
    return matrix_rows(cells, agencies, by, partly)


def excepted_cells(record: ConsentRecord) -> set[tuple[UUID, str]]:
    """Receiver and topic where somebody is excepted from telling."""
    return {
        (one.receiver, topic.value)
        for one in record.value.exceptions
        for topic in CONSENT_TOPICS
        if one.topic in (None, topic)
    }


def matrix_rows(
    cells: Mapping[UUID, set[str]],
    agencies: Agencies,
    by: Member,
    partly: Collection[tuple[UUID, str]] = (),
) -> tuple[MatrixRow, ...]:
    """Rows for the agencies named, with yes, no or partly for each topic."""
    named = [agencies[agency_id] for agency_id in cells if agency_id in agencies]
    named.sort(key=lambda line: (line.kind != AgencyKind.COORDINATION, line.name))
    return tuple(
        MatrixRow(
            agency=line.name,
            own=line.id == by.agency_id,
            cells=tuple(
                "no"
                if topic not in cells[line.id]
                else "partly"
                if (line.id, topic) in partly
                else "yes"
                for topic in TOPICS
            ),
        )
        for line in named
    )


def receivers_for(
    disclosure: Disclosure,
    agencies: Agencies,
    by: Member,
    topics: Iterable[Topic],
    reading: frozenset[UUID] = frozenset(),
    concerns: str = Person.YOUTH.value,
) -> tuple[Receiver, ...]:
    """Each other agency with what a consent lets one release to it about the youth, or why not.

    `reading` are those that can read the item already.
    """
    values = tuple(record.value for record in disclosure.consents)
    receivers = []
    for line in sorted(agencies.values(), key=lambda line: line.name):
        if line.id == by.agency_id:
            continue
        allowed, reason = {}, ""
        if line.id in reading:
            receivers.append(
                Receiver(line.id, line.name, (), None, _("Kan redan läsa detta."), warns=False)
            )
            continue
        for topic in topics:
            item = rules.ItemFacts(owner=by.agency_id, topic=topic, concerns=concerns)
            answer = rules.may_release(item, line.id, values, disclosure.at)
            if isinstance(answer, rules.NotCovered):
                reason = reason or str(clause_words(answer.clause))
            else:
                allowed[topic.value] = answer
        ends = [value.ends_at for value in values if value.id in allowed.values()]
        receivers.append(
            Receiver(
                agency_id=line.id,
                agency=line.name,
                topics=tuple(allowed),
                until=rules.last_day(min(ends)) if ends else None,
                reason="" if allowed else reason,
                warns=line.secrecy == "none",
            )
        )
    return tuple(receivers)


def waits(disclosure: Disclosure, record: ConsentRecord) -> bool:
    """Whether an answer to a consent is still awaited."""
    state = rules.state_of(record.value, disclosure.at)
    return state in WAITING and disclosure.case.closed_at is None


def takes_answers(disclosure: Disclosure, record: ConsentRecord, by: Member) -> bool:
    """Whether this member's agency records what the givers answer to a consent."""
    asks = by.agency_id == record.value.asking_agency or by.kind is AgencyKind.COORDINATION
    return asks and (disclosure.owns or disclosure.in_scope) and waits(disclosure, record)


def consent_page(
    disclosure: Disclosure, record: ConsentRecord, agencies: Agencies, by: Member
) -> ConsentPage:
    """The record of one consent: givers by role only, lines, dates and state."""
    value = record.value
    state = rules.state_of(value, disclosure.at)
    cells: dict[UUID, set[str]] = {}
    for line in value.lines:
        cells.setdefault(line.receiver, set()).add(line.topic.value)
    return ConsentPage(
        case_id=disclosure.case.pk,
        number=disclosure.case.number,
        consent_id=value.id,
        # Numbered among those one may read: a gap would tell of a question to others.
        version=len(disclosure.consents) - disclosure.consents.index(record),
        state=state_shown(disclosure, state),
        asking_agency=name_of(agencies, value.asking_agency),
        purposes=record.purposes,
        from_date=record.from_date,
        until=rules.last_day(value.ends_at),
        answer_due_date=record.answer_due_date,
        channel=record.channel,
        language=record.language,
        interpreter=record.interpreter,
        waits_for=tuple(sorted(person.value for person in rules.waiting_for(value, disclosure.at))),
        must_answer=tuple(sorted(person.value for person in value.must_answer)),
        view_of=tuple(sorted(person.value for person in value.view_of)),
        answers=tuple(
            AnswerLine(
                giver=given.giver.value,
                kind=given.kind.value,
                at=given.at,
                channel=given.channel,
                receiver=name_of(agencies, given.receiver) if given.receiver else "",
            )
            for given in record.given
        ),
        topics=TOPICS,
        rows=matrix_rows(cells, agencies, by, excepted_cells(record)),
        overdue=waits(disclosure, record) and record.answer_due_date < today(),
        may_answer=takes_answers(disclosure, record, by),
        may_withdraw=disclosure.case.closed_at is None
        and state in (*RUNNING, ConsentState.INCOMPLETE),
    )
