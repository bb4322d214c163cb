"""What a member brings to a meeting: the pack of their own agency, and the calendar entry."""

from collections.abc import Mapping
from uuid import UUID

from access.acts import Act
from access.members import Member
from agencies import people
from casework.models import Action, Identity, Note, Observation, Talk
from casework.pages.items import goals_among, not_goals
from casework.pages.meetings import MeetingLine, Pack, PackCase
from casework.reading import lines
from casework.reading.meetings import finding
from casework.reading.meetings.minutes import LINES, confirmed_lines
from casework.reading.sharing import Agencies
from casework.reading.standing import SEEN, factor_lines, observation_lines
from consent import gate, relation
from consent.gate import Agenda, Disclosure
from consent.guarded import GuardedItem

PACKED: Mapping[type[GuardedItem], tuple[str, ...]] = {
    Identity: ("given_name", "surname", "personnummer", "protection"),
    Note: ("body",),
    Talk: ("holder", "agreed", "mandate"),
    Action: ("what", "outcome"),
    Observation: SEEN,
    **LINES,
}


def read_pack(meeting_id: UUID, *, by: Member, act: Act = Act.READ_PACK) -> Pack:
    """The cases of the agenda that one works with and is in scope of, with all that one may see of
    them now; one act in the log. For paper (`PRINT_PACK`) a protected case is left out (0.5)."""
    meeting = finding.meeting_of(meeting_id, by=by, act=act)
    ids = [item.case_id for item in finding.agenda_of(meeting)]
    on_paper = act is Act.PRINT_PACK

    def load() -> Agenda:
        cases = relation.cases_worked_with(by).filter(pk__in=ids).order_by("number")
        return Agenda(list(cases.filter(protected=False) if on_paper else cases))

    found = gate.disclose_meetings(
        load,
        by=by,
        act=act,
        fields=PACKED,
        named=[finding.subject_of(meeting)],
        with_marks=True,
    )
    agencies = people.agencies_of(by.collaboration_id)
    return Pack(
        **finding.frame_of(meeting),
        agency=agencies[by.agency_id].name,
        cases=tuple(_case(one, agencies, by) for one in found.cases if one.in_scope),
    )


def _case(disclosure: Disclosure, agencies: Agencies, by: Member) -> PackCase:
    notes = lines.note_lines(disclosure, agencies, by, {})
    return PackCase(
        case_id=disclosure.case.pk,
        number=disclosure.case.number,
        protected=disclosure.case.protected,
        persons=lines.person_lines(disclosure, agencies, by),
        notes=not_goals(notes),
        talks=lines.talk_lines(disclosure, agencies, by),
        goals=goals_among(notes),
        actions=lines.action_lines(disclosure, agencies, by),
        minutes=confirmed_lines(disclosure, agencies, by),
        factors=factor_lines(observation_lines(disclosure, agencies, by)),
    )


def read_calendar_entry(meeting_id: UUID, *, by: Member) -> MeetingLine:
    """When a meeting is; the entry that leaves the house says nothing else of it (promise 7)."""
    act = Act.EXPORT_CALENDAR
    meeting = finding.meeting_of(meeting_id, by=by, act=act)
    gate.disclose_meetings(
        lambda: Agenda(()), by=by, act=act, fields={}, named=[finding.subject_of(meeting)]
    )
    return MeetingLine(**finding.frame_of(meeting))
