"""Advice by telephone is one line without persons, of one's own agency alone (domain 0.15)."""

import json
import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from access.blocked import Blocked
from access.clock import today
from audit.models import Body
from casework.forms import AdviceForm
from casework.models import Advice
from casework.models.advice import AdviceKind
from casework.reading.advice import list_advice
from casework.writing.advice import record_advice
from consent.guarded import UnguardedWrite
from tests import town as towns
from tests.browsing import browser
from tests.town import Town

# What differs from page to page: ids, tokens, nonces.
OF_THE_PAGE = r"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9]{64}|[A-Za-z0-9_-]{22}"


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def give(town: Town, who: str, days: int = 0, advice: AdviceKind = AdviceKind.SSPF) -> UUID:
    return record_advice(by=town[who], given_date=today() - timedelta(days=days), advice=advice)


def test_a_line_has_day_and_advice_and_nothing_in_which_to_name_anybody() -> None:
    assert set(AdviceForm().fields) == {"sending", "given_date", "advice"}
    columns = {field.name for field in Advice._meta.get_fields()}
    assert columns == {"id", "agency", "given_date", "advice", "noted_at", "struck_at"}


def test_the_counts_of_the_months_are_those_of_the_lines(town: Town) -> None:
    for days in (0, 0, 40, 80):
        give(town, "teacher", days)
    give(town, "colleague", 40, AdviceKind.REPORT)
    page = list_advice(by=town["contact"])
    for month in page.months:
        assert month.count == len(month.lines) == sum(month.of(kind) for kind in page.kinds)
        assert {line.day.replace(day=1) for line in month.lines} == {month.month}
    assert sum(month.count for month in page.months) == Advice.objects.count() == 5
    shown = browser(town, "teacher").get("/advice/").content.decode()
    rows = shown[shown.index("Raderna") :].count("<tr>") - 1
    assert rows == 5


def test_another_agency_sees_none_of_them(town: Town) -> None:
    give(town, "teacher")
    assert list_advice(by=town["officer"]).months == ()
    assert len(list_advice(by=town["colleague"]).months) == 1


def test_what_is_older_than_a_year_is_neither_listed_nor_counted(town: Town) -> None:
    give(town, "teacher", 400)
    assert list_advice(by=town["teacher"]).months == ()


def test_noting_and_opening_the_list_are_one_act_each(town: Town) -> None:
    before = Body.objects.count()
    give(town, "teacher")
    list_advice(by=town["teacher"])
    acts = Body.objects.order_by("index").values_list("act", flat=True)
    assert list(acts)[before:] == ["record_advice", "list_advice"]


def test_a_day_that_has_not_been_is_refused_and_the_form_comes_back(town: Town) -> None:
    with pytest.raises(Blocked):
        give(town, "teacher", -1)
    client = browser(town, "teacher")
    sent: dict[str, Any] = {
        "acting_for": str(town["teacher"].membership_id),
        "sending": str(uuid4()),
        "given_date": (today() + timedelta(days=1)).isoformat(),
        "advice": "sspf",
    }
    answer = client.post("/advice/new/", sent)
    assert (answer.status_code, Advice.objects.count()) == (422, 0)
    assert "Datumet har inte varit än." in answer.content.decode()
    sent["given_date"] = today().isoformat()
    for _time in range(2):  # sending it twice is harmless
        assert client.post("/advice/new/", sent).status_code == 302
    assert Advice.objects.count() == 1


def test_a_line_is_written_through_the_gate_alone(town: Town) -> None:
    with pytest.raises(UnguardedWrite):
        Advice.objects.create(
            agency_id=town.agency("school"),
            given_date=today(),
            advice="sspf",
            noted_at="2026-11-26T10:00:00Z",
        )


# A line that was mistyped.


def strike(town: Town, who: str, line: UUID, **typed: Any) -> Any:
    sent = {"acting_for": str(town[who].membership_id), "sending": str(uuid4()), **typed}
    return browser(town, who).post(f"/advice/{line}/", sent)


def test_a_line_that_is_struck_is_neither_listed_nor_counted_and_is_kept(town: Town) -> None:
    stays, mistyped = give(town, "teacher"), give(town, "teacher", 3, AdviceKind.REPORT)
    asked = browser(town, "teacher").get(f"/advice/{mistyped}/").content.decode()
    assert "Det går inte att ångra" in asked
    assert "Orosanmälan" in asked
    assert sum(month.count for month in list_advice(by=town["teacher"]).months) == 2
    assert strike(town, "teacher", mistyped).status_code == 302
    (month,) = list_advice(by=town["teacher"]).months
    assert [line.line_id for line in month.lines] == [stays]
    assert (month.count, month.of("sspf"), month.of("report")) == (1, 1, 0)
    assert Advice.objects.get(pk=mistyped).struck_at is not None


def test_nothing_is_struck_before_it_is_confirmed(town: Town) -> None:
    line = give(town, "teacher")
    browser(town, "teacher").get(f"/advice/{line}/")
    assert strike(town, "teacher", line, sending="").status_code == 422
    assert Advice.objects.get(pk=line).struck_at is None


def test_any_who_notes_advice_in_the_agency_strikes_a_line_and_a_second_press_does_nothing(
    town: Town,
) -> None:
    line = give(town, "teacher")
    assert strike(town, "colleague", line).status_code == 302
    when = Advice.objects.get(pk=line).struck_at
    before = Body.objects.count()
    assert strike(town, "teacher", line).status_code == 302
    assert Advice.objects.get(pk=line).struck_at == when
    acts = Body.objects.order_by("index").values_list("act", flat=True)
    assert "strike_advice" not in list(acts)[before:]
    assert browser(town, "teacher").get(f"/advice/{line}/").status_code == 404


def test_another_agency_can_neither_see_nor_strike_a_line_and_learns_not_that_it_is_there(
    town: Town,
) -> None:
    line = give(town, "teacher", 0, AdviceKind.REPORT)
    client = browser(town, "officer")
    answers = []
    for one in (line, uuid4()):
        shown, struck = client.get(f"/advice/{one}/"), strike(town, "officer", one)
        page = re.sub(OF_THE_PAGE, "", shown.content.decode())
        answers.append((shown.status_code, page, struck.status_code))
    assert answers[0] == answers[1]
    assert (answers[0][0], answers[0][2]) == (404, 404)
    assert Advice.objects.get(pk=line).struck_at is None


def test_the_log_says_who_struck_which_line_and_who_tried(town: Town) -> None:
    line = give(town, "teacher")
    before = Body.objects.count()
    strike(town, "officer", line)
    browser(town, "teacher").get(f"/advice/{line}/")
    strike(town, "teacher", line)
    entries = [
        json.loads(bytes(one.bytes)) for one in Body.objects.order_by("index")[before:].all()
    ]
    said = [(one["act"], one["outcome"], one["asked"]) for one in entries if one.get("asked")]
    assert said == [
        ("strike_advice", "refused", str(line)),
        ("open_form", "shown", str(line)),
        ("strike_advice", "changed", str(line)),
    ]
