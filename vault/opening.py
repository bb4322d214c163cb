"""The only module that returns text. It takes a receipt: no entry in the log, no plaintext."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from vault import ciphers
from vault.context import context_of
from vault.padding import unpad
from vault.receipts import Receipt
from vault.sealed import CannotOpen, Sealed
from vault.sealing import unwrap


def open_rows(
    receipt: Receipt,
    rows: Iterable[Any],
    held: Mapping[UUID, Any],
    fields: Mapping[UUID, Iterable[str]],
) -> dict[UUID, dict[str, str]]:
    """The text of the rows' fields by item and field name; a field that is NULL is left out.

    `fields` names, by item, what is opened; `held` are the grants, as loaded before the entry, of
    the agency on the receipt. Raises CannotOpen for anything the receipt does not name and for
    anything that does not open.
    """
    if not isinstance(receipt, Receipt):
        raise CannotOpen
    return {row.pk: _open_row(receipt, row, held, fields[row.pk]) for row in rows}


def _open_row(
    receipt: Receipt, row: Any, held: Mapping[UUID, Any], names: Iterable[str]
) -> dict[str, str]:
    grant = held.get(row.pk)
    if grant is None or grant.agency_id != receipt.agency_id:
        raise CannotOpen
    item = unwrap(grant, context_of(row))
    texts = {}
    for name in names:
        tag, value = row._meta.get_field(name).tag, getattr(row, name)
        if value is None:
            continue
        if (row.pk, tag) not in receipt.shown or not isinstance(value, Sealed):
            raise CannotOpen
        texts[name] = unpad(
            ciphers.open_sealed(
                item.cipher.cipher,
                item.cipher.version,
                item.context.for_field(tag),
                value.ciphertext(),
            )
        )
    return texts
