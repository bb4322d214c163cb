"""What an agency keeps that belongs to no case and names nobody: a line of advice."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from agencies.people import lock_membership
from audit import log
from audit.entries import Entry, Outcome
from consent.gate.changing import NothingChanged, once, refuse_moved_membership
from consent.gate.refusing import record_own_refusal
from consent.gate.reporting import refuse_role
from consent.guarded import writes_open


@contextmanager
def advising(*, by: Member, sending: Sent | None = None) -> Iterator[datetime]:
    """Let the verb keep one line; row and entry are one commit. Yields the instant.

    Raises Blocked (recorded by an entry of its own), AlreadyDone and NothingChanged.
    """
    act = Act.RECORD_ADVICE
    try:
        with transaction.atomic(), writes_open() as writes:
            refuse_role(by, act)
            lock_membership(by.membership_id)
            refuse_moved_membership(by)
            once(sending, by)
            already = writes.count
            yield clock.now()
            if writes.count == already:
                raise NothingChanged("No advice was kept.")
            with log.writing(by.collaboration_id) as head:
                head.append(
                    Entry(
                        act=act,
                        outcome=Outcome.CHANGED,
                        by=by,
                        subjects=(("agency", by.agency_id, by.agency_id),),
                    )
                )
    except Blocked as blocked:
        record_own_refusal(None, None, by=by, act=act, code=blocked.code, outcome=Outcome.BLOCKED)
        raise


def disclose_advice(*, by: Member, lines: int) -> None:
    """One entry for the list that is opened, before it is shown; there is nothing sealed in it."""
    refuse_role(by, Act.LIST_ADVICE)
    log.recorded(
        by.collaboration_id,
        Entry(act=Act.LIST_ADVICE, outcome=Outcome.SHOWN, by=by, counts={"lines": lines}),
    )
