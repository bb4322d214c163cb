"""A shared screen: what everybody in the room may see, and nothing else (domain 0.8).

The reading is the coordination's; a row is opened only where each agency in the room may read it
now as well, and nothing that is kept from, or is about, the family sitting there.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from dataclasses import fields as fields_of
from datetime import datetime
from typing import Any
from uuid import UUID

from access.acts import Act
from access.members import Member
from consent import rules, standing
from consent.gate.disclosing import ATTEMPTS, admitted, disclosures_of, read_world
from consent.gate.meetings import about, busy
from consent.gate.shown import Disclosure, Moved
from consent.loading import Fields, Narrowed, World, load_items, releases_of
from consent.models import Hiding
from consent.terms import Person

LOADED = [one.name for one in fields_of(World) if one.name != "beside"]


@dataclass(frozen=True, slots=True)
class Room:
    """Who sits before the screen now. Without `opens` nobody may hear of the case: somebody has
    not been asked whether they are there, or must leave first. `brought`: of no agency."""

    opens: bool = False
    agencies: frozenset[UUID] = frozenset()
    family: frozenset[Person] = frozenset()
    brought: bool = False

    @property
    def private(self) -> bool:
        """Whether somebody of no agency is there."""
        return self.brought or bool(self.family)


@dataclass(frozen=True, slots=True)
class SharedWorld(World):
    """A world that is decided for a whole room at once; `released` is by item, to whomever."""

    room: Callable[[], Room] = Room
    loaded_for: Room = field(default_factory=Room)
    released: Mapping[UUID, tuple[rules.ReleaseFacts, ...]] = field(default_factory=dict)

    def decide(self, agency_id: UUID, at: datetime) -> dict[UUID, rules.Granted]:
        """What the reader may see and everybody in the room may see too; nothing while one of the
        agencies is not in scope of the case.

        Asked under the log's head lock, so the room and what is hidden are looked up then: they
        move no revision.
        """
        room, (case,) = self.room(), self.cases
        agencies = {agency_id, *room.agencies}
        if room != self.loaded_for or not room.opens:  # else what was loaded may be too much
            return {}
        if not all(self.in_scope(case, one, at) for one in agencies):
            return {}
        granted, kept = World.decide(self, agency_id, at), self._kept(room, agency_id)
        return {
            row.pk: granted[row.pk]
            for row in self.rows
            if row.pk in granted and row.pk not in kept and self._for_all(row, agencies, at)
        }

    def _for_all(self, row: Any, agencies: Collection[UUID], at: datetime) -> bool:
        item = rules.ItemFacts(owner=row.owner_id, topic=row.topic, concerns=row.concerns)
        consents = standing.values(self.consents.get(row.case_id, ()))
        given = self.released.get(row.pk, ())
        return all(
            isinstance(rules.decide(item, agency, given, consents, at), rules.Granted)
            for agency in agencies
        )

    def _kept(self, room: Room, reader: UUID) -> frozenset[UUID]:
        """Before the family: rows hidden from one of it (before somebody they bring, from anybody),
        rows about another than who sits there, and the reader's own that no agency may read."""
        if not room.private:
            return frozenset()
        hidden = Hiding.objects.filter(
            item_id__in=[row.pk for row in self.rows], ended_at__isnull=True
        )
        if not room.brought:
            hidden = hidden.filter(guardian__in=[person.value for person in room.family])
        here = set() if room.brought else {person.value for person in room.family}
        about_others = {
            row.pk for row in self.rows if row.concerns != Person.YOUTH and {row.concerns} != here
        }
        unshared = {
            row.pk for row in self.rows if row.owner_id == reader and not self.released.get(row.pk)
        }
        return frozenset(hidden.values_list("item_id", flat=True)) | about_others | unshared


def disclose_together(
    case_id: UUID,
    meeting: Any,
    *,
    by: Member,
    act: Act,
    fields: Fields,
    room: Callable[[], Room],
    narrowed: Callable[[Room], Narrowed],
) -> Disclosure:
    """Open for a shared screen what everybody in the room may see of one case.

    `room` is asked for what to load, and again under the log's head lock for what to show. One
    entry, which names the meeting and each agency in the room. Raises OutOfScope, NotAssigned,
    Blocked, LogUnavailable.
    """
    for _attempt in range(ATTEMPTS):
        case = admitted(case_id, by, act).case
        here = room()
        world = load_items([case], by=by, fields=fields, narrowed=narrowed(here))
        agencies = sorted(here.agencies - {by.agency_id})
        shared = SharedWorld(
            **{name: getattr(world, name) for name in LOADED},
            beside=(about(meeting), *(("agency", one, one) for one in agencies)),
            room=room,
            loaded_for=here,
            released=releases_of([row.pk for row in world.rows]),
        )
        try:
            found = read_world(
                shared, {case.pk: case.access_revision}, by=by, act=act, facts={"shared": "yes"}
            )
        except Moved:
            continue
        (disclosure,) = disclosures_of(shared, found, by)
        return disclosure
    raise busy()
