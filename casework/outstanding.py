"""What may stop a case from closing: an action or a commitment whose agency can still see to it.
The page that says so and the verb that refuses ask here."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from consent import rules


class Owed(Protocol):
    """A row that an agency is to see to; `owner_active` is loaded with it."""

    owner_id: UUID
    owner_active: bool


def still_seen_to(
    case: Any, consents: Iterable[rules.Consent], at: datetime
) -> Callable[[Owed], bool]:
    """Says of a row whether its agency can see to it at an instant: it is active, and it noted the
    case or a running consent covers it. What nobody can assess any more stops nothing."""
    able = {case.noting_agency_id}
    for consent in consents:
        able |= rules.receivers(consent, at)
    return lambda row: row.owner_active and row.owner_id in able
