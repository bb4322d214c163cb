"""The minutes of one meeting, as a page and on paper: confirmed lines that one may read."""

from uuid import UUID

from django.db.models import Q

from access.acts import Act
from access.members import Member
from agencies import people
from casework.confirming import STANDS
from casework.models import MinutesLine
from casework.pages.meetings import MinutesCase, MinutesPage
from casework.reading.meetings import finding
from casework.reading.meetings.minutes import LINES, confirmed_lines
from consent import gate, relation
from consent.gate import Agenda


def read_minutes(meeting_id: UUID, *, by: Member, act: Act = Act.READ_MINUTES) -> MinutesPage:
    """The cases that one works with and is in scope of, with the lines that their agencies have
    confirmed; one act in the log. For paper (`PRINT_MINUTES`) a protected case is left out (0.5).
    """
    meeting = finding.meeting_of(meeting_id, by=by, act=act)
    ids = [item.case_id for item in finding.agenda_of(meeting)]
    printed = act is Act.PRINT_MINUTES

    def load() -> Agenda:
        cases = relation.cases_worked_with(by).filter(pk__in=ids).order_by("number")
        cases = cases.filter(protected=False) if printed else cases
        return Agenda(list(cases), narrowed={MinutesLine: STANDS & Q(meeting=meeting.pk)})

    found = gate.disclose_meetings(
        load, by=by, act=act, fields=LINES, named=[finding.subject_of(meeting)]
    )
    agencies = people.agencies_of(by.collaboration_id)
    cases = [
        MinutesCase(
            case_id=one.case.pk,
            number=one.case.number,
            protected=one.case.protected,
            lines=confirmed_lines(one, agencies, by),
        )
        for one in found.cases
        if one.in_scope
    ]
    return MinutesPage(
        **finding.frame_of(meeting),
        agency=agencies[by.agency_id].name,
        cases=tuple(one for one in cases if one.lines),
    )
