"""Which lines of minutes wait for their agency, and which nobody can confirm any more."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from casework.models import Meeting, MinutesLine
from consent.incoming import still_running
from consent.models import Release


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """Lines without their agency's word: `waiting` for it, or `fallen` with what let it read."""

    waiting: int
    fallen: int


def unconfirmed(meeting: Meeting, at: datetime) -> Unconfirmed:
    """Of a meeting at an instant; one query. A copy is confirmed from the start.

    A line has fallen where its agency can no longer read it, or where its case is closed: such a
    line is never confirmed, and does not keep the rest of the minutes waiting.
    """
    lines = MinutesLine.objects.filter(meeting=meeting, confirmed_at__isnull=True)
    counted = lines.aggregate(all=Count("pk"), waiting=Count("pk", filter=_can_be_confirmed(at)))
    return Unconfirmed(counted["waiting"], counted["all"] - counted["waiting"])


def _can_be_confirmed(at: datetime) -> Any:
    readable = Release.objects.filter(
        still_running(at), item_id=OuterRef("pk"), receiver=OuterRef("source")
    )
    return Q(Exists(readable), case__closed_at__isnull=True)
