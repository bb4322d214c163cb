"""Holding a meeting: who is in the room, and one case at a time."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from casework import meeting_states as states
from casework.hearing import Comer, Hearing
from casework.meeting_states import MeetingState
from casework.meeting_wording import COMER_LABELS, COMES_LATE
from casework.models import Heard, Participant
from casework.writing.meetings.asking import item_of, own_meeting
from casework.writing.meetings.calling import open_items
from casework.writing.meetings.families import guardians_who_count
from casework.writing.meetings.yes_here import refuse_yes_of_some, refuse_yes_to_who_is_away
from casework.writing.steps import guardians_may_be_told
from consent import gate, relation
from consent.change import Change
from consent.gate.meetings import Convening
from consent.relation import OutOfScope


def mark_present(
    meeting_id: UUID,
    participant_id: UUID,
    *,
    by: Member,
    present: bool,
    heard: bool = False,
    sending: Sent | None = None,
) -> None:
    """Say whether somebody is in the room; who comes in while a case is open is weighed first.

    `heard`: the family has said yes, here and now, to somebody they brought; refused while one of
    those who say it is not in the room, or whom it is said to. The yes stands when they leave.
    """
    with gate.convening(meeting_id, by=by, act=Act.MARK_PRESENT, sending=sending) as change:
        _refuse_not_running(change.meeting)
        row = Participant.objects.filter(pk=participant_id, meeting=change.meeting).first()
        if row is None:
            raise OutOfScope("scope.unknown")
        if present and not row.present and open_items(change.meeting).exists():
            raise Blocked("meeting.item_open", COMES_LATE)
        if heard and row.comer == Comer.BROUGHT:
            refuse_yes_to_who_is_away([present])
        _mark(change, row, present=present, heard=heard)
        row.save(update_fields=MARKED)
        if row.heard:
            refuse_yes_of_some(change)
        change.says_in_log(
            step="present" if present else "absent", heard="yes" if row.heard else "no"
        )
        change.names("participant", row.pk, row.owner_id)


MARKED = ["present", "heard", "left_at"]


def _mark(change: Convening, row: Any, *, present: bool, heard: bool) -> None:
    if present:
        row.left_at = None
    elif row.present:
        row.left_at = change.at
    row.present, row.heard = present, heard and row.comer == Comer.BROUGHT.value
    if row.agency_id:
        change.names("agency", row.agency_id, row.agency_id)


def call_roll(
    meeting_id: UUID,
    *,
    by: Member,
    roll: Mapping[UUID, bool],
    heard: Collection[UUID] = (),
    sending: Sent | None = None,
) -> None:
    """Say of several at once whether they are in the room; who is marked so already is left alone.

    `heard` are those whom the family brought and has said yes to, also where they were marked as
    here before. One entry, which names who is here and who is not.
    """
    with gate.convening(meeting_id, by=by, act=Act.MARK_PRESENT, sending=sending) as change:
        _refuse_not_running(change.meeting)
        rows = _asked(change, {*roll, *heard})
        here = {row.pk: roll.get(row.pk, row.present) for row in rows}
        brought = [row for row in rows if row.pk in heard and row.comer == Comer.BROUGHT]
        refuse_yes_to_who_is_away([here[row.pk] for row in brought])
        heard_now = {row.pk for row in brought if not row.heard}
        moved = [row for row in rows if row.present is not here[row.pk] or row.pk in heard_now]
        if not moved:
            raise Blocked("meeting.roll_call", _("Välj Här eller Inte här för minst en person."))
        comes_in = any(here[row.pk] and not row.present for row in moved)
        if comes_in and open_items(change.meeting).exists():
            raise Blocked("meeting.item_open", COMES_LATE)
        for row in moved:
            _mark(change, row, present=bool(here[row.pk]), heard=row.pk in heard)
        Participant.objects.bulk_update(moved, MARKED)
        for row in moved:
            kind = "participant" if row.present else "participant_away"
            change.names(kind, row.pk, row.owner_id)
        if any(row.heard for row in moved):
            refuse_yes_of_some(change)
            change.says_in_log(heard="yes")
        change.says_in_log(step="roll_call")


def _asked(change: Convening, ids: Collection[UUID]) -> list[Participant]:
    rows = Participant.objects.filter(meeting=change.meeting, pk__in=ids).order_by("pk")
    if len(rows) < len(ids):
        raise OutOfScope("scope.unknown")
    return list(rows)


def open_item(meeting_id: UUID, case_id: UUID, *, by: Member, sending: Sent | None = None) -> None:
    """Open a case for everybody in the room; refused while somebody there may not hear of it.

    Consents are looked at under the case's lock. The refusal stands in the log.
    """
    with gate.changing(case_id, by=by, act=Act.OPEN_AGENDA_ITEM, sending=sending) as change:
        meeting = own_meeting(change, meeting_id)
        _refuse_not_running(meeting)
        item = item_of(meeting, case_id)
        if item.opened_at is not None and item.closed_at is None:
            raise Blocked("meeting.item_open", _("Ärendet är redan öppet."))
        if open_items(meeting).exists():
            raise Blocked("meeting.item_open", states.no_item_is_open.reason)
        here = list(
            Participant.objects.filter(meeting=meeting, present=True)
            .select_related("agency", "membership__user")
            .order_by("agency__name", "pk")
        )
        if Participant.objects.filter(meeting=meeting, present__isnull=True).exists():
            raise Blocked(
                "meeting.roll_call",
                _("Kryssa först för var och en av de inbjudna om de är på plats eller inte."),
            )
        _refuse_room(change, here)
        for agency in sorted({row.agency_id for row in here if row.agency_id}):
            change.concerns_subject("agency", agency, agency)
        item.opened_at, item.closed_at = change.at, None
        item.save(update_fields=["opened_at", "closed_at"])
        Heard.objects.bulk_create(
            Heard(item=item, participant=row, opened_at=change.at) for row in here
        )


def _refuse_room(change: Change, here: list[Any]) -> None:
    """Raise Blocked with the names of those who are asked to leave first. Why they may not hear is
    not said: they sit there."""
    if not here:
        raise Blocked("meeting.nobody", _("Kryssa först vilka som är på plats."))
    hearing = Hearing(
        protected=change.case.protected,
        noting_agency=change.case.noting_agency_id,
        covers=change.covers,
        named={membership for _case, membership in relation.named_for([change.case.pk])},
        family={Comer.YOUTH.value, *(one.value for one in guardians_who_count(change))},
        brings=guardians_may_be_told(change),
    )
    leave = [row for row in here if not hearing.allows(row)]
    if leave:
        names = ", ".join(_called(row) for row in leave)
        raise Blocked(
            "meeting.must_leave",
            _("Be %(names)s lämna rummet innan ärendet öppnas.") % {"names": names},
            # To the coordination's reviewer alone: theirs would learn of a case that is not theirs.
            because_of=tuple(("participant", row.pk, row.owner_id) for row in leave),
        )


def _called(row: Any) -> str:
    if row.membership_id:
        return f"{row.membership.user.name} ({row.agency.name})"
    return str(row.agency.name) if row.agency_id else str(COMER_LABELS[Comer(row.comer)]).lower()


def close_item(meeting_id: UUID, case_id: UUID, *, by: Member, sending: Sent | None = None) -> None:
    """Close the case that is open; possible also when its consent has gone meanwhile."""
    with gate.changing(case_id, by=by, act=Act.CLOSE_AGENDA_ITEM, sending=sending) as change:
        meeting = own_meeting(change, meeting_id)
        item = item_of(meeting, case_id)
        if item.opened_at is None or item.closed_at is not None:
            raise Blocked("meeting.not_open", _("Ärendet är inte öppet."))
        item.closed_at = change.at
        item.save(update_fields=["closed_at"])


def _refuse_not_running(meeting: Any) -> None:
    if meeting.state != MeetingState.RUNNING:
        raise Blocked("meeting.state", _("Starta mötet först."))
