"""What of an agency's own items is not shown to a guardian (domain 0.8), inside an open change."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from consent.change import Change
from consent.models import Hiding
from consent.terms import HidingProvision, Person

Wanted = Mapping[Person, HidingProvision | None]


def hidden_now(item_id: UUID) -> Wanted:
    """From whom an item is kept, with the provisions."""
    running = Hiding.objects.filter(item_id=item_id, ended_at__isnull=True)
    return {Person(row.guardian): HidingProvision(row.provision) for row in running}


def hide(change: Change, item: Any, wanted: Wanted) -> bool:
    """Bring what is hidden of an item to what is wanted, guardian by guardian; whether it moved.

    It takes nothing from other agencies.
    """
    running = {
        Person(row.guardian): row
        for row in Hiding.objects.filter(item_id=item.pk, ended_at__isnull=True)
    }
    moved = False
    for guardian, provision in wanted.items():
        row = running.get(guardian)
        if (row.provision if row else None) == (provision.value if provision else None):
            continue
        moved = True
        if row is not None:
            row.ended_at, row.ended_by = change.at, change.by.membership_id
            row.save(update_fields=["ended_at", "ended_by"])
        if provision is not None:
            _hide_from(change, item, guardian, provision)
    if moved:
        change.concerns_subject("item", item.pk, item.owner_id)
    return moved


def _hide_from(change: Change, item: Any, guardian: Person, provision: HidingProvision) -> None:
    Hiding.objects.create(
        case=change.case,
        item_id=item.pk,
        owner_id=item.owner_id,
        guardian=guardian.value,
        provision=provision.value,
        hidden_at=change.at,
        hidden_by=change.by.membership_id,
    )
