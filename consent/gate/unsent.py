"""Forms that were begun and not sent: sealed for their author, in that membership alone.

Begun, opened again and discarded are entries; saving again what is typed on is not (the one write
that leaves no entry), so that a text can be kept every ten seconds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from access.acts import Act
from access.blocked import AlreadyDone, Blocked
from access.members import Member
from access.policy import may_ever
from agencies.people import lock_membership
from audit import log
from audit.entries import Entry, Outcome
from consent import relation
from consent.gate.changing import NothingChanged, refuse_moved_membership
from consent.gate.forgetting import find_unsent, forget_unsent
from consent.gate.refusing import record_refusal
from consent.guarded import GuardedItem, writes_open
from consent.models import Sending
from consent.relation import OutOfScope
from vault.sealing import Keeper, keeping


@contextmanager
def keeping_unsent(
    unsent_id: UUID, *, by: Member, step: Act, case_id: UUID | None
) -> Iterator[GuardedItem | None]:
    """Let the verb save one form of its author's own; yields its row, or None if it is new.

    `step` is the act of the form: who is not admitted to that keeps no text for it either. The
    membership's row is locked, so that two savings at once are one after the other. Raises
    AlreadyDone when the form has been sent, and OutOfScope or NotAssigned, which are recorded.
    """
    found = None
    try:
        with transaction.atomic(), writes_open() as writes, keeping() as keeper:
            if not may_ever(by.role, step):
                raise PermissionDenied
            if case_id is not None:
                # The case's row is locked, so that the form is not sent while its text is kept.
                found = relation.admit(relation.find_relation(case_id, by, lock=True), step)
            lock_membership(by.membership_id)
            refuse_moved_membership(by)
            if Sending.objects.filter(pk=unsent_id).exists():
                raise AlreadyDone
            row = _own_row(unsent_id, by, case_id)
            yield row
            if not writes.count:
                raise NothingChanged("No text was kept.")
            if row is None:
                _record(Act.KEEP_UNSENT, unsent_id, case_id, by, keeper, step=step.value)
    except (OutOfScope, PermissionDenied) as refusal:
        code = getattr(refusal, "code", "policy.role")
        record_refusal(case_id or unsent_id, found, by=by, act=Act.KEEP_UNSENT, code=code)
        raise
    except Blocked as blocked:
        asked = case_id or unsent_id
        record_refusal(
            asked, found, by=by, act=Act.KEEP_UNSENT, code=blocked.code, outcome=Outcome.BLOCKED
        )
        raise


def discard_unsent(unsent_id: UUID, *, by: Member) -> None:
    """Delete a form of one's own that was not sent, its key first; one entry."""
    try:
        with transaction.atomic(), writes_open(), keeping() as keeper:
            lock_membership(by.membership_id)
            row = find_unsent(unsent_id)
            if row is None or row.written_by != by.membership_id:
                raise OutOfScope("scope.unknown")
            forget_unsent(row)
            _record(Act.DISCARD_UNSENT, unsent_id, row.case_id, by, keeper)
    except OutOfScope as refusal:
        record_refusal(unsent_id, None, by=by, act=Act.DISCARD_UNSENT, code=refusal.code)
        raise


def _own_row(unsent_id: UUID, by: Member, case_id: UUID | None) -> GuardedItem | None:
    row = find_unsent(unsent_id)
    if row is not None and (row.written_by, row.case_id) != (by.membership_id, case_id):
        raise OutOfScope("scope.unknown")
    return row


def _record(
    act: Act, unsent_id: UUID, case_id: UUID | None, by: Member, keeper: Keeper, **facts: str
) -> None:
    with log.writing(by.collaboration_id) as head:
        head.append(
            Entry(
                act=act,
                outcome=Outcome.CHANGED,
                by=by,
                case_id=case_id,
                writes=tuple(keeper.writes),
                key_acts=tuple(keeper.key_acts),
                subjects=(("item", unsent_id, by.agency_id),),
                facts=facts,
            )
        )
