"""The forms of casework as pages: what they ask and keep, and when there is nothing to send."""

import re
from dataclasses import replace

import pytest

from casework.pages import StepLine
from tests.casework.page_values import (
    CASE,
    FORM_PAGE,
    FORMS,
    ITEM,
    LEISURE,
    ME,
    NUMBER,
    POLICE,
    shown_form,
)

# Forms on a question without identity.
OF_NO_CASE = {"consultation_reply", "consultation_end"}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_has_one_button_a_way_out_and_what_the_door_asks_for(name: str) -> None:
    page = shown_form(name)
    form = page[page.index("<main") : page.index("</main>")]

    # A withdrawal has a button for each giver, and one before them that the Enter key finds.
    givers = len(re.findall(r'name="(?:part_)?giver"', form)) if name == "withdraw_form" else 0
    assert form.count('type="submit"') == 1 + givers
    assert "Avbryt</a>" in form
    assert form.count('name="sending"') == 1
    assert form.count('name="csrfmiddlewaretoken"') == 1
    assert f'name="acting_for" value="{ME}"' in form
    assert NUMBER in form or name in OF_NO_CASE


@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_comes_back_says_what_is_wrong_first(name: str) -> None:
    page = shown_form(name, data={"sending": "x"})

    assert "Formulärets nummer är fel" in page
    assert page.index("Något behöver rättas") < page.index("<h1")
    for target in set(re.findall(r'<li><a href="#(\w+)"', page)):
        assert f'id="{target}"' in page


def test_crosses_are_kept_when_the_question_comes_back() -> None:
    page = shown_form("ask_form", data={"crosses": [f"{POLICE}:leisure"]})

    assert page.count(" checked") == 1
    assert f'value="{POLICE}:leisure" checked' in page
    assert f'value="{LEISURE}:leisure"' in page


def test_a_question_that_may_not_be_asked_has_no_form() -> None:
    shut = replace(FORM_PAGE, shut=StepLine("ask_consent", "step.safety", "Svara först.", True))
    page = shown_form("ask_form", shut)

    assert "Svara först." in page
    assert f"/cases/{CASE}/safety/" in page
    assert 'name="crosses"' not in page
    assert "Gör orosanmälan" in page


def test_crosses_are_not_lost_when_the_question_was_shut_meanwhile() -> None:
    shut = replace(FORM_PAGE, shut=StepLine("ask_consent", "step.safety", "Svara först.", True))
    page = shown_form("ask_form", shut, data={"crosses": [f"{POLICE}:leisure"]})

    assert "Svara först." in page
    assert f'value="{POLICE}:leisure" checked' in page


@pytest.mark.parametrize("name", ["note_form", "release_form"])
def test_only_an_agency_that_consent_covers_can_be_ticked(name: str) -> None:
    page = shown_form(name)

    assert re.findall(r'name="receivers" value="([^"]*)"', page) == [str(POLICE)]
    assert "checked" not in page
    assert "Skola · Fritid" in page
    assert "Kan läsa till 1 mars 2027" in page
    assert "sakna egen sekretess" in page
    assert "Omfattas inte" in page


def test_a_note_that_comes_back_keeps_text_and_ticks() -> None:
    page = shown_form("note_form", data={"text": "Såg <honom>.", "receivers": [str(POLICE)]})

    assert "Såg &lt;honom&gt;." in page
    assert f'value="{POLICE}" id="id_receivers_0" checked' in page


def test_a_correction_carries_what_it_corrects() -> None:
    page = shown_form("note_form", corrects=ITEM)

    assert f'name="corrects" value="{ITEM}"' in page
    assert "Den gamla anteckningen står kvar" in page


def test_an_item_that_can_be_shared_with_nobody_has_no_button() -> None:
    page = shown_form("release_form", replace(FORM_PAGE, receivers=FORM_PAGE.receivers[1:]))

    assert "Omfattas inte" in page
    assert "Dela uppgiften" not in page


def test_withdrawing_says_who_loses_what_and_that_words_cannot_be_taken_back() -> None:
    page = shown_form("withdraw_form")

    assert "<li>Polisen" in page
    assert "kan inte tas tillbaka" in page


@pytest.mark.parametrize(
    ("name", "empty", "words"),
    [
        ("invite_form", {"agencies": ()}, "Ingen verksamhet kan bjudas in nu"),
        ("members_form", {"members": ()}, "är redan tilldelade"),
    ],
)
def test_with_nobody_to_choose_there_is_nothing_to_send(
    name: str, empty: dict[str, tuple[()]], words: str
) -> None:
    page = shown_form(name, replace(FORM_PAGE, **empty))

    assert words in page
    assert "Avbryt" not in page


def test_with_everybody_assigned_there_is_a_way_back_all_the_same() -> None:
    everybody = replace(FORM_PAGE, members=())
    assert "Tillbaka till ärendet</a>" in shown_form("members_form", everybody)
    nobody_here = shown_form("members_form", replace(everybody, colleagues=()))
    assert "Tillbaka till ärendet" not in nobody_here
    assert "Till mina ärenden</a>" in nobody_here


def test_whoever_is_not_assigned_goes_back_to_the_list() -> None:
    page = shown_form("members_form", replace(FORM_PAGE, colleagues=()))

    assert f'href="/cases/{CASE}/"' not in page
    assert f'href="/cases/{CASE}/"' in shown_form("members_form")


def test_the_reason_is_asked_for_only_when_an_answer_changes() -> None:
    assert 'name="reason"' in shown_form("safety_form")
    first = replace(FORM_PAGE, answered_before=False)
    assert 'name="reason"' not in shown_form("safety_form", first)
    assert 'name="reason"' in shown_form("safety_form", first, data={"reason": "x"})


def test_a_talk_before_consent_is_asked_needs_a_reason() -> None:
    assert 'name="mandate"' not in shown_form("talk_form")
    assert 'name="mandate"' in shown_form("talk_form", replace(FORM_PAGE, state="concern_noted"))
