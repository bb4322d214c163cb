"""The first page of whoever works with cases: everything that waits, in one act of the log."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from access import clock
from access.acts import Act
from access.members import Member
from access.policy import may_ever
from agencies.queue import MOST, QueuePage, section
from casework.models import Case, SafetyAnswer
from casework.reading.queue import dates, meetings, news, own, promised, questions, safety, talks
from casework.reading.queue.source import Read, Row, Source
from consent import gate, relation
from consent.resting import takes_no_steps
from consent.terms import Person

# In the order of the page.
SOURCES: tuple[Source, ...] = (
    safety.SAFETY,
    dates.ANSWERS,
    dates.ENDS,
    talks.TALKS,
    talks.NEXT_TALKS,
    promised.PROMISED,
    dates.FOLLOW_UPS,
    meetings.MINUTES,
    questions.ADVISE,
    questions.CONFIRM,
    news.RELEASED,
    news.NOTICED,
    meetings.MEETINGS,
    meetings.HINDERED,
    meetings.ADOPT,
    own.SEATS,
    questions.JOIN,
    own.REPORTS,
    own.UNSENT,
    own.DRAFTS,
)


def read_queue(*, by: Member) -> QueuePage:
    """What waits for a member. One statement a source, one for the cases; one entry names them all.

    What a source finds is told only as far as the disclosure of its case lets it.
    """
    worked = relation.cases_worked_with(by).filter(closed_at__isnull=True)
    sources = [source for source in SOURCES if may_ever(by.role, source.act)]
    found = {source: _rows(source, by, worked) for source in sources}
    read = _disclosed({source: rows for source, (rows, _cut) in found.items()}, by)
    sections = []
    for source, (rows, cut) in found.items():
        lines = list(source.lines(read, rows))
        if lines:
            cut = cut or len(lines) > MOST
            place = SOURCES.index(source) + 1
            sections.append(section(place, str(source.title), lines[:MOST], cut=cut))
    return QueuePage(tuple(sections))


def _rows(source: Source, by: Member, worked: QuerySet[Any]) -> tuple[list[Row], bool]:
    """What a source finds, and whether there is more than was looked for.

    Of sealed answers all are taken: which of them something waits for is not known before they are
    opened, so a row left out could be the one, and nothing on the page would say that it is not
    there.
    """
    asked = source.asked(by, worked)
    if source.opens_answers:
        return list(asked), False
    rows = list(asked[: MOST + 1])
    return rows[:MOST], len(rows) > MOST


def cases_asked_for(
    found: Mapping[Source, Sequence[Row]], by: Member
) -> tuple[list[Case], dict[UUID, datetime | None]]:
    """The cases that rows of the sources name, and when one's agency last answered the safety
    question in each; one query."""
    wanted = {
        row[column]
        for source, rows in found.items()
        for row in rows
        for column in source.case_columns
    }
    safety = SafetyAnswer.objects.filter(case=OuterRef("pk"), owner_id=by.agency_id)
    newest = safety.order_by("-written_at").values("written_at")[:1]
    open_cases = relation.cases_worked_with(by).filter(closed_at__isnull=True, pk__in=wanted)
    cases = list(open_cases.annotate(safety_at=Subquery(newest), rests=takes_no_steps()))
    return cases, {case.pk: case.safety_at for case in cases}


def _disclosed(found: Mapping[Source, Sequence[Row]], by: Member) -> Read:
    besides = tuple(
        (source.subject, row[0], by.agency_id if source.subject == "item" else None)
        for source, rows in found.items()
        if not source.case_columns
        for row in rows
    )
    cases, safety_at = cases_asked_for(found, by)
    answers = [row[1] for source, rows in found.items() if source.opens_answers for row in rows]
    shown = gate.disclose_cases(
        cases,
        by=by,
        act=Act.READ_QUEUE,
        fields={SafetyAnswer: ("answer",)} if answers else {},
        about=Person.YOUTH,
        beside=besides,
        narrowed={SafetyAnswer: Q(pk__in=answers)},
    )
    return Read(
        by=by,
        at=shown[0].at if shown else clock.now(),
        cases={one.case.pk: one for one in shown if one.case.closed_at is None},
        safety_at=safety_at,
    )
