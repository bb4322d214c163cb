"""What was promised at a meeting: an action of the plan, or assessed; never lost, never twice."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from pypdf import PdfReader

from access.clock import today
from casework.management.demo import telling
from casework.models import Action, Case, Meeting, MinutesLine
from casework.models.action import Outcome
from casework.models.meeting import LineKind
from casework.reading.cases import list_cases, read_case
from casework.reading.meetings.packs import read_pack
from casework.reading.own_items import read_own_items
from casework.reading.queue import read_queue
from casework.reading.queue.reminders import due_days
from casework.writing import plan
from casework.writing.commitments import assess_commitment, plan_commitment
from casework.writing.hiding import hide_from_guardian
from casework.writing.meetings import holding, minutes
from consent.guarded import writes_open
from consent.relation import OutOfScope
from consent.terms import CloseReason, HidingProvision, Person
from tests import town as towns
from tests.browsing import browser
from tests.casework import joining
from tests.casework import meeting as told
from tests.casework.meeting import blocked
from tests.casework.test_deadlines import in_days
from tests.town import Town
from vault.models import Grant

PATROL, MENTOR = "Patrullerar vid torget på fredagar.", "Mentorn ringer hem varje vecka."
WAITING = "Åtgärder och åtaganden"
SOURCES = {"officer": "police", "teacher": "school", "coordinator": "coordination"}


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


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
    days: int | None = 20,
    kind: LineKind = LineKind.COMMITMENT,
) -> UUID:
    """What somebody's agency promised at a meeting and confirmed: its own line."""
    meeting = told.opened(town, case)
    line = minutes.write_line(
        meeting,
        case,
        by=town["coordinator"],
        source=town.agency(SOURCES[who]),
        kind=kind,
        text=text,
        due_date=None if days is None else today() + timedelta(days=days),
    )
    if who != "coordinator":
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
    line = promised(town, case, days=None)
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
    when = "Ni lovade något på ett möte. Lägg in det i planen när den startar."
    assert waits(town, "officer") == [(when, f"/cases/{case}/", due, False)]
    assert waits(town, "teacher") == waits(town, "coordinator") == []
    with blocked("step.no_plan"):
        put_in(town, case, line)
    plan.start_plan(case, by=town["teacher"])
    now = "Det ni lovade på ett möte står inte i planen. Lägg in det."
    way = f"/cases/{case}/commitments/{line}/"
    assert waits(town, "officer") == [(now, f"{way}plan/", due, False)]
    with in_days(21):
        late = "Det ni lovade på ett möte skulle ha varit klart. Bedöm hur det gick."
        assert waits(town, "officer") == [(late, way, due, True)]
    put_in(town, case, line)
    assert waits(town, "officer") == []


def test_whoever_promised_is_reminded_a_week_before_and_when_it_is_late(town: Town) -> None:
    case = with_consent(town)
    promised(town, case, days=20)
    promised(town, case, "teacher", MENTOR, days=None)
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
    promised(town, case, "teacher", "Utan dag.", days=None)
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
        ("Utan dag.", follow_up_date),
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


# Assessed as it is.


def test_it_can_be_assessed_without_a_plan_and_waits_no_more(town: Town) -> None:
    case = with_consent(town)
    line = promised(town, case)
    way = f"/cases/{case}/commitments/{line}/"
    assert PATROL in html_of(town, "officer", way)
    assert send(town, "officer", way, outcome="partly").status_code == 302
    assert waits(town, "officer") == []
    for who in ("officer", "teacher", "coordinator"):
        (shown,) = read_case(case, by=town[who]).minutes
        assert (shown.text, shown.outcome, shown.may_assess) == (PATROL, "partly", False)
        assert "Delvis gjort" in html_of(town, who, f"/cases/{case}/")
    plan.start_plan(case, by=town["teacher"])
    with blocked("step.assessed"):
        put_in(town, case, line)
    with blocked("step.assessed"):
        assess_commitment(case, line, by=town["officer"], outcome=Outcome.DONE)
    assert "Åtagandet är redan bedömt." in html_of(town, "officer", way)


def test_the_follow_up_names_what_stands_outside_the_plan(town: Town) -> None:
    case = planned(town)
    line, other = promised(town, case), promised(town, case, "teacher", MENTOR)
    inside, seen_to = promised(town, case, text="Inne."), promised(town, case, text="Klart.")
    put_in(town, case, inside)
    assess_commitment(case, seen_to, by=town["officer"], outcome=Outcome.DONE)
    html = html_of(town, "teacher", f"/cases/{case}/follow-up/")
    assert "Öppna åtaganden från möten: 2" in html
    assert MENTOR in html
    assert PATROL in html
    assert f"/commitments/{other}/plan/" in html
    assert f"/commitments/{line}/" not in html
    assert "Polisen bedömer det eller lägger det i planen" in html
    assert "Klart." not in html


# Closing.


def test_an_open_commitment_is_seen_to_before_the_case_closes(town: Town) -> None:
    case = with_consent(town)
    own, other = promised(town, case, "teacher", MENTOR), promised(town, case)
    (shut,) = [one for one in read_case(case, by=town["teacher"]).steps if one.name == "close"]
    assert shut.code == "step.open_commitments"
    html = html_of(town, "teacher", f"/cases/{case}/closing/")
    assert "Bedöm först det som är lovat på möten" in html
    assert "Öppna åtaganden från möten: 2" in html
    assert f"/commitments/{own}/" in html
    assert f"/commitments/{other}/" not in html
    for line, who in ((own, "teacher"), (other, "officer")):
        with blocked("step.open_commitments"):
            plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
        assess_commitment(case, line, by=town[who], outcome=Outcome.HANDED_OVER)
    plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
    (line,) = read_case(case, by=town["teacher"]).minutes
    assert (line.outcome, line.may_assess) == ("handed_over", False)


def test_what_became_an_action_stops_the_closing_as_an_action_alone(town: Town) -> None:
    case = planned(town)
    put_in(town, case, promised(town, case))
    with blocked("step.open_actions"):
        plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
    action = Action.objects.get().pk
    plan.assess_action(case, action, by=town["officer"], outcome=Outcome.DONE)
    plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)


def test_what_is_not_disclosed_stops_nothing(town: Town) -> None:
    """After a withdrawal the school learns neither of the line nor that something is open."""
    case, consent = towns.consented(town)
    promised(town, case)
    towns.withdraw(town, case, consent)
    assert read_case(case, by=town["teacher"]).minutes == ()
    assert "Öppna åtaganden" not in html_of(town, "teacher", f"/cases/{case}/closing/")
    plan.close_case(case, by=town["teacher"], reason=CloseReason.NO_CONSENT)
    page = read_case(case, by=town["officer"])
    assert [(one.text, one.may_plan, one.may_assess) for one in page.minutes] == [
        (PATROL, False, False)
    ]


def test_out_of_scope_nothing_is_done_about_it(town: Town) -> None:
    case, consent = towns.consented(town)
    line = promised(town, case)
    towns.withdraw(town, case, consent)
    assert waits(town, "officer") == []
    assert f"/commitments/{line}/" not in html_of(town, "officer", f"/cases/{case}/")
    with blocked("scope.earlier"):
        assess_commitment(case, line, by=town["officer"], outcome=Outcome.DONE)


# Papers.


def paper_of(town: Town, case: UUID, person: str) -> str:
    answer: Any = browser(town, "teacher").post(
        f"/cases/{case}/plan/copy/",
        {"acting_for": str(town["teacher"].membership_id), "person": person, "as": "pdf"},
    )
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_it_stands_once_in_the_familys_copy_in_ones_own_file_and_in_the_pack(town: Town) -> None:
    case = planned(town)
    line = promised(town, case)
    promised(town, case, "teacher", MENTOR)
    put_in(town, case, line)
    copy = paper_of(town, case, "youth")
    assert (copy.count(PATROL), copy.count(MENTOR)) == (1, 1)
    assert copy.index(PATROL) < copy.index("Det här har vi bestämt på möten") < copy.index(MENTOR)
    assert "från mötet" in copy
    own = [one.kind for one in read_own_items(case, by=town["officer"]).items]
    assert (own.count("action"), own.count("minutesline")) == (1, 0)
    meeting = told.called(town, case)
    (pack,) = read_pack(meeting, by=town["officer"]).cases
    assert [one.what for one in pack.actions] == [PATROL]
    assert [one.text for one in pack.minutes] == [MENTOR]


def test_what_is_kept_from_a_guardian_stays_so_in_the_plan(town: Town) -> None:
    case = planned(town)
    line = promised(town, case)
    hidden = {Person.GUARDIAN_1: HidingProvision.HARM, Person.GUARDIAN_2: None}
    hide_from_guardian(case, line, by=town["officer"], hidden=hidden)
    put_in(town, case, line)
    assert PATROL not in paper_of(town, case, "guardian_1")
    assert PATROL in paper_of(town, case, "guardian_2")


def test_in_a_case_that_rests_it_is_assessed_and_not_planned(town: Town) -> None:
    pair = joining.pair(town)
    line = promised(town, pair.younger, "coordinator")
    pair.joined()
    meeting = Meeting.objects.get().pk
    for found in (
        read_case(pair.younger, by=town["coordinator"]).minutes,
        told.page(town, meeting).lines,
    ):
        assert [(one.may_plan, one.may_assess) for one in found] == [(False, True)]
    way = f"/cases/{pair.younger}/commitments/{line}/"
    assert [one[1] for one in waits(town, "coordinator")] == [way]
    with blocked("step.rests"):
        put_in(town, pair.younger, line, "coordinator")
    assess_commitment(pair.younger, line, by=town["coordinator"], outcome=Outcome.NOT_DONE)
    assert waits(town, "coordinator") == []


def test_a_row_is_either_planned_or_assessed(town: Town) -> None:
    case = planned(town)
    line = promised(town, case)
    put_in(town, case, line)
    own = MinutesLine.objects.get(pk=line)
    with writes_open(), pytest.raises(IntegrityError), transaction.atomic():
        MinutesLine.objects.filter(pk=own.pk).update(assessed_at=own.confirmed_at)
