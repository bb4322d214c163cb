"""Which lines of minutes wait for their agency, which nobody can confirm any more, and which
confirmed commitments nobody has seen to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from casework.models import Meeting, MinutesLine
from casework.models.meeting import LineKind
from consent.incoming import still_running
from consent.models import Release

# Lines as the agency keeps them that they come from; of a draft that was confirmed the copy alone.
STANDS = Q(confirmed_at__isnull=False, confirmed__isnull=True)
# What became an action of the plan is told of as that.
OUTSIDE_PLAN = STANDS & Q(action__isnull=True)
# Commitments that are neither an action of the plan nor assessed.
OPEN = OUTSIDE_PLAN & Q(kind=LineKind.COMMITMENT.value, assessed_at__isnull=True)


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """Lines without their agency's word: `waiting` for it, or `fallen` with what let it read."""

    waiting: int
    fallen: int


def unconfirmed(meeting: Meeting, at: datetime, told: Collection[UUID] = ()) -> Unconfirmed:
    """Of a meeting at an instant; one query. A copy is confirmed from the start.

    A line has fallen where its agency can no longer read it or takes no part any more, or where
    its case is closed: such a line is never confirmed, and does not keep the rest of the minutes
    waiting. Those of the cases in `told` alone are counted: of another case nobody learns that it
    had minutes.
    """
    lines = MinutesLine.objects.filter(meeting=meeting, confirmed_at__isnull=True)
    waits, known = can_be_confirmed(at), Q(case__in=list(told))
    counted = lines.aggregate(
        waiting=Count("pk", filter=waits), fallen=Count("pk", filter=~waits & known)
    )
    return Unconfirmed(**counted)


def can_be_confirmed(at: datetime) -> Q:
    """The condition on a line that its agency is there and can read it, and its case is open."""
    readable = Release.objects.filter(
        still_running(at), item_id=OuterRef("pk"), receiver=OuterRef("source")
    )
    return Q(Exists(readable), case__closed_at__isnull=True, source__is_active=True)


def is_open(line: MinutesLine) -> bool:
    """`OPEN` of a row that is at hand."""
    stands = line.confirmed_at is not None and line.confirmed_id is None
    promised = line.kind == LineKind.COMMITMENT.value
    return stands and promised and line.action_id is None and line.assessed_at is None
