"""What the forms of a meeting show beside their fields; opening one is one act in the log."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from access.acts import Act
from access.members import Member
from access.policy import may_ever
from agencies import people
from casework.hearing import FAMILY
from casework.meeting_states import WITH_CASES
from casework.models import Heard, Meeting, MinutesLine, Participant
from casework.pages.meetings import MeetingForm
from casework.reading.meetings import finding
from casework.reading.meetings.minutes import WITH_OBJECTIONS, line_text
from casework.reading.meetings.pages import loading
from casework.reading.sharing import Agencies
from consent import gate, relation, rules
from consent.gate import Agenda, Child, Disclosure, Kind, Shown

ABSENT = gettext_lazy("%(agency)s (var inte med: bara beslut)")


def open_form(meeting_id: UUID, *, by: Member, step: Act) -> MeetingForm:
    """A form that needs nothing but the meeting."""
    meeting = finding.own_meeting(meeting_id, by=by, act=step)
    following = finding.following(meeting, by)
    _opened(meeting, by, step, lambda: Agenda(()))
    return MeetingForm(**finding.frame_of(meeting), link=meeting.link, following=len(following))


def open_participant_form(meeting_id: UUID, *, by: Member) -> MeetingForm:
    """With everybody in the collaboration who can come and is not asked yet, also those who are
    asked to this meeting but not to all that follow in its series."""
    step = Act.INVITE_PARTICIPANT
    meeting = finding.own_meeting(meeting_id, by=by, act=step)
    following = finding.following(meeting, by)
    asked = _asked([meeting, *following])
    _opened(meeting, by, step, lambda: Agenda(()))
    agencies = people.agencies_of(by.collaboration_id).values()
    members: dict[str, list[tuple[UUID, str]]] = {}
    for pk, name, _agency, agency, role in people.members_in(by.collaboration_id):
        if may_ever(role, Act.READ_MEETING) and len(asked.get(pk, ())) <= len(following):
            here = meeting.pk in asked.get(pk, ())
            words = _("%(name)s (inbjuden till det här mötet)") % {"name": name} if here else name
            members.setdefault(agency, []).append((pk, words))
    return MeetingForm(
        **finding.frame_of(meeting),
        following=len(following),
        members=tuple((agency, tuple(people)) for agency, people in members.items()),
        agencies=tuple((one.id, one.name) for one in agencies if one.is_active),
    )


def _asked(meetings: list[Meeting]) -> dict[UUID, set[UUID]]:
    """To which of the meetings each member is asked; one query."""
    found: dict[UUID, set[UUID]] = {}
    rows = Participant.objects.filter(meeting__in=meetings, membership__isnull=False)
    for member, meeting in rows.values_list("membership_id", "meeting_id"):
        found.setdefault(member, set()).add(meeting)
    return found


def open_roll(meeting_id: UUID, *, by: Member) -> MeetingForm:
    """With all who are asked to come, as the meeting's page has them."""
    step = Act.MARK_PRESENT
    meeting = finding.own_meeting(meeting_id, by=by, act=step)
    agenda, rows = finding.agenda_of(meeting), finding.participants_of(meeting)
    found = _opened(meeting, by, step, loading(meeting, agenda, rows, by))
    names = {pk: shown.text["name"] for pk, shown in found.beside.items()}
    told = [row for row in rows if row.agency_id or len(found.cases) == len(agenda)]
    return MeetingForm(
        **finding.frame_of(meeting), participants=finding.participant_lines(told, names)
    )


def open_agenda_form(meeting_id: UUID, *, by: Member) -> MeetingForm:
    """With the open cases that the coordination is in scope of and that are not on the agenda."""
    step = Act.PUT_ON_AGENDA
    meeting = finding.own_meeting(meeting_id, by=by, act=step)
    listed = {item.case_id for item in finding.agenda_of(meeting)}
    cases = relation.cases_worked_with(by).filter(closed_at__isnull=True).order_by("number")
    if meeting.kind not in WITH_CASES:
        cases = cases.none()
    found = _opened(meeting, by, step, lambda: Agenda(list(cases.exclude(pk__in=listed))))
    return MeetingForm(
        **finding.frame_of(meeting),
        cases=tuple((one.case.pk, one.case.number) for one in found.cases if one.in_scope),
    )


def open_order_form(meeting_id: UUID, *, by: Member) -> MeetingForm:
    """With the cases of the agenda that one works with, in their order."""
    step = Act.ORDER_AGENDA
    meeting = finding.own_meeting(meeting_id, by=by, act=step)
    agenda = finding.agenda_of(meeting)
    found = _opened(meeting, by, step, loading(meeting, agenda, [], by))
    worked = {one.case.pk for one in found.cases}
    return MeetingForm(
        **finding.frame_of(meeting),
        slots=tuple(
            (item.case_id, item.case.number, item.minutes)
            for item in agenda
            if item.case_id in worked
        ),
    )


def open_line_form(meeting_id: UUID, case_id: UUID, *, by: Member) -> MeetingForm:
    """A new line on a case of the agenda, with the agencies that a consent lets read it, and who
    of the family was there."""
    step = Act.WRITE_MINUTES
    meeting = finding.own_meeting(meeting_id, by=by, act=step)
    disclosure = gate.disclose(case_id, by=by, act=Act.OPEN_FORM, step=step, fields={})
    there = _there(meeting, case_id)
    return MeetingForm(
        **finding.frame_of(meeting),
        case_id=case_id,
        number=disclosure.case.number,
        agencies=_sources(disclosure, there, people.agencies_of(by.collaboration_id), by),
        family=tuple(row.comer for row in there if row.comer in FAMILY),
    )


def _sources(
    disclosure: Disclosure, there: list[Any], agencies: Agencies, by: Member
) -> tuple[tuple[UUID, str], ...]:
    """The agencies that a consent lets read a line of theirs, with those that were absent said."""
    reads = {
        agency
        for record in disclosure.consents
        for agency in rules.receivers(record.value, disclosure.at)
    }
    here = {row.agency_id for row in there} | {by.agency_id}
    return tuple(
        (one.id, one.name if one.id in here else ABSENT % {"agency": one.name})
        for one in agencies.values()
        if one.id in reads
    )


def _there(meeting: Meeting, case_id: UUID) -> list[Any]:
    """Those who were in the room when the case was opened, whichever time."""
    heard = Heard.objects.filter(item__meeting=meeting, item__case=case_id)
    here = set(heard.values_list("participant_id", flat=True))
    return [row for row in finding.participants_of(meeting) if row.pk in here]


def open_line(
    meeting_id: UUID, case_id: UUID, line_id: UUID, *, by: Member, step: Act
) -> MeetingForm:
    """One line as it stands now, to be edited by the coordination or confirmed by its agency; with
    the agencies whose it may be, or else those that will read it."""
    meeting = finding.meeting_of(meeting_id, by=by, act=step)
    if not MinutesLine.objects.filter(pk=line_id, meeting=meeting).exists():
        raise gate.refuse_meeting(case_id, by=by, act=step)
    disclosure = gate.disclose(
        case_id,
        by=by,
        act=Act.OPEN_FORM,
        step=step,
        fields=WITH_OBJECTIONS,
        child=Child(Kind.ONE_READABLE_ITEM, line_id),
    )
    (shown,) = disclosure.of(MinutesLine)
    agencies = people.agencies_of(by.collaboration_id)
    if step is Act.WRITE_MINUTES:
        listed = _sources(disclosure, _there(meeting, case_id), agencies, by)
    else:
        listed = _readers(shown, disclosure, agencies)
    return MeetingForm(
        **finding.frame_of(meeting),
        case_id=case_id,
        number=disclosure.case.number,
        agencies=listed,
        line=line_text(shown, meeting, disclosure, agencies, by),
    )


def _readers(
    shown: Shown, disclosure: Disclosure, agencies: Agencies
) -> tuple[tuple[UUID, str], ...]:
    """The agencies that may read a line once the agency that it comes from has confirmed it."""
    row, consents = shown.row, [record.value for record in disclosure.consents]
    facts = rules.ItemFacts(owner=row.source_id, topic=row.topic, concerns=row.concerns)
    reads = [
        (one.name, one.id)
        for one in agencies.values()
        if isinstance(rules.may_release(facts, one.id, consents, disclosure.at), UUID)
    ]
    return tuple((pk, name) for name, pk in sorted(reads))


def _opened(meeting: Meeting, by: Member, step: Act, load: Any) -> gate.MeetingDisclosure:
    return gate.disclose_meetings(
        load,
        by=by,
        act=Act.OPEN_FORM,
        step=step,
        fields={},
        named=[finding.subject_of(meeting)],
    )
