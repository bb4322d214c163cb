"""What the first page says of actions and commitments: who does them, and which is which."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from access import clock
from access.clock import today
from casework.hearing import Comer
from casework.management.demo import telling
from casework.models import Action, MinutesLine
from casework.models.action import Outcome, Responsible
from casework.models.minutes import LineKind
from casework.reading.cases import read_case
from casework.reading.queue import read_queue
from casework.writing import plan, unsent
from casework.writing.commitments import plan_commitment
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.promising import planned, waits
from tests.casework.test_deadlines import in_days
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def act(town: Town, case: UUID, responsible: Responsible, what: str = "Läxhjälp.") -> UUID:
    due = today() + timedelta(days=9)
    plan.add_action(case, by=town["teacher"], what=what, responsible=responsible, due_date=due)
    return Action.objects.latest("written_at").pk


def hints(town: Town, who: str) -> set[str]:
    return {hint for hint, _url, _due, _pressing in waits(town, who)}


@pytest.mark.parametrize(
    ("responsible", "whose"),
    [
        (Responsible.AGENCY, "Er åtgärd"),
        (Responsible.YOUTH, "Den unges åtgärd"),
        (Responsible.GUARDIANS, "Vårdnadshavarnas åtgärd"),
    ],
)
def test_an_action_is_called_by_who_does_it(
    town: Town, responsible: Responsible, whose: str
) -> None:
    case = planned(town)
    action = act(town, case, responsible)
    for days, words in (
        (3, "ska snart vara klar."),
        (10, "skulle ha varit klar. Bedöm hur det gick."),
    ):
        with in_days(days):
            ((hint, url, _due, _pressing),) = waits(town, "teacher")
            assert hint == f"{whose} {words}"
            assert url == f"/cases/{case}/actions/{action}/"
            assert waits(town, "officer") == waits(town, "coordinator") == []


def test_what_one_guardian_promised_and_was_put_into_the_plan_names_that_guardian(
    town: Town,
) -> None:
    case = planned(town)
    family = (Comer.GUARDIAN_1, Comer.GUARDIAN_2, Comer.YOUTH)
    meeting = told.network(town, case, *family, people=("officer", "teacher"))
    for comer in family:
        line = told.line(town, meeting, case, comer, f"Lovat av {comer}.")
        due = MinutesLine.objects.get(pk=line).due_date
        plan_commitment(case, line, by=town["coordinator"], due_date=due)
    with in_days(60):
        late = "skulle ha varit klar. Bedöm hur det gick."
        assert hints(town, "coordinator") == {
            f"Åtgärden som vårdnadshavare 1 gör {late}",
            f"Åtgärden som vårdnadshavare 2 gör {late}",
            f"Den unges åtgärd {late}",
        }
        assert "Lovat" not in str(hints(town, "coordinator"))
        assert hints(town, "teacher") == hints(town, "officer") == set()


def test_an_action_of_a_case_out_of_scope_is_told_of_with_no_word(town: Town) -> None:
    case = planned(town)
    meeting = told.network(town, case, Comer.YOUTH, people=("officer", "teacher"))
    line = told.line(town, meeting, case, Comer.YOUTH, "Lovat.")
    due = MinutesLine.objects.get(pk=line).due_date
    plan_commitment(case, line, by=town["coordinator"], due_date=due)
    with in_days(60):
        assert len(hints(town, "coordinator")) == 1
        towns.withdraw(town, case, telling.newest_consent(case))
        assert hints(town, "coordinator") == set()


# Which is which.


def read_as(town: Town, who: str) -> list[tuple[str, str, date | None]]:
    """What is read of each line of somebody's first page."""
    page = read_queue(by=town[who])
    return [
        (line.title, line.hint, line.due) for section in page.sections for line in section.lines
    ]


def told_apart(town: Town, who: str) -> None:
    found = read_as(town, who)
    assert len(found) == len(set(found))


def test_two_actions_of_one_day_are_two_and_lead_to_one_each(town: Town) -> None:
    case = planned(town)
    first = act(town, case, Responsible.AGENCY, "Läxhjälp.")
    second = act(town, case, Responsible.AGENCY, "Ringer hem.")
    act(town, case, Responsible.YOUTH, "Kommer i tid.")
    with in_days(10):
        lines = waits(town, "teacher")
        whole = "Er åtgärd skulle ha varit klar. Bedöm hur det gick. ({} av 2)"
        assert {one[0] for one in lines} == {
            whole.format(1),
            whole.format(2),
            "Den unges åtgärd skulle ha varit klar. Bedöm hur det gick.",
        }
        assert {f"/cases/{case}/actions/{one}/" for one in (first, second)} <= {
            one[1] for one in lines
        }
        html = browser(town, "teacher").get("/queue/").content.decode()
        assert "(2 av 2)" in html
        assert "Läxhjälp" not in html
        assert "Ringer hem" not in html
        plan.assess_action(case, first, by=town["teacher"], outcome=Outcome.DONE)
        assert "av 2" not in str(waits(town, "teacher"))


def test_actions_of_two_cases_or_two_days_need_no_number(town: Town) -> None:
    one, other = planned(town), planned(town)
    act(town, one, Responsible.AGENCY)
    act(town, other, Responsible.AGENCY)
    plan.add_action(
        one,
        by=town["teacher"],
        what="Ringer hem.",
        responsible=Responsible.AGENCY,
        due_date=today() + timedelta(days=8),
    )
    with in_days(10):
        assert len(waits(town, "teacher")) == 3
        assert hints(town, "teacher") == {
            "Er åtgärd skulle ha varit klar. Bedöm hur det gick.",
        }
        told_apart(town, "teacher")


def test_lines_of_minutes_are_told_apart_by_kind_and_meeting_and_then_by_number(
    town: Town,
) -> None:
    case = planned(town)
    meeting = told.opened(town, case)
    told.line(town, meeting, case, "police", "Patrullerar.")
    told.line(town, meeting, case, "police", "Ringer hem.")
    told.line(town, meeting, case, "police", "Inget mer möte.", kind=LineKind.DECISION)
    told.finished(town, meeting, case)
    page = read_queue(by=town["officer"])
    (lines,) = [one.lines for one in page.sections if one.title == "Protokoll att bekräfta"]
    day = told.said_day()
    assert {line.hint for line in lines} == {
        f"Ett åtagande från mötet {day} väntar på att ni bekräftar det. (1 av 2)",
        f"Ett åtagande från mötet {day} väntar på att ni bekräftar det. (2 av 2)",
        f"Ett beslut från mötet {day} väntar på att ni bekräftar det.",
    }
    assert len({line.url for line in lines}) == 3


def test_promises_of_two_of_the_family_are_told_apart_by_who_gave_them(town: Town) -> None:
    case = planned(town)
    family = (Comer.GUARDIAN_1, Comer.GUARDIAN_2, Comer.YOUTH)
    meeting = told.network(town, case, *family, people=("officer", "teacher"))
    for comer in family:
        told.line(town, meeting, case, comer, f"Lovat av {comer}.")
    day = told.said_day()
    assert hints(town, "coordinator") == {
        f"Det {who} lovade på mötet {day} står inte i planen. Lägg in det."
        for who in ("vårdnadshavare 1", "vårdnadshavare 2", "den unge")
    }


def test_a_booked_talk_has_its_hour_and_no_last_day(town: Town) -> None:
    case = planned(town)
    for hour in (14, 9):
        telling.book(case, town["teacher"], days=3, hour=hour)
    (lines,) = [
        one.lines for one in read_queue(by=town["teacher"]).sections if one.title == "Bokade samtal"
    ]
    assert [line.hint[-6:] for line in lines] == ["09:00.", "14:00."]
    assert {line.due for line in lines} == {None}


def test_a_consent_that_ends_says_who_does_what_about_it(town: Town) -> None:
    case, _consent = towns.consented(town)
    read_case(case, by=town["officer"])
    days = (read_case(case, by=town["teacher"]).consents[0].until - today()).days
    with in_days(days - 20):
        ((_number, teachers, _due),) = read_as(town, "teacher")
        ((_number, officers, _due),) = read_as(town, "officer")
    assert teachers.endswith("Fråga familjen på nytt om ni ska fortsätta.")
    assert officers.endswith("Verksamheten som frågade om samtycke kan fråga familjen igen.")


def test_talks_are_told_apart_by_their_hour_and_begun_texts_too(town: Town) -> None:
    case = planned(town)
    for hours in (9, 14):
        telling.book(case, town["teacher"], days=3, hour=hours)
    for minutes in (0, 5):
        with clock.moved_to(clock.now() + timedelta(minutes=minutes)):
            unsent.keep(
                uuid4(), by=town["teacher"], form="add_note", typed="text=Sent.", case_id=case
            )
    assert len(read_as(town, "teacher")) == 4
    told_apart(town, "teacher")
    assert " av 2)" not in str(read_as(town, "teacher"))
