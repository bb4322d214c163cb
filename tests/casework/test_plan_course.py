"""Follow-ups at six and eight weeks, the question at six months, and closing with an evaluation."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID, uuid4

import pytest
from django.db import connection

from access.blocked import Blocked
from access.clock import STOCKHOLM, moved_to
from casework.management.demo import telling
from casework.models import Action, Case
from casework.models.action import Outcome, Responsible
from casework.models.closing import (
    VOICES,
    Asked,
    Family,
    Goals,
    Voice,
    read_voices,
    written_voices,
)
from casework.models.observation import Direction, Factor, Level, Moment
from casework.reading.case_list import list_cases
from casework.reading.cases import read_case
from casework.writing import plan
from casework.writing.observing import observe_factors
from consent.terms import CloseReason
from tests import town as towns
from tests.browsing import browser
from tests.casework.page_values import shown
from tests.town import Town

# A Friday; six weeks on is Midsummer Eve, six months on a Sunday.
STARTED = date(2026, 5, 8)


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@contextmanager
def on(day: date) -> Iterator[None]:
    with moved_to(datetime(day.year, day.month, day.day, 10, tzinfo=STOCKHOLM)):
        yield


@pytest.fixture
def case(town: Town) -> UUID:
    """A plan started on that Friday, with an action that has been assessed."""
    with on(STARTED):
        case = towns.note_concern(town)
        telling.safe_to_ask(case, town["teacher"])
        receivers = [town.agency(name) for name in town.agencies]
        consent = telling.ask(case, town["teacher"], receivers, until=date(2027, 5, 1))
        for giver, kind in ((towns.ONE, towns.YES), (towns.TWO, towns.YES)):
            telling.answer(case, consent, town["teacher"], giver, kind)
        telling.answer(case, consent, town["teacher"], towns.YOUTH, towns.VIEW)
        telling.take_seat(case, _coordinate(town, case), town["police_contact"], town["officer"])
        telling.talk(case, town["teacher"], "Mentor", "Läxor.")
        plan.start_plan(case, by=town["teacher"])
        act(town, case, by="teacher", outcome=Outcome.DONE)
    return case


def _coordinate(town: Town, case: UUID):
    telling.coordinate(case, town["coordinator"])
    return town["coordinator"]


def act(town: Town, case: UUID, *, by: str, outcome: Outcome | None = None) -> UUID:
    """An action of somebody's agency, assessed or open."""
    plan.add_action(
        case,
        by=town[by],
        what=f"Åtgärd av {by}",
        responsible=Responsible.AGENCY,
        due_date=date(2027, 1, 29),
    )
    action = Action.objects.latest("written_at").pk
    if outcome:
        plan.assess_action(case, action, by=town[by], outcome=outcome)
    return action


def dates(case: UUID) -> tuple[date | None, date | None]:
    """The next follow-up, and when it is asked whether the plan goes on."""
    row = Case.objects.get(pk=case)
    return row.next_date, row.question_date


def sent(town: Town, who: str, **fields: str) -> dict[str, str]:
    return {
        "acting_for": str(town[who].membership_id),
        "sending": str(uuid4()),
        "checked": "yes",
        **fields,
    }


def test_the_first_follow_up_is_after_six_weeks_and_the_question_after_six_months(
    case: UUID,
) -> None:
    assert dates(case) == (date(2026, 6, 22), date(2026, 11, 9))


def test_whoever_starts_the_plan_may_choose_another_day(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Läxor.")
    chosen = date(2030, 1, 10)
    plan.start_plan(case, by=town["teacher"], next_date=chosen)
    assert dates(case)[0] == chosen


def test_the_form_of_a_follow_up_offers_the_day_eight_weeks_on(town: Town, case: UUID) -> None:
    # Eight weeks after 29 October is Christmas Eve.
    with on(date(2026, 10, 29)):
        page = browser(town, "officer").get(f"/cases/{case}/follow-up/").content.decode()
    assert 'name="next_date" value="2026-12-28"' in page


def test_the_form_of_the_start_offers_the_day_six_weeks_on(town: Town) -> None:
    with on(STARTED):
        case, _consent = towns.consented(town)
        telling.talk(case, town["teacher"], "Mentor", "Läxor.")
        page = browser(town, "teacher").get(f"/cases/{case}/plan/").content.decode()
    assert 'name="next_date" value="2026-06-22"' in page


def test_a_follow_up_that_was_not_held_is_told_in_list_and_page(town: Town, case: UUID) -> None:
    for day, told in ((date(2026, 6, 22), []), (date(2026, 6, 23), ["follow_up_overdue"])):
        with on(day):
            page = read_case(case, by=town["officer"])
            (line,) = list_cases(by=town["officer"]).lines
        assert [one.kind for one in page.warned] == told
        assert [one.kind for one in line.warned] == told


def test_all_members_see_by_when_they_answer_and_that_it_is_time(town: Town, case: UUID) -> None:
    for who in ("teacher", "officer", "coordinator"):
        with on(date(2026, 11, 6)):
            early = read_case(case, by=town[who])
        with on(date(2026, 11, 9)):
            late = read_case(case, by=town[who])
        assert (early.standing.question_date, early.standing.question_due) == (
            date(2026, 11, 9),
            False,
        )
        assert late.standing.question_due
        assert "Ska planen fortsätta?" in shown("case", late)
        assert "Ska planen fortsätta?" not in shown("case", early)
        assert "question_due" in [one.kind for one in late.warned]


def test_a_due_question_is_answered_with_the_follow_up_and_comes_again(
    town: Town, case: UUID
) -> None:
    following = date(2027, 1, 11)
    with on(date(2026, 11, 9)):
        with pytest.raises(Blocked) as refused:
            plan.follow_up(case, by=town["officer"], next_date=following)
        assert (refused.value.code, refused.value.field) == ("step.question", "direction")
        plan.follow_up(
            case, by=town["officer"], next_date=following, direction=Direction.COORDINATED
        )
        assert dates(case) == (following, date(2027, 5, 10))
        said = read_case(case, by=town["teacher"]).standing
    assert said.direction is not None
    assert (said.direction.direction, said.direction.source) == (
        "coordinated",
        town.agencies["police"].name,
    )
    assert not said.question_due
    assert said.factors == ()


def test_a_plan_does_not_go_on_and_end_at_once(town: Town, case: UUID) -> None:
    with pytest.raises(Blocked) as refused:
        plan.follow_up(
            case,
            by=town["teacher"],
            next_date=None,
            close_proposed=True,
            direction=Direction.CONTINUE,
        )
    assert (refused.value.code, refused.value.field) == ("plan.both", "direction")


def test_before_it_is_due_nobody_has_to_answer(town: Town, case: UUID) -> None:
    with on(date(2026, 11, 6)):
        plan.follow_up(case, by=town["officer"], next_date=date(2027, 1, 11))
    assert dates(case) == (date(2027, 1, 11), date(2026, 11, 9))


def test_that_the_case_ends_needs_no_further_date(town: Town, case: UUID) -> None:
    with on(date(2026, 11, 9)):
        plan.follow_up(case, by=town["officer"], next_date=None, direction=Direction.END)
    assert Case.objects.get(pk=case).state == "followed_up"
    # After a follow-up the answer alone is enough too: it moves no state.
    with on(date(2027, 5, 10)), pytest.raises(Blocked):
        plan.follow_up(case, by=town["officer"], next_date=None)
    with on(date(2027, 4, 28)):
        plan.follow_up(case, by=town["officer"], next_date=None, direction=Direction.INQUIRY)
    assert Case.objects.get(pk=case).state == "followed_up"


def test_the_form_says_at_its_field_what_is_missing(town: Town, case: UUID) -> None:
    with on(date(2026, 11, 9)):
        client = browser(town, "officer")
        form = sent(town, "officer", next_date="2027-01-11") | {"checked": ""}
        answer = client.post(f"/cases/{case}/follow-up/", form)
        assert answer.status_code == 422
        assert 'id="id_direction_error"' in answer.content.decode()
        form = sent(town, "officer", next_date="2027-01-11", direction="continue")
        assert client.post(f"/cases/{case}/follow-up/", form).status_code == 302


def test_open_actions_are_named_with_the_way_to_each_before_the_case_closes(
    town: Town, case: UUID
) -> None:
    with on(date(2026, 11, 6)):
        own = act(town, case, by="teacher")
        other = act(town, case, by="officer")
        page = browser(town, "teacher").get(f"/cases/{case}/closing/").content.decode()
        with pytest.raises(Blocked) as refused:
            plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
        assert refused.value.code == "step.open_actions"
        assert f"/cases/{case}/actions/{own}/" in page
        assert f"/actions/{other}/" not in page
        assert f"{town.agencies['police'].name} bedömer den" in page
        plan.assess_action(case, own, by=town["teacher"], outcome=Outcome.HANDED_OVER)
        with pytest.raises(Blocked) as refused:
            plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
        assert refused.value.code == "step.open_actions"
        plan.assess_action(case, other, by=town["officer"], outcome=Outcome.NOT_DONE)
        plan.close_case(case, by=town["teacher"], reason=CloseReason.HANDED_ON)
    assert dates(case) == (None, None)


def test_the_evaluation_is_read_by_the_agency_that_closed_and_by_nobody_else(
    town: Town, case: UUID
) -> None:
    with on(date(2026, 11, 6)):
        observe_factors(
            case,
            by=town["teacher"],
            observed_date=STARTED,
            moment=Moment.BEFORE,
            levels={Factor.SCHOOL: Level.LOW},
        )
        client = browser(town, "teacher")
        form = client.get(f"/cases/{case}/closing/").content.decode()
        assert "Skyddsfaktorer före och efter" in form
        answers = {"reason": "goals_met", "goals": "1", "youth_heard": "y", "guardians_better": "n"}
        assert (
            client.post(f"/cases/{case}/closing/", sent(town, "teacher", **answers)).status_code
            == 302
        )
        page = read_case(case, by=town["teacher"])
        assert page.evaluation.goals == "1"
        assert set(page.evaluation.voices) == {
            ("youth", "heard", "y"),
            ("guardians", "better", "n"),
        }
        assert "Lyssnade vi på dig?" in shown("case", page)
        others = read_case(case, by=town["officer"])
        assert (others.closing, others.evaluation.goals, others.evaluation.voices) == ("", "", ())


def test_a_closing_without_an_evaluation_is_as_long_in_the_database_as_one_with_it(
    town: Town, case: UUID
) -> None:
    with on(date(2026, 11, 6)):
        plan.close_case(case, by=town["teacher"], reason=CloseReason.NO_CONSENT)
        draft = towns.note_concern(town)
        said = dict.fromkeys(VOICES, Voice.YES)
        plan.close_case(
            draft, by=town["teacher"], reason=CloseReason.MOVED, goals=Goals.MET, voices=said
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(goals), length(voices) FROM casework_closing")
        lengths = cursor.fetchall()
    assert len(lengths) == 2
    assert len(set(lengths)) == 1


def test_answers_of_the_family_are_read_as_they_were_written() -> None:
    said = {(Family.YOUTH, Asked.HEARD): Voice.PARTLY, (Family.GUARDIANS, Asked.HELPED): Voice.YES}
    assert read_voices(written_voices(said)) == said
    assert read_voices(written_voices({})) == {}
    assert written_voices(said) == "y---p-"
