"""A child that an address names must belong to the case and be one's own, or it is not there."""

from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

from access import clock
from access.members import Member
from agencies.people import agencies_of
from consent import joining
from consent.loading import World
from consent.models import CaseAssignment, Decision, Release
from consent.standing import readable
from consent.twins import twin_of


class Kind(Enum):
    """What an address names besides the case."""

    OWN_ITEM = auto()
    ONE_OWN_ITEM = auto()  # nothing else of its kind is loaded
    READABLE_ITEM = auto()  # one's own or one that the rules grant now
    ONE_READABLE_ITEM = auto()  # the same; nothing else of its kind is loaded
    CONSENT = auto()
    ASKED_CONSENT = auto()  # that one's own agency asked for
    OWN_RELEASE = auto()
    OWN_DECISION = auto()
    OTHER_AGENCY = auto()
    COLLEAGUE = auto()
    JOINING = auto()  # that is told to this member now
    TWIN = auto()  # an older case about the same youth that is told to this member now


ALONE = frozenset({Kind.ONE_OWN_ITEM, Kind.ONE_READABLE_ITEM})


@dataclass(frozen=True, slots=True)
class Child:
    """The id that an address asks for, and what it must be."""

    kind: Kind
    id: UUID


def is_there(child: Child, world: World, by: Member) -> bool:
    """Whether the child belongs to the reading's one case and may be named by this member."""
    (case,) = world.cases
    if child.kind in (Kind.OWN_ITEM, Kind.ONE_OWN_ITEM):
        return any(row.pk == child.id and row.owner_id == by.agency_id for row in world.rows)
    if child.kind in (Kind.READABLE_ITEM, Kind.ONE_READABLE_ITEM):
        return child.id in world.decide(by.agency_id, clock.now())
    if child.kind is Kind.CONSENT:
        return any(
            record.value.id == child.id
            for record in readable(
                world.consents.get(case.pk, ()),
                owns=case.noting_agency_id == by.agency_id,
                agency_id=by.agency_id,
            )
        )
    if child.kind is Kind.ASKED_CONSENT:
        return any(
            record.value.id == child.id and record.value.asking_agency == by.agency_id
            for record in world.consents.get(case.pk, ())
        )
    if child.kind is Kind.OWN_RELEASE:
        return Release.objects.filter(
            pk=child.id, case_id=case.pk, owner_id=by.agency_id, ended_at__isnull=True
        ).exists()
    if child.kind is Kind.OWN_DECISION:
        return Decision.objects.filter(
            pk=child.id, case_id=case.pk, sender_id=by.agency_id, ended_at__isnull=True
        ).exists()
    if child.kind is Kind.OTHER_AGENCY:
        agency = agencies_of(by.collaboration_id).get(child.id)
        return agency is not None and agency.is_active and agency.id != by.agency_id
    if child.kind is Kind.JOINING:
        named = [one for one in joining.joinings_of([case.pk]) if one.row.pk == child.id]
        scopes = joining.scopes_for(named, by=by, at=clock.now())
        return any(joining.is_shown(one, case.pk, by, scopes) for one in named)
    if child.kind is Kind.TWIN:
        other = twin_of(case, child.id, by=by, at=clock.now())
        return other is not None and joining.ordered(case, other)[0] is other
    return CaseAssignment.objects.filter(
        content_object_id=case.pk, membership_id=child.id, membership__agency_id=by.agency_id
    ).exists()
