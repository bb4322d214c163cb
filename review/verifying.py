"""Compares what is in the tables now with what the log says was written last.

Associated data keeps a ciphertext in its own place, but an older one of the same place would open.
Reads only, opens nothing, and may run while others write.
"""

import hashlib
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import Error

from audit.verify import NOT_ITS_TYPE, Finding, Unreadable
from audit.written import Written, read_on
from consent.guarded import case_model, item_models
from vault.fields import SealedField

# How often the log is read on where somebody wrote between it and the tables.
ATTEMPTS = 5
PROTECTED = "protected"


def verify_live(log_id: UUID) -> Finding:
    """The first entry that a row in the tables contradicts, or the number that agree.

    `size` counts the ciphertexts compared. Raises Unreadable.
    """
    written = Written()
    try:
        for attempt in range(ATTEMPTS):
            read_on(log_id, written)
            faults, compared = _compare(log_id, written)
            if not faults or attempt == ATTEMPTS - 1:
                break
    except Error:
        raise Unreadable from None
    except (KeyError, *NOT_ITS_TYPE):
        return Finding(log_id, 0, written.size, "an entry cannot be read")
    if not faults:
        return Finding(log_id, compared)
    index, reason = min(faults)
    return Finding(log_id, compared, index, reason)


def _compare(log_id: UUID, written: Written) -> tuple[list[tuple[int, str]], int]:
    live = dict(_live(log_id))
    faults = list(_marks(log_id, written))
    for item_id, fields in written.fields.items():
        if item_id in written.forgotten:
            continue
        if item_id not in live:
            faults.append((written.last_index(item_id), "an item that was written is gone"))
            continue
        newest = written.last_index(item_id)
        for tag, last in fields.items():
            digest = live[item_id].get(tag)
            # A field that was emptied is left out when the item is written again.
            if digest is None and last.index < newest:
                continue
            if digest != last.digest:
                reason = "a ciphertext is not the one that was written last"
                faults.append((last.index, reason))
    if live.keys() - written.fields.keys():
        faults.append((written.size, "a row holds a ciphertext that no entry wrote"))
    return faults, sum(len(digests) for digests in live.values())


def _live(log_id: UUID) -> Iterator[tuple[UUID, dict[int, str]]]:
    """SHA-256 of each ciphertext by item and field tag; unsent forms, saved without an entry, are
    left out."""
    for model in item_models():
        if model.for_author_alone:
            continue
        sealed = [field for field in model._meta.local_fields if isinstance(field, SealedField)]
        rows = model.objects.filter(**{model.tenant_path: log_id})
        for row in rows.only("pk", *(field.name for field in sealed)).iterator():
            yield row.pk, {field.tag: _digest(row, field) for field in sealed if _has(row, field)}


def _has(row: Any, field: SealedField) -> bool:
    return getattr(row, field.attname) is not None


def _digest(row: Any, field: SealedField) -> str:
    return hashlib.sha256(getattr(row, field.attname).ciphertext()).hexdigest()


def _marks(log_id: UUID, written: Written) -> Iterator[tuple[int, str]]:
    """A case that was marked as protected stays marked."""
    marked = written.marked.get(PROTECTED, {})
    cases = case_model().objects.filter(collaboration_id=log_id, protected=True)
    still = set(cases.values_list("pk", flat=True))
    for case_id, index in marked.items():
        if case_id not in still:
            yield index, "a case that was marked as protected is no longer marked"
