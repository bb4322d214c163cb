"""The form of what was told in words, filled in for somebody without an account who was in the room
(domain 0.9)."""

from typing import Any
from uuid import UUID

from access.acts import Act
from access.clock import day_of
from access.members import Member
from casework.hearing import Comer, was_there
from casework.models import AgendaItem, Participant
from casework.pages import DisclosurePage
from casework.reading import ledger
from casework.reading.meetings import finding
from consent import gate, relation
from consent.gate import Agenda
from consent.grounds import Ground

NAMES = {Participant: ("name",)}


def open_told_form(case_id: UUID, participant_id: UUID, *, by: Member) -> DisclosurePage:
    """With whom, their agency, the consent and the day on which the case was opened; what was said
    is left to whoever said it. One act, which names the meeting.

    The empty form where they were not in the room of a meeting of one's own on this case.
    """
    row, item = _outsider(case_id, participant_id, by)
    if row is None:
        return ledger.open_told_form(case_id, by=by)
    found = gate.disclose_meetings(
        lambda: Agenda(list(relation.cases_worked_with(by).filter(pk=case_id)), [row], NAMES),
        by=by,
        act=Act.OPEN_FORM,
        step=Act.RECORD_TOLD,
        fields={},
        named=[finding.subject_of(row.meeting)],
    )
    if not found.cases:
        return ledger.open_told_form(case_id, by=by)
    return ledger.told_page(
        found.cases[0],
        by,
        receiver=str(row.agency_id),
        to_whom=found.beside[row.pk].text["name"],
        ground=Ground.CONSENT.value,
        told_date=day_of(item.opened_at).isoformat(),
    )


def _outsider(case_id: UUID, participant_id: UUID, by: Member) -> tuple[Any, Any]:
    """Somebody who heard the case, and the item under which they did; nothing else is looked up
    for whoever does not work with it."""
    cases = relation.cases_worked_with(by).filter(pk=case_id)
    item = AgendaItem.objects.filter(
        case__in=cases.values("pk"), meeting__participants=participant_id
    ).first()
    rows = Participant.objects.filter(comer=Comer.OUTSIDER.value, owner_id=by.agency_id)
    row = rows.filter(pk=participant_id).select_related("meeting").first() if item else None
    here = item is not None and row is not None and was_there(row, item.opened_at)
    return (row, item) if here else (None, None)
