"""Who may be told what: a no only where an answer stands, and an end where there was a yes."""

from uuid import UUID

import pytest

from casework.management.demo import telling
from casework.reading.cases import read_case
from consent.terms import CONSENT_TOPICS, Topic
from tests import town as towns
from tests.casework.page_values import shown
from tests.town import NO, ONE, Town

FIRST, *REST = CONSENT_TOPICS


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def asked(town: Town, case: UUID, *topics: Topic) -> UUID:
    telling.safe_to_ask(case, town["teacher"])
    return telling.ask(case, town["teacher"], [town.agency("police")], topics=topics)


def told_of_the_police(town: Town, case: UUID) -> tuple[str, ...]:
    (row,) = [row for row in read_case(case, by=town["teacher"]).matrix if row.agency == "Polisen"]
    return row.cells


def test_while_answers_are_awaited_nothing_is_a_no(town: Town) -> None:
    case = towns.note_concern(town)
    consent = asked(town, case, FIRST)
    waiting = ("not_yet", *[""] * len(REST))
    assert told_of_the_police(town, case) == waiting
    telling.answer(case, consent, town["teacher"], ONE)
    assert told_of_the_police(town, case) == waiting


def test_a_yes_makes_an_empty_box_a_no(town: Town) -> None:
    case = towns.note_concern(town)
    consent = asked(town, case, FIRST)
    for giver, kind in telling.yes_of_all(consent).items():
        telling.answer(case, consent, town["teacher"], giver, kind)
    assert told_of_the_police(town, case) == ("yes", *["no"] * len(REST))


def test_a_no_is_a_no(town: Town) -> None:
    case = towns.note_concern(town)
    telling.answer(case, asked(town, case, FIRST), town["teacher"], ONE, NO)
    assert set(told_of_the_police(town, case)) == {"no"}


def test_what_is_withdrawn_has_ended_until_one_asks_anew(town: Town) -> None:
    case, consent = towns.consented(town)
    towns.withdraw(town, case, consent)
    assert set(told_of_the_police(town, case)) == {"ended"}
    telling.ask(case, town["teacher"], [town.agency("police")], topics=[FIRST])
    assert told_of_the_police(town, case)[0] == "not_yet"


def test_the_words_of_the_matrix(town: Town) -> None:
    case = towns.note_concern(town)
    consent = asked(town, case, FIRST)
    page = shown("case", read_case(case, by=town["teacher"]))
    matrix = page[page.index("Vem får veta vad") :].split("</table>")[0]
    assert "Inte än" in matrix
    assert "Nej" not in matrix
    for giver, kind in telling.yes_of_all(consent).items():
        telling.answer(case, consent, town["teacher"], giver, kind)
    from casework.writing.consents import withdraw_consent
    from consent.terms import Channel

    withdraw_consent(case, consent, by=town["teacher"], giver=ONE, channel=Channel.PHONE)
    assert "Upphört" in shown("case", read_case(case, by=town["teacher"]))
