"""Loads consents from the database as the plain values that the rules decide over."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateTimeField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast

from consent import rules
from consent.models import (
    Consent,
    ConsentAssessment,
    ConsentException,
    ConsentGiver,
    ConsentLine,
    Release,
)
from consent.terms import AnswerKind, AssessmentKind, Custody, Person, Topic


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """One consent: the value the rules see, and what its record page shows beside it."""

    value: rules.Consent
    case_id: UUID
    purposes: tuple[str, ...]
    from_date: date
    until_date: date
    answer_due_date: date
    channel: str
    language: str
    interpreter: bool
    text_version: str
    custody_checked_date: date | None
    custody: Custody
    identity_check: str
    written: bool
    renews_id: UUID | None
    given: tuple["Given", ...]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was recorded, for the record page and the timeline."""

    giver: Person
    kind: AnswerKind
    receiver: UUID | None
    at: datetime
    channel: str
    about_self: bool
    topic: Topic | None
    interpreter: bool
    signed_date: date | None = None


@dataclass(slots=True)
class _Parts:
    """What hangs on one consent besides givers and answers."""

    lines: set[rules.Line] = field(default_factory=set)
    exceptions: set[rules.LineException] = field(default_factory=set)
    assessments: list[rules.Assessment] = field(default_factory=list)


_CONSENT_COLUMNS = (
    "consent__case_id",
    "consent__version",
    "consent__asking_agency_id",
    "consent__asked_at",
    "consent__starts_at",
    "consent__ends_at",
    "consent__purposes",
    "consent__from_date",
    "consent__until_date",
    "consent__answer_due_date",
    "consent__channel",
    "consent__language",
    "consent__interpreter",
    "consent__text_version",
    "consent__custody_checked_date",
    "consent__custody",
    "consent__identity_check",
    "consent__written",
    "consent__renews_id",
)
_ANSWER_COLUMNS = (
    "answers__kind",
    "answers__receiver_id",
    "answers__about_self",
    "answers__channel",
    "answers__recorded_at",
    "answers__topic",
    "answers__interpreter",
    "answers__signed_date",
)


def consents_of(case_ids: Collection[UUID]) -> dict[UUID, tuple[ConsentRecord, ...]]:
    """The consents of each case, newest first; two queries however many cases there are."""
    rows: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    columns = ("consent_id", "person", "required", *_CONSENT_COLUMNS, *_ANSWER_COLUMNS)
    givers = ConsentGiver.objects.filter(consent__case_id__in=case_ids).order_by(
        "-consent__version", "answers__recorded_at", "answers__id"
    )
    for row in givers.values(*columns):
        rows[row["consent_id"]].append(row)
    parts = _parts_of(case_ids)
    by_case: dict[UUID, list[ConsentRecord]] = defaultdict(list)
    for consent_id, its_rows in rows.items():
        record = _record(consent_id, its_rows, parts[consent_id])
        by_case[record.case_id].append(record)
    return {case_id: _mark_replaced(records) for case_id, records in by_case.items()}


def values(records: tuple[ConsentRecord, ...]) -> Mapping[UUID, rules.Consent]:
    """The rules' values by consent id."""
    return {record.value.id: record.value for record in records}


def names_agency(record: ConsentRecord, agency_id: UUID) -> bool:
    """Whether an agency may read the record: it asked, or it is named in a line."""
    return record.value.asking_agency == agency_id or any(
        agency_id in (line.sender, line.receiver) for line in record.value.lines
    )


def readable(
    records: Sequence[ConsentRecord], *, owns: bool, agency_id: UUID
) -> tuple[ConsentRecord, ...]:
    """The consents whose record an agency may read; of the others nothing shows, not even a no.

    An agency that was never in scope by a consent reads none: it may have been named in a
    question that was refused, and be here on a provision of law.
    """
    if owns:
        return tuple(records)
    named = [record for record in records if names_agency(record, agency_id)]
    ever = any(
        record.value.asking_agency == agency_id or rules.was_given(record.value) for record in named
    )
    return tuple(named) if ever else ()


def readable_by(agency_id: UUID, consent_ids: Collection[UUID]) -> frozenset[UUID]:
    """Of these consents, those an agency may read: it noted the case, asked, or is named in a case
    in which it had a part by a consent."""
    named = ConsentLine.objects.filter(Q(sender_id=agency_id) | Q(receiver_id=agency_id))
    shared = Release.objects.filter(
        Q(owner_id=agency_id) | Q(receiver_id=agency_id),
        case_id=OuterRef("case_id"),
        consent__isnull=False,
    )
    found = Consent.objects.filter(pk__in=list(consent_ids)).filter(
        Q(case__noting_agency_id=agency_id)
        | Q(asking_agency_id=agency_id)
        | (Q(pk__in=named.values("consent_id")) & Q(Exists(shared)))
    )
    return frozenset(found.values_list("pk", flat=True))


def _parts_of(case_ids: Collection[UUID]) -> dict[UUID, _Parts]:
    """Lines, exceptions and assessments by consent, in one query."""
    of_cases = {"consent__case_id__in": case_ids}
    between = ("consent_id", "sender_id", "receiver_id", "topic")
    nobody = (Value("", CharField()), Cast(Value(None), DateTimeField()))
    crossed = ConsentLine.objects.filter(**of_cases).values_list(*between, Value("line"), *nobody)
    excepted = ConsentException.objects.filter(**of_cases).values_list(
        *between, Value("exception"), *nobody
    )
    weighed = ConsentAssessment.objects.filter(**of_cases).values_list(
        "consent_id", "agency_id", "agency_id", "kind", Value("assessment"), "about", "assessed_at"
    )
    found: dict[UUID, _Parts] = defaultdict(_Parts)
    rows = crossed.union(excepted, weighed, all=True)
    for consent_id, sender, receiver, code, kind, about, at in rows:
        parts = found[consent_id]
        if kind == "line":
            parts.lines.add(rules.Line(sender, receiver, Topic(code)))
        elif kind == "exception":
            topic = Topic(code) if code else None
            parts.exceptions.add(rules.LineException(sender, receiver, topic))
        else:
            assessment = rules.Assessment(AssessmentKind(code), Person(about), at)
            parts.assessments.append(assessment)
    return found


def _record(consent_id: UUID, rows: list[dict[str, Any]], parts: _Parts) -> ConsentRecord:
    first = rows[0]
    given = tuple(_given(row) for row in rows if row["answers__kind"])
    value = rules.Consent(
        id=consent_id,
        version=first["consent__version"],
        asking_agency=first["consent__asking_agency_id"],
        asked_at=first["consent__asked_at"],
        starts_at=first["consent__starts_at"],
        ends_at=first["consent__ends_at"],
        must_answer=frozenset(Person(row["person"]) for row in rows if row["required"]),
        view_of=frozenset(Person(row["person"]) for row in rows if not row["required"]),
        lines=frozenset(parts.lines),
        exceptions=frozenset(parts.exceptions),
        assessments=tuple(parts.assessments),
        answers=tuple(
            rules.Answer(
                giver=answer.giver,
                kind=answer.kind,
                at=answer.at,
                receiver=answer.receiver,
                about_self=answer.about_self,
                topic=answer.topic,
            )
            for answer in given
        ),
    )
    return ConsentRecord(
        value=value,
        case_id=first["consent__case_id"],
        purposes=tuple(first["consent__purposes"]),
        from_date=first["consent__from_date"],
        until_date=first["consent__until_date"],
        answer_due_date=first["consent__answer_due_date"],
        channel=first["consent__channel"],
        language=first["consent__language"],
        interpreter=first["consent__interpreter"],
        text_version=first["consent__text_version"],
        custody_checked_date=first["consent__custody_checked_date"],
        custody=Custody(first["consent__custody"]),
        identity_check=first["consent__identity_check"],
        written=first["consent__written"],
        renews_id=first["consent__renews_id"],
        given=given,
    )


def _given(row: dict[str, Any]) -> Given:
    return Given(
        giver=Person(row["person"]),
        kind=AnswerKind(row["answers__kind"]),
        receiver=row["answers__receiver_id"],
        at=row["answers__recorded_at"],
        channel=row["answers__channel"],
        about_self=row["answers__about_self"],
        topic=Topic(row["answers__topic"]) if row["answers__topic"] else None,
        interpreter=row["answers__interpreter"],
        signed_date=row["answers__signed_date"],
    )


def _mark_replaced(records: list[ConsentRecord]) -> tuple[ConsentRecord, ...]:
    """Newest first; a consent falls when a newer one has been given, so none runs beside it."""
    ordered = sorted(records, key=lambda record: record.value.version, reverse=True)
    marked: list[ConsentRecord] = []
    given_since: list[datetime] = []
    for record in ordered:
        value = replace(record.value, replaced_at=min(given_since, default=None))
        marked.append(replace(record, value=value))
        given = rules.given_at(record.value)
        given_since += [given] if given is not None else []
    return tuple(marked)


def told_by_law(case_id: UUID, agency_id: UUID, at: datetime) -> bool:
    """Whether an item of a case is released to an agency on a provision of law at an instant."""
    on_law = Release.objects.filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=at),
        case_id=case_id,
        receiver_id=agency_id,
        decision__isnull=False,
        ended_at__isnull=True,
    )
    return on_law.exists()
