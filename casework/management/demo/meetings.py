"""Two meetings that were held, two to come, and a series on the situation."""

from datetime import datetime, timedelta
from uuid import UUID

from access import clock
from access.clock import STOCKHOLM
from access.members import Member
from casework.hearing import Comer
from casework.management.demo.schedule import Story
from casework.management.demo.telling import Teller
from casework.meeting_states import MeetingKind
from casework.models import MinutesLine, Participant
from casework.models.minutes import LineKind
from casework.writing.meetings import asking, calling, disputing, holding, minutes
from casework.writing.meetings.calling import When
from consent import relation
from consent.rules import receivers
from consent.standing import consents_of

GUESTS = ("school", "social", "police", "leisure")


def meetings(town: Teller) -> Story:
    """The coordinator's fortnight: a meeting last week, one with a family, and the same to come."""
    coordinator = town.by("coordinator")
    yield town.ago(9, 9, 0)
    held = _called(town, MeetingKind.GROUP, town.ago(5, 13, 0), GUESTS)
    yield town.ago(8, 9, 0)
    cases = _in_scope(town, coordinator, GUESTS)[:2]
    for case in cases:
        asking.put_on_agenda(held, by=coordinator, case=case, minutes=20)
    yield town.ago(5, 13, 0)
    _hold(town, held, cases)
    yield town.ago(4, 15, 30)
    _hold_with_family(town, cases[0])
    yield town.ago(2, 10, 0)
    _next_week(town, coordinator)


def _next_week(town: Teller, coordinator: Member) -> None:
    group = _called(town, MeetingKind.GROUP, town.ago(-6, 13, 0), GUESTS)
    asking.invite_participants(
        group,
        by=coordinator,
        guest=Comer.OUTSIDER,
        agency=town.agency("police"),
        name="Jonas Ring, områdespolis",
    )
    cases = _in_scope(town, coordinator, ())
    for case in cases[:6]:
        asking.put_on_agenda(group, by=coordinator, case=case, minutes=15)
    network = _called(town, MeetingKind.NETWORK, town.ago(-3, 15, 30), ("school", "leisure"))
    asking.put_on_agenda(network, by=coordinator, case=cases[0], minutes=60)
    _called(town, MeetingKind.SITUATION, town.ago(-20, 9, 0), GUESTS, times=3)


def _called(
    town: Teller, kind: MeetingKind, begins: datetime, guests: tuple[str, ...], times: int = 1
) -> UUID:
    """A meeting, or one of each month, to which guests are asked."""
    starts_at = begins.astimezone(STOCKHOLM)
    when = When(
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=90),
        place="Kommunhuset, sal Klarälven",
        link="",
    )
    by = town.by("coordinator")
    meeting = calling.call_meeting(by=by, kind=kind, when=when, weeks=4, times=times)
    members = [town.by(guest).membership_id for guest in guests]
    asking.invite_participants(meeting, by=by, members=members, rest=times > 1)
    return meeting


def _in_scope(town: Teller, by: Member, guests: tuple[str, ...]) -> list[UUID]:
    """The coordinator's cases that a consent covers now, first those that cover all guests too."""
    cases = relation.cases_worked_with(by).filter(closed_at__isnull=True, protected=False)
    found: list[tuple[int, str, UUID]] = []
    for case in cases.order_by("number"):
        records = consents_of([case.pk]).get(case.pk, ())
        covered = {one for record in records for one in receivers(record.value, clock.now())}
        covered.add(case.noting_agency_id)
        wanted = {town.agency(guest) for guest in guests}
        if by.agency_id in covered and wanted <= covered:
            found.append((-len(covered), case.number, case.pk))
    return [pk for _many, _number, pk in sorted(found)]


def _come(town: Teller, meeting: UUID) -> None:
    """The meeting starts, and everybody is there."""
    by = town.by("coordinator")
    for step in ("check_consent", "start"):
        calling.step_meeting(meeting, step, by=by)
    for row in Participant.objects.filter(meeting=meeting):
        holding.mark_present(meeting, row.pk, by=by, present=True)


def _hold(town: Teller, meeting: UUID, cases: list[UUID]) -> None:
    by = town.by("coordinator")
    _come(town, meeting)
    said = (
        ("school", "Mentorn ringer hem varje fredag."),
        ("leisure", "Fritid bjuder in till musikgruppen på tisdagar."),
    )
    for case in cases:
        holding.open_item(meeting, case, by=by)
        for guest, text in said:
            minutes.write_line(
                meeting,
                case,
                by=by,
                source=town.agency(guest),
                kind=LineKind.COMMITMENT,
                text=text,
                due_date=town.today + timedelta(days=30),
            )
        holding.close_item(meeting, case, by=by)
    calling.step_meeting(meeting, "finish", by=by)
    for guest, text in said:
        line = MinutesLine.objects.get(
            meeting=meeting, case=cases[0], source=town.agency(guest), confirmed_at=None
        )
        minutes.confirm_line(
            line.pk, cases[0], by=town.by(guest), meeting_id=meeting, text=text, revision=1
        )
    _call_wrong(town, meeting, cases[0])


def _call_wrong(town: Teller, meeting: UUID, case: UUID) -> None:
    """The police say that a line in their name is wrong; it waits for the coordination."""
    line = minutes.write_line(
        meeting,
        case,
        by=town.by("coordinator"),
        source=town.agency("police"),
        kind=LineKind.COMMITMENT,
        text="Polisen går förbi torget på tisdagar.",
        due_date=town.today + timedelta(days=30),
    )
    words = "Vi sa torsdagar, inte tisdagar."
    disputing.object_to_line(
        line, case, by=town.by("police"), meeting_id=meeting, words=words, revision=1
    )


def _hold_with_family(town: Teller, case: UUID) -> None:
    """The youth and a guardian promise something, and the minutes are adopted."""
    by = town.by("coordinator")
    meeting = _called(town, MeetingKind.NETWORK, clock.now(), ("school",))
    asking.put_on_agenda(meeting, by=by, case=case, minutes=60)
    _come(town, meeting)
    holding.open_item(meeting, case, by=by)
    said = (
        (Comer.GUARDIAN_1, "Följer med till musikgruppen de första gångerna."),
        (Comer.YOUTH, "Ringer själv till fritidsgården."),
    )
    for who, text in said:
        minutes.write_line(
            meeting,
            case,
            by=by,
            source=who,
            kind=LineKind.COMMITMENT,
            text=text,
            due_date=town.today + timedelta(days=14),
            heard=True,
        )
    holding.close_item(meeting, case, by=by)
    for step in ("finish", "confirm_minutes"):
        calling.step_meeting(meeting, step, by=by)
