"""A shared screen: what everybody in the room may see, and nothing else (domain 0.8).

The reading is the coordination's; a row is opened only where each agency in the room may read it
now as well, and nothing that is kept from, or is about, the family sitting there.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from dataclasses import fields as fields_of
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from access.acts import Act
from access.members import Member
from access.roles import AgencyKind
from consent import rules, standing
from consent.gate.disclosing import ATTEMPTS, admitted, disclosures_of, read_world
from consent.gate.meetings import about, busy
from consent.gate.shown import Disclosure, Moved
from consent.guarded import GuardedItem
from consent.loading import Fields, World, load_items
from consent.models import Hiding, Release
from consent.terms import Person

LOADED = [one.name for one in fields_of(World) if one.name != "beside"]


@dataclass(frozen=True, slots=True)
class SharedWorld(World):
    """A world that is decided for several agencies at once; `kept` is not shown to those here."""

    others: frozenset[UUID] = frozenset()
    released: Mapping[UUID, tuple[rules.ReleaseFacts, ...]] = field(default_factory=dict)
    kept: frozenset[UUID] = frozenset()
    room: bool = False  # whether everybody of no agency may hear at all

    def decide(self, agency_id: UUID, at: datetime) -> dict[UUID, rules.Granted]:
        """What the reader may see and every other agency in the room may see too; nothing while one
        of them is not in scope of the case."""
        (case,) = self.cases
        everybody = self.room and all(
            self.in_scope(case, agency, at) for agency in {agency_id, *self.others}
        )
        granted = World.decide(self, agency_id, at) if everybody else {}
        return {
            row.pk: granted[row.pk]
            for row in self.rows
            if row.pk in granted and row.pk not in self.kept and self._for_all(row, at)
        }

    def _for_all(self, row: Any, at: datetime) -> bool:
        item = rules.ItemFacts(owner=row.owner_id, topic=row.topic, concerns=row.concerns)
        consents = standing.values(self.consents.get(row.case_id, ()))
        given = self.released.get(row.pk, ())
        return all(
            isinstance(rules.decide(item, agency, given, consents, at), rules.Granted)
            for agency in self.others
        )


def disclose_together(
    case_id: UUID,
    meeting: Any,
    *,
    by: Member,
    act: Act,
    fields: Fields,
    agencies: Collection[UUID],
    family: Collection[Person],
    room: bool,
    narrowed: Mapping[type[GuardedItem], Q],
) -> Disclosure:
    """Open for a shared screen what all `agencies` and the `family` present may see of one case.

    Without `room`, while somebody of no agency may not hear, nothing is opened. One entry, which
    names the meeting. Raises OutOfScope, NotAssigned, Blocked, LogUnavailable.
    """
    for _attempt in range(ATTEMPTS):
        case = admitted(case_id, by, act).case
        world = load_items([case], by=by, fields=fields, narrowed=narrowed)
        others = frozenset(agencies) - {by.agency_id}
        shared = SharedWorld(
            **{name: getattr(world, name) for name in LOADED},
            beside=(about(meeting),),
            others=others,
            released=_releases(world, others),
            kept=_kept(world, family),
            room=room,
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


def _releases(world: World, others: Collection[UUID]) -> dict[UUID, tuple[rules.ReleaseFacts, ...]]:
    """The running releases of the loaded rows to the others in the room; one query."""
    found: dict[UUID, list[rules.ReleaseFacts]] = defaultdict(list)
    running = Release.objects.filter(
        item_id__in=[row.pk for row in world.rows],
        receiver_id__in=list(others),
        ended_at__isnull=True,
    )
    for one in running.select_related("owner", "receiver"):
        found[one.item_id].append(
            rules.ReleaseFacts(
                receiver=one.receiver_id,
                ground=one.ground,
                consent_id=one.consent_id,
                decision_id=one.decision_id,
                ends_at=one.ends_at,
                between=(_party(one.owner), _party(one.receiver)),
                ended=False,
            )
        )
    return {item_id: tuple(facts) for item_id, facts in found.items()}


def _party(agency: Any) -> rules.Party:
    return rules.Party(
        kind=AgencyKind(agency.kind), private=agency.private, open_leisure=agency.open_leisure
    )


def _kept(world: World, family: Collection[Person]) -> frozenset[UUID]:
    """Rows that are hidden from a guardian in the room, or about somebody else of the family."""
    here = {person.value for person in family}
    if not here:
        return frozenset()
    ids = [row.pk for row in world.rows]
    hidden = Hiding.objects.filter(
        item_id__in=ids, guardian__in=here, ended_at__isnull=True
    ).values_list("item_id", flat=True)
    about_others = {
        row.pk for row in world.rows if row.concerns != Person.YOUTH and {row.concerns} != here
    }
    return frozenset(hidden) | about_others
