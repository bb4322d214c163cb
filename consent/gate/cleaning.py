"""What the system deletes by itself: under one lock, with its own entry, as the system.

Nothing that protects data hangs on it: what may be read is decided at each reading.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from access.acts import Act
from access.policy import may_ever
from access.roles import Role
from access.system import SYSTEM
from audit import log
from audit.entries import Entry, Outcome, SubjectOf
from consent.guarded import writes_open
from consent.models import Sending
from vault.sealing import keeping

# The number of the lock that two runs at once wait for, one after the other, on PostgreSQL; on
# SQLite a transaction that writes is alone from its beginning.
LOCK = 20_261_126


@dataclass(slots=True)
class Cleaned:
    """What has been deleted, for the entry; nothing deleted is no entry."""

    count: int = 0
    subjects: list[SubjectOf] = field(default_factory=list)


@contextmanager
def cleaning(
    log_id: UUID, *, act: Act, step: str, case_id: UUID | None = None
) -> Iterator[Cleaned]:
    """Let a verb of the system delete; rows, keys and entry are one commit.

    The verb counts what it deletes, and asks inside the block whether it is still to be deleted:
    another run may have done so while this one waited.
    """
    if not may_ever(Role.SYSTEM, act):
        raise PermissionDenied
    with transaction.atomic(), writes_open(), keeping() as keeper:
        _wait_for_others()
        cleaned = Cleaned()
        yield cleaned
        if not cleaned.count:
            return
        with log.writing(log_id) as head:
            head.append(
                Entry(
                    act=act,
                    outcome=Outcome.CHANGED,
                    actor_id=SYSTEM,
                    case_id=case_id,
                    key_acts=tuple(keeper.key_acts),
                    subjects=tuple(cleaned.subjects),
                    counts={"lines": cleaned.count},
                    facts={"step": step},
                )
            )


def _wait_for_others() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def forget_sendings(before: object) -> int:
    """Delete the one-time ids of forms that were sent before an instant; inside `cleaning`."""
    deleted, _by_model = Sending.objects.filter(sent_at__lt=before).delete()
    return deleted
