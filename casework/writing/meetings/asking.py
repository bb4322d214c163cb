"""Who is asked to come to a meeting, and which cases stand on its agenda."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.policy import may_ever
from access.sending import Sent
from agencies import people
from casework.hearing import Comer
from casework.meeting_states import OPEN_TO_CHANGE, MeetingKind, MeetingState
from casework.meeting_wording import COMES_LATE, GUESTS
from casework.models import AgendaItem, Participant
from casework.series import asked_rest, later
from casework.writing.meetings.calling import open_items, plan_anew, refuse_begun
from casework.writing.meetings.families import guardians_who_count
from casework.writing.notices import forget_meeting, tell_invited
from casework.writing.steps import guardians_may_be_told
from consent import gate, relation
from consent.change import Change
from consent.gate.meetings import Convening
from consent.relation import OutOfScope
from consent.terms import Topic
from vault import grants
from vault.sealed import Draft


def invite_participants(
    meeting_id: UUID,
    *,
    by: Member,
    members: Collection[UUID] = (),
    guest: Comer | None = None,
    agency: UUID | None = None,
    name: str = "",
    rest: bool = False,
    sending: Sent | None = None,
) -> None:
    """Ask members, and a guest without an account: of an agency, or whom the family brings. With
    `rest` they are asked to the meetings after it in its series too.

    It gives no right to anything: what somebody may hear follows from the consents alone. A member
    is told of the first meeting that they are asked to now, not of each.
    """
    others = asked_rest(meeting_id, by=by, rest=rest)
    with gate.convening(
        meeting_id, by=by, act=Act.INVITE_PARTICIPANT, rest=others, sending=sending
    ) as change:
        _refuse_closed_to_guests(change.meeting)
        _refuse_guest(change, guest, agency, name, rest=rest)
        meetings = [change.meeting, *later(change.meeting, change.rest, change.at)]
        rows = _new_members(change, meetings, members)
        if guest is not None:
            rows += _new_guests(change, meetings, guest, agency, name)
        if not rows:
            raise Blocked("meeting.invited", _("Välj minst en som inte är inbjuden."), "members")
        Participant.objects.bulk_create(rows)
        first: dict[UUID, UUID] = {}
        for row in rows:
            if row.membership_id is not None:
                first.setdefault(row.membership_id, row.meeting.pk)
        tell_invited(first, by, change.at)
        for meeting in {row.meeting.pk: row.meeting for row in rows}.values():
            if meeting is not change.meeting:
                change.takes_along(meeting)
            if meeting.state in OPEN_TO_CHANGE:
                plan_anew(meeting, by, change.at)


def _refuse_closed_to_guests(meeting: Any) -> None:
    """Somebody may come late, while no case is open: they are asked about before the next one."""
    if meeting.state != MeetingState.RUNNING:
        refuse_begun(meeting)
        return
    if open_items(meeting).exists():
        raise Blocked("meeting.item_open", COMES_LATE)


def _new_members(
    change: Convening, meetings: Sequence[Any], members: Collection[UUID]
) -> list[Participant]:
    """A row for each meeting that a member is not asked to yet."""
    known = {
        pk: agency
        for pk, _n, agency, _a, role in people.members_in(change.by.collaboration_id)
        if may_ever(role, Act.READ_MEETING)
    }
    if not known.keys() >= set(members):
        raise Blocked("meeting.no_member", _("Välj personer i listan."), "members")
    asked = set(
        Participant.objects.filter(meeting__in=meetings, membership__in=members).values_list(
            "meeting_id", "membership_id"
        )
    )
    rows = []
    for meeting in meetings:
        for member in sorted(members):
            if (meeting.pk, member) not in asked:
                row = _participant(meeting, change.by, change.at, Comer.MEMBER)
                row.agency_id, row.membership_id = known[member], member
                rows.append(row)
    return rows


def _refuse_guest(
    change: Convening, guest: Comer | None, agency: UUID | None, name: str, *, rest: bool
) -> None:
    if guest is None and not name.strip():
        return
    if guest not in GUESTS[MeetingKind(change.meeting.kind)]:
        raise Blocked("meeting.no_guest", _("Välj vem som kommer utan konto."), "guest")
    if not name.strip():
        raise Blocked("meeting.no_name", _("Skriv namn och roll."), "name")
    if guest is Comer.OUTSIDER:
        known = people.agencies_of(change.by.collaboration_id)
        if agency not in known or not known[agency].is_active:
            raise Blocked("meeting.no_agency", _("Välj personens verksamhet."), "agency")
    elif rest:
        raise Blocked(
            "meeting.no_family",
            _("Den som familjen har med sig bjuds in till ett möte i taget."),
            "rest",
        )
    elif AgendaItem.objects.filter(meeting=change.meeting, case__protected=True).exists():
        raise Blocked(
            "meeting.no_family",
            _("Ingen kan tas med till ett ärende med skyddade personuppgifter."),
            "guest",
        )


def _new_guests(
    change: Convening, meetings: Sequence[Any], guest: Comer, agency: UUID | None, name: str
) -> list[Participant]:
    """A row for each meeting that nobody of that name, from the same agency, is asked to yet.

    Raises Blocked where none is left. Whom the family brings is told to those alone who work with
    its case: for others no name is compared.
    """
    known = Participant.objects.filter(meeting__in=meetings, comer=guest, name__isnull=False)
    if guest is Comer.OUTSIDER:
        known = known.filter(agency=agency)
    elif not _works_with_all(change):
        known = known.none()
    rows = list(known.select_related("meeting"))
    same = change.called(rows, name)
    asked = {row.meeting.pk for row in rows if row.pk in same}
    if asked == {meeting.pk for meeting in meetings}:
        raise Blocked("meeting.named_twice", _("Personen är redan inbjuden."), "name")
    return [_guest(change, one, guest, agency, name) for one in meetings if one.pk not in asked]


def _works_with_all(change: Convening) -> bool:
    on_agenda = AgendaItem.objects.filter(meeting=change.meeting)
    mine = relation.cases_worked_with(change.by).values("pk")
    return not on_agenda.exclude(case__in=mine).exists()


def _guest(
    change: Convening, meeting: Any, guest: Comer, agency: UUID | None, name: str
) -> Participant:
    row = _participant(meeting, change.by, change.at, guest)
    row.agency_id = agency if guest is Comer.OUTSIDER else None
    row.name = Draft(name)
    return row


def _participant(meeting: Any, by: Member, at: Any, comer: Comer) -> Participant:
    return Participant(
        meeting=meeting,
        tenant_id=meeting.collaboration_id,
        owner_id=meeting.owner_id,
        topic=Topic.MEETING.value,
        written_by=by.membership_id,
        written_at=at,
        comer=comer.value,
    )


def remove_participant(
    meeting_id: UUID, participant_id: UUID, *, by: Member, sending: Sent | None = None
) -> None:
    """Somebody is not asked to come any more; a name that was kept goes with it."""
    with gate.convening(meeting_id, by=by, act=Act.REMOVE_PARTICIPANT, sending=sending) as change:
        refuse_begun(change.meeting)
        row = _own_participant(change.meeting, participant_id)
        forget_meeting(meeting_id, row.membership_id)
        grants.forget([row.pk])
        row.delete()
        plan_anew(change.meeting, by, change.at)


def _own_participant(meeting: Any, participant_id: UUID) -> Participant:
    row = Participant.objects.filter(pk=participant_id, meeting=meeting).first()
    if row is None:
        raise OutOfScope("scope.unknown")
    return row


def put_on_agenda(
    meeting_id: UUID, *, by: Member, case: UUID, minutes: int, sending: Sent | None = None
) -> None:
    """Put a case on the agenda; the family comes with it to a network meeting, unless that would
    tell a guardian what must not be told (domain 0.4)."""
    with gate.changing(case, by=by, act=Act.PUT_ON_AGENDA, sending=sending) as change:
        meeting = own_meeting(change, meeting_id)
        refuse_begun(meeting)
        agenda = AgendaItem.objects.filter(meeting=meeting)
        _refuse_kind(meeting, agenda.count())
        if agenda.filter(case=change.case).exists():
            raise Blocked("meeting.on_agenda", _("Ärendet står redan på dagordningen."), "case")
        if not change.covers(by.agency_id):
            raise Blocked("meeting.not_covered", _("Samtycket omfattar inte samordningen."), "case")
        last = agenda.order_by("-position").values_list("position", flat=True).first() or 0
        AgendaItem.objects.create(
            meeting=meeting, case=change.case, position=last + 1, minutes=minutes
        )
        if meeting.kind == MeetingKind.NETWORK:
            _ask_family(change, meeting)
        plan_anew(meeting, by, change.at)


def _refuse_kind(meeting: Any, on_agenda: int) -> None:
    if meeting.kind == MeetingKind.SITUATION:
        raise Blocked(
            "meeting.no_cases", _("Ett lägesbildsmöte har inga enskilda ärenden."), "case"
        )
    if meeting.kind == MeetingKind.NETWORK and on_agenda:
        raise Blocked("meeting.one_youth", _("Ett nätverksmöte gäller en ung."), "case")


def _ask_family(change: Change, meeting: Any) -> None:
    """Youth and guardians are asked by default (domain 0.8); with a protected identity nobody is,
    as no message may go out (domain 0.5)."""
    if change.case.protected or not guardians_may_be_told(change):
        return
    comers = [Comer.YOUTH, *(Comer(one.value) for one in sorted(guardians_who_count(change)))]
    known = set(Participant.objects.filter(meeting=meeting).values_list("comer", flat=True))
    for comer in comers:
        if comer.value not in known:
            _participant(meeting, change.by, change.at, comer).save(force_insert=True)


def take_off_agenda(
    meeting_id: UUID, case_id: UUID, *, by: Member, sending: Sent | None = None
) -> None:
    """Take a case off the agenda; the family that came with it is not asked any more."""
    with gate.changing(case_id, by=by, act=Act.TAKE_OFF_AGENDA, sending=sending) as change:
        meeting = own_meeting(change, meeting_id)
        refuse_begun(meeting)
        item_of(meeting, case_id).delete()
        if meeting.kind == MeetingKind.NETWORK:
            came = Participant.objects.filter(meeting=meeting, agency__isnull=True)
            ids = list(came.values_list("pk", flat=True))
            grants.forget(ids)
            came.delete()
        plan_anew(meeting, by, change.at)


def own_meeting(change: Change, meeting_id: UUID) -> Any:
    """A meeting of one's own agency, locked after the case; any other is answered as unknown."""
    meeting = gate.meeting_within(change, meeting_id)
    if meeting.owner_id != change.by.agency_id:
        raise OutOfScope("scope.unknown")
    return meeting


def item_of(meeting: Any, case_id: UUID) -> AgendaItem:
    """The case's place on the agenda; one that has none is answered as unknown."""
    item = AgendaItem.objects.filter(meeting=meeting, case_id=case_id).first()
    if item is None:
        raise OutOfScope("scope.unknown")
    return item
