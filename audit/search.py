"""Finds entries for the reviewer of one agency: by its members, or on what it owns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from access.acts import Act
from audit import chain
from audit.models import Body, Leaf, Subject

# What shows several cases at once, also where there was but one to show.
SEVERAL = (
    Act.LIST_CASES.value,
    Act.LIST_CONSENTS.value,
    Act.SHOW_NAMES.value,
    Act.FIND_CASE.value,
    Act.SEARCH_PERSON.value,
    Act.LIST_REPORTS.value,
    Act.LIST_UNSENT.value,
)
# The rule of a search without hits, and what one filters by to find them.
NOTHING_FOUND, NOTHING = "search.nothing", "nothing"


class Where(StrEnum):
    """Whether an entry is about one case, or about many at once: a list, a search."""

    EVERYWHERE = ""
    CASE = "case"
    LISTS = "lists"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the reviewer looks for; nothing given means everything of the agency."""

    membership_id: UUID | None = None
    agency_id: UUID | None = None
    case_ids: frozenset[UUID] | None = None  # an empty set finds nothing
    where: Where = Where.EVERYWHERE
    act: str = ""
    outcome: str = ""
    request: str = ""
    from_at: datetime | None = None
    until_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry as stored: the parsed body and its place in the log."""

    index: int
    at: datetime
    act: str
    outcome: str
    rule: str
    actor_id: UUID | None
    membership_id: UUID | None
    agency_id: UUID | None
    case_id: UUID | None
    body: dict[str, Any]
    leaf: str


def entries_for(
    log_id: UUID,
    agency_id: UUID,
    filters: Filters,
    *,
    before: int | None = None,
    limit: int = 50,
) -> list[LogLine]:
    """The newest entries below an index (keyset), one more than `limit` if there are more.

    Two queries: bodies and the hashes of their leaves.
    """
    rows = _visible(log_id, agency_id)
    if before is not None:
        rows = rows.filter(index__lt=before)
    return _lines(log_id, _narrowed(rows, filters).order_by("-index")[: limit + 1])


def entry_for(log_id: UUID, agency_id: UUID, index: int) -> LogLine | None:
    """One entry, if the agency's reviewer may see it."""
    lines = _lines(log_id, _visible(log_id, agency_id).filter(index=index)[:1])
    return lines[0] if lines else None


def _visible(log_id: UUID, agency_id: UUID) -> QuerySet[Body]:
    owned = Subject.objects.filter(
        log_id=log_id, index=OuterRef("index"), owner_agency_id=agency_id
    )
    return Body.objects.filter(log_id=log_id).filter(Q(agency_id=agency_id) | Q(Exists(owned)))


def _narrowed(rows: QuerySet[Body], filters: Filters) -> QuerySet[Body]:
    wanted = {
        "membership_id": filters.membership_id,
        "agency_id": filters.agency_id,
        "act": filters.act,
        "request": filters.request,
        "at__gte": filters.from_at,
        "at__lt": filters.until_at,
    }
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    if filters.outcome == NOTHING:
        rows = rows.filter(rule=NOTHING_FOUND)
    elif filters.outcome:
        # Older entries have it as refused: a search that found nothing was denied nothing.
        rows = rows.filter(outcome=filters.outcome).exclude(rule=NOTHING_FOUND)
    if filters.where is Where.CASE:
        rows = rows.filter(case_id__isnull=False).exclude(act__in=SEVERAL)
    elif filters.where is Where.LISTS:
        rows = rows.filter(act__in=SEVERAL)
    if filters.case_ids is None:
        return rows
    about = Subject.objects.filter(
        log_id=OuterRef("log_id"),
        index=OuterRef("index"),
        kind="case",
        subject_id__in=filters.case_ids,
    )
    # Each part of a long act names its one case; a list names its cases among its subjects.
    return rows.filter(Q(case_id__in=filters.case_ids) | Exists(about))


def _lines(log_id: UUID, rows: Sequence[Body] | QuerySet[Body]) -> list[LogLine]:
    bodies = list(rows)
    hashes = dict(
        Leaf.objects.filter(log_id=log_id, index__in=[body.index for body in bodies]).values_list(
            "index", "hash"
        )
    )
    return [
        LogLine(
            index=body.index,
            at=body.at,
            act=body.act,
            outcome=body.outcome,
            rule=body.rule,
            actor_id=body.actor_id,
            membership_id=body.membership_id,
            agency_id=body.agency_id,
            case_id=body.case_id,
            body=chain.parse(bytes(body.bytes)),
            leaf=bytes(hashes.get(body.index, b"")).hex(),
        )
        for body in bodies
    ]
