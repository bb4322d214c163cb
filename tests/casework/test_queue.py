"""The first page: what waits for whom, in which order, and what never shows on it."""

import re
from datetime import date, timedelta
from uuid import UUID

import pytest

from access.clock import today
from agencies.queue import QueueLine
from casework.management.demo import telling
from casework.models import Case
from casework.models.observation import Direction
from casework.models.safety import Danger
from casework.reading.cases import read_case
from casework.reading.queue import read_queue
from casework.reading.queue.reminders import due_days
from casework.writing import plan
from casework.writing.consents import withdraw_consent
from casework.writing.persons import answer_safety_question
from consent.guarded import writes_open
from consent.terms import Channel, Person, Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework.test_deadlines import add_action, in_days, planned
from tests.town import Town, again


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


# What the page says of notices, which tests of their own hold.
NOTICES = "Annat nytt i dina ärenden"
ENDS = "Samtycken som går ut eller inte gäller längre"
REPORT = "Orosanmälningar att göra"
GONE = "Samtycket gäller inte längre för din verksamhet."


def waits(town: Town, who: str) -> dict[str, list[str]]:
    """The sections of somebody's first page, with the titles of their lines; not the notices."""
    page = read_queue(by=again(town[who]))
    return {
        one.title: [line.title for line in one.lines]
        for one in page.sections
        if one.title != NOTICES
    }


def number(case: UUID) -> str:
    return Case.objects.get(pk=case).number


def test_where_nothing_waits_the_page_says_so(town: Town) -> None:
    towns.note_concern(town)
    assert waits(town, "teacher") == {}
    html = browser(town, "teacher").get("/queue/").content.decode()
    assert "Inget väntar på dig" in html
    assert 'href="/reports/new/"' in html


@pytest.mark.parametrize(
    ("who", "place"),
    [
        ("teacher", "/queue/"),
        ("coordinator", "/queue/"),
        ("school_reviewer", "/review/queue/"),
        ("administrator", "/administration/queue/"),
    ],
)
def test_it_is_the_first_page_of_every_role(town: Town, who: str, place: str) -> None:
    client = browser(town, who)
    assert client.get("/").headers["Location"] == place
    marked = re.findall(r'aria-current="page">([^<]*)</a>', client.get(place).content.decode())
    assert marked == ["Att göra"]


def test_an_answer_that_is_late_waits_for_the_agency_that_asked_alone(town: Town) -> None:
    case = towns.note_concern(town)
    towns.ask(town, case)
    assert waits(town, "teacher") == {}
    with in_days(15):
        assert waits(town, "teacher") == {"Svar på samtycke som saknas": [number(case)]}
        for who in ("colleague", "officer", "coordinator", "contact"):
            assert waits(town, who) == {}


@pytest.mark.parametrize("danger", [Danger.YES, Danger.UNKNOWN])
def test_invariant_13_after_danger_only_the_report_waits(town: Town, danger: Danger) -> None:
    case = towns.note_concern(town)
    towns.ask(town, case)
    answer_safety_question(case, by=town["teacher"], answer=danger, reason="Ny uppgift i dag.")
    with in_days(30):
        assert waits(town, "teacher") == {REPORT: [number(case)]}


def test_of_a_consents_end_the_noting_agency_is_told_no_more_after_danger(town: Town) -> None:
    case, _consent = towns.consented(town)
    days = (read_case(case, by=town["teacher"]).consents[0].until - today()).days
    with in_days(days - 20):
        assert ENDS in waits(town, "teacher")
        answer_safety_question(case, by=town["teacher"], answer=Danger.YES, reason="Ny uppgift.")
        assert waits(town, "teacher") == {REPORT: [number(case)]}


@pytest.mark.parametrize(
    ("left", "told", "pressing"), [(31, False, False), (30, True, False), (7, True, True)]
)
def test_a_consent_is_told_of_30_and_7_days_before_its_end(
    town: Town, left: int, told: bool, pressing: bool
) -> None:
    case, _consent = towns.consented(town)
    read_case(case, by=town["officer"])
    days = (read_case(case, by=town["teacher"]).consents[0].until - today()).days
    with in_days(days - left):
        for who in ("teacher", "officer", "coordinator"):
            (found,) = read_queue(by=town[who]).sections or (None,)
            assert (found is not None) is told
            if found:
                (line,) = found.lines
                assert (line.title, line.pressing) == (number(case), pressing)
    towns.withdraw(town, case, _consent)
    with in_days(days - left):
        assert [line.hint.startswith(GONE) for line in ends(town, "officer")] == [True]


def ends(town: Town, who: str) -> list[QueueLine]:
    """What somebody is told of the ends of consents."""
    page = read_queue(by=again(town[who]))
    return [line for one in page.sections if one.title == ENDS for line in one.lines]


def is_gone(town: Town, who: str, case: UUID) -> bool:
    """Whether they are told that the consent counts no more; with no word more than that."""
    lines = ends(town, who)
    for line in lines:
        assert (line.title, line.due) == (number(case), None)
        assert line.hint.startswith(GONE)
        assert ("möten" in line.hint) is (who == "coordinator")
    return bool(lines)


def test_a_consent_that_is_withdrawn_waits_for_those_who_may_be_told_no_more(town: Town) -> None:
    case, consent = towns.consented(town)
    for who in ("officer", "coordinator"):
        read_case(case, by=town[who])
        assert not is_gone(town, who, case)
    phone = {"giver": Person.GUARDIAN_2, "channel": Channel.PHONE}
    withdraw_consent(case, consent, by=town["teacher"], **phone)
    for who in ("officer", "coordinator"):
        assert is_gone(town, who, case)
        assert "Annat nytt i dina ärenden" not in [
            one.title for one in read_queue(by=town[who]).sections
        ]
        read_case(case, by=town[who])
        assert not is_gone(town, who, case)
    for who in ("teacher", "colleague", "youth_worker"):
        assert not ends(town, who)


def test_a_consent_that_runs_out_waits_for_them_until_they_open_the_case(town: Town) -> None:
    case, _consent = towns.consented(town)
    for who in ("officer", "coordinator"):
        read_case(case, by=town[who])
    days = (read_case(case, by=town["teacher"]).consents[0].until - today()).days
    with in_days(days + 2):
        assert is_gone(town, "officer", case)
        assert due_days(by=town["officer"]) == {case: today() - timedelta(days=1)}
        read_case(case, by=town["officer"])
        assert not is_gone(town, "officer", case)
        assert is_gone(town, "coordinator", case)
        assert not ends(town, "teacher")
    with in_days(days + 200):
        assert not is_gone(town, "coordinator", case)


def test_whoever_had_lost_it_before_is_told_no_second_time_when_it_runs_out(town: Town) -> None:
    case, consent = towns.consented(town)
    withdraw_consent(
        case,
        consent,
        by=town["coordinator"],
        giver=Person.GUARDIAN_2,
        channel=Channel.PHONE,
        receivers=[town.agency("police")],
    )
    assert is_gone(town, "officer", case)
    read_case(case, by=town["officer"])
    days = (read_case(case, by=town["teacher"]).consents[0].until - today()).days
    with in_days(days + 2):
        assert not is_gone(town, "officer", case)
        assert is_gone(town, "coordinator", case)


def test_actions_wait_for_their_own_agency_and_a_follow_up_for_all(town: Town) -> None:
    case, _consent = planned(town)
    add_action(town, case, today() + timedelta(days=9))
    with in_days(3):
        assert waits(town, "teacher") == {"Åtgärder och åtaganden": [number(case)]}
        assert waits(town, "officer") == {}
    with in_days(41):
        late = {"Uppföljning av planen": [number(case)]}
        assert waits(town, "officer") == late
        assert waits(town, "teacher") == {"Åtgärder och åtaganden": [number(case)], **late}
        assert waits(town, "youth_worker") == {}


def asked_on(case: UUID, day: date) -> None:
    """As if the plan had begun long ago; no follow-up is late."""
    with writes_open():
        Case.objects.filter(pk=case).update(next_date=None, question_date=day)


def test_whether_the_plan_goes_on_waits_from_its_day_until_it_is_answered(town: Town) -> None:
    case, _consent = planned(town)
    asked_on(case, today() + timedelta(days=1))
    assert waits(town, "officer") == {}
    asked_on(case, today())
    for who in ("teacher", "officer"):
        assert waits(town, who) == {"Uppföljning av planen": [number(case)]}
    assert due_days(by=town["officer"]) == {case: today()}
    later = today() + timedelta(days=40)
    plan.follow_up(case, by=town["officer"], next_date=later, direction=Direction.CONTINUE)
    assert waits(town, "teacher") == {}


def test_the_next_talk_that_was_agreed_waits_until_it_is_booked(town: Town) -> None:
    case, _consent = towns.consented(town)
    agreed = today() + timedelta(days=20)
    telling.talk(case, town["teacher"], "Mentor", "Hjälp med läxor.", next_date=agreed)
    assert waits(town, "teacher") == {}
    with in_days(14):
        assert waits(town, "teacher") == {"Samtal att boka": [number(case)]}
        assert "Samtal att boka" not in waits(town, "officer")
        assert due_days(by=town["teacher"]) == {case: agreed - timedelta(days=7)}
        telling.book(case, town["teacher"], days=20)
        assert waits(town, "teacher") == {}


def test_of_the_next_talk_nothing_reminds_after_danger(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Hjälp.", next_date=today())
    assert waits(town, "teacher") == {"Samtal att boka": [number(case)]}
    answer_safety_question(case, by=town["teacher"], answer=Danger.UNKNOWN, reason="Ny uppgift.")
    assert waits(town, "teacher") == {REPORT: [number(case)]}


def test_a_booked_talk_waits_for_its_own_agency_until_it_is_recorded(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.book(case, town["teacher"], days=3)
    assert waits(town, "teacher") == {"Bokade samtal": [number(case)]}
    for who in ("officer", "coordinator"):
        assert "Bokade samtal" not in waits(town, who)
    with in_days(5):
        (found,) = read_queue(by=town["teacher"]).sections
        assert found.lines[0].pressing
        assert due_days(by=town["teacher"]) == {case: today() - timedelta(days=1)}
    assert due_days(by=town["teacher"]) == {}
    answer_safety_question(case, by=town["teacher"], answer=Danger.YES, reason="Ny uppgift.")
    assert waits(town, "teacher") == {REPORT: [number(case)]}


def test_what_others_share_is_new_until_one_opens_the_case(town: Town) -> None:
    case, consent = towns.consented(town)
    read_case(case, by=town["officer"])
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Ej delad.")
    assert waits(town, "officer") == {}
    police = [town.agency("police")]
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=police)
    assert waits(town, "officer") == {"Nytt att läsa från andra verksamheter": [number(case)]}
    assert waits(town, "coordinator") == {}
    assert waits(town, "teacher") == {}
    read_case(case, by=town["officer"])
    assert waits(town, "officer") == {}
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas också.", share=police)
    towns.withdraw(town, case, consent)
    assert "Nytt att läsa från andra verksamheter" not in waits(town, "officer")


def test_what_the_consent_no_longer_carries_is_no_news(town: Town) -> None:
    case, _consent = towns.consented(town)
    police = [town.agency("police")]
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=police)
    assert waits(town, "officer") != {}
    with in_days(400):
        assert waits(town, "officer") == {}
