"""Whether cases are about the same youth, as one agency's own index tells it (domain 0.11).

Compared are only identities that the rules grant to the agency at that instant, so a consent that
has run out tells nothing, whatever keys or index rows are still there.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from access.members import Member
from consent import relation
from consent.guarded import GuardedCase, GuardedItem, item_models
from consent.joined import Held, is_told
from consent.loading import Fields, World, load_items
from consent.terms import Person
from vault import index


def youths() -> Fields:
    """The identity rows, with nothing opened."""
    return {model: () for model in item_models() if model._meta.model_name == "identity"}


def load_youths(cases: Sequence[GuardedCase], *, by: Member) -> World:
    """The sealed identities of the youths of some cases, with what the rules need."""
    return load_items(cases, by=by, fields=youths(), about=Person.YOUTH)


def granted_youths(case: GuardedCase, *, by: Member, at: datetime) -> list[GuardedItem]:
    """The youth's identities that the rules grant to the agency now, its own first."""
    world = load_youths([case], by=by)
    granted = world.decide(by.agency_id, at)
    order = {by.agency_id: 0, case.noting_agency_id: 1}
    return sorted(
        (row for row in world.rows if row.pk in granted),
        key=lambda row: (order.get(row.owner_id, 2), row.written_at, row.pk),
    )


def same_youth(world: World, granted: Collection[UUID], by: Member) -> list[frozenset[UUID]]:
    """Groups of cases, by id, whose youths have the same number in the agency's own index."""
    case_of = {row.pk: row.case_id for row in world.rows if row.pk in granted}
    groups = index.twins(by.agency_id, list(case_of))
    found = [frozenset(case_of[item] for item in group if item in case_of) for group in groups]
    return [group for group in found if len(group) > 1]


def twin_of(case: GuardedCase, other_id: UUID, *, by: Member, at: datetime) -> GuardedCase | None:
    """The other case, if this membership is told now that both are about the same youth."""
    worked = relation.cases_worked_with(by)
    other = worked.filter(pk=other_id).exclude(pk=case.pk).first()
    if other is None:
        return None
    world = load_youths([case, other], by=by)
    granted = world.decide(by.agency_id, at)
    assigned = worked.filter(pk=case.pk).exists()
    held = (_held(case, world.rows, granted, assigned), _held(other, world.rows, granted, True))
    if not is_told(*held):
        return None
    pair = frozenset({case.pk, other.pk})
    return other if any(pair <= group for group in same_youth(world, granted, by)) else None


def _held(
    case: GuardedCase,
    rows: Sequence[GuardedItem],
    granted: Collection[UUID],
    assigned: bool,
) -> Held:
    identity = any(row.case_id == case.pk and row.pk in granted for row in rows)
    return Held(identity=identity, assigned=assigned, open=case.closed_at is None)
