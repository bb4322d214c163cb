"""What was called by two names, or offered to whom it did not concern."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings

from access.clock import today
from agencies.forms import OtherPasswordForm
from casework.forms import AnswerForm
from casework.management.demo import telling
from casework.reading.cases import read_case
from casework.wording import EVENT_LABELS
from consent.terms import CONSENT_TOPICS, AnswerKind
from consent.wording import ANSWER_LABELS
from tests import town as towns
from tests.casework.page_values import CASE_PAGE, shown
from tests.casework.test_checking import Teacher
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def guardian_step(town: Town, case: UUID) -> tuple[bool, str]:
    page = read_case(case, by=town["teacher"])
    (step,) = [step for step in page.steps if step.name == "name_guardian"]
    return step.open, step.reason


def test_a_third_guardian_cannot_be_named_and_the_step_says_why(town: Town) -> None:
    case = towns.note_concern(town)
    assert guardian_step(town, case) == (False, "Två vårdnadshavare är redan tillagda.")
    alone = telling.concern(
        town["teacher"],
        ("Noah", "Ceder"),
        "20101001-2399",
        telling.ConcernCategory.TRAFFIC,
        "Kör A-traktor.",
    )
    assert guardian_step(town, alone) == (True, "")


def test_a_view_that_was_recorded_has_one_name() -> None:
    assert str(EVENT_LABELS["answer.view"]) == str(ANSWER_LABELS[AnswerKind.VIEW])


def test_a_talk_about_a_concern_is_spelt_alike_everywhere() -> None:
    root = Path(settings.BASE_DIR)
    said = (root / "locale/en/LC_MESSAGES/django.po").read_text().lower()
    assert "orosamtal" not in said
    assert "orossamtal" in said


def test_the_head_of_the_case_says_that_it_is_the_consent_that_stands_so() -> None:
    assert "<span>Samtycke:" in shown("case", CASE_PAGE)


def test_what_guardians_let_be_told_of_themselves_is_asked_of_guardians_alone() -> None:
    of_age = AnswerForm()
    of_age.offer_givers({"youth": ""})
    assert "about_self" not in of_age.fields
    child = AnswerForm()
    child.offer_givers({"guardian_1": "", "youth": ""})
    assert "about_self" in child.fields


def test_the_youths_answer_says_nothing_of_a_guardian(town: Town) -> None:
    case = towns.note_concern(town)
    path = f"/cases/{case}/consents/{towns.ask(town, case)}/answers/"
    form = {"giver": "youth", "kind": "view", "channel": "meeting", "about_self": "on"}
    _status, page = Teacher(town).send(path, **form)
    assert "Uppgifter om vårdnadshavaren själv" not in page
    _status, page = Teacher(town).send(path, **{**form, "giver": "guardian_1", "kind": "yes"})
    assert "Uppgifter om vårdnadshavaren själv" in page


def test_crosses_are_told_a_line_an_agency_in_the_order_of_the_form(town: Town) -> None:
    case = towns.note_concern(town)
    telling.safe_to_ask(case, town["teacher"])
    first, second = CONSENT_TOPICS[:2]
    police, coordination = town.agency("police"), town.agency("coordination")
    form = {
        "purposes": "school_support",
        "crosses": [f"{police}:{second}", f"{police}:{first}", f"{coordination}:{first}"],
        "until_date": (today() + timedelta(days=90)).isoformat(),
        "channel": "meeting",
        "language": "sv",
        "identity_check": "document",
        "custody": "joint",
        "custody_checked_date": today().isoformat(),
    }
    _status, page = Teacher(town).send(f"/cases/{case}/consents/", **form)
    assert "SSPF-samordningen (skola)\nPolisen (skola, fritid)" in page


@pytest.mark.django_db
def test_the_form_of_another_password_has_labels_of_ours() -> None:
    labels = [str(field.label) for field in OtherPasswordForm().fields.values()]
    assert labels == ["Nuvarande lösenord", "Nytt lösenord", "Nytt lösenord igen"]
