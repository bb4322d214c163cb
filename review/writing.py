"""The reviewer's mark on a disclosure: an entry in the log, and nothing else (domain 6)."""

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from agencies import people
from audit import log
from audit.entries import Entry, Outcome
from audit.marks import REVIEWED, UNREVIEWED, marks_on
from consent.models import Decision
from review.disclosures import decisions_of


def mark_reviewed(decision_id: UUID, *, by: Member) -> None:
    """Say that a disclosure of one's own agency has been reviewed; again it changes nothing.

    Raises Blocked for a decision of the reviewer's own, and Http404 after one refusal.
    """
    act = Act.MARK_REVIEWED
    decision = _own_agencys(decision_id, act, by)
    own = people.memberships_of_user(by.user_id, agency_id=by.agency_id)
    if {decision.decided_by, decision.confirmed_by} & own:
        _record(act, Outcome.BLOCKED, by, decision, rule="review.own")
        raise Blocked("review.own", _("Du har själv beslutat. Någon annan granskar det."))
    if decision.pk not in marks_on(by.collaboration_id, by.agency_id, [decision.pk]):
        _record(act, Outcome.CHANGED, by, decision, kind=REVIEWED)


def unmark_reviewed(decision_id: UUID, *, by: Member) -> None:
    """Take the mark off; the log keeps both. Where there is none it changes nothing."""
    act = Act.UNMARK_REVIEWED
    decision = _own_agencys(decision_id, act, by)
    if decision.pk in marks_on(by.collaboration_id, by.agency_id, [decision.pk]):
        _record(act, Outcome.CHANGED, by, decision, kind=UNREVIEWED)


def _own_agencys(decision_id: UUID, act: Act, by: Member) -> Decision:
    found = decisions_of(by).filter(pk=decision_id).first()
    if found is None:
        asked = Entry(
            act=act,
            outcome=Outcome.REFUSED,
            by=by,
            rule="scope.unknown",
            asked=str(decision_id),
        )
        log.recorded(by.collaboration_id, asked)
        raise Http404
    return found


def _record(
    act: Act, outcome: Outcome, by: Member, decision: Decision, *, kind: str = "", rule: str = ""
) -> None:
    subjects = ((kind, decision.pk, by.agency_id),) if kind else ()
    log.recorded(
        by.collaboration_id,
        Entry(
            act=act,
            outcome=outcome,
            by=by,
            case_id=decision.case_id,
            rule=rule,
            subjects=(*subjects, ("decision", decision.pk, by.agency_id)),
        ),
    )
