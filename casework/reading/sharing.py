"""Who may see what of a case, as page values: releases, matrix, receivers, consent records."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import product
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from access.clock import today
from access.members import Member
from access.roles import AgencyKind
from agencies.people import AgencyLine
from casework.pages import AnswerLine, ConsentPage, MatrixRow, Receiver, ReleaseLine
from casework.wording import CASE_CLOSED, NOT_THE_ASKER
from consent import rules
from consent.clause_wording import clause_words
from consent.gate import Disclosure
from consent.grounds import PROVISIONS, Ground
from consent.standing import ConsentRecord
from consent.terms import CONSENT_TOPICS, AnswerKind, ConsentState, Person, Topic

Agencies = Mapping[UUID, AgencyLine]
TOPICS = tuple(topic.value for topic in CONSENT_TOPICS)
RUNNING = (ConsentState.VALID, ConsentState.LIMITED)
WAITING = (ConsentState.ASKED, ConsentState.INCOMPLETE)
UNANSWERED = (*WAITING, ConsentState.COMING)
HALTED = (ConsentState.REFUSED, ConsentState.NOT_REACHABLE)
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
                law=PROVISIONS[Ground(release.ground)].law if release.decision_id else "",
                decision_id=release.decision_id,
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
    """Agency by topic: what each agency may be told now, the coordination first.

    The newest question that names an agency tells of it, but a yes that counts goes before.
    """
    cells: dict[UUID, dict[str, str]] = {}
    for record in sorted(records, key=lambda record: record.value.version, reverse=True):
        if rules.state_of(record.value, at) is ConsentState.REPLACED:
            continue
        for agency_id, row in _cells_of(record.value, at).items():
            known = cells.setdefault(agency_id, {})
            for topic, cell in row.items():
                better = cell == "yes" or (cell == "partly" and known.get(topic) != "yes")
                if better or not known.get(topic):
                    known[topic] = cell
    return matrix_rows(cells, agencies, by)


def excepted_cells(consent: rules.Consent) -> set[tuple[UUID, str]]:
    """Receiver and topic where somebody is excepted from telling."""
    return {
        (one.receiver, topic.value)
        for one in consent.exceptions
        for topic in CONSENT_TOPICS
        if one.topic in (None, topic)
    }


def _cells_of(consent: rules.Consent, at: datetime) -> dict[UUID, dict[str, str]]:
    """What one consent says of each agency it names; without an answer an empty box says nothing.

    "yes", or "partly" where somebody is excepted from telling it; "no", "not_yet" while answers are
    awaited, "ended" when a yes is gone, or nothing.
    """
    state = rules.state_of(consent, at)
    unticked = "" if state in UNANSWERED else "no"
    yes = dict.fromkeys(excepted_cells(consent), "partly")
    cells: dict[UUID, dict[str, str]] = {}
    for line in consent.lines:
        row = cells.setdefault(line.receiver, dict.fromkeys(TOPICS, unticked))
        if row[line.topic.value] in ("yes", "partly"):
            continue
        told = rules.covers(consent, line.sender, line.receiver, line.topic, Person.YOUTH, at)
        if isinstance(told, rules.Covered):
            row[line.topic.value] = yes.get((line.receiver, line.topic.value), "yes")
        elif state in UNANSWERED:
            row[line.topic.value] = "not_yet"
        else:
            row[line.topic.value] = "no" if state is ConsentState.REFUSED else "ended"
    return cells


def matrix_rows(
    cells: Mapping[UUID, Mapping[str, str]], agencies: Agencies, by: Member
) -> tuple[MatrixRow, ...]:
    """Rows for the agencies named, with a word for each topic."""
    named = [agencies[agency_id] for agency_id in cells if agency_id in agencies]
    named.sort(key=lambda line: (line.kind != AgencyKind.COORDINATION, line.name))
    return tuple(
        MatrixRow(
            agency=line.name,
            own=line.id == by.agency_id,
            cells=tuple(cells[line.id].get(topic, "no") for topic in TOPICS),
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
    asks = _records_answers(record, by)
    return asks and (disclosure.owns or disclosure.in_scope) and waits(disclosure, record)


def refused_answers(
    disclosure: Disclosure, record: ConsentRecord, by: Member
) -> dict[tuple[str, str], str]:
    """Why an answer to a consent cannot be recorded, by giver and kind, as the verb decides it."""
    asks = by.agency_id == record.value.asking_agency or by.kind is AgencyKind.COORDINATION
    refused = {}
    for giver, kind in product(Person, AnswerKind):
        clause = rules.may_answer(record.value, giver, kind, disclosure.at)
        if not asks and kind is not AnswerKind.WITHDRAWN:
            refused[giver.value, kind.value] = str(NOT_THE_ASKER)
        elif clause:
            refused[giver.value, kind.value] = str(clause_words(clause))
    return refused


def hears_the_rest(disclosure: Disclosure, record: ConsentRecord, by: Member) -> bool:
    """Whether somebody who has not answered can still be heard: a no of one, or that one could not
    be reached, does not take the word from the others."""
    silent = any(
        rules.latest_of(record.value, person, disclosure.at) is None
        for person in record.value.must_answer | record.value.view_of
    )
    halted = rules.state_of(record.value, disclosure.at) in HALTED
    open_case = disclosure.case.closed_at is None and disclosure.in_scope
    return silent and halted and open_case and _records_answers(record, by)


def _records_answers(record: ConsentRecord, by: Member) -> bool:
    return by.agency_id == record.value.asking_agency or by.kind is AgencyKind.COORDINATION


def consent_page(
    disclosure: Disclosure,
    record: ConsentRecord,
    agencies: Agencies,
    by: Member,
    *,
    reminded: bool,
) -> ConsentPage:
    """The record of one consent: givers by role only, lines, dates and state; `reminded` says
    whether the page reminds of an answer that is awaited."""
    value = record.value
    state = rules.state_of(value, disclosure.at)
    partly = excepted_cells(value)
    cells: dict[UUID, dict[str, str]] = {}
    for line in value.lines:
        cell = "partly" if (line.receiver, line.topic.value) in partly else "yes"
        cells.setdefault(line.receiver, {})[line.topic.value] = cell
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
        answer_due_date=record.answer_due_date
        if reminded or not waits(disclosure, record)
        else None,
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
                topic=given.topic.value if given.topic else "",
                interpreter=given.interpreter,
            )
            for given in record.given
        ),
        topics=TOPICS,
        rows=matrix_rows(cells, agencies, by),
        overdue=reminded and record.answer_due_date < today(),
        may_answer=takes_answers(disclosure, record, by) or hears_the_rest(disclosure, record, by),
        may_withdraw=disclosure.case.closed_at is None
        and state in (*RUNNING, ConsentState.INCOMPLETE),
    )
