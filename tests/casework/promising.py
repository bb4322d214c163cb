"""Promises made at a meeting, for tests: written, confirmed, put into the plan."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from django.http import HttpResponse

from access.clock import today
from casework.management.demo import telling
from casework.models import MinutesLine
from casework.models.minutes import LineKind
from casework.reading.queue import read_queue
from casework.writing import plan
from casework.writing.commitments import plan_commitment
from casework.writing.meetings import holding, minutes
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.town import Town

PATROL, MENTOR = "Patrullerar vid torget på fredagar.", "Mentorn ringer hem varje vecka."
WAITING = "Åtgärder och åtaganden"
SOURCES = {"officer": "police", "teacher": "school", "coordinator": "coordination"}


def with_consent(town: Town) -> UUID:
    """A case that a talk has been recorded of, with a consent: the plan can begin."""
    case, _consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Hjälp med läxor.")
    return case


def planned(town: Town) -> UUID:
    """The same, with its plan begun."""
    case = with_consent(town)
    plan.start_plan(case, by=town["teacher"])
    return case


def promised(
    town: Town,
    case: UUID,
    who: str = "officer",
    text: str = PATROL,
    *,
    days: int = 20,
    kind: LineKind = LineKind.COMMITMENT,
    people: tuple[str, ...] = ("officer", "teacher"),
) -> UUID:
    """What somebody's agency promised at a meeting and confirmed: its own line."""
    meeting = told.opened(town, case, people=people)
    line = minutes.write_line(
        meeting,
        case,
        by=town["coordinator"],
        source=town.agency(SOURCES[who]),
        kind=kind,
        text=text,
        due_date=today() + timedelta(days=days),
    )
    told.confirmed(town, line, case, who, text)
    holding.close_item(meeting, case, by=town["coordinator"])
    return line if who == "coordinator" else MinutesLine.objects.get(drafted=line).pk


def put_in(town: Town, case: UUID, line: UUID, who: str = "officer", days: int = 20) -> None:
    plan_commitment(case, line, by=town[who], due_date=today() + timedelta(days=days))


def send(town: Town, who: str, path: str, **typed: str) -> HttpResponse:
    acting = {"acting_for": str(town[who].membership_id), "sending": str(uuid4())}
    return browser(town, who).post(path, {**acting, "checked": "yes", **typed})


def html_of(town: Town, who: str, path: str) -> str:
    return browser(town, who).get(path).content.decode()


def waits(town: Town, who: str) -> list[tuple[str, str, date | None, bool]]:
    """What stands on somebody's first page of what their agency is to do."""
    return [
        (one.hint, one.url, one.due, one.pressing)
        for section in read_queue(by=town[who]).sections
        if section.title == WAITING
        for one in section.lines
    ]
