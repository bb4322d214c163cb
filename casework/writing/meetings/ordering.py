"""In which order the cases of a meeting are taken up, and how long each."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from casework.models import AgendaItem
from casework.writing.meetings.calling import plan_anew, refuse_begun
from consent import gate, relation


def order_agenda(
    meeting_id: UUID,
    *,
    by: Member,
    places: Mapping[UUID, tuple[int, int]],
    sending: Sent | None = None,
) -> None:
    """Give cases of the agenda a place among each other, and minutes: by the case's id.

    Equal places keep the order that they have. A case that is not named keeps its own place: a
    coordinator who does not work with it is not shown it.
    """
    with gate.convening(meeting_id, by=by, act=Act.ORDER_AGENDA, sending=sending) as change:
        refuse_begun(change.meeting)
        mine = relation.cases_worked_with(by).values("pk")
        agenda = AgendaItem.objects.filter(meeting=change.meeting, case__in=mine)
        rows = list(agenda.filter(case__in=list(places)).order_by("position", "pk"))
        if not rows or len(rows) < len(places):
            raise Blocked(
                "meeting.agenda_moved",
                _("Dagordningen har ändrats. Läs den som den är nu och spara igen."),
            )
        slots = [row.position for row in rows]
        ordered = sorted(rows, key=lambda row: places[row.case_id][0])
        wanted = [(slot, places[row.case_id][1]) for slot, row in zip(slots, ordered, strict=True)]
        if wanted == [(row.position, row.minutes) for row in ordered]:
            raise Blocked("meeting.same_order", _("Ordningen och tiderna är desamma som förut."))
        for row, (position, minutes) in zip(ordered, wanted, strict=True):
            row.position, row.minutes = position, minutes
        AgendaItem.objects.bulk_update(ordered, ["position", "minutes"])
        plan_anew(change.meeting, by, change.at)
