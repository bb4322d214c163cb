"""What others have released to one's own agency: the rows, and whether they may be read now."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet

from access.members import Member
from access.roles import AgencyKind
from audit.readings import opened_since
from consent import rules
from consent.models import Release
from consent.standing import ConsentRecord
from consent.terms import CONSENT_TOPICS

_COLUMNS = (
    "case_id",
    "decided_at",
    "owner_id",
    "topic",
    "concerns",
    "ground",
    "consent_id",
    "decision_id",
    "ends_at",
    "owner__kind",
    "owner__private",
    "owner__open_leisure",
    "receiver__kind",
    "receiver__private",
    "receiver__open_leisure",
)


def still_running(at: datetime) -> Q:
    """Releases that nobody has ended and whose last day has not come.

    A sieve for counting: whether one may be read, the rules decide.
    """
    in_time = Q(ends_at__isnull=True) | Q(ends_at__gt=at)
    carried = Q(consent__isnull=True) | Q(consent__ends_at__gt=at)
    return in_time & carried & Q(ended_at__isnull=True)


def unread_releases(by: Member, cases: QuerySet[Any]) -> QuerySet[Any]:
    """Running releases of what was written, made since the member last opened the case's page.

    Identity and plan, which come with each consent, are none.
    """
    opened = opened_since(
        by.collaboration_id,
        by.membership_id,
        case=OuterRef("case_id"),
        since=OuterRef("decided_at"),
    )
    found: QuerySet[Any] = (
        Release.objects.filter(
            ~opened,
            case__in=cases.values("pk"),
            receiver=by.agency_id,
            ended_at__isnull=True,
            topic__in=[topic.value for topic in CONSENT_TOPICS],
        )
        .order_by("-decided_at", "pk")
        .values_list(*_COLUMNS)
    )
    return found


def may_be_read(
    row: tuple[Any, ...], records: Iterable[ConsentRecord], by: Member, at: datetime
) -> bool:
    """Whether the rules grant what such a row releases, by consents that one may read."""
    _case, _at, owner, topic, concerns, ground, consent, decision, ends_at, *between = row
    values: dict[UUID, rules.Consent] = {record.value.id: record.value for record in records}
    release = rules.ReleaseFacts(
        receiver=by.agency_id,
        ground=ground,
        consent_id=consent,
        decision_id=decision,
        ends_at=ends_at,
        between=(_party(between[:3]), _party(between[3:])),
        ended=False,
    )
    item = rules.ItemFacts(owner=owner, topic=topic, concerns=concerns)
    decided = rules.decide(item, by.agency_id, (release,), values, at)
    return isinstance(decided, rules.Granted)


def _party(columns: list[Any]) -> rules.Party:
    kind, private, open_leisure = columns
    return rules.Party(AgencyKind(kind), private=private, open_leisure=open_leisure)
