"""Protective factors: sealed and shared with the plan, counted without anybody, never scored."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection

from access.blocked import Blocked
from access.clock import STOCKHOLM, moved_to, today
from casework.management.demo import telling
from casework.models import Tally
from casework.models.observation import Factor, Level, Moment
from casework.pages import FactorLine
from casework.reading.cases import read_case
from casework.writing import plan
from casework.writing.observing import correct_observation, observe_factors
from casework.writing.tallying import half_year_of
from consent.guarded import UnguardedWrite
from consent.models import Release
from consent.relation import OutOfScope
from tests import town as towns
from tests.browsing import browser
from tests.casework.stories import consented
from tests.town import Town

SCHOOL, LEISURE, FRIENDS = Factor.SCHOOL, Factor.LEISURE, Factor.FRIENDS
LOW, SOME, HIGH = Level


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def case(town: Town) -> UUID:
    """A plan that runs, in which nothing has been observed."""
    return running(town)


def running(town: Town) -> UUID:
    case = consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Hjälp med läxor.")
    plan.start_plan(case, by=town["teacher"])
    return case


def observe(
    town: Town,
    case: UUID,
    levels: Mapping[Factor, Level],
    *,
    by: str = "teacher",
    moment: Moment = Moment.BEFORE,
    day: date | None = None,
    strengths: str = "",
) -> UUID:
    return observe_factors(
        case,
        by=town[by],
        observed_date=day or today(),
        moment=moment,
        levels=levels,
        strengths=strengths,
    )


def correct(town: Town, case: UUID, old: UUID, levels: Mapping[Factor, Level], **more: str) -> UUID:
    return correct_observation(
        case,
        old,
        by=town[more.get("by", "teacher")],
        observed_date=today(),
        moment=Moment(more.get("moment", "before")),
        levels=levels,
    )


def counted() -> dict[tuple[str, str, str], int]:
    rows = Tally.objects.filter(count__gt=0)
    return {(row.factor, row.level, row.moment): row.count for row in rows}


def steps(town: Town, case: UUID, who: str) -> list[tuple[str, str, str]]:
    """Factor, level before and level after, as somebody reads them on the case page."""

    def level(line: FactorLine, name: str) -> str:
        mark = getattr(line, name)
        return mark.level if mark else ""

    found = read_case(case, by=town[who]).standing.factors
    return [(line.factor, level(line, "before"), level(line, "after")) for line in found]


def test_the_agencies_of_the_consent_read_before_and_after(town: Town, case: UUID) -> None:
    observe(town, case, {SCHOOL: LOW, LEISURE: SOME}, strengths="Läser gärna.")
    observe(town, case, {SCHOOL: HIGH}, by="officer", moment=Moment.AFTER)

    for who in ("teacher", "officer"):
        assert steps(town, case, who) == [("leisure", "some", ""), ("school", "low", "high")]
    page = read_case(case, by=town["officer"]).standing.observations
    assert {(line.source, line.own, line.strengths) for line in page} == {
        (town.agencies["school"].name, False, "Läser gärna."),
        (town.agencies["police"].name, True, ""),
    }


def test_a_withdrawn_consent_takes_the_factors_of_others_from_the_page(town: Town) -> None:
    case = running(town)
    observe(town, case, {SCHOOL: LOW})
    observe(town, case, {LEISURE: HIGH}, by="officer")
    consent = Release.objects.filter(case_id=case).first().consent_id
    towns.withdraw(town, case, consent)

    assert steps(town, case, "teacher") == [("school", "low", "")]
    assert steps(town, case, "officer") == [("leisure", "high", "")]


def test_the_newest_step_counts_and_a_corrected_one_does_not(town: Town, case: UUID) -> None:
    observe(town, case, {SCHOOL: LOW}, day=today() - timedelta(days=3))
    newest = observe(town, case, {SCHOOL: HIGH}, day=today() - timedelta(days=1))
    assert steps(town, case, "officer") == [("school", "high", "")]

    correct(town, case, newest, {SCHOOL: SOME})
    assert steps(town, case, "officer") == [("school", "some", "")]
    lines = read_case(case, by=town["officer"]).standing.observations
    assert [(line.corrects, line.corrected) for line in lines] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_sealing_a_level_raises_its_number_and_nobody_elses(town: Town, case: UUID) -> None:
    observe(town, case, {SCHOOL: LOW, LEISURE: HIGH})
    observe(town, case, {SCHOOL: LOW}, by="officer")
    observe(town, case, {SCHOOL: SOME}, moment=Moment.AFTER)

    assert counted() == {
        ("school", "low", "before"): 2,
        ("leisure", "high", "before"): 1,
        ("school", "some", "after"): 1,
    }


def test_a_correction_moves_the_number(town: Town, case: UUID) -> None:
    old = observe(town, case, {SCHOOL: LOW, LEISURE: HIGH})
    observe(town, case, {SCHOOL: LOW})
    new = correct(town, case, old, {SCHOOL: HIGH, FRIENDS: SOME})

    assert counted() == {
        ("school", "low", "before"): 1,
        ("school", "high", "before"): 1,
        ("friends", "some", "before"): 1,
    }
    correct(town, case, new, {SCHOOL: HIGH}, moment="after")
    assert counted() == {("school", "low", "before"): 1, ("school", "high", "after"): 1}


def test_a_correction_moves_the_number_from_one_half_year_to_another(town: Town) -> None:
    with moved_to(datetime(2026, 6, 30, 10, tzinfo=STOCKHOLM)):
        case = running(town)
        old = observe(town, case, {SCHOOL: LOW})
        assert half_years() == {date(2026, 1, 1): 1}
    with moved_to(datetime(2026, 7, 1, 10, tzinfo=STOCKHOLM)):
        correct(town, case, old, {SCHOOL: LOW})
    assert half_years() == {date(2026, 7, 1): 1}


def half_years() -> dict[date, int]:
    return {row.half_year_date: row.count for row in Tally.objects.filter(count__gt=0)}


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 6, 30), date(2026, 1, 1)),
        (date(2026, 7, 1), date(2026, 7, 1)),
        (date(2026, 12, 31), date(2026, 7, 1)),
    ],
)
def test_in_which_half_year_a_day_lies(day: date, first: date) -> None:
    assert half_year_of(day) == first


def test_the_tally_is_of_one_collaboration_and_names_no_case_agency_or_person(
    town: Town, case: UUID
) -> None:
    observe(town, case, {SCHOOL: LOW})
    other = towns.found("Björkstad", "BS")
    observe(other, running(other), {SCHOOL: LOW})

    assert {field.attname for field in Tally._meta.get_fields()} == {
        "id",
        "collaboration_id",
        "half_year_date",
        "factor",
        "level",
        "moment",
        "count",
    }
    assert [row.count for row in Tally.objects.filter(count__gt=0)] == [1, 1]


def test_what_is_refused_counts_nothing(town: Town, case: UUID) -> None:
    tomorrow = today() + timedelta(days=1)
    for wrong in ({"levels": {}}, {"levels": {SCHOOL: LOW}, "day": tomorrow}):
        with pytest.raises(Blocked):
            observe(town, case, **wrong)
    old = observe(town, case, {SCHOOL: LOW})
    correct(town, case, old, {SCHOOL: SOME})
    with pytest.raises(Blocked) as refused:
        correct(town, case, old, {SCHOOL: HIGH})
    assert refused.value.code == "step.corrected"
    with pytest.raises(OutOfScope):
        correct(town, case, old, {SCHOOL: HIGH}, by="officer")
    assert counted() == {("school", "some", "before"): 1}


def test_the_tally_is_not_written_outside_a_change(town: Town, case: UUID) -> None:
    observe(town, case, {SCHOOL: LOW})
    with pytest.raises(UnguardedWrite):
        Tally.objects.update(count=7)
    with connection.cursor() as cursor, pytest.raises(UnguardedWrite):
        cursor.execute("UPDATE casework_tally SET count = 7")
    assert counted() == {("school", "low", "before"): 1}


def test_all_factors_are_asked_on_one_page_and_none_is_needed(town: Town, case: UUID) -> None:
    page = browser(town, "teacher").get(f"/cases/{case}/factors/").content.decode()

    for factor in Factor:
        assert page.count(f'name="{factor.value}"') == len(Level) + 1
        assert f'name="{factor.value}" value="" ' in page
    assert page.index('name="parent_support"') < page.index('name="leisure"')
    assert page.index('name="school"') < page.index('name="trusted_adult"')


def test_the_chart_has_a_table_that_says_the_same(town: Town, case: UUID) -> None:
    observe(town, case, {SCHOOL: LOW})
    observe(town, case, {SCHOOL: HIGH}, by="officer", moment=Moment.AFTER)
    page = browser(town, "teacher").get(f"/cases/{case}/").content.decode()
    figure = page[page.index('<figure class="chart factors"') : page.index("</figure>")]

    assert figure.count('<rect class="earlier" width="33.33%"') == 1
    assert figure.count('<rect class="drawn" width="100%"') == 1
    table = figure[figure.index("<table") :]
    assert table.index("I låg grad") < table.index("I hög grad")
    assert "aria-hidden" in figure[: figure.index("<table")]
    assert "<details" not in figure


def test_before_or_after_is_chosen_by_whoever_observes(town: Town, case: UUID) -> None:
    client = browser(town, "teacher")
    address = f"/cases/{case}/factors/"
    for _ in range(2):
        page = client.get(address).content.decode()
        assert page.count('name="moment"') == 2
        assert re.search(r'name="moment"[^>]* checked', page) is None
        observe(town, case, {SCHOOL: LOW})
    typed = {
        "acting_for": str(town["teacher"].membership_id),
        "sending": str(uuid4()),
        "observed_date": today().isoformat(),
        "school": "low",
    }
    answer = client.post(address, typed)
    assert answer.status_code == 422
    assert "Välj ett alternativ" in answer.content.decode()
