"""Minutes: decisions and commitments, each confirmed by the agency that it comes from (5.2)."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from casework.meeting_states import MeetingState
from casework.models import MinutesLine
from casework.models.meeting import LineKind
from casework.writing.consents import end_fallen, release_what_is_covered
from casework.writing.meetings.asking import item_of, own_meeting
from casework.writing.notes import keep_own_identity
from casework.writing.steps import refuse_past
from consent import gate, hiding, rules, writing
from consent.change import Change
from consent.pointing_out import NEVER, PATTERNS, finds, kinds
from consent.relation import OutOfScope
from consent.terms import Topic
from vault import grants
from vault.sealed import Draft

WRITABLE = (MeetingState.RUNNING, MeetingState.FINISHED)


def write_line(
    meeting_id: UUID,
    case_id: UUID,
    *,
    by: Member,
    source: UUID,
    kind: LineKind,
    text: str,
    due_date: date | None = None,
    sending: Sent | None = None,
) -> UUID:
    """Write what an agency decided or promised; that agency and the coordination alone read it
    until the agency has confirmed it."""
    with gate.changing(case_id, by=by, act=Act.WRITE_MINUTES, sending=sending) as change:
        meeting = own_meeting(change, meeting_id)
        if meeting.state not in WRITABLE:
            raise Blocked("minutes.state", _("Protokollet skrivs när mötet pågår eller är slut."))
        item = item_of(meeting, case_id)
        if item.opened_at is None:
            raise Blocked("minutes.not_opened", _("Ärendet har inte tagits upp på mötet."))
        _refuse_numbers(text)
        if due_date is not None:
            refuse_past(due_date, "due_date")
        line = MinutesLine(
            case=change.case,
            owner_id=by.agency_id,
            topic=Topic.PLAN.value,
            written_by=by.membership_id,
            written_at=change.at,
            meeting=meeting,
            source_id=source,
            kind=kind.value,
            text=Draft(text),
            due_date=due_date,
        )
        if source == by.agency_id:
            line.confirmed_at = change.at
        line.save(force_insert=True)
        if source == by.agency_id:
            share(change, line)
        else:
            _let_source_read(change, line)
    return line.pk


def _let_source_read(change: Change, line: MinutesLine) -> None:
    """The agency that is quoted reads the line; where the consent does not allow that, nobody may
    write in its name."""
    try:
        writing.release(change, [line], line.source_id)
    except Blocked as blocked:
        raise Blocked(
            "minutes.source",
            _("Verksamheten kan inte läsa raden: samtycket omfattar den inte. Den skriver själv."),
            "source",
        ) from blocked


def edit_line(
    line_id: UUID,
    case_id: UUID,
    *,
    by: Member,
    text: str,
    revision: int,
    sending: Sent | None = None,
) -> None:
    """Write an unconfirmed line anew; refused where somebody else did so since it was opened."""
    with gate.changing(case_id, by=by, act=Act.WRITE_MINUTES, sending=sending) as change:
        end_fallen(change)
        line = _line(change, line_id)
        if line.owner_id != by.agency_id or line.confirmed_at is not None:
            raise Blocked("minutes.confirmed", _("Raden är bekräftad och kan inte ändras."))
        _refuse_adopted(gate.meeting_within(change, line.meeting_id))
        _refuse_moved(line, revision)
        _refuse_numbers(text)
        line.text, line.revision = Draft(text), line.revision + 1
        line.save(update_fields=["text", "revision"])


def confirm_line(
    line_id: UUID,
    case_id: UUID,
    *,
    by: Member,
    text: str,
    revision: int,
    sending: Sent | None = None,
) -> None:
    """The agency says that it did decide or promise so, as written or in its own words.

    What it confirms becomes its own item, and every agency that a consent covers may read it.
    """
    with gate.changing(case_id, by=by, act=Act.CONFIRM_MINUTES, sending=sending) as change:
        line = _line(change, line_id)
        if line.source_id != by.agency_id:
            raise OutOfScope("scope.unknown")
        _refuse_adopted(gate.meeting_within(change, line.meeting_id))
        if line.confirmed_at is not None:
            raise Blocked("minutes.confirmed", _("Raden är redan bekräftad."))
        _refuse_moved(line, revision)
        _refuse_numbers(text)
        keep_own_identity(change)
        own = MinutesLine(
            case=change.case,
            owner_id=by.agency_id,
            topic=Topic.PLAN.value,
            written_by=by.membership_id,
            written_at=change.at,
            meeting_id=line.meeting_id,
            source_id=by.agency_id,
            kind=line.kind,
            due_date=line.due_date,
            confirmed_at=change.at,
        )
        if change.says(line, "text", text):
            grants.copy(line, own, ("text",))
        else:
            own.text = Draft(text)
        own.save(force_insert=True)
        hiding.hide(change, own, hiding.hidden_now(line.pk))
        line.confirmed, line.confirmed_at = own, change.at
        line.save(update_fields=["confirmed", "confirmed_at"])
        share(change, own)


def share(change: Change, line: MinutesLine) -> None:
    """A confirmed line is released to every agency that a consent covers."""
    for record in change.consents:
        for receiver_id in sorted(rules.receivers(record.value, change.at)):
            release_what_is_covered(change, [line], receiver_id)


def _line(change: Change, line_id: UUID) -> MinutesLine:
    """A line of this case that one's own agency holds a key of; any other is unknown."""
    line = MinutesLine.objects.filter(pk=line_id, case=change.case).first()
    own = change.by.agency_id
    if line is None or not grants.holds(own, line.pk):
        raise OutOfScope("scope.unknown")
    # A key outlives what it rests on until the next change takes it: the rules are asked as well.
    told = writing.running_releases(change).filter(item_id=line.pk, receiver_id=own)
    if line.owner_id != own and not any(writing.runs_still(change, one) for one in told):
        raise OutOfScope("scope.unknown")
    found: MinutesLine = change.own(line)
    return found


def _refuse_numbers(text: str) -> None:
    """Minutes are read aloud to the family: no number of a person or telephone (domain 5.2)."""
    if kinds(finds(text, PATTERNS)) & NEVER:
        raise Blocked(
            "minutes.number",
            _("Raden innehåller ett personnummer eller telefonnummer. Ta bort det."),
            "text",
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
