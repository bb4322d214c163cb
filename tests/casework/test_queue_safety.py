"""After a safety answer that is no No the next step waits on the first page of the noting agency
alone, until a report is noted or the answer changes (domain 0.4, 0.6)."""

from datetime import timedelta
from uuid import UUID

import pytest

from access.acts import Act
from access.clock import today
from audit.models import Body, Subject
from casework.management.demo import telling
from casework.models import Case, SafetyAnswer
from casework.models.safety import Danger
from casework.reading.case_list import list_cases
from casework.reading.cases import read_case
from casework.reading.notices import list_notices
from casework.reading.queue import page as first_page
from casework.reading.queue import read_queue
from casework.reading.queue.reminders import due_days
from casework.writing import reports, seats
from casework.writing.persons import answer_safety_question
from tests import town as towns
from tests.browsing import browser
from tests.casework.test_queries import statements
from tests.town import Town

SAFETY = "Orosanmälningar att göra"


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def answered(town: Town, case: UUID, danger: Danger) -> None:
    answer_safety_question(case, by=town["teacher"], answer=danger, reason="Ny uppgift.")


def waits(town: Town, who: str) -> list[tuple[str, str]]:
    """Number and address of each line of that section on somebody's first page."""
    page = read_queue(by=town[who])
    return [
        (line.title, line.url) for one in page.sections if one.title == SAFETY for line in one.lines
    ]


def of(case: UUID) -> list[tuple[str, str]]:
    return [(Case.objects.get(pk=case).number, f"/cases/{case}/own-form/")]


def report(town: Town, case: UUID | None, *, days_ago: int = 0) -> None:
    day = today() - timedelta(days=days_ago)
    reports.report_concern(
        by=town["teacher"], case_id=case, reported_date=day, receiver="Mottagningen"
    )


@pytest.mark.parametrize("danger", [Danger.YES, Danger.UNKNOWN])
def test_a_report_waits_until_it_is_noted(town: Town, danger: Danger) -> None:
    case = towns.note_concern(town)
    assert waits(town, "teacher") == []
    answered(town, case, danger)
    assert waits(town, "teacher") == of(case)
    report(town, None)
    assert waits(town, "teacher") == of(case)
    report(town, case, days_ago=2)
    assert waits(town, "teacher") == []


def test_it_waits_until_the_answer_is_another(town: Town) -> None:
    case = towns.note_concern(town)
    answered(town, case, Danger.UNKNOWN)
    answered(town, case, Danger.NO)
    assert waits(town, "teacher") == []
    answered(town, case, Danger.YES)
    assert waits(town, "teacher") == of(case)


def test_a_report_of_before_the_answer_is_not_the_one(town: Town) -> None:
    case = towns.note_concern(town)
    report(town, case, days_ago=3)
    answered(town, case, Danger.YES)
    assert waits(town, "teacher") == of(case)


def test_social_services_report_to_nobody(town: Town) -> None:
    case = towns.note_concern(town, by="social")
    answer_safety_question(case, by=town["social"], answer=Danger.YES, reason="Ny uppgift.")
    assert waits(town, "social") == []


def test_nobody_of_another_agency_meets_anything_of_it(town: Town) -> None:
    """Neither line nor count, date, warning or notice: what they see is what they saw before."""
    case, _consent = towns.consented(town)
    others = ("officer", "coordinator")
    for who in others:
        read_case(case, by=town[who])

    def seen(who: str) -> tuple[object, ...]:
        by = town[who]
        page = read_case(case, by=by)
        lists = list_cases(by=by).lines, list_notices(by=by).lines
        header = browser(town, who).get("/queue/").content.decode().count("count")
        return read_queue(by=by), *lists, header, page.events, page.steps, page.warned, page.safety

    before = [seen(who) for who in others]
    answered(town, case, Danger.YES)
    assert waits(town, "teacher") == of(case)
    assert [seen(who) for who in others] == before
    seats.assign_member(case, by=town["contact"], membership=town["colleague"].membership_id)
    assert waits(town, "colleague") == of(case)
    assert due_days(by=town["teacher"]) == {}


def test_only_the_answers_that_may_be_no_no_are_opened_and_their_own_agency_is_told(
    town: Town,
) -> None:
    asked, _consent = towns.consented(town)
    telling.book(asked, town["teacher"])
    case = towns.note_concern(town)
    answered(town, case, Danger.YES)
    assert len(read_queue(by=town["teacher"]).sections) == 2
    read_queue(by=town["teacher"])
    entry = Body.objects.filter(act=Act.READ_QUEUE.value).latest("index")
    opened = Subject.objects.filter(log_id=entry.log_id, index=entry.index, kind="item")
    newest = SafetyAnswer.objects.filter(case=case).latest("written_at")
    school = town.agency("school")
    assert list(opened.values_list("subject_id", "owner_agency_id")) == [(newest.pk, school)]
    assert SafetyAnswer.objects.filter(case=asked).exists()


def test_however_many_answers_come_first_the_one_that_waits_is_told(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which answer is no No nobody knows before it is opened."""
    monkeypatch.setattr(first_page, "MOST", 2)
    for _ in range(3):
        answered(town, towns.note_concern(town), Danger.NO)
    last = towns.note_concern(town)
    answered(town, last, Danger.YES)
    assert waits(town, "teacher") == of(last)
    assert "Det finns fler än så här" not in queue_of(town)


def test_what_is_left_out_of_a_long_list_is_said_and_never_silent(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_page, "MOST", 2)
    for _ in range(3):
        answered(town, towns.note_concern(town), Danger.YES)
    assert len(waits(town, "teacher")) == 2
    assert "(2 väntar)" in queue_of(town)
    assert "Det finns fler än så här" in queue_of(town)


def test_many_answers_ask_the_database_no_more_than_one(town: Town) -> None:
    asked = set()
    for rows in (1, 9):
        for _ in range(rows):
            answered(town, towns.note_concern(town), Danger.YES)
        read_queue(by=town["teacher"])
        asked.add(statements(lambda: read_queue(by=town["teacher"])))
        assert len(waits(town, "teacher")) == SafetyAnswer.objects.count()
    assert len(asked) == 1


def queue_of(town: Town) -> str:
    return browser(town, "teacher").get("/queue/").content.decode()
