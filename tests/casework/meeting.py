"""A meeting told by its verbs, for the tests of meetings."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils.formats import date_format
from django.utils.timezone import localtime

from access import clock
from access.blocked import Blocked
from access.clock import STOCKHOLM
from casework.hearing import Comer
from casework.management.demo import telling
from casework.meeting_states import WITH_CASES, MeetingKind
from casework.models import Meeting, MinutesLine, Participant
from casework.models.identity import Protection
from casework.models.minutes import LineKind, Struck
from casework.models.safety import Danger
from casework.pages.meetings import MeetingPage
from casework.reading.meetings import pages as reading
from casework.writing.meetings import asking, calling, disputing, holding, minutes
from casework.writing.meetings.calling import When
from casework.writing.persons import answer_safety_question
from consent.terms import ConcernCategory
from tests import town as towns
from tests.town import Town


def when(days: int = 7, *, place: str = "Kommunhuset") -> When:
    """An afternoon in so many days."""
    day = clock.today() + timedelta(days=days)
    begins = datetime(day.year, day.month, day.day, 13, tzinfo=STOCKHOLM)
    return When(starts_at=begins, ends_at=begins + timedelta(hours=2), place=place, link="")


def called(
    town: Town,
    *cases: UUID,
    people: tuple[str, ...] = ("officer", "teacher"),
    kind: MeetingKind = MeetingKind.GROUP,
    days: int = 7,
) -> UUID:
    """A meeting with people and cases."""
    by = town["coordinator"]
    meeting = calling.call_meeting(by=by, kind=kind, when=when(days))
    for name in people:
        invite(town, meeting, name)
    for case in cases:
        asking.put_on_agenda(meeting, by=by, case=case, minutes=15)
    return meeting


def invite(town: Town, meeting: UUID, name: str) -> None:
    """Ask a member."""
    asking.invite_participants(meeting, by=town["coordinator"], members=[town[name].membership_id])


def outsider(town: Town, meeting: UUID, agency: str, name: str) -> UUID:
    """Ask somebody of an agency who has no account; the id of who is asked."""
    asking.invite_participants(
        meeting,
        by=town["coordinator"],
        guest=Comer.OUTSIDER,
        agency=town.agency(agency),
        name=name,
    )
    return Participant.objects.filter(meeting=meeting).latest("written_at").pk


def running(town: Town, *cases: UUID, people: tuple[str, ...] = ("officer", "teacher")) -> UUID:
    """The same, checked and started, with everybody in the room."""
    meeting = called(town, *cases, people=people)
    start(town, meeting)
    for name in people:
        present(town, meeting, name)
    return meeting


def roll_call(town: Town, meeting: UUID, *here: Comer) -> None:
    """Of everybody who has not been asked for yet: there if of these kinds, else not there."""
    for row in Participant.objects.filter(meeting=meeting, present__isnull=True):
        there = row.comer in here
        holding.mark_present(meeting, row.pk, by=town["coordinator"], present=there)


def yes_to_whom_they_bring(town: Town, meeting: UUID) -> None:
    """Everybody without an account is there, and the family says yes to whom it brings."""
    private = (Comer.YOUTH, Comer.GUARDIAN_1, Comer.GUARDIAN_2)
    for row in Participant.objects.filter(meeting=meeting, comer__in=private):
        holding.mark_present(meeting, row.pk, by=town["coordinator"], present=True)
    row = Participant.objects.get(meeting=meeting, comer=Comer.BROUGHT.value)
    holding.mark_present(meeting, row.pk, by=town["coordinator"], present=True, heard=True)


def family_leaves(town: Town, meeting: UUID) -> None:
    """The youth and the guardians go."""
    private = (Comer.YOUTH, Comer.GUARDIAN_1, Comer.GUARDIAN_2)
    for row in Participant.objects.filter(meeting=meeting, comer__in=private):
        holding.mark_present(meeting, row.pk, by=town["coordinator"], present=False)


def start(town: Town, meeting: UUID) -> None:
    """Checked, where there are cases to check, and started."""
    kind = Meeting.objects.values_list("kind", flat=True).get(pk=meeting)
    for step in ("check_consent", "start") if kind in WITH_CASES else ("start",):
        calling.step_meeting(meeting, step, by=town["coordinator"])


def present(town: Town, meeting: UUID, name: str, *, here: bool = True) -> None:
    """Say whether a member is in the room."""
    row = Participant.objects.get(meeting=meeting, membership_id=town[name].membership_id)
    holding.mark_present(meeting, row.pk, by=town["coordinator"], present=here)


def opened(town: Town, *cases: UUID, people: tuple[str, ...] = ("officer", "teacher")) -> UUID:
    """A running meeting whose first case is open."""
    meeting = running(town, *cases, people=people)
    holding.open_item(meeting, cases[0], by=town["coordinator"])
    return meeting


def with_texts(town: Town, case: UUID, *, name: str, text: str, objection: str) -> UUID:
    """A meeting with a guest, and a line that its agency has called wrong."""
    meeting = called(town, case)
    outsider(town, meeting, "police", name)
    start(town, meeting)
    present(town, meeting, "officer")
    roll_call(town, meeting)
    holding.open_item(meeting, case, by=town["coordinator"])
    objected(town, line(town, meeting, case, "police", text), case, "officer", objection)
    return meeting


def said_day() -> str:
    """The day of the meeting as a page says it, where there is one."""
    return date_format(localtime(Meeting.objects.get().starts_at), "j F Y")


def line(
    town: Town,
    meeting: UUID,
    case: UUID,
    source: str | Comer,
    text: str,
    *,
    kind: LineKind = LineKind.COMMITMENT,
    heard: bool = True,
) -> UUID:
    """A commitment of an agency in the minutes, or of somebody of the family who says yes."""
    return minutes.write_line(
        meeting,
        case,
        by=town["coordinator"],
        source=source if isinstance(source, Comer) else town.agency(source),
        kind=kind,
        text=text,
        due_date=clock.today() + timedelta(days=14),
        heard=heard,
    )


def rewritten(
    town: Town,
    line_id: UUID,
    case: UUID,
    text: str,
    *,
    revision: int = 1,
    source: str = "",
    kind: LineKind = LineKind.COMMITMENT,
) -> None:
    """The coordination writes a commitment anew, as it saw it, or in another agency's name."""
    minutes.edit_line(
        line_id,
        case,
        by=town["coordinator"],
        source=town.agency(source) if source else MinutesLine.objects.get(pk=line_id).source_id,
        kind=kind,
        text=text,
        due_date=clock.today() + timedelta(days=14),
        **as_it_stands(line_id) | {"revision": revision},
    )


def as_it_stands(line_id: UUID) -> dict[str, Any]:
    """The meeting and the revision of a line, as the page of it has them."""
    row = MinutesLine.objects.get(pk=line_id)
    return {"meeting_id": row.meeting_id, "revision": row.revision}


def objected(town: Town, line_id: UUID, case: UUID, by: str, words: str = "") -> None:
    """An agency says that a line of its own is wrong."""
    disputing.object_to_line(line_id, case, by=town[by], words=words, **as_it_stands(line_id))


def struck(town: Town, line_id: UUID, case: UUID, *, revision: int = 1) -> None:
    """The coordination takes a line away, as it saw it."""
    seen = as_it_stands(line_id) | {"revision": revision}
    disputing.strike_line(line_id, case, by=town["coordinator"], reason=Struck.NOT_SAID, **seen)


def network(town: Town, case: UUID, *here: Comer, people: tuple[str, ...] = ("officer",)) -> UUID:
    """A network meeting that has the case open, with these of the family in the room."""
    meeting = called(town, case, kind=MeetingKind.NETWORK, people=people)
    start(town, meeting)
    for name in people:
        present(town, meeting, name)
    roll_call(town, meeting, *here)
    holding.open_item(meeting, case, by=town["coordinator"])
    return meeting


def finished(town: Town, meeting: UUID, case: UUID) -> None:
    """The case is closed, and the meeting is over."""
    holding.close_item(meeting, case, by=town["coordinator"])
    calling.step_meeting(meeting, "finish", by=town["coordinator"])


def confirmed(town: Town, line_id: UUID, case: UUID, by: str, text: str) -> None:
    """An agency confirms a line of its own as it stands."""
    minutes.confirm_line(line_id, case, by=town[by], text=text, **as_it_stands(line_id))


def covered_by_all(town: Town, *, receivers: tuple[str, ...] = ()) -> UUID:
    """A case with a consent; beside the noting agency the coordinator works with it and, where the
    police are covered, the officer."""
    case = towns.note_concern(town)
    consent = towns.ask(town, case, receivers=receivers)
    for giver, kind in ((towns.ONE, towns.YES), (towns.TWO, towns.YES), (towns.YOUTH, towns.VIEW)):
        telling.answer(case, consent, town["teacher"], giver, kind)
    telling.coordinate(case, town["coordinator"])
    if not receivers or "police" in receivers:
        seated(town, case, "police_contact", "officer")
    return case


def seated(town: Town, case: UUID, contact: str, *others: str) -> None:
    """An agency takes its seat in a case, by its contact person and colleagues."""
    telling.take_seat(case, town["coordinator"], town[contact], *(town[one] for one in others))


def protected(town: Town) -> UUID:
    """A case with a protected identity that everybody has said yes to, with the coordinator."""
    case = towns.note_concern(town, protection=Protection.YES)
    consent = towns.ask(town, case)
    for giver, kind in ((towns.ONE, towns.YES), (towns.TWO, towns.YES), (towns.YOUTH, towns.VIEW)):
        telling.answer(case, consent, town["teacher"], giver, kind)
    telling.coordinate(case, town["coordinator"])
    return case


def page(town: Town, meeting: UUID, who: str = "coordinator") -> MeetingPage:
    """The meeting as somebody sees it now."""
    return reading.read_meeting(meeting, by=town[who])


def blocked(code: str) -> pytest.RaisesExc[Blocked]:
    """That something is refused for this reason."""
    return pytest.RaisesExc(Blocked, check=lambda found: found.code == code)


def dangerous(town: Town, case: UUID) -> None:
    """It becomes known that the guardians must not be told."""
    answer_safety_question(case, by=town["teacher"], answer=Danger.YES, reason="Ny uppgift.")


def of_age(town: Town) -> UUID:
    """A case about somebody who is 18, with guardians named before, and the youth's own yes."""
    case = telling.concern(
        town["teacher"],
        ("Oskar", "Dahl"),
        "20080301-2392",
        ConcernCategory.SUBSTANCES,
        "Kommer inte.",
    )
    telling.guardians(case, town["teacher"], ("Eva", "Dahl", "19790124-9297"))
    telling.safe_to_ask(case, town["teacher"])
    agencies = [agency.pk for agency in town.agencies.values()]
    consent = telling.ask(case, town["teacher"], agencies)
    telling.answer(case, consent, town["teacher"], towns.YOUTH, towns.YES)
    telling.coordinate(case, town["coordinator"])
    return case
