"""Which line of minutes one may write anew, answer or strike, and what may not stand in one."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.blocked import Blocked
from casework.meeting_states import MeetingState
from casework.meeting_wording import OBJECTED
from casework.models import MinutesLine
from casework.workflow import seen_to_before
from casework.writing.steps import refuse
from consent import gate, writing
from consent.change import Change
from consent.pointing_out import NEVER, PATTERNS, finds, kinds
from consent.relation import OutOfScope
from vault import grants

WRITABLE = (MeetingState.RUNNING, MeetingState.FINISHED)


def unconfirmed_line(change: Change, meeting_id: UUID, line_id: UUID, revision: int) -> MinutesLine:
    """A line that the acting agency wrote and may still write anew."""
    line = _line(change, meeting_id, line_id)
    _refuse_confirmed(change, line)
    return _seen(change, line, revision)


def line_to_strike(change: Change, meeting_id: UUID, line_id: UUID, revision: int) -> MinutesLine:
    """The same, or what somebody of the family promised while nothing has come of it: no agency
    answers for that line but the one that wrote it."""
    line = _line(change, meeting_id, line_id)
    if line.owner_id == change.by.agency_id and line.promised_by:
        planned, assessed = line.action_id is not None, line.assessed_at is not None
        refuse(seen_to_before(planned=planned, assessed=assessed))
    else:
        _refuse_confirmed(change, line)
    return _seen(change, line, revision)


def _seen(change: Change, line: MinutesLine, revision: int) -> MinutesLine:
    """Refused in adopted minutes, and where somebody wrote the line anew meanwhile."""
    _refuse_adopted(gate.meeting_within(change, line.meeting_id))
    _refuse_moved(line, revision)
    return line


def line_to_answer(change: Change, meeting_id: UUID, line_id: UUID, revision: int) -> MinutesLine:
    """A line that comes from the acting agency and that it has not answered yet."""
    line = _line(change, meeting_id, line_id)
    if line.source_id != change.by.agency_id:
        raise OutOfScope("scope.unknown")
    _refuse_adopted(gate.meeting_within(change, line.meeting_id))
    if line.confirmed_at is not None:
        raise Blocked("minutes.confirmed", _("Raden är redan bekräftad."))
    if line.objected_at is not None:
        raise Blocked("minutes.objected", OBJECTED)
    _refuse_moved(line, revision)
    return line


def _line(change: Change, meeting_id: UUID, line_id: UUID) -> MinutesLine:
    """A line of that case and meeting of which one's agency holds a key; any other is unknown."""
    of_case = MinutesLine.objects.filter(pk=line_id, case=change.case, struck_at__isnull=True)
    line, own = of_case.filter(meeting=meeting_id).first(), change.by.agency_id
    if line is None or not grants.holds(own, line.pk):
        raise OutOfScope("scope.unknown")
    # A key outlives what it rests on until the next change takes it: the rules are asked as well.
    told = writing.running_releases(change).filter(item_id=line.pk, receiver_id=own)
    if line.owner_id != own and not any(writing.runs_still(change, one) for one in told):
        raise OutOfScope("scope.unknown")
    found: MinutesLine = change.own(line)
    return found


def refuse_numbers(text: str, field: str = "text") -> None:
    """Minutes are read aloud to the family: no number of a person or telephone (domain 5.2)."""
    if kinds(finds(text, PATTERNS)) & NEVER:
        raise Blocked(
            "minutes.number",
            _("Raden innehåller ett personnummer eller telefonnummer. Ta bort det."),
            field,
        )


def _refuse_confirmed(change: Change, line: MinutesLine) -> None:
    if line.owner_id != change.by.agency_id or line.confirmed_at is not None:
        raise Blocked(
            "minutes.confirmed",
            _("Raden är bekräftad och kan inte ändras. En rättelse skrivs som en ny rad."),
        )


def _refuse_adopted(meeting: Any) -> None:
    if meeting.state not in WRITABLE:
        raise Blocked("minutes.adopted", _("Protokollet är fastställt och kan inte ändras."))


def _refuse_moved(line: MinutesLine, revision: int) -> None:
    if line.revision != revision:
        raise Blocked(
            "minutes.moved",
            _("Någon annan har ändrat raden medan du skrev. Din text finns kvar här nedanför."),
            "text",
        )
