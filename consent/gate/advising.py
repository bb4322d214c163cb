"""What an agency keeps that belongs to no case and names nobody: a line of advice."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

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
from consent.relation import OutOfScope


@contextmanager
def advising(
    *,
    by: Member,
    act: Act = Act.RECORD_ADVICE,
    line_id: UUID | None = None,
    sending: Sent | None = None,
) -> Iterator[datetime]:
    """Let the verb keep one line, or strike the line named; row and entry are one commit. Yields
    the instant.

    Raises Blocked and OutOfScope (recorded by an entry of their own), AlreadyDone, NothingChanged.
    """
    asked = str(line_id or "")
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
                        asked=asked,
                        subjects=(("agency", by.agency_id, by.agency_id),),
                    )
                )
    except (Blocked, OutOfScope) as refusal:
        outcome = Outcome.BLOCKED if isinstance(refusal, Blocked) else Outcome.REFUSED
        record_own_refusal(line_id, None, by=by, act=act, code=refusal.code, outcome=outcome)
        raise


def disclose_advice(*, by: Member, lines: int) -> None:
    """One entry for the list that is opened, before it is shown; there is nothing sealed in it."""
    refuse_role(by, Act.LIST_ADVICE)
    log.recorded(
        by.collaboration_id,
        Entry(act=Act.LIST_ADVICE, outcome=Outcome.SHOWN, by=by, counts={"lines": lines}),
    )


def disclose_advice_line(line_id: UUID, *, by: Member, found: bool) -> None:
    """One entry for the form that strikes one line; 404 where one's own agency has none such."""
    step = Act.STRIKE_ADVICE
    refuse_role(by, step)
    if not found:
        record_own_refusal(line_id, None, by=by, act=step, code="scope.unknown")
        raise OutOfScope("scope.unknown")
    log.recorded(
        by.collaboration_id,
        Entry(
            act=Act.OPEN_FORM,
            outcome=Outcome.SHOWN,
            by=by,
            asked=str(line_id),
            facts={"step": step.value},
        ),
    )
