"""The invariants of domain 12: those that need more than one room, and that each has its tests.

A test of an invariant is called test_invariant_ and its number, wherever it stands.
"""

import re
from uuid import UUID

import pytest

from access.acts import Act
from access.blocked import Blocked
from casework.management.demo import telling
from casework.models import Case
from casework.models.identity import Protection
from casework.models.safety import Danger
from casework.writing import persons
from tests import town as towns
from tests.browsing import browser
from tests.house.code import ROOT
from tests.town import Town

SHOWN = frozenset({1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 14})
# The family's papers, meetings and disposal: of rooms that are not built yet.
LATER = frozenset({9, 10, 11})
# What would pick out people by a concern, health, crime or origin (2001:454 7 a §).
SENSITIVE = ("topic", "category", "concern", "health", "substances", "suspected_crime", "origin")


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def main_of(page: bytes) -> str:
    text = page.decode()
    return text[text.index("<main") : text.index("</main>")]


def numbered(text: str) -> set[int]:
    return {int(number) for number in re.findall(r"^def test_invariant_(\d+)_", text, re.MULTILINE)}


def test_each_invariant_has_a_test_of_its_number_or_is_named_as_not_built() -> None:
    texts = [path.read_text() for path in (ROOT / "tests").rglob("test_*.py")]
    assert set().union(*map(numbered, texts)) == SHOWN
    assert frozenset(range(1, 15)) == SHOWN | LATER


@pytest.mark.parametrize("page", ["/cases/", "/cases/consents/", "/cases/same-youth/"])
def test_invariant_6_no_list_of_cases_is_narrowed_by_what_is_sensitive(
    town: Town, page: str
) -> None:
    towns.consented(town)
    teacher = browser(town, "teacher")
    whole = main_of(teacher.get(page).content)
    named = re.findall(r'<(?:select|input)[^>]*name="([^"]*)"', whole)
    assert not [name for name in named if name in SENSITIVE]
    token = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
    for word in SENSITIVE:
        asked = main_of(teacher.get(f"{page}?{word}=substances&q={word}&sort={word}").content)
        assert token.sub("", asked) == token.sub("", whole), word


def test_invariant_6_a_search_by_a_concern_finds_nobody(town: Town) -> None:
    towns.consented(town)
    teacher = browser(town, "teacher")
    acting = {"acting_for": str(town["teacher"].membership_id)}
    for word in ("substances", "Missbruk", "sprit"):
        answer = teacher.post("/search/", {**acting, "surname": word})
        assert answer.status_code in (200, 422)
        assert "GK-20" not in main_of(answer.content), word


@pytest.mark.parametrize("answer", [None, Danger.YES, Danger.UNKNOWN])
def test_invariant_13_nothing_goes_to_a_guardian_before_the_safety_question_is_answered_no(
    town: Town, answer: Danger | None
) -> None:
    case = towns.note_concern(town)
    if answer is not None:
        persons.answer_safety_question(case, by=town["teacher"], answer=answer)
    teacher, before = browser(town, "teacher"), len(towns.acts_of(town))
    acting = {"acting_for": str(town["teacher"].membership_id), "language": "sv", "as": "pdf"}
    for path in ("form/", "information/"):
        for paper in (
            teacher.get(f"/cases/{case}/consents/{path}"),
            teacher.post(f"/cases/{case}/consents/{path}", acting),
        ):
            assert paper.headers["Content-Type"].startswith("text/html")
            assert "Kan inte skrivas ut nu" in main_of(paper.content)
    assert 'name="crosses"' not in main_of(teacher.get(f"/cases/{case}/consents/").content)
    with pytest.raises(Blocked):
        telling.ask(case, town["teacher"], [town.agency("police")])
    assert not {Act.PRINT_CONSENT, Act.ASK_CONSENT} & {
        act for act, outcome in towns.acts_of(town)[before:] if outcome in ("shown", "changed")
    }


def test_invariant_13_an_answer_that_is_changed_stops_what_was_open(town: Town) -> None:
    case = towns.note_concern(town)
    consent = towns.ask(town, case)
    form = f"/cases/{case}/consents/{consent}/form/"
    teacher = browser(town, "teacher")
    assert "Kan inte skrivas ut nu" not in main_of(teacher.get(form).content)
    persons.answer_safety_question(
        case, by=town["teacher"], answer=Danger.UNKNOWN, reason="Hon är rädd hemma."
    )
    assert "Kan inte skrivas ut nu" in main_of(teacher.get(form).content)


def test_invariant_8_a_protected_identity_has_no_address_no_message_and_every_opening_is_listed(
    town: Town,
) -> None:
    open_case = towns.note_concern(town)
    case = towns.note_concern(town, protection=Protection.YES)
    teacher = browser(town, "teacher")
    for one in (open_case, case):
        assert teacher.get(f"/cases/{one}/").status_code == 200
    forms = "".join(
        main_of(teacher.get(f"/cases/{case}/{path}").content) for path in ("", "guardians/")
    )
    assert not re.findall(r'name="[^"]*(?:address|phone|email|school|photo)', forms)
    reviewer = browser(town, "school_reviewer")
    listed = main_of(reviewer.get("/review/?identity=protected").content)
    numbers = {number: _number(one) for number, one in (("open", open_case), ("protected", case))}
    assert numbers["protected"] in listed
    assert "Läste ärende" in listed
    assert numbers["open"] not in listed
    # Another agency's reviewer learns of no such case by it.
    others = main_of(browser(town, "police_reviewer").get("/review/?identity=protected").content)
    assert numbers["protected"] not in others


def _number(case: UUID) -> str:

    return str(Case.objects.get(pk=case).number)
