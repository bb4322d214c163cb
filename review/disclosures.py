"""The reviewer's queue: what one's own agency has told on a provision of law (domain 2.4)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet

from access import clock
from access.acts import Act
from access.members import Member
from agencies import people
from audit import log
from audit.entries import Entry, Outcome
from audit.marks import UNREVIEWED, marks_on, newest_mark
from casework.reading.ledger import status_of
from casework.reading.numbers import numbers_of
from consent.grounds import PROVISIONS, Ground
from consent.models import Decision
from consent.provision import Way
from review.pages import DisclosureLine, DisclosureList

LINES_A_PAGE = 50


def decisions_of(by: Member) -> QuerySet[Decision]:
    """What the reviewer's agency has decided to tell."""
    return Decision.objects.filter(
        sender_id=by.agency_id, case__collaboration_id=by.collaboration_id
    )


def list_disclosures(
    *, by: Member, before: UUID | None = None, unreviewed: bool = False
) -> DisclosureList:
    """A page of decisions of one's own agency, newest first; that it is read is one entry.

    `before` is the decision to go on below; one of another agency is none. With `unreviewed` only
    what nobody has marked as reviewed.
    """
    rows = decisions_of(by)
    if unreviewed:
        mark = newest_mark(by.collaboration_id, by.agency_id, about=OuterRef("pk"))
        rows = rows.annotate(mark=mark).filter(Q(mark=None) | Q(mark=UNREVIEWED))
    found = list(_below(rows, by, before).order_by("-decided_at", "-pk")[: LINES_A_PAGE + 1])
    shown = found[:LINES_A_PAGE]
    log.recorded(
        by.collaboration_id,
        Entry(
            act=Act.REVIEW_DISCLOSURES,
            outcome=Outcome.SHOWN,
            by=by,
            counts={"lines": len(shown)},
        ),
    )
    return DisclosureList(
        lines=_lines(shown, by),
        older=shown[-1].pk if len(found) > LINES_A_PAGE else None,
        unreviewed=unreviewed,
    )


def _below(rows: Any, by: Member, before: UUID | None) -> Any:
    last = decisions_of(by).filter(pk=before).first() if before else None
    if last is None:
        return rows
    older = Q(decided_at__lt=last.decided_at)
    return rows.filter(older | Q(decided_at=last.decided_at, pk__lt=last.pk))


def _lines(decisions: Sequence[Decision], by: Member) -> tuple[DisclosureLine, ...]:
    agencies = people.agencies_of(by.collaboration_id)
    marks = marks_on(by.collaboration_id, by.agency_id, [one.pk for one in decisions])
    reviewers = [mark.membership_id for mark in marks.values() if mark.membership_id]
    deciders = [one.decided_by for one in decisions]
    names = people.names_of([*deciders, *reviewers], agency_id=by.agency_id)
    own = people.memberships_of_user(by.user_id, agency_id=by.agency_id)
    numbers = numbers_of([one.case_id for one in decisions], by=by)
    now = clock.now()
    return tuple(
        DisclosureLine(
            decision_id=one.pk,
            at=one.decided_at,
            number=numbers.get(one.case_id, ""),
            ground=one.ground,
            law=PROVISIONS[Ground(one.ground)].law,
            sender=agencies[by.agency_id].name,
            receiver=agencies[one.receiver_id].name if one.receiver_id in agencies else "",
            told=one.way == Way.TOLD,
            items=len(one.item_ids),
            role=one.role,
            who=names.get(one.decided_by, ""),
            consent_asked=one.consent_asked,
            status=status_of(one, now),
            reviewed_at=mark.at if mark else None,
            reviewed_by=names.get(mark.membership_id, "") if mark and mark.membership_id else "",
            own=bool({one.decided_by, one.confirmed_by} & own),
        )
        for one in decisions
        for mark in [marks.get(one.pk)]
    )
