"""The page of a case."""

from collections.abc import Mapping
from uuid import UUID

from access.acts import Act
from access.members import Member
from access.roles import AgencyKind
from agencies import people
from casework.models import (
    Action,
    Case,
    Closing,
    FollowUpContact,
    Identity,
    Note,
    Observation,
    SafetyAnswer,
    Talk,
    TalkBooking,
)
from casework.pages import (
    CasePage,
    ColleagueLine,
    SeatLine,
    Withheld,
)
from casework.pages.items import goals_among, not_goals
from casework.reading import bookings, contacts, deadlines, joinings, lines, sharing
from casework.reading.meetings.minutes import LINES, confirmed_lines
from casework.reading.meetings.of_case import meetings_of_case
from casework.reading.records import own_yes_from, record_page
from casework.reading.standing import SEEN, closing_of, evaluation, plan_standing
from casework.reading.steps import latest_safety, step_lines
from consent import gate, relation, rules, standing
from consent.guarded import GuardedItem

EVERYTHING: Mapping[type[GuardedItem], tuple[str, ...]] = {
    Identity: ("given_name", "surname", "personnummer", "protection"),
    Note: ("body", "category"),
    Talk: ("holder", "agreed", "mandate"),
    TalkBooking: bookings.OPENED,
    Action: ("what", "outcome"),
    **LINES,
    Observation: SEEN,
    SafetyAnswer: ("answer",),
    Closing: ("reason", "goals", "voices"),
    FollowUpContact: ("kind", "outcome", "words"),
}


def read_case(case_id: UUID, *, by: Member) -> CasePage:
    """The case page: everything this member may see of one case now, in one act."""
    disclosure = gate.disclose(case_id, by=by, act=Act.READ_CASE, fields=EVERYTHING)
    agencies = people.agencies_of(by.collaboration_id)
    colleagues = relation.colleagues_of(case_id, by, also=lines.writers(disclosure))
    authors = {colleague.membership_id: colleague.name for colleague in colleagues}
    records = tuple(
        record
        for record in disclosure.consents
        if disclosure.owns or standing.names_agency(record, by.agency_id)
    )
    notes = lines.note_lines(disclosure, agencies, by, authors)
    here = disclosure.in_scope
    seats = relation.seats_of(case_id, by) if here else []
    meetings = meetings_of_case(case_id, by=by) if here else ()
    values = tuple(record.value for record in disclosure.consents)
    case: Case = disclosure.case
    closing = closing_of(disclosure)
    safety_at = deadlines.safety_answered_at(disclosure)
    return CasePage(
        case_id=case.pk,
        number=case.number,
        owns=disclosure.owns,
        in_scope=here,
        by_law=disclosure.by_law,
        closed=case.closed_at is not None,
        protected=case.protected,
        state=case.state if here else "",
        next_date=deadlines.next_date(
            disclosure,
            (*deadlines.own_due(disclosure, by.agency_id), *bookings.own_talks(disclosure)),
            safety_at,
        )
        if here
        else None,
        warned=deadlines.warned(disclosure, safety_at) if here else (),
        consent_state=sharing.state_shown(disclosure, rules.standing(values, disclosure.at))
        if here
        else "",
        persons=lines.person_lines(disclosure, agencies, by),
        notes=not_goals(notes),
        talks=lines.talk_lines(disclosure, agencies, by),
        goals=goals_among(notes),
        actions=lines.action_lines(disclosure, agencies, by),
        minutes=confirmed_lines(disclosure, agencies, by),
        contacts=contacts.contact_lines(disclosure, agencies, by),
        safety=latest_safety(disclosure),
        closing=closing.get("reason", ""),
        evaluation=evaluation(closing),
        consents=tuple(record_page(disclosure, record, agencies, by) for record in records),
        topics=sharing.TOPICS,
        matrix=sharing.matrix(records, agencies, by, disclosure.at) if here else (),
        others=tuple(
            Withheld(agency=line.name, agency_id=line.id)
            for line in sorted(agencies.values(), key=lambda line: line.name)
            if line.id != by.agency_id
        )
        if here
        else (),
        colleagues=tuple(
            ColleagueLine(colleague.membership_id, colleague.name, colleague.role)
            for colleague in colleagues
            if colleague.assigned
        ),
        seats=tuple(
            SeatLine(sharing.name_of(agencies, seat.agency_id), seat.assigned) for seat in seats
        )
        if by.kind is AgencyKind.COORDINATION
        else (),
        steps=step_lines(disclosure, by),
        events=lines.events(disclosure, agencies, seats, meetings) if here else (),
        joinings=joinings.joining_lines(disclosure, agencies, by),
        bookings=bookings.booking_lines(disclosure),
        standing=plan_standing(disclosure, agencies, by),
        meetings=meetings,
        own_yes_from=own_yes_from(disclosure) if here else None,
    )
