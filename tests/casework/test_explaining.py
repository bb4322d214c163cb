"""Each state, mark and line is explained where it stands."""

from dataclasses import replace

from casework import workflow
from casework.explaining import CONSENTS, LEGENDS, PROTECTED, STATES, WITHHELD
from casework.wording import CONSENT_LABELS
from consent.terms import ConsentState
from tests.casework.page_values import CASE_LIST, CASE_PAGE, CLOSED, GONE, shown


def case(page: object) -> str:
    return shown("case", page)


def test_every_state_of_a_case_and_of_a_consent_is_explained() -> None:
    assert [str(word) for word, _text in STATES] == [
        str(workflow.STATE_LABELS[state]) for state in workflow.State
    ]
    assert len(CONSENTS) == len(CONSENT_LABELS) == len(ConsentState) + 1
    assert all(text for _title, rows in LEGENDS.values() for _word, text in rows)


def test_the_case_page_explains_state_consent_protection_and_the_withheld_line() -> None:
    page = case(CASE_PAGE)
    for name in ("states", "protected", "withheld", "owners"):
        assert str(LEGENDS[name][0]) in page, name
    assert "Det som är ikryssat får delas. En tom ruta betyder nej." in page


def test_protection_is_explained_only_where_it_is_told() -> None:
    title = str(LEGENDS["protected"][0])
    assert title not in case(replace(CASE_PAGE, protected=False))
    assert title not in case(GONE)
    assert title in case(CLOSED if CLOSED.protected else CASE_PAGE)
    assert any("finns det inte" in str(text) for _word, text in PROTECTED)


def test_the_explanation_of_the_withheld_line_tells_nothing_of_what_lies_behind() -> None:
    assert str(WITHHELD[0][1]).startswith("Raden ser likadan ut")
    assert str(LEGENDS["withheld"][0]) not in case(replace(CASE_PAGE, others=()))


def test_the_list_explains_its_words_and_an_empty_list_says_what_to_do() -> None:
    full = shown("list", CASE_LIST)
    assert str(LEGENDS["states"][0]) in full
    assert str(LEGENDS["consents"][0]) in full
    empty = shown("list", replace(CASE_LIST, lines=(), waiting=(), has_next=False, page=1))
    assert "Du arbetar inte med något ärende" in empty
    assert "tilldelar dig själv eller en kollega" in empty


def test_an_empty_plan_and_no_notes_say_what_comes_next() -> None:
    empty = replace(CASE_PAGE, notes=(), goals=(), actions=())
    assert "Lägg till en: vad som ska göras" in case(empty)
    assert "be den verksamhet som vet att dela" in case(empty)
    assert "Planen har inte startat" in case(replace(empty, state="concern_noted"))
    assert "Planen" not in case(replace(GONE, goals=(), actions=()))
