"""Who has read one's own agency's items under one consent, as the log tells it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from access.clock import STOCKHOLM
from access.members import Member
from audit.readings import read_on
from consent.models import Release
from consent.terms import Topic


@dataclass(frozen=True, slots=True)
class ReadOn:
    """What an agency read on a day, by topic: never how many items, and never those of others."""

    agency_id: UUID
    day: date
    topics: frozenset[Topic]


def readers_of(consent_id: UUID, by: Member) -> tuple[ReadOn, ...]:
    """By agency and day, newest first; three queries."""
    released = Release.objects.filter(consent_id=consent_id, owner_id=by.agency_id)
    topics = dict(released.values_list("item_id", "topic"))
    found: dict[tuple[date, UUID], set[Topic]] = defaultdict(set)
    for read in read_on(
        by.collaboration_id, owner_id=by.agency_id, item_ids=topics, basis_id=consent_id
    ):
        day = read.at.astimezone(STOCKHOLM).date()
        found[day, read.agency_id].add(Topic(topics[read.item_id]))
    return tuple(
        ReadOn(agency_id, day, frozenset(seen))
        for (day, agency_id), seen in sorted(
            found.items(), key=lambda pair: (-pair[0][0].toordinal(), str(pair[0][1]))
        )
    )
