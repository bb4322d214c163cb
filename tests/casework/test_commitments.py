"""What was promised at a meeting becomes an action of the plan: by a click, and once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from access.clock import today
from casework.management.demo import telling
from casework.models import Action, Case, Meeting, MinutesLine
from casework.models.action import Outcome
from casework.models.minutes import LineKind
from casework.reading.case_list import list_cases
from casework.reading.cases import read_case
from casework.reading.queue.reminders import due_days
from casework.writing import plan
from casework.writing.commitments import assess_commitment, plan_commitment
from consent.guarded import writes_open
from consent.relation import OutOfScope
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import blocked
from tests.casework.promising import (
    MENTOR,
    PATROL,
    html_of,
    planned,
    promised,
    put_in,
    send,
    waits,
    with_consent,
)
from tests.casework.test_deadlines import in_days
from tests.town import Town
from vault.models import Grant


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


# It becomes an action.


def test_a_commitment_becomes_an_action_in_its_own_words_and_stands_there_once(
    town: Town,
) -> None:
    case = planned(town)
    line = promised(town, case)
    put_in(town, case, line)
    day = Meeting.objects.get().starts_at.date()
    for who in ("officer", "teacher", "coordinator"):
        page = read_case(case, by=town[who])
        (action,) = page.actions
        assert (action.what, action.meeting_date, action.source) == (PATROL, day, "Polisen")
        assert action.responsible == "agency"
        assert page.minutes == ()
        html = html_of(town, who, f"/cases/{case}/")
        assert html.count(f'<th scope="row" class="text">{PATROL}') == 1
        assert "från SSPF-mötet" in html
        assert "Beslut och åtaganden från möten" not in html


def test_its_text_is_sealed_anew_for_those_whom_the_consent_covers(town: Town) -> None:
    case, consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Läxor.")
    plan.start_plan(case, by=town["teacher"])
    line = promised(town, case)
    put_in(town, case, line)
    action = Action.objects.get()
    own = MinutesLine.objects.get(pk=line)
    assert own.action_id == action.pk
    assert action.owner_id == town.agency("police")
    holders = set(Grant.objects.filter(item_id=action.pk).values_list("agency_id", flat=True))
    assert holders == set(Grant.objects.filter(item_id=line).values_list("agency_id", flat=True))
    assert len(holders) > 2
    assert action.what.ciphertext() != own.text.ciphertext()
    towns.withdraw(town, case, consent)
    assert set(Grant.objects.filter(item_id=action.pk).values_list("agency_id", flat=True)) == {
        town.agency("police")
    }
    assert read_case(case, by=town["teacher"]).actions == ()


def test_it_is_put_in_once_whoever_tries_again(town: Town) -> None:
    case = planned(town)
    line = promised(town, case)
    put_in(town, case, line)
    for again in (
        lambda: put_in(town, case, line),
        lambda: assess_commitment(case, line, by=town["officer"], outcome=Outcome.DONE),
    ):
        with blocked("step.planned"):
            again()
    other = promised(town, case, text="Ett till.")
    with writes_open(), pytest.raises(IntegrityError), transaction.atomic():
        MinutesLine.objects.filter(pk=other).update(action=Action.objects.get())
    form = html_of(town, "officer", f"/cases/{case}/commitments/{line}/plan/")
    assert "Åtagandet är redan en åtgärd i planen." in form
    assert 'name="due_date"' not in form


def test_nobody_puts_in_what_is_not_confirmed_or_another_agencys_or_a_decision(town: Town) -> None:
    case = planned(town)
    line = promised(town, case)
    decided = promised(town, case, text="Polisen är med.", kind=LineKind.DECISION)
    meeting = told.opened(town, case)
    waiting = told.line(town, meeting, case, "police", "Väntar.")
    draft = MinutesLine.objects.get(confirmed=line).pk
    for who, foreign in (
        ("teacher", line),
        ("coordinator", line),
        ("coordinator", draft),
        ("coordinator", waiting),
        ("officer", waiting),
        ("officer", decided),
    ):
        for refused in (
            lambda who=who, foreign=foreign: put_in(town, case, foreign, who),
            lambda who=who, foreign=foreign: assess_commitment(
                case, foreign, by=town[who], outcome=Outcome.DONE
            ),
        ):
            with pytest.raises(OutOfScope):
                refused()
        for way in ("", "plan/"):
            path = f"/cases/{case}/commitments/{foreign}/{way}"
            assert browser(town, who).get(path).status_code == 404
    assert not Action.objects.exists()


def test_the_day_that_was_promised_stands_also_once_it_has_passed(town: Town) -> None:
    case = planned(town)
    line, other = promised(town, case, days=3), promised(town, case, days=4)
    was = today() + timedelta(days=3)
    with in_days(8):
        form = html_of(town, "officer", f"/cases/{case}/commitments/{line}/plan/")
        assert f'value="{was.isoformat()}"' in form
        plan_commitment(case, line, by=town["officer"], due_date=was)
        with blocked("form.past_date"):
            plan_commitment(case, other, by=town["officer"], due_date=was)
    assert [one.due_date for one in Action.objects.all()] == [was]


def test_one_click_on_the_line_and_one_in_the_form(town: Town) -> None:
    """Text and day are there already; on the page of the case and on that of the meeting."""
    case = planned(town)
    line = promised(town, case)
    way = f"/cases/{case}/commitments/{line}/plan/"
    meeting = Meeting.objects.get().pk
    for page in (f"/cases/{case}/", f"/meetings/{meeting}/"):
        assert f'href="{way}"' in html_of(town, "officer", page)
        assert way not in html_of(town, "teacher", page)
    form = html_of(town, "officer", way)
    assert PATROL in form
    assert "<textarea" not in form
    (day,) = [one for one in form.split('"') if one.startswith("20") and len(one) == 10]
    assert send(town, "officer", way, due_date=day).status_code == 302
    assert [one.what for one in read_case(case, by=town["officer"]).actions] == [PATROL]
    seen = html_of(town, "officer", f"/meetings/{meeting}/")
    assert way not in seen
    assert "Åtgärd i planen" in seen
    assert "Åtgärd i planen" not in html_of(town, "teacher", f"/meetings/{meeting}/")


def test_what_the_coordination_promised_for_itself_goes_the_same_way(town: Town) -> None:
    case = planned(town)
    put_in(town, case, promised(town, case, "coordinator", "Vi ringer skolan."), "coordinator")
    (action,) = read_case(case, by=town["teacher"]).actions
    assert (action.what, action.own) == ("Vi ringer skolan.", False)


def test_what_is_put_in_after_a_follow_up_sets_the_plan_to_work_again(town: Town) -> None:
    case = planned(town)
    line, other = promised(town, case), promised(town, case, "teacher", MENTOR)
    put_in(town, case, other, "teacher")
    action = Action.objects.get().pk
    plan.assess_action(case, action, by=town["teacher"], outcome=Outcome.DONE)
    plan.follow_up(case, by=town["teacher"], next_date=None, close_proposed=True)
    assert Case.objects.get(pk=case).state == "followed_up"
    put_in(town, case, line)
    assert Case.objects.get(pk=case).state == "plan_running"


# Before the plan, and when it starts.


def test_before_the_plan_it_waits_on_the_first_page_of_its_agency(town: Town) -> None:
    case = with_consent(town)
    line = promised(town, case)
    due = today() + timedelta(days=20)
    day = told.said_day()
    when = f"Ni lovade något på mötet {day}. Lägg in det i planen när den startar."
    assert waits(town, "officer") == [(when, f"/cases/{case}/", due, False)]
    assert waits(town, "teacher") == waits(town, "coordinator") == []
    with blocked("step.no_plan"):
        put_in(town, case, line)
    plan.start_plan(case, by=town["teacher"])
    now = f"Det ni lovade på mötet {day} står inte i planen. Lägg in det."
    way = f"/cases/{case}/commitments/{line}/"
    assert waits(town, "officer") == [(now, f"{way}plan/", due, False)]
    with in_days(21):
        late = f"Det ni lovade på mötet {day} skulle ha varit klart. Bedöm hur det gick."
        assert waits(town, "officer") == [(late, way, due, True)]
    put_in(town, case, line)
    assert waits(town, "officer") == []


def test_whoever_promised_is_reminded_a_week_before_and_when_it_is_late(town: Town) -> None:
    case = with_consent(town)
    promised(town, case, days=20)
    promised(town, case, "teacher", MENTOR, days=60)
    due = today() + timedelta(days=20)
    for days, since in ((12, None), (13, -7), (21, 1)):
        with in_days(days):
            found = due_days(by=town["officer"]).get(case)
            assert found == (None if since is None else due + timedelta(days=since))
            assert case not in due_days(by=town["teacher"])


def test_starting_the_plan_takes_in_what_ones_own_agency_promised(town: Town) -> None:
    case = with_consent(town)
    promised(town, case)
    promised(town, case, "teacher", MENTOR)
    promised(town, case, "teacher", "Senare.", days=40)
    form = html_of(town, "teacher", f"/cases/{case}/plan/")
    assert MENTOR in form
    assert PATROL not in form
    assert 'name="with_commitments" id="id_with_commitments" checked' in form
    follow_up_date = today() + timedelta(days=30)
    typed = {"next_date": follow_up_date.isoformat(), "with_commitments": "on"}
    assert send(town, "teacher", f"/cases/{case}/plan/", **typed).status_code == 302
    page = read_case(case, by=town["officer"])
    assert [(one.what, one.due_date) for one in page.actions] == [
        (MENTOR, today() + timedelta(days=20)),
        ("Senare.", today() + timedelta(days=40)),
    ]
    assert [one.text for one in page.minutes] == [PATROL]


def test_a_plan_can_start_without_them(town: Town) -> None:
    case = with_consent(town)
    promised(town, case, "teacher", MENTOR)
    typed = {"next_date": (today() + timedelta(days=30)).isoformat()}
    assert send(town, "teacher", f"/cases/{case}/plan/", **typed).status_code == 302
    page = read_case(case, by=town["teacher"])
    assert (page.actions, [one.text for one in page.minutes]) == ((), [MENTOR])


def test_where_nothing_was_promised_the_form_does_not_ask(town: Town) -> None:
    case = with_consent(town)
    promised(town, case)
    assert "with_commitments" not in html_of(town, "teacher", f"/cases/{case}/plan/")


def test_the_next_date_of_a_case_knows_of_it(town: Town) -> None:
    case = with_consent(town)
    promised(town, case, days=20)
    for found in (
        read_case(case, by=town["officer"]).next_date,
        list_cases(by=town["officer"]).lines[0].next_date,
    ):
        assert found is not None
        assert (found.kind, found.day) == ("commitment", today() + timedelta(days=20))
    (theirs,) = list_cases(by=town["teacher"]).lines
    assert theirs.next_date is None or theirs.next_date.kind != "commitment"
