"""Search by name inside the vault: texts are opened, compared and dropped; ids alone come out."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from vault import ciphers
from vault.context import context_of
from vault.padding import unpad
from vault.sealed import CannotOpen, Sealed
from vault.sealing import ItemAtHand, unwrap


def matching(
    rows: Iterable[Any], held: Mapping[UUID, Any], words: Mapping[str, str]
) -> frozenset[UUID]:
    """The rows of which every field named holds its word; `held` are the searching agency's grants.

    Case, accents' encoding, spaces and hyphens make no difference. One unwrap a row; for the gate,
    whose entry names the rows. Raises CannotOpen for a row without a grant.
    """
    wanted = {name: alike(word) for name, word in words.items()}
    return frozenset(row.pk for row in rows if _holds(row, held.get(row.pk), wanted))


def alike(text: str) -> str:
    """A name as it is compared."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.replace("-", " ").split())


def _holds(row: Any, grant: Any, wanted: Mapping[str, str]) -> bool:
    if grant is None:
        raise CannotOpen
    item = unwrap(grant, context_of(row))
    return all(_text(row, name, item) == word for name, word in wanted.items())


def _text(row: Any, name: str, item: ItemAtHand) -> str | None:
    value = getattr(row, name)
    if not isinstance(value, Sealed):
        return None
    bound_to = item.context.for_field(row._meta.get_field(name).tag)
    return alike(
        unpad(
            ciphers.open_sealed(
                item.cipher.cipher, item.cipher.version, bound_to, value.ciphertext()
            )
        )
    )
