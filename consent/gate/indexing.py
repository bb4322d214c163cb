"""Numbers that were sealed before the number index existed are put into it; for the operator."""

from uuid import UUID

from django.db import transaction

from access.acts import Act
from audit import log
from audit.entries import Entry, Outcome
from consent.guarded import item_models, writes_open
from vault import grants
from vault.sealing import keeping


def rebuild_index(collaboration_id: UUID) -> int:
    """Write the index rows of every holder of every indexed item of a collaboration anew.

    One commit with one entry, which names the items; how many they are. Nothing is given out.
    """
    with transaction.atomic(), writes_open(), keeping() as keeper:
        rows = [
            row
            for model in item_models()
            if grants.may_be_indexed(model)
            for row in model.objects.filter(**{model.tenant_path: collaboration_id}).select_related(
                "case"
            )
        ]
        written = grants.put_in_index(rows)
        with log.writing(collaboration_id) as head:
            head.append(
                Entry(
                    act=Act.MAKE_KEY,
                    outcome=Outcome.CHANGED,
                    key_acts=tuple(keeper.key_acts),
                    subjects=tuple(("item", row.pk, row.owner_id) for row in written),
                    facts={"step": "rebuild_index"},
                )
            )
    return len(written)
