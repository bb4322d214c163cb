"""Minutes: decisions and commitments, each confirmed by the agency that it comes from (5.2)."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from casework.hearing import FAMILY, Comer
from casework.models import AgendaItem, Heard, MinutesLine
from casework.models.minutes import LineKind
from casework.writing.consents import end_fallen, release_what_is_covered, take_back
from casework.writing.meetings.asking import item_of, own_meeting
from casework.writing.meetings.lines import (
    WRITABLE,
    line_to_answer,
    refuse_numbers,
    unconfirmed_line,
)
from casework.writing.notes import keep_own_identity
from casework.writing.steps import refuse_past
from consent import gate, hiding, rules, writing
from consent.change import Change
from consent.relation import OutOfScope
from consent.terms import Topic
from vault import grants
from vault.sealed import Draft

# What is written anew of a line.
WRITTEN = ("source", "kind", "text", "due_date", "revision", "objected_at", "objection")


def write_line(
    meeting_id: UUID,
    case_id: UUID,
    *,
    by: Member,
    source: UUID | Comer,
    kind: LineKind,
    text: str,
    due_date: date | None = None,
    heard: bool = False,
    sending: Sent | None = None,
) -> UUID:
    """Write what an agency decided or promised; that agency and the coordination alone read it
    until the agency has confirmed it.

    What somebody of the family promised they have said yes to, there and then (`heard`): it waits
    for nobody, stays the coordination's and names them by their part alone.
    """
    with gate.changing(case_id, by=by, act=Act.WRITE_MINUTES, sending=sending) as change:
        meeting = own_meeting(change, meeting_id)
        if meeting.state not in WRITABLE:
            raise Blocked("minutes.state", _("Protokollet skrivs när mötet pågår eller är slut."))
        item = item_of(meeting, case_id)
        if item.opened_at is None:
            raise Blocked("minutes.not_opened", _("Ärendet har inte tagits upp på mötet."))
        family = isinstance(source, Comer)
        line = MinutesLine(
            case=change.case,
            owner_id=by.agency_id,
            topic=Topic.PLAN.value,
            written_by=by.membership_id,
            written_at=change.at,
            meeting=meeting,
            source_id=by.agency_id if family else source,
            promised_by=source if family else "",
            confirmed_at=change.at if family else None,
        )
        _say(line, item, kind=kind, text=text, due_date=due_date)
        if family:
            _refuse_unheard(source, kind, heard=heard)
        line.save(force_insert=True)
        if family:
            share(change, line)
        elif source != by.agency_id:
            _let_source_read(change, line)
    return line.pk


def _say(
    line: MinutesLine, item: AgendaItem, *, kind: LineKind, text: str, due_date: date | None
) -> None:
    """Set what a line says, or refuse it at the field."""
    refuse_numbers(text)
    if due_date is None and kind is LineKind.COMMITMENT:
        raise Blocked("minutes.no_date", _("Skriv när åtagandet ska vara gjort."), "due_date")
    if due_date is not None and due_date != line.due_date:
        refuse_past(due_date, "due_date")
    _refuse_absent(line, item, kind)
    line.kind, line.text, line.due_date = kind.value, Draft(text), due_date


def _refuse_absent(line: MinutesLine, item: AgendaItem, kind: LineKind) -> None:
    """Nobody promises for somebody who was not there when the case was open.

    A decision may be told of whoever was absent, and their agency confirms it. The coordination,
    which writes, is always there.
    """
    if kind is LineKind.DECISION or (line.source_id == line.owner_id and not line.promised_by):
        return
    heard = Heard.objects.filter(item=item)
    if line.promised_by:
        heard = heard.filter(participant__comer=line.promised_by)
    else:
        heard = heard.filter(participant__agency=line.source_id)
    if not heard.exists():
        raise Blocked(
            "minutes.absent",
            _("De var inte med när ärendet togs upp. Ingen lovar något för den som inte var med."),
            "source",
        )


def _refuse_unheard(who: Comer, kind: LineKind, *, heard: bool) -> None:
    if who not in FAMILY:
        raise OutOfScope("scope.unknown")
    if kind is not LineKind.COMMITMENT:
        raise Blocked("minutes.family", _("Familjen gör åtaganden. Välj Åtagande."), "kind")
    if not heard:
        raise Blocked(
            "minutes.unheard",
            _("Läs upp raden för personen. Kryssa här när personen har sagt ja."),
            "heard",
        )


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
    meeting_id: UUID,
    source: UUID,
    kind: LineKind,
    text: str,
    revision: int,
    due_date: date | None = None,
    sending: Sent | None = None,
) -> None:
    """Write an unconfirmed line anew; refused where somebody else did so since it was opened.

    It answers what its agency has said against it: that goes. With another `source` the line is in
    that agency's name as if it had been written so, and the former one reads it no more.
    """
    with gate.changing(case_id, by=by, act=Act.WRITE_MINUTES, sending=sending) as change:
        end_fallen(change)
        line = unconfirmed_line(change, meeting_id, line_id, revision)
        item = item_of(line.meeting, case_id)
        moved, line.source_id = line.source_id != source, source
        _say(line, item, kind=kind, text=text, due_date=due_date)
        line.revision += 1
        line.objected_at = line.objection = None
        line.save(update_fields=WRITTEN)
        if moved:
            take_back(change, writing.running_releases(change).filter(item_id=line.pk))
            if source != by.agency_id:
                _let_source_read(change, line)


def confirm_line(
    line_id: UUID,
    case_id: UUID,
    *,
    by: Member,
    meeting_id: UUID,
    text: str,
    revision: int,
    sending: Sent | None = None,
) -> None:
    """The agency says that it did decide or promise so, as written or in its own words.

    What it confirms becomes its own item, and every agency that a consent covers may read it. A
    line of the coordination's own is its own already.
    """
    with gate.changing(case_id, by=by, act=Act.CONFIRM_MINUTES, sending=sending) as change:
        line = line_to_answer(change, meeting_id, line_id, revision)
        refuse_numbers(text)
        own = line if line.owner_id == by.agency_id else _as_own(change, line)
        if not change.says(line, "text", text):
            own.text = Draft(text)
        elif own is not line:
            grants.copy(line, own, ("text",))
        own.confirmed_at = line.confirmed_at = change.at
        if own is line:
            line.save(update_fields=["text", "confirmed_at"])
        else:
            own.save(force_insert=True)
            hiding.hide(change, own, hiding.hidden_now(line.pk))
            line.confirmed = own
            line.save(update_fields=["confirmed", "confirmed_at"])
        share(change, own)


def _as_own(change: Change, line: MinutesLine) -> MinutesLine:
    """What will be the agency's own copy, with the identity that its record needs."""
    keep_own_identity(change)
    return MinutesLine(
        case=change.case,
        owner_id=change.by.agency_id,
        topic=Topic.PLAN.value,
        written_by=change.by.membership_id,
        written_at=change.at,
        meeting_id=line.meeting_id,
        source_id=change.by.agency_id,
        kind=line.kind,
        due_date=line.due_date,
    )


def share(change: Change, line: MinutesLine) -> None:
    """A confirmed line is released to every agency that a consent covers."""
    for record in change.consents:
        for receiver_id in sorted(rules.receivers(record.value, change.at)):
            release_what_is_covered(change, [line], receiver_id)
