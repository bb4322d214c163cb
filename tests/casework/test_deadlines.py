"""The dates not to be missed: the earliest is told, and what is near or late is a warning."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID

import pytest

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.clock import today
from casework.management.demo import telling
from casework.models import Action
from casework.models.action import Outcome, Responsible
from casework.models.safety import Danger
from casework.pages import CasePage, NextDate, StepLine
from casework.reading.case_list import list_cases
from casework.reading.cases import read_case
from casework.reading.consents import open_consent
from casework.writing import plan
from casework.writing.assessments import record_attempt
from casework.writing.persons import answer_safety_question
from consent.terms import Channel
from tests import town as towns
from tests.casework.page_values import shown
from tests.town import ONE, Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@contextmanager
def in_days(days: int) -> Iterator[None]:
    with clock.moved_to(telling.at(today() + timedelta(days=days))):
        yield


def add_action(town: Town, case: UUID, due: date, *, by: str = "teacher") -> UUID:
    plan.add_action(
        case, by=town[by], what="Läxhjälp", responsible=Responsible.AGENCY, due_date=due
    )
    return Action.objects.latest("written_at").pk


def planned(town: Town) -> tuple[UUID, UUID]:
    """A plan that was followed up, with a next date in forty days."""
    case, consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Hjälp med läxor.")
    plan.start_plan(case, by=town["teacher"])
    action = add_action(town, case, today())
    plan.assess_action(case, action, by=town["teacher"], outcome=Outcome.DONE)
    plan.follow_up(case, by=town["teacher"], next_date=today() + timedelta(days=40))
    return case, consent


def both(town: Town, case: UUID, who: str = "teacher") -> NextDate | None:
    """The next date, which list and page tell alike."""
    (line,) = list_cases(by=town[who]).lines
    page = read_case(case, by=town[who])
    assert (line.next_date, line.warned) == (page.next_date, page.warned)
    return page.next_date


def test_the_earliest_of_all_dates_is_the_next(town: Town) -> None:
    case = towns.note_concern(town)
    assert both(town, case) is None
    towns.ask(town, case)
    assert both(town, case) == NextDate(today() + timedelta(days=14), "answer")


def test_in_a_plan_the_follow_up_the_own_action_and_the_consents_end_count(town: Town) -> None:
    case, _consent = planned(town)
    assert both(town, case) == NextDate(today() + timedelta(days=40), "follow_up")
    add_action(town, case, today() + timedelta(days=9))
    assert both(town, case) == NextDate(today() + timedelta(days=9), "action")
    assert both(town, case, "officer") == NextDate(today() + timedelta(days=40), "follow_up")
    last = read_case(case, by=town["teacher"]).consents[0].until
    plan.assess_action(
        case,
        Action.objects.get(assessed_at=None).pk,
        by=town["teacher"],
        outcome=Outcome.DONE,
    )
    plan.follow_up(case, by=town["teacher"], next_date=last + timedelta(days=9))
    assert both(town, case) == NextDate(last, "consent_ends")


@pytest.mark.parametrize(("left", "words"), [(31, ""), (30, "om 30 dagar"), (7, "om 7 dagar")])
def test_the_end_of_a_consent_is_told_ahead(town: Town, left: int, words: str) -> None:
    case, _consent = towns.consented(town)
    last = read_case(case, by=town["teacher"]).consents[0].until
    with in_days((last - today()).days - left):
        page = read_case(case, by=town["teacher"])
        assert (f"Samtycket går ut {words}" in shown("case", page)) is bool(words)
        listed = shown("list", list_cases(by=town["teacher"]))
        assert (f"Samtycket går ut {words}" in listed) is bool(words)
        assert [one.pressing for one in page.warned] == ([left == 7] if words else [])


def test_an_answer_that_is_late_is_a_warning(town: Town) -> None:
    case = towns.note_concern(town)
    towns.ask(town, case)
    late = "Svar saknas, tiden har gått ut"
    assert late not in shown("case", read_case(case, by=town["teacher"]))
    with in_days(15):
        assert late in shown("case", read_case(case, by=town["teacher"]))
        assert late in shown("list", list_cases(by=town["teacher"]))


def next_steps(page: CasePage) -> list[str]:
    return [step.name for step in page.steps if step.next]


def is_open(steps: tuple[StepLine, ...], name: str) -> bool:
    return any(step.name == name for step in steps)


def test_after_a_withdrawal_one_asks_anew_or_closes(town: Town) -> None:
    case, consent = planned(town)
    towns.withdraw(town, case, consent)
    page = read_case(case, by=town["teacher"])
    assert next_steps(page) == ["ask_consent"]
    assert is_open(page.steps, "close")
    assert both(town, case) is None
    html = shown("case", page)
    assert "Fråga på nytt eller avsluta ärendet." in html
    assert "Nästa datum:" not in html
    telling.ask(case, town["teacher"], [town.agency("police")])
    page = read_case(case, by=town["teacher"])
    assert next_steps(page) == ["record_answer"]
    assert page.next_date == NextDate(today() + timedelta(days=14), "answer")


def test_when_a_consent_has_run_out_one_asks_anew(town: Town) -> None:
    case, _consent = planned(town)
    with in_days(400):
        page = read_case(case, by=town["teacher"])
        assert next_steps(page) == ["ask_consent"]
        assert page.next_date is None


# The safety question stands before every reminder (invariant 13).


def next_step(page: CasePage) -> str:
    return next((line.name for line in page.steps if line.next), "")


@pytest.mark.parametrize("danger", [Danger.YES, Danger.UNKNOWN])
def test_invariant_13_nothing_reminds_of_an_answer_once_it_is_dangerous(
    town: Town, danger: Danger
) -> None:
    case = towns.note_concern(town)
    consent = towns.ask(town, case)
    teacher = town["teacher"]
    assert next_step(read_case(case, by=teacher)) == "record_answer"
    answer_safety_question(case, by=teacher, answer=danger, reason="Ny uppgift i dag.")
    with in_days(30):
        page = read_case(case, by=teacher)
        assert (next_step(page) == "record_answer", page.next_date, page.warned) == (
            False,
            None,
            (),
        )
        (line,) = list_cases(by=teacher).lines
        assert (line.next_date, line.warned) == (None, ())
        record = open_consent(case, consent, by=teacher, step=None)
        for html in (shown("case", page), shown("consent", record)):
            assert "Tiden för svar har gått ut" not in html
            assert "Svar senast" not in html
        shut = open_consent(case, consent, by=teacher, step=Act.RECORD_ATTEMPT).shut
        assert shut is not None
        assert shut.code == "step.safety"
        with pytest.raises(Blocked) as blocked:
            record_attempt(
                case,
                consent,
                by=teacher,
                giver=ONE,
                channel=Channel.PHONE,
                attempted_date=today(),
            )
        assert blocked.value.code == "step.safety"
        # What they say of their own accord is recorded all the same.
        telling.answer(case, consent, teacher, ONE)


def test_of_a_question_older_than_the_newest_safety_answer_nothing_reminds(town: Town) -> None:
    case = towns.note_concern(town)
    towns.ask(town, case)
    teacher = town["teacher"]
    for danger in (Danger.YES, Danger.NO):
        answer_safety_question(case, by=teacher, answer=danger, reason="Prövat på nytt.")
    page = read_case(case, by=teacher)
    assert (next_step(page), page.next_date) == ("record_answer", None)
    telling.ask(case, teacher, [town.agency("police"), town.agency("coordination")])
    (line,) = list_cases(by=teacher).lines
    assert line.next_date is not None
    assert line.next_date.kind == "answer"
