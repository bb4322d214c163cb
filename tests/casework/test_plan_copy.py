"""The family's copy of the plan: read out of the PDF, for each person, and only what may stand."""

import io
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from pypdf import PdfReader

from access.acts import Act
from access.clock import today
from audit.chain import parse
from audit.models import Body
from casework.management.demo import telling
from casework.models import Action, Identity
from casework.models.action import Responsible
from casework.models.consultation import AgeBand
from casework.models.identity import Protection
from casework.models.safety import Danger
from casework.writing import consultations, persons, plan, reports
from casework.writing.hiding import hide_from_guardian
from consent.gate import copying
from consent.terms import HidingProvision, Person, Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.town import Town

pytestmark = pytest.mark.django_db
PEOPLE = ("youth", "guardian_1", "guardian_2")
HIDDEN = {Person.GUARDIAN_1: HidingProvision.HARM, Person.GUARDIAN_2: None}
# Words that must never stand in a copy, wherever they are written.
NEVER = ("Anteckningsord", "Samtalsord", "Anmälningsord", "Samrådsord", "20120305")


@pytest.fixture
def town() -> Town:
    return towns.found()


@pytest.fixture
def case(town: Town) -> UUID:
    """A plan of the school and the police, with much around it that is nobody's copy."""
    case, _consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Anteckningsord.")
    telling.talk(case, town["teacher"], "Mentor", "Samtalsord.")
    plan.start_plan(case, by=town["teacher"])
    for by, what in (
        ("teacher", "Läxhjälp"),
        ("teacher", "Kuratorn"),
        ("officer", "Trafikdialog"),
        ("officer", "Närvaro"),
    ):
        action(town, case, by, what)
    action(town, case, "teacher", "Hemtider", Responsible.GUARDIANS)
    mark(town, case, "teacher", "Kuratorn")
    mark(town, case, "officer", "Närvaro")
    reports.report_concern(
        by=town["teacher"], case_id=case, reported_date=today(), receiver="M", text="Anmälningsord"
    )
    consultations.ask_coordination(by=town["teacher"], age_band=AgeBand.FROM_13, text="Samrådsord.")
    return case


def action(
    town: Town, case: UUID, by: str, what: str, who: Responsible = Responsible.AGENCY
) -> None:
    due = today() + timedelta(days=9)
    plan.add_action(case, by=town[by], what=what, responsible=who, due_date=due)


def newest(town: Town, by: str, place: int = -1) -> UUID:
    rows = Action.objects.filter(owner_id=town.agency({"officer": "police"}.get(by, "school")))
    return list(rows.order_by("written_at"))[place].pk


def mark(town: Town, case: UUID, by: str, what: str) -> None:
    place = {"Kuratorn": 1, "Närvaro": 1}[what]
    hide_from_guardian(case, newest(town, by, place), by=town[by], hidden=HIDDEN)


def ask(town: Town, who: str, case: UUID, person: str, wanted: str = "pdf") -> HttpResponse:
    client: Client = browser(town, who)
    typed = {"acting_for": str(town[who].membership_id), "person": person, "as": wanted}
    return client.post(f"/cases/{case}/plan/copy/", typed)


def text_of(answer: HttpResponse) -> str:
    assert answer["Content-Type"] == "application/pdf", answer.content[:2000]
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def last(act: Act) -> dict[str, Any]:
    row = Body.objects.filter(act=act.value).order_by("-index").first()
    assert row is not None
    return parse(bytes(row.bytes))


@pytest.mark.parametrize("person", PEOPLE)
def test_the_pdf_holds_what_that_person_may_see_and_nothing_else(
    town: Town, case: UUID, person: str
) -> None:
    text = text_of(ask(town, "teacher", case, person))
    for words in ("Läxhjälp", "Trafikdialog", "Hemtider", "Granskolan", "Polisen", "Planen för"):
        assert words in text
    for words in ("Kuratorn", "Närvaro"):
        assert (words in text) == (person != "guardian_1")
    for words in NEVER:
        assert words not in text


def test_what_agencies_confirmed_at_meetings_stands_in_it(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    first = told.line(town, meeting, case, "police", "Mötesord.")
    hidden = told.line(town, meeting, case, "school", "Doldord.")
    told.line(town, meeting, case, "police", "Obekräftat.")
    hide_from_guardian(case, hidden, by=town["coordinator"], hidden=HIDDEN)
    told.confirmed(town, first, case, "officer", "Mötesord.")
    told.confirmed(town, hidden, case, "teacher", "Doldord.")
    for person, words in (("youth", {"Mötesord", "Doldord"}), ("guardian_1", {"Mötesord"})):
        text = text_of(ask(town, "teacher", case, person))
        assert {word for word in ("Mötesord", "Doldord", "Obekräftat") if word in text} == words
        assert text.count("Mötesord") == 1  # not the draft beside the agency's own


def test_the_entry_names_the_person_as_a_code_and_only_what_stands_in_the_copy(
    town: Town, case: UUID
) -> None:
    ask(town, "teacher", case, "guardian_1")
    entry = last(Act.PRINT_PLAN)
    assert entry["facts"] == {"made_for": "guardian_1"}
    assert len(entry["items"]) == 3
    ask(town, "teacher", case, "youth")
    assert len(last(Act.PRINT_PLAN)["items"]) == 5


def test_it_is_in_the_log_before_the_first_byte(
    town: Town, case: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: Any, **_kwargs: Any) -> None:
        raise RuntimeError("No paper.")

    monkeypatch.setattr("casework.views.family.as_pdf", fails)
    with pytest.raises(RuntimeError):
        ask(town, "teacher", case, "youth")
    assert last(Act.PRINT_PLAN)["facts"] == {"made_for": "youth"}


def test_what_is_hidden_while_it_is_loaded_is_left_out(
    town: Town, case: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = copying.load_items

    def hidden_after_loading(*args: Any, **kwargs: Any) -> Any:
        world = load(*args, **kwargs)
        hide_from_guardian(case, newest(town, "teacher", 0), by=town["teacher"], hidden=HIDDEN)
        return world

    monkeypatch.setattr(copying, "load_items", hidden_after_loading)
    assert "Läxhjälp" not in text_of(ask(town, "teacher", case, "guardian_1"))


def test_the_mark_is_set_from_the_plan_on_the_case_page(town: Town, case: UUID) -> None:
    client = browser(town, "teacher")
    item = newest(town, "teacher", 0)
    path = f"/cases/{case}/items/{item}/guardians/"
    assert path in client.get(f"/cases/{case}/").content.decode()
    form = client.get(path).content.decode()
    assert "Läxhjälp" in form
    typed = {
        "acting_for": str(town["teacher"].membership_id),
        "sending": str(uuid4()),
        "hide_guardian_1": HidingProvision.HARM.value,
        "hide_guardian_2": "",
    }
    assert client.post(path, typed).status_code == 302
    assert "Läxhjälp" not in text_of(ask(town, "teacher", case, "guardian_1"))


def test_before_a_person_is_chosen_nothing_of_the_plan_is_opened(town: Town, case: UUID) -> None:
    page = browser(town, "teacher").get(f"/cases/{case}/plan/copy/").content.decode()
    assert "Läxhjälp" not in page
    assert 'value="guardian_1"' in page


def test_a_guardian_who_is_not_in_the_case_has_no_copy(town: Town, case: UUID) -> None:
    answer = ask(town, "teacher", case, "another")
    assert answer.status_code == 422
    assert "Läxhjälp" not in answer.content.decode()


@pytest.mark.parametrize("danger", [Danger.YES, Danger.UNKNOWN])
def test_no_copy_while_a_guardian_may_be_dangerous(town: Town, case: UUID, danger: Danger) -> None:
    persons.answer_safety_question(case, by=town["teacher"], answer=danger, reason="Nytt.")
    prints = Body.objects.filter(act=Act.PRINT_PLAN.value)
    for person in PEOPLE:
        answer = ask(town, "teacher", case, person)
        assert answer.status_code == 422
        assert "Läxhjälp" not in answer.content.decode()
    assert not prints.exists()


def test_no_copy_for_a_protected_identity(town: Town, case: UUID) -> None:
    youth = Identity.objects.get(case_id=case, concerns="youth", owner_id=town.agency("school"))
    persons.correct_identity(
        case,
        youth.pk,
        by=town["teacher"],
        version=1,
        given_name="Elias",
        surname="Ask",
        personnummer="20120305-2392",
        protection=Protection.YES,
    )
    answer = ask(town, "teacher", case, "youth")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "inget skrivs ut" in page
    assert "Läxhjälp" not in page


def test_of_a_consent_that_has_ended_nothing_of_others_stands_in_it(town: Town, case: UUID) -> None:
    consent = telling.newest_consent(case)
    towns.withdraw(town, case, consent)
    text = text_of(ask(town, "teacher", case, "youth"))
    assert "Läxhjälp" in text
    assert "Trafikdialog" not in text


@pytest.mark.parametrize("who", ["officer", "coordinator", "youth_worker"])
def test_others_than_the_noting_agency_find_no_such_page(town: Town, case: UUID, who: str) -> None:
    assert browser(town, who).get(f"/cases/{case}/plan/copy/").status_code == 404
    assert ask(town, who, case, "youth").status_code == 404


def test_the_file_tells_of_nobody_by_its_name_and_title(town: Town, case: UUID) -> None:
    answer = ask(town, "teacher", case, "youth")
    assert answer["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert answer["Cache-Control"] == "no-store"
    found = PdfReader(io.BytesIO(answer.content)).metadata
    assert found is not None
    assert found.title == "Plan SSPF"
