"""Reports of concern: what is kept that one has reported, and what social services answered.

Nothing else is touched: no state, no consent, no release, no case.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID, uuid4, uuid5

from django.utils.translation import gettext_lazy as _

from access.blocked import Blocked
from access.clock import now, today
from access.members import Member
from access.sending import Sent
from casework.models import AppendedNote, ConcernReport, Note
from casework.models.report import Feedback
from consent import gate
from consent.gate import Reporting
from consent.relation import OutOfScope
from consent.terms import Topic
from vault.sealed import Draft


def report_of(sending: Sent) -> UUID:
    """The id of the report that a form makes, so that sending it again leads to the same one."""
    return uuid5(sending.id, "report")


def report_concern(
    *,
    by: Member,
    reported_date: date,
    receiver: str,
    case_id: UUID | None = None,
    about: str = "",
    text: str = "",
    notes: Collection[UUID] = (),
    receipt: str = "",
    feedback_asked: bool = False,
    sending: Sent | None = None,
) -> UUID:
    """Keep that one has reported; an item of the acting member's agency alone (domain 0.6).

    `notes` are those of one's own agency's notes in the case that go with the report.
    """
    report_id = report_of(sending) if sending else uuid4()
    with gate.reporting(report_id, by=by, case_id=case_id, sending=sending) as change:
        if reported_date > today():
            raise Blocked("report.date", _("Datumet har inte varit än."), "reported_date")
        report = ConcernReport(
            id=report_id,
            case=change.case,
            tenant_id=by.collaboration_id,
            owner_id=by.agency_id,
            topic=Topic.REPORT.value,
            written_by=by.membership_id,
            written_at=change.at,
            reported_date=reported_date,
            receiver=Draft(receiver),
            about=_said(about),
            text=_said(text),
            receipt=_said(receipt),
            feedback_asked=feedback_asked,
        )
        report.save(force_insert=True)
        for note in _own_notes(change, by, notes):
            AppendedNote.objects.create(report=report, note=note)
    return report_id


def record_feedback(
    report_id: UUID,
    *,
    by: Member,
    feedback: Feedback | None = None,
    receipt: str = "",
    sending: Sent | None = None,
) -> None:
    """Note what social services answered, or a receipt; what is left empty stays as it was."""
    with gate.amending_report(report_id, by=by, sending=sending) as row:
        report: ConcernReport = row  # type: ignore[assignment]  # the one kind of report
        changed = []
        if feedback is not None:
            report.feedback, report.feedback_at = Draft(feedback.value), now()
            changed += ["feedback", "feedback_at"]
        if receipt:
            report.receipt = Draft(receipt)
            changed.append("receipt")
        if not changed:
            raise Blocked("report.nothing", _("Fyll i återkopplingen eller kvittensen."))
        report.save(update_fields=changed)


def _said(text: str) -> Draft | None:
    return Draft(text) if text else None


def _own_notes(change: Reporting, by: Member, ids: Collection[UUID]) -> list[Note]:
    """Notes of one's own agency in the report's case; any other is answered as unknown."""
    if not ids:
        return []
    found: list[Note] = []
    if change.case is not None:
        own = Note.objects.filter(case_id=change.case.pk, owner_id=by.agency_id)
        found = list(own.filter(pk__in=list(ids)))
    if len(found) != len(set(ids)):
        raise OutOfScope("scope.unknown")
    return found
