"""Thirty cases by five agencies on one page: decided now, in one act and a few statements."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.acts import Act
from audit.models import Body
from casework.management.demo import telling
from casework.models.identity import Protection
from casework.reading.coverage import list_coverage
from consent.models import CaseAssignment
from consent.terms import Topic
from tests import town as towns
from tests.town import Town
from vault import opening


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def given(town: Town, receivers: tuple[str, ...]) -> UUID:
    case = towns.note_concern(town)
    consent = towns.ask(town, case, receivers=receivers)
    for giver, kind in ((towns.ONE, towns.YES), (towns.TWO, towns.YES), (towns.YOUTH, towns.VIEW)):
        telling.answer(case, consent, town["teacher"], giver, kind)
    return case


def answers(town: Town, name: str = "teacher") -> dict[str, str]:
    (row,) = list_coverage(by=town[name]).rows
    return {cell.label: cell.answer for cell in row.cells}


def test_an_agency_without_a_cross_is_a_no_with_the_reason(town: Town) -> None:
    given(town, ("police", "coordination"))
    (row,) = list_coverage(by=town["teacher"]).rows
    cells = {cell.label: cell for cell in row.cells}
    assert {name: cell.answer for name, cell in cells.items()} == {
        "SSPF-samordningen": "yes",
        "Fritid": "no",
        "Granskolan": "own",
        "Polisen": "yes",
        "Socialtjänsten": "no",
    }
    assert "omfattar inte den här verksamheten" in cells["Fritid"].reason


def test_a_withdrawal_for_one_agency_shows_at_the_next_look(town: Town) -> None:
    case, consent = towns.consented(town)
    assert answers(town)["Polisen"] == "yes"
    towns.withdraw(town, case, consent)
    assert set(answers(town).values()) == {"no", "own"}


def test_before_all_have_answered_every_cell_is_a_no(town: Town) -> None:
    case = towns.note_concern(town)
    consent = towns.ask(town, case)
    telling.answer(case, consent, town["teacher"], towns.ONE, towns.YES)
    assert set(answers(town).values()) == {"no", "own"}


def test_ones_own_cell_is_no_refusal_where_nobody_was_asked(town: Town) -> None:
    """As of a case with a protected identity, of which nobody is asked for long."""
    towns.note_concern(town, protection=Protection.YES)
    (row,) = list_coverage(by=town["teacher"]).rows
    cells = {cell.label: cell for cell in row.cells}
    assert (cells["Granskolan"].answer, cells["Granskolan"].reason) == ("own", "")
    assert {cell.answer for name, cell in cells.items() if name != "Granskolan"} == {"no"}


def test_an_agency_out_of_scope_sees_the_number_and_no_cell(town: Town) -> None:
    case, consent = towns.consented(town)
    towns.withdraw(town, case, consent)
    (row,) = list_coverage(by=town["officer"]).rows
    assert row.cells == ()


def statements(town: Town) -> tuple[int, int]:
    """How many statements the page takes, the log's own six left out; and its rows."""
    with CaptureQueriesContext(connection) as caught:
        page = list_coverage(by=town["teacher"])
    told = [q["sql"] for q in caught.captured_queries]
    told = [sql for sql in told if not sql.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    own = [sql for sql in told if "audit_" not in sql and "access_revision" not in sql[:200]]
    return len(own), len(page.rows)


def test_thirty_cases_by_five_agencies_take_no_more_statements_than_one(town: Town) -> None:
    counted = {}
    for wanted in (1, 30):
        while (
            CaseAssignment.objects.filter(membership_id=town["teacher"].membership_id).count()
            < wanted
        ):
            case = given(town, ("police", "coordination", "social", "leisure"))
            telling.note(case, town["teacher"], Topic.SUPPORT, "Delas inte här.")
        counted[wanted] = statements(town)
    assert counted[30][1] == 30
    assert counted[1][0] == counted[30][0] <= 8


def test_one_act_in_the_log_holds_all_ids_and_nothing_is_opened(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = {given(town, ("police", "coordination")) for _ in range(3)}
    opened: list[object] = []
    monkeypatch.setattr(opening, "_open_row", lambda *args: opened.append(args))
    list_coverage(by=town["teacher"])
    body = Body.objects.filter(log_id=town.collaboration.pk).order_by("-index").first()
    assert body
    assert body.act == Act.LIST_CONSENTS
    subjects = bytes(body.bytes).decode()
    from audit.codes import short

    assert all(short(case) in subjects for case in cases)
    assert opened == []
