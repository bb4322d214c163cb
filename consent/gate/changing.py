"""Changes: the case row is locked first, the log's head last; rows and entry are one commit."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import AlreadyDone, Blocked
from access.members import Member
from access.policy import may_ever
from access.sending import Sent
from agencies.people import lock_membership
from audit import log
from audit.entries import Outcome
from consent import relation
from consent.change import Change
from consent.gate.forgetting import find_unsent, forget_unsent
from consent.gate.refusing import record_refusal
from consent.gate.timely import out_of_step
from consent.guarded import GuardedCase, writes_open
from consent.loading import revisions
from consent.models import CaseAssignment, Invitation, Sending
from consent.relation import NotAssigned, OutOfScope, Relation
from vault.sealing import keeping


class NothingChanged(Exception):
    """A change touched no guarded row, so there is nothing to record."""


@contextmanager
def changing(
    case_id: UUID, *, by: Member, act: Act, sending: Sent | None = None
) -> Iterator[Change]:
    """Lock a case, let its verb write, and commit rows and entry together.

    Raises OutOfScope, NotAssigned and Blocked (each recorded by an entry of its own), AlreadyDone
    for a form that has done its work, NothingChanged, LogUnavailable.
    """
    found: Relation | None = None
    try:
        with transaction.atomic(), writes_open() as writes, keeping() as keeper:
            found = relation.find_relation(case_id, by, lock=True)
            found = relation.admit(found, act)
            refuse_moved_membership(by)
            change = Change(found.case, by=by, act=act, keeper=keeper, assigned=found.assigned)
            _refuse_out_of_step(change, found)
            once(sending, by)
            already = writes.count
            yield change
            if writes.count == already:
                raise NothingChanged(f"{act.value} changed nothing.")
            change.commit_access()
            with log.writing(by.collaboration_id) as head:
                head.append(change.entry())
    except (OutOfScope, NotAssigned) as refusal:
        record_refusal(case_id, found, by=by, act=act, code=refusal.code)
        raise
    except Blocked as blocked:
        record_refusal(
            case_id,
            found,
            by=by,
            act=act,
            code=blocked.code,
            outcome=Outcome.BLOCKED,
            because_of=blocked.because_of,
        )
        raise


@contextmanager
def beginning(
    case: GuardedCase,
    *,
    by: Member,
    act: Act,
    after: UUID | None = None,
    sending: Sent | None = None,
) -> Iterator[Change]:
    """Begin a case that the verb has built but not saved; whoever begins it works with it.

    `after` is the closed case of one's own agency that it follows.
    """
    found: Relation | None = None
    try:
        with transaction.atomic(), writes_open(), keeping() as keeper:
            if not may_ever(by.role, act):
                raise PermissionDenied
            if sending is not None and after is None:
                lock_membership(
                    by.membership_id
                )  # an autosave of the form waits, and finds it sent
            if after is not None:
                found = relation.find_relation(after, by, lock=True)
                found = relation.admit(found, act)
                _refuse_open(found.case, act)
            refuse_moved_membership(by)
            once(sending, by)
            case.collaboration_id = by.collaboration_id
            case.noting_agency_id = by.agency_id
            case.save(force_insert=True)
            change = Change(case, by=by, act=act, keeper=keeper, assigned=True)
            relation.assign(
                case, user_id=by.user_id, membership_id=by.membership_id, by=by.membership_id
            )
            yield change
            change.commit_access()
            with log.writing(by.collaboration_id) as head:
                head.append(change.entry())
    except (OutOfScope, NotAssigned) as refusal:
        record_refusal(after or case.pk, found, by=by, act=act, code=refusal.code)
        raise
    except Blocked as blocked:
        asked = after or case.pk
        record_refusal(asked, found, by=by, act=act, code=blocked.code, outcome=Outcome.BLOCKED)
        raise


def end_assignments_of(membership_ids: Collection[UUID]) -> None:
    """End every assignment of memberships that end, in the ending's own commit."""
    rows = CaseAssignment.objects.filter(membership_id__in=membership_ids)
    case_ids = list(rows.values_list("content_object_id", flat=True))
    if case_ids:
        with writes_open():
            rows.delete()
            Change.raise_access_of(case_ids)


def refuse_moved_membership(by: Member) -> None:
    """A role or term that changed after the request began counts now."""
    if revisions({}, by) != ({}, by.revision):
        raise NotAssigned("scope.membership_moved")


def _refuse_open(case: GuardedCase, act: Act) -> None:
    closed = case.closed_at is not None
    shut = out_of_step(
        act, closed=closed, owns=True, covered=lambda: False, told_by_law=lambda: False
    )
    if shut is not None:
        raise Blocked(*shut)


def _refuse_out_of_step(change: Change, found: Relation) -> None:
    own = change.by.agency_id
    shut = out_of_step(
        change.act,
        closed=change.case.closed_at is not None,
        owns=found.owns,
        covered=lambda: change.covers(own),
        told_by_law=lambda: change.told_by_law(own),
    )
    if shut is not None:
        raise Blocked(*shut)


def once(sending: Sent | None, by: Member) -> None:
    """Note a form's one-time id; under the case's lock, so that a second sending finds it."""
    if sending is None:
        return
    before = Sending.objects.filter(pk=sending.id).first()
    if before is not None:
        if (before.membership_id, before.mark) == (by.membership_id, sending.mark):
            raise AlreadyDone
        raise Blocked(
            "form.sent_before",
            _(
                "Formuläret har redan skickats en gång, med ett annat innehåll. Det här är inte "
                "sparat. Läs i ärendet vad som sparades, och skicka sedan det här om det behövs."
            ),
        )
    Sending(pk=sending.id, membership_id=by.membership_id, mark=sending.mark).save(
        force_insert=True
    )
    # What was kept of the form while it was typed goes with its sending.
    kept = find_unsent(sending.id)
    if kept is not None and kept.written_by == by.membership_id:
        forget_unsent(kept)


def invited_agencies(case_id: UUID) -> frozenset[UUID]:
    """The agencies to which the coordination has given a seat in a case, itself included."""
    return frozenset(agency for _case, agency in seats_given([case_id]))


def seats_given(case_ids: Collection[UUID]) -> frozenset[tuple[UUID, UUID]]:
    """The same of several cases, as pairs of case and agency; one query."""
    given = Invitation.objects.filter(relation.given_by_coordination(), case_id__in=list(case_ids))
    return frozenset(given.values_list("case_id", "agency_id"))
