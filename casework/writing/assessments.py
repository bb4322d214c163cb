"""Attempts to reach a giver, and what is weighed about one who cannot decide as the table says."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from casework.models import Reason
from casework.workflow import guardians_may_be_told as may_be_told
from casework.writing.consents import share_if_it_holds
from casework.writing.notices import carried, tell_of_losses
from casework.writing.steps import guardians_may_be_told
from consent import assessing, gate, writing
from consent.change import Change
from consent.relation import OutOfScope
from consent.standing import ConsentRecord
from consent.terms import AssessmentKind, Channel, Person, Topic
from vault.sealed import Draft


def record_attempt(
    case_id: UUID,
    consent_id: UUID,
    *,
    by: Member,
    giver: Person,
    channel: Channel,
    attempted_date: date,
    sending: Sent | None = None,
) -> None:
    """Note that somebody who is asked was sought: channel and day, no number and no address."""
    with gate.changing(case_id, by=by, act=Act.RECORD_ATTEMPT, sending=sending) as change:
        record = asked_record(change, consent_id)
        if not guardians_may_be_told(change):
            raise Blocked(may_be_told.code, may_be_told.reason)
        assessing.attempt(change, record, giver=giver, channel=channel, day=attempted_date)


def assess_giver(
    case_id: UUID,
    consent_id: UUID,
    *,
    by: Member,
    kind: AssessmentKind,
    about: Person = Person.YOUTH,
    reason: str = "",
    document: str = "",
    cannot_wait: bool = False,
    not_invasive: bool = False,
    sending: Sent | None = None,
) -> None:
    """Record what has been weighed about a giver; the consent may begin to count by it.

    For a hindered guardian both of the law's conditions are confirmed (FB 6:13 2 st). The reason is
    an item of the acting agency; that somebody cannot be reached is shown by the attempts.
    """
    with gate.changing(case_id, by=by, act=Act.ASSESS_GIVER, sending=sending) as change:
        record = writing.record_by_id(change, consent_id)
        assessing.refuse_assessment(change, record, kind, about)
        if kind is AssessmentKind.HINDERED:
            _refuse_unless_lawful(cannot_wait=cannot_wait, not_invasive=not_invasive)
        told = carried(change)
        written = _reason(change, kind, about, reason.strip(), document.strip())
        assessing.assess(change, record, kind, about, reason_id=written and written.pk)
        share_if_it_holds(change, record)
        tell_of_losses(change, told)


def asked_record(change: Change, consent_id: UUID) -> ConsentRecord:
    """A consent that one's own agency asked for; any other is answered as unknown."""
    record = writing.record_by_id(change, consent_id)
    if record.value.asking_agency != change.by.agency_id:
        raise OutOfScope("scope.unknown")
    return record


def _refuse_unless_lawful(*, cannot_wait: bool, not_invasive: bool) -> None:
    if not cannot_wait:
        raise Blocked(
            "assessment.can_wait",
            _("Kan frågan vänta beslutar den ena vårdnadshavaren inte ensam."),
            "cannot_wait",
        )
    if not not_invasive:
        raise Blocked(
            "assessment.invasive",
            _("Beslut av ingripande betydelse för barnets framtid fattas inte av den ena ensam."),
            "not_invasive",
        )


def _reason(
    change: Change, kind: AssessmentKind, about: Person, text: str, document: str
) -> Reason | None:
    if kind is AssessmentKind.NOT_REACHABLE:
        return None
    if not text:
        raise Blocked("assessment.no_reason", _("Skriv skälen för bedömningen."), "reason")
    if kind is AssessmentKind.YOUTH_DECIDES:
        if not document:
            raise Blocked(
                "assessment.no_document", _("Skriv vilket dokument juristen har gjort."), "document"
            )
        text = f"{text}\n\n{_('Juristens dokument:')} {document}"
    reason = Reason(
        case=change.case,
        owner_id=change.by.agency_id,
        topic=Topic.REASON.value,
        concerns=about.value,
        written_by=change.by.membership_id,
        written_at=change.at,
        text=Draft(text),
    )
    reason.save(force_insert=True)
    return reason
