"""What the log tells of readings: who was shown which items on what, and what somebody opened."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from access.acts import Act
from audit import chain
from audit.codes import long, short
from audit.entries import Outcome
from audit.models import Body, Subject

# The kind of subject under which a search names the membership that made it.
SEARCH = "search"


@dataclass(frozen=True, slots=True)
class ItemRead:
    """One item of one's own that another agency was shown."""

    agency_id: UUID
    at: datetime
    item_id: UUID


def read_on(
    log_id: UUID, *, owner_id: UUID, item_ids: Collection[UUID], basis_id: UUID
) -> list[ItemRead]:
    """Every time others were shown these items of one owner, resting on one basis; two queries.

    What else an entry holds, of that owner or of others, is left out.
    """
    wanted = Subject.objects.filter(
        log_id=log_id, kind="item", owner_agency_id=owner_id, subject_id__in=list(item_ids)
    )
    bodies = Body.objects.filter(
        log_id=log_id,
        outcome=Outcome.SHOWN.value,
        index__in=set(wanted.values_list("index", flat=True)),
        agency_id__isnull=False,
    ).exclude(agency_id=owner_id)
    items, basis = {short(item_id) for item_id in item_ids}, short(basis_id)
    return [
        ItemRead(body.agency_id, body.at, item_id)
        for body in bodies.order_by("-index")
        for item, _owner, _tags, _ground, rests_on in _items(body)
        if item in items and rests_on == basis and (item_id := long(item)) and body.agency_id
    ]


def _items(body: Body) -> list[Any]:
    found: list[Any] = chain.parse(bytes(body.bytes)).get("items", [])
    return found


def opened_since(log_id: UUID, membership_id: UUID, *, case: OuterRef, since: OuterRef) -> Exists:
    """A condition for a query of cases: whether the membership has opened the case's page since."""
    return Exists(
        Body.objects.filter(
            log_id=log_id,
            case_id=case,
            membership_id=membership_id,
            act=Act.READ_CASE.value,
            outcome=Outcome.SHOWN.value,
            at__gt=since,
        )
    )


def meeting_opened_since(log_id: UUID, membership_id: UUID, *, meeting: str, since: str) -> Exists:
    """The same of a query of rows with a meeting: whether the membership has opened its page since;
    `meeting` and `since` name the rows' columns."""
    about = Subject.objects.filter(log_id=log_id, kind="meeting", subject_id=OuterRef(meeting))
    read = Body.objects.filter(
        log_id=log_id,
        index=OuterRef("index"),
        membership_id=membership_id,
        act=Act.READ_MEETING.value,
        outcome=Outcome.SHOWN.value,
        at__gt=OuterRef(OuterRef(since)),
    )
    return Exists(about.filter(Exists(read)))


def searched_often(log_id: UUID, membership_id: UUID, *, since: datetime, times: int) -> bool:
    """Whether a membership has made so many searches since then; one query, of few rows."""
    made = Subject.objects.filter(log_id=log_id, subject_id=membership_id, kind=SEARCH)
    oldest = made.order_by("-index").values("index")[times - 1 : times]
    return Body.objects.filter(log_id=log_id, index=Subquery(oldest), at__gt=since).exists()
