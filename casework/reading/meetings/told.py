"""The form of what was told in words, filled in for somebody without an account who was in the room
(domain 0.9)."""

from uuid import UUID

from access.acts import Act
from access.clock import day_of
from access.members import Member
from casework.hearing import Comer
from casework.models import Heard, Participant
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
    heard = _heard(case_id, participant_id, by)
    if heard is None:
        return ledger.open_told_form(case_id, by=by)
    row = heard.participant
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
        told_date=day_of(heard.opened_at).isoformat(),
    )


def _heard(case_id: UUID, participant_id: UUID, by: Member) -> Heard | None:
    """When somebody without an account heard the case, the last time; nothing is looked up for
    whoever does not work with it, nor of a meeting that is not one's own."""
    cases = relation.cases_worked_with(by).filter(pk=case_id)
    rows = Heard.objects.filter(
        item__case__in=cases.values("pk"),
        participant=participant_id,
        participant__comer=Comer.OUTSIDER.value,
        participant__owner_id=by.agency_id,
    )
    return rows.select_related("participant__meeting").order_by("-opened_at").first()
