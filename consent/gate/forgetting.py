"""Unsent forms go when they are sent or discarded: the key first, then the row."""

from uuid import UUID

from consent.guarded import GuardedItem, item_models
from vault import grants


def find_unsent(unsent_id: UUID) -> GuardedItem | None:
    """The row of an unsent form, whoever wrote it."""
    for model in item_models():
        if model.for_author_alone:
            row: GuardedItem | None = model.objects.filter(pk=unsent_id).first()
            if row is not None:
                return row
    return None


def forget_unsent(row: GuardedItem) -> None:
    """Delete the key and the row; inside an open change."""
    grants.forget([row.pk])
    row.delete()
