"""The pages of casework, rendered with values made by hand: what they show, and what never."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from casework.pages import CaseList, StepLine
from casework.templatetags.words import WORDS, all_words, words
from tests.casework.attack import CONSENT
from tests.casework.page_values import (
    CASE,
    CASE_LIST,
    CASE_PAGE,
    CLOSED,
    FORMS,
    GONE,
    ITEM,
    NUMBER,
    PAGES,
    POLICE,
    RELEASE,
    shown,
    shown_form,
)

FOLDER = Path(settings.BASE_DIR) / "templates" / "casework"
GONE_WORDS = "Samtycket gäller inte längre för din verksamhet."
WITHHELD_WORDS = "eventuella övriga uppgifter visas inte"
EVERY_PAGE = [*PAGES, *FORMS]
CASE_PAGES = [CASE_PAGE, GONE, CLOSED, replace(CASE_PAGE, safety="unknown")]


def page_of(name: str) -> str:
    return shown_form(name) if name in FORMS else shown(name, PAGES[name])


def test_every_page_of_casework_is_tried_here() -> None:
    assert {path.stem for path in FOLDER.glob("*.html")} - {"form_base", "check"} == set(EVERY_PAGE)


def test_no_template_is_long() -> None:
    long = [path.name for path in FOLDER.rglob("*.html") if len(path.read_text().split("\n")) > 150]
    assert long == []


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_what_people_wrote_is_text_on_every_page(name: str) -> None:
    page = page_of(name)

    assert not re.search("<script(?! src=)", page)
    assert not re.search(r"""<[^>]*'">""", page)


@pytest.mark.parametrize("name", ["list", "case", "consent", "note_form", "release_form"])
def test_the_attack_was_there_to_be_escaped(name: str) -> None:
    assert "&#x27;&quot;&gt;&lt;script&gt;" in page_of(name)


@pytest.mark.parametrize("data", [GONE, CLOSED])
def test_what_people_wrote_is_text_when_scope_is_lost_and_when_closed(data: object) -> None:
    page = shown("case", data)

    assert "&lt;script&gt;" in page
    assert "<script" not in page


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_a_title_carries_the_number_at_most(name: str) -> None:
    found = re.search(r"<title>(.*?)</title>", page_of(name))

    assert found is not None
    for word in ("Elias", "Polisen", "Karin", "Kollega", "alert", "frånvaro"):
        assert word not in found[1]


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_every_page_has_one_heading_of_the_first_level(name: str) -> None:
    assert page_of(name).count("<h1") == 1


def test_out_of_scope_only_the_number_own_items_and_the_consent_record_are_left() -> None:
    page = shown("case", GONE)

    assert GONE_WORDS in page
    for kept in (NUMBER, "Egen anteckning", "Elias", f"/consents/{CONSENT}/"):
        assert kept in page
    for gone in (
        WITHHELD_WORDS,
        "Planen pågår",
        "Vem får veta vad",
        "Tidslinje",
        "Nästa steg",
        "Nästa datum",
        "Ärendet är avslutat",
        "Ring, mejla inte",
        "Ingen vårdnadshavare får kontaktas",
        "Kollega",
        "Bedöm",
        f'/items/{ITEM}/"',
        "?corrects=",
    ):
        assert gone not in page, gone


def test_out_of_scope_looks_the_same_whatever_state_the_case_is_in() -> None:
    plain = replace(GONE, closed=False, protected=False, state="", steps=(), others=(), matrix=())
    hints = replace(plain, protected=True, state="talk_held", consent_state="withdrawn")

    assert _without_token(shown("case", plain)) == _without_token(shown("case", hints))


def test_in_scope_there_is_one_line_for_another_agency() -> None:
    page = shown("case", CASE_PAGE)

    assert page.count(WITHHELD_WORDS) == 1
    assert 'class="mine"' in page
    assert "Giltigt till 1 mars 2027" in page


def test_the_notes_one_came_for_stand_before_the_table_and_the_withheld_lines() -> None:
    page = shown("case", CASE_PAGE)

    assert page.index("Egen anteckning") < page.index("Vem får veta vad")
    assert page.index("Egen anteckning") < page.index(WITHHELD_WORDS)


def test_paper_tells_the_day_and_for_whom_it_was_printed_and_no_name() -> None:
    page = shown("case", CASE_PAGE)
    foot = page[page.index("only-print printed") :].split("</p>")[0]

    assert "Utskrivet" in foot
    assert "Granskolan" in foot


def test_a_closed_case_shares_nothing_and_can_begin_again() -> None:
    page = shown("case", CLOSED)

    assert "Ärendet är avslutat." in page
    assert "Den unge har flyttat" in page
    assert f"/cases/{CASE}/again/" in page
    for gone in (WITHHELD_WORDS, "Vem får veta vad", f"/items/{ITEM}/", "Sluta dela", "Bedöm"):
        assert gone not in page, gone


@pytest.mark.parametrize("page", CASE_PAGES)
def test_numbers_to_call_are_on_every_case_page_once(page: object) -> None:
    html = shown("case", page)

    assert html.count('id="emergency_title"') == 1
    assert "0000-00 00 01" in html


@pytest.mark.parametrize("answer", ["yes", "unknown"])
def test_a_child_in_danger_makes_a_report_the_next_step(answer: str) -> None:
    page = shown("case", replace(CASE_PAGE, safety=answer))

    assert "Ingen vårdnadshavare får kontaktas" in page
    assert page.index("Nästa steg") < page.index("Gör orosanmälan") < page.index("Vem det gäller")


def test_a_safe_case_does_not_forbid_contact() -> None:
    assert "Ingen vårdnadshavare får kontaktas" not in shown("case", CASE_PAGE)


def test_a_shut_step_says_why_and_what_opens_it() -> None:
    shut = StepLine("ask_consent", "step.safety", "Svara först.", next=True)
    first = StepLine("safety_question", "", "", next=False)
    page = shown("case", replace(CASE_PAGE, steps=(shut, first), safety="", consents=()))

    assert "Svara först." in page
    assert f'href="/cases/{CASE}/consents/"' not in page
    assert page.count(f'href="/cases/{CASE}/safety/"') == 2


def test_a_role_that_may_not_is_offered_nothing() -> None:
    page = shown("case", CASE_PAGE, may=False)

    for way in ("/agencies/", "/members/", "/notes/", "/withdrawals/", "/answers/"):
        assert f'{way}"' not in page


def test_a_note_about_a_guardian_and_a_correction_say_so() -> None:
    page = shown("case", CASE_PAGE)

    assert "Skola – vårdnadshavare 1" in page
    assert "Rättelse" in page


def test_a_running_release_can_be_ended_and_an_ended_one_cannot() -> None:
    page = shown("case", CASE_PAGE)

    assert f'href="/cases/{CASE}/releases/{RELEASE}/"' in page
    assert "Fritid kan inte läsa längre" in page
    assert "/releases/00000000-0000-0000-0000-000000000014/" not in page


def test_invariant_5_the_list_shows_names_only_when_asked_and_never_a_protected_one() -> None:
    hidden = shown("list", replace(CASE_LIST, names_shown=False))
    names = shown("list", CASE_LIST)

    assert "Elias" in names
    assert "Elias" not in hidden
    for page in (names, hidden):
        assert "Saga" not in page
        assert "Skyddade personuppgifter" in page


def test_a_row_out_of_scope_is_a_number_and_a_sentence() -> None:
    page = shown("list", CASE_LIST)

    assert f'TB-2026-9XYZ</a></th> <td colspan="4">{GONE_WORDS}</td> </tr>' in page
    rows = page[page.index("<tbody>") : page.index("</tbody>")]
    assert "Borta" not in page
    assert "Orossamtal hållet" not in rows


def test_the_list_leads_on() -> None:
    page = shown("list", CASE_LIST)

    assert f'href="/cases/{POLICE}/members/">TB-2026-8WTG' in page
    for way in (
        "/cases/new/",
        "/consultations/new/",
        "?page=1",
        "?page=3",
        'name="show" value="no"',
    ):
        assert way in page


def test_a_role_that_cannot_note_is_not_asked_to() -> None:
    assert "/cases/new/" not in shown("list", CASE_LIST, may=False)


def test_an_empty_list_teaches() -> None:
    page = shown("list", CaseList((), (), names_shown=False, page=1, has_next=False, unsent=False))

    assert "Du arbetar inte med något ärende" in page
    assert "Visa namn" not in page


def test_a_code_without_a_word_becomes_nothing() -> None:
    assert words("no_such", "state") == words("yes", "no_such") == ""
    assert all_words(["leisure", "no_such"], "topic") == ["Fritid", ""]


@pytest.mark.parametrize("kind", WORDS)
def test_every_kind_of_code_has_its_words(kind: str) -> None:
    assert all(words(code, kind) for code in WORDS[kind])


def _without_token(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
