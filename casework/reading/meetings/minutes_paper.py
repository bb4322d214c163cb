"""The minutes of one meeting, as a page and on paper: confirmed lines that one may read."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from access.acts import Act
from access.members import Member
from agencies import people
from casework.confirming import STANDS
from casework.hearing import Comer
from casework.meeting_wording import COMER_LABELS
from casework.models import Heard, Meeting, MinutesLine
from casework.pages.meetings import MinutesCase, MinutesPage
from casework.reading.meetings import finding
from casework.reading.meetings.minutes import LINES, confirmed_lines
from casework.reading.sharing import Agencies, name_of
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
    heard = _heard(meeting, [one.case.pk for one in found.cases if one.in_scope], agencies, by)
    cases = [
        MinutesCase(
            case_id=one.case.pk,
            number=one.case.number,
            protected=one.case.protected,
            lines=confirmed_lines(one, agencies, by),
            heard=heard.get(one.case.pk, ()),
        )
        for one in found.cases
        if one.in_scope
    ]
    return MinutesPage(
        **finding.frame_of(meeting),
        agency=agencies[by.agency_id].name,
        cases=tuple(one for one in cases if one.lines),
        adopted_at=meeting.adopted_at,
    )


def _heard(
    meeting: Meeting, cases: Collection[UUID], agencies: Agencies, by: Member
) -> dict[UUID, tuple[str, ...]]:
    """Who was in the room while each of those cases was open, whoever calls the meeting with them:
    an agency by its name, the family by its parts, and no person by name; one query. It is told to
    whoever was there too, and to nobody who came to the case later or was away."""
    rows = Heard.objects.filter(item__meeting=meeting, item__case__in=cases)
    here = set(rows.values_list("item__case_id", "participant__agency_id", "participant__comer"))
    found: dict[UUID, set[tuple[int, str]]] = {}
    seen = {case for case, agency, _comer in here if by.agency_id in (agency, meeting.owner_id)}
    for case, agency, comer in here:
        if case not in seen:
            continue
        label = name_of(agencies, agency) if agency else str(COMER_LABELS[Comer(comer)])
        place = 0 if agency else 1 + list(Comer).index(Comer(comer))
        found.setdefault(case, {(0, name_of(agencies, meeting.owner_id))}).add((place, label))
    return {case: tuple(label for _place, label in sorted(who)) for case, who in found.items()}
