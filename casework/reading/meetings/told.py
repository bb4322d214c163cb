"""The form of what was told in words, filled in for somebody without an account who was in the room
(domain 0.9)."""

from typing import Any
from uuid import UUID

from django.db.models import F

from access.acts import Act
from access.clock import day_of
from access.members import Member
from casework.hearing import Comer
from casework.models import Participant
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
    row = _outsider(case_id, participant_id, by)
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
        told_date=day_of(row.opened_at).isoformat(),
    )


def _outsider(case_id: UUID, participant_id: UUID, by: Member) -> Any:
    """The row of somebody who heard the case, with the instant at which it was opened."""
    rows = Participant.objects.filter(
        comer=Comer.OUTSIDER.value,
        present=True,
        meeting__agenda__case=case_id,
        meeting__agenda__opened_at__isnull=False,
    )
    return (
        rows.filter(owner_id=by.agency_id, pk=participant_id)
        .annotate(opened_at=F("meeting__agenda__opened_at"))
        .select_related("meeting")
        .first()
    )
