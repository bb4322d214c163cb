"""The form of what was told in words, filled in for somebody without an account who was in the room
(domain 0.9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from access.acts import Act
from access.clock import day_of
from access.members import Member
from casework.hearing import Comer
from casework.models import AgendaItem, Heard, Meeting, Participant, Told
from casework.pages import DisclosurePage
from casework.pages.meetings import HeardLine
from casework.reading import ledger
from casework.reading.meetings import finding
from consent import gate, relation
from consent.gate import Agenda
from consent.grounds import Ground

# A case and a participant.
Pair = tuple[UUID, UUID]
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
        meeting=str(row.meeting_id),
        participant=str(row.pk),
    )


@dataclass(frozen=True, slots=True)
class HeardAt:
    """What those without an account heard at a meeting: by case and participant, when the case was
    opened for them the last time, and when it was last noted what they were told."""

    opened: Mapping[Pair, datetime]
    noted: Mapping[Pair, datetime]

    def lines(
        self, item: AgendaItem, rows: Iterable[Any], names: dict[UUID, str]
    ) -> tuple[HeardLine, ...]:
        """Who heard a case that is closed now; once it is opened for them again, what they were
        told then is asked for again."""
        if item.closed_at is None:
            return ()
        here = [row for row in rows if (item.case_id, row.pk) in self.opened]
        return tuple(
            HeardLine(row.pk, names.get(row.pk, ""), row.agency.name, self._is_noted(item, row))
            for row in here
        )

    def _is_noted(self, item: AgendaItem, row: Any) -> bool:
        pair = (item.case_id, row.pk)
        return pair in self.noted and self.noted[pair] >= self.opened[pair]


def heard_at(meeting: Meeting, by: Member) -> HeardAt:
    """The same of one meeting of one's own agency; two queries, and none before it has begun."""
    if meeting.started_at is None:
        return HeardAt({}, {})
    heard = Heard.objects.filter(item__meeting=meeting, participant__comer=Comer.OUTSIDER.value)
    told = Told.objects.filter(participant__meeting=meeting, owner_id=by.agency_id)
    opened = heard.order_by("opened_at")
    written = told.order_by("written_at")
    return HeardAt(
        {
            (case, who): at
            for case, who, at in opened.values_list("item__case_id", "participant_id", "opened_at")
        },
        {
            (case, who): at
            for case, who, at in written.values_list("case_id", "participant_id", "written_at")
        },
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
