"""What an agency has told of a case on a provision of law or in words: its own ledger."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from access.acts import Act
from access.members import Member
from agencies import people
from audit.marks import marks_on
from casework.models import Reason, Told
from casework.pages import DecisionLine, DisclosurePage, Ledger, ReasonPage
from casework.reading.disclosures import told_grounds
from casework.reading.forms import base_of, disclosed_for
from casework.reading.numbers import numbers_of
from casework.reading.sharing import Agencies, name_of
from consent import gate, rules
from consent.gate import Child, Disclosure, Kind, Shown
from consent.grounds import DECIDES, PROVISIONS, Ground
from consent.models import Decision
from consent.provision import Way

TOLD = {Told: ("what", "to_whom")}
REASON = {Reason: ("text", "consent_not_asked", "harm")}


def status_of(decision: Decision, at: datetime) -> str:
    """How a decision stands: ended, waiting for a second person, over by age, told or running."""
    if decision.ended_at is not None:
        return "ended"
    if decision.second_needed and decision.confirmed_at is None:
        return "waiting"
    if decision.ends_at is not None and at >= decision.ends_at:
        return "over"
    return "told" if decision.way == Way.TOLD else "running"


def read_ledger(case_id: UUID, *, by: Member) -> Ledger:
    """Decisions and what was told, of one's own agency alone, newest first."""
    found = gate.disclose(case_id, by=by, act=Act.READ_CASE, fields=TOLD, only_own=True)
    agencies = people.agencies_of(by.collaboration_id)
    decisions = list(Decision.objects.filter(case_id=case_id, sender_id=by.agency_id))
    told = {shown.row.decision_id: shown for shown in found.of(Told) if shown.row.decision_id}
    on_consent = [shown for shown in found.of(Told) if shown.row.consent_id]
    names = people.names_of(
        [
            *(decision.decided_by for decision in decisions),
            *(shown.row.written_by for shown in on_consent),
        ],
        agency_id=by.agency_id,
    )
    closed = found.case.closed_at is not None
    lines = [
        _decision_line(decision, agencies, names, by, found.at, told.get(decision.pk))
        for decision in decisions
    ]
    lines += [_told_line(shown, agencies, names) for shown in on_consent]
    return Ledger(
        case_id=case_id,
        number=found.case.number,
        protected=found.case.protected,
        in_scope=found.in_scope,
        closed=closed,
        lines=tuple(sorted(lines, key=lambda line: line.at, reverse=True)),
    )


def open_decision(case_id: UUID, decision_id: UUID, *, by: Member, step: Act) -> DisclosurePage:
    """One running decision of one's own agency, to be confirmed or ended."""
    child = Child(Kind.OWN_DECISION, decision_id)
    found = disclosed_for(case_id, by=by, step=step, fields={}, child=child)
    agencies = people.agencies_of(by.collaboration_id)
    decision = Decision.objects.get(pk=decision_id)
    names = people.names_of([decision.decided_by], agency_id=by.agency_id)
    return DisclosurePage(
        **base_of(found, by, step),
        decision=_decision_line(decision, agencies, names, by, found.at, None),
    )


def open_told_form(case_id: UUID, *, by: Member, unsent: UUID | None = None) -> DisclosurePage:
    """The form of what was told in words: the agencies of the collaboration, and the grounds."""
    found = disclosed_for(case_id, by=by, step=Act.RECORD_TOLD, fields={}, unsent=unsent)
    return told_page(found, by)


def told_page(found: Disclosure, by: Member, **typed: str) -> DisclosurePage:
    """The page of that form; `typed` is what its fields begin with."""
    agencies = people.agencies_of(by.collaboration_id)
    others = [line for line in agencies.values() if line.id != by.agency_id and line.is_active]
    return DisclosurePage(
        **base_of(found, by, Act.RECORD_TOLD),
        initial=typed,
        agencies=tuple((line.id, line.name) for line in sorted(others, key=lambda line: line.name)),
        grounds=told_grounds(agencies, by),
    )


def read_reason(decision_id: UUID, *, by: Member) -> ReasonPage:
    """Why somebody of one's own agency decided; an entry of its own."""
    decision, shown = gate.disclose_reason(decision_id, by=by, fields=REASON)
    agencies = people.agencies_of(by.collaboration_id)
    names = people.names_of([decision.decided_by], agency_id=by.agency_id)
    return ReasonPage(
        line=_decision_line(decision, agencies, names, by, shown.row.written_at, None),
        number=numbers_of([decision.case_id], by=by).get(decision.case_id, ""),
        sender=name_of(agencies, by.agency_id),
        role=decision.role,
        committed_crime=decision.committed_crime,
        inquiry_opened=decision.inquiry_opened,
        requested=decision.requested,
        consent_asked=decision.consent_asked,
        text=shown.text["text"],
        consent_not_asked=shown.text.get("consent_not_asked", ""),
        harm=shown.text.get("harm", ""),
        reviewed=decision.pk in marks_on(by.collaboration_id, by.agency_id, [decision.pk]),
    )


def _decision_line(
    decision: Decision,
    agencies: Agencies,
    names: Mapping[UUID, str],
    by: Member,
    at: datetime,
    told: Shown | None,
) -> DecisionLine:
    provision = PROVISIONS[Ground(decision.ground)]
    status = status_of(decision, at)
    return DecisionLine(
        decision_id=decision.pk,
        ground=decision.ground,
        law=provision.law,
        told=decision.way == Way.TOLD,
        receiver=name_of(agencies, decision.receiver_id) if decision.receiver_id else "",
        at=decision.decided_at,
        by=names.get(decision.decided_by, ""),
        items=len(decision.item_ids),
        status=status,
        until=rules.last_day(decision.ends_at) if decision.ends_at else None,
        may_end=status in ("running", "over", "waiting"),
        may_confirm=status == "waiting"
        and by.role in DECIDES[provision.decider]
        and by.membership_id != decision.decided_by,
        may_read_reason=by.membership_id in (decision.decided_by, decision.confirmed_by),
        **_told(told),
    )


def _told_line(shown: Shown, agencies: Agencies, names: Mapping[UUID, str]) -> DecisionLine:
    row = shown.row
    return DecisionLine(
        decision_id=None,
        ground=Ground.CONSENT.value,
        law="",
        told=True,
        receiver=name_of(agencies, row.receiver_id) if row.receiver_id else "",
        at=row.written_at,
        by=names.get(row.written_by, ""),
        items=1,
        status="told",
        **_told(shown),
    )


def _told(shown: Shown | None) -> dict[str, Any]:
    if shown is None:
        return {}
    return {
        "what": shown.text["what"],
        "to_whom": shown.text["to_whom"],
        "told_date": shown.row.told_date,
    }
