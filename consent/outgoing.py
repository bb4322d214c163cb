"""What an agency has let others read of its own items, and what it keeps from guardians."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateTimeField, F, QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from access.members import Member
from consent.models import Hiding, Release

# The columns of both, in this order; what one of them has not is nothing.
RELEASE = {
    "item": F("item_id"),
    "to": F("receiver_id"),
    "says": F("ground"),
    "carried_by": F("consent_id"),
    "decided": F("decision_id"),
    "over_at": F("ends_at"),
    "about": F("topic"),
    "person": F("concerns"),
    "at": F("decided_at"),
}
# PostgreSQL wants a null to say its type.
NO_ID = Cast(Value(None), UUIDField())
HIDING = {
    "item": F("item_id"),
    "to": NO_ID,
    "says": F("provision"),
    "carried_by": NO_ID,
    "decided": NO_ID,
    "over_at": Cast(Value(None), DateTimeField()),
    "about": Value("", output_field=CharField()),
    "person": F("guardian"),
    "at": F("hidden_at"),
}


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A running release of an item of one's own."""

    pk: UUID
    item_id: UUID
    owner_id: UUID
    receiver_id: UUID
    ground: str
    consent_id: UUID | None
    decision_id: UUID | None
    ends_at: datetime | None
    topic: str
    concerns: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """A guardian to whom an item of one's own is not shown, and the provision."""

    guardian: str
    provision: str


@dataclass(frozen=True, slots=True)
class Marks:
    """Both, by item."""

    outgoing: Mapping[UUID, tuple[Outgoing, ...]] = field(default_factory=dict)
    hidden: Mapping[UUID, tuple[Hidden, ...]] = field(default_factory=dict)


def marks_of(case_ids: Collection[UUID], by: Member) -> Marks:
    """The running releases and hidings of one's own items; one query however many cases."""
    outgoing: dict[UUID, list[Outgoing]] = {}
    hidden: dict[UUID, list[Hidden]] = {}
    rows = _running(Release, case_ids, by, RELEASE).union(
        _running(Hiding, case_ids, by, HIDING), all=True
    )
    for pk, item, to, says, consent, decided, over_at, about, person, _at in rows.order_by(
        "at", "id"
    ):
        if to is None:
            hidden.setdefault(item, []).append(Hidden(person, says))
            continue
        outgoing.setdefault(item, []).append(
            Outgoing(pk, item, by.agency_id, to, says, consent, decided, over_at, about, person)
        )
    return Marks(
        {item: tuple(found) for item, found in outgoing.items()},
        {item: tuple(found) for item, found in hidden.items()},
    )


def _running(
    model: type[Release] | type[Hiding],
    case_ids: Collection[UUID],
    by: Member,
    columns: Mapping[str, Any],
) -> QuerySet[Any]:
    own = model.objects.filter(case_id__in=case_ids, owner_id=by.agency_id)
    rows = own.filter(ended_at__isnull=True)
    found: QuerySet[Any] = rows.annotate(**columns).values_list("id", *columns)
    return found
