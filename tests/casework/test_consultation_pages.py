"""The pages of questions without identity, and what is disposed of."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.acts import Act
from access.clock import moved_to
from casework.models import Consultation, Reply
from casework.models.advice import AdviceKind
from casework.models.consultation import AgeBand, Gender
from casework.reading import consultations as reading
from casework.writing import consultations as writing
from review.verifying import verify_live
from tests import town as towns
from tests.casework.consulting import TEXT, client_of, entries, in_days, system
from tests.town import Town
from vault.models import ItemKey

pytestmark = pytest.mark.django_db(transaction=False)


@pytest.fixture
def town() -> Town:
    return towns.found()


@pytest.fixture
def question(town: Town) -> UUID:
    return writing.ask_coordination(
        by=town["teacher"], age_band=AgeBand.FROM_13, gender=Gender.GIRL, text=TEXT
    )


def test_the_coordination_is_told_the_kind_of_agency_and_no_name(
    town: Town, question: UUID
) -> None:
    client = client_of(town, "coordinator")
    for path in ("/consultations/", f"/consultations/{question}/"):
        page = client.get(path).content.decode()
        main = page[page.index("<main") :]
        assert "Skola" in main
        assert "Granskolan" not in main
        assert "teacher" not in main


def test_the_form_says_which_words_and_asks_to_mend_or_certify(town: Town) -> None:
    client = client_of(town, "teacher")
    typed = {
        "acting_for": str(town["teacher"].membership_id),
        "sending": str(uuid4()),
        "age_band": "from_13",
        "text": "Går på Granskolan.",
    }
    blank = client.get("/consultations/new/").content.decode()
    assert "Kan någon runt bordet förstå vem det är? Då är det inte anonymt." in blank
    assert "nobody_recognised" not in blank
    answer = client.post("/consultations/new/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "”Granskolan”" in page
    assert 'name="nobody_recognised"' in page
    answer = client.post("/consultations/new/", {**typed, "nobody_recognised": "on"})
    assert answer.status_code == 302
    assert str(Consultation.objects.get().pk) in answer["Location"]


def test_the_form_asks_whether_a_word_is_a_name_keeps_the_text_and_lets_it_through(
    town: Town,
) -> None:
    client = client_of(town, "teacher")
    typed = {
        "acting_for": str(town["teacher"].membership_id),
        "sending": str(uuid4()),
        "age_band": "from_13",
        "text": "Är ofta ute med Maja om kvällarna.",
    }
    page = client.post("/consultations/new/", typed).content.decode()
    assert "Kan det vara ett namn: ”Maja”? Skriv till exempel ”eleven”." in page
    assert "Är ofta ute med Maja om kvällarna.</textarea>" in page
    assert (
        client.post("/consultations/new/", {**typed, "nobody_recognised": "on"}).status_code == 302
    )


def test_the_form_offers_no_certificate_for_a_number(town: Town) -> None:
    typed = {
        "acting_for": str(town["teacher"].membership_id),
        "sending": str(uuid4()),
        "age_band": "from_13",
        "text": "20120305-2392 på Granskolan.",
        "nobody_recognised": "on",
    }
    answer = client_of(town, "teacher").post("/consultations/new/", typed)
    assert answer.status_code == 422
    assert 'name="nobody_recognised"' not in answer.content.decode()
    assert not Consultation.objects.exists()


def test_without_a_decision_nothing_is_disposed_of_and_the_page_says_so(
    town: Town, question: UUID
) -> None:
    with moved_to(in_days(60)):
        assert writing.forget_past_consultations(by=system(town)) == 0
    assert Consultation.objects.filter(pk=question).exists()
    page = client_of(town, "teacher").get(f"/consultations/{question}/").content.decode()
    assert "Det finns inget gallringsbeslut. Inget raderas förrän nämnden har beslutat." in page


def test_disposal_takes_keys_and_rows_of_past_questions_once_and_names_the_decision(
    town: Town, question: UUID, settings: Any
) -> None:
    settings.DISPOSAL_DECISION = "Socialnämnden 2026-03-12 § 45"
    writing.give_advice(question, by=town["coordinator"], kind=AdviceKind.SSPF)
    with moved_to(in_days(20)):
        later = writing.ask_coordination(by=town["teacher"], age_band=AgeBand.TO_12, text=TEXT)
        assert writing.forget_past_consultations(by=system(town)) == 0
    with moved_to(in_days(31)):
        assert writing.forget_past_consultations(by=system(town)) == 1
        assert writing.forget_past_consultations(by=system(town)) == 0
    assert [row.pk for row in Consultation.objects.all()] == [later]
    assert not Reply.objects.exists()
    assert set(ItemKey.objects.values_list("pk", flat=True)) == {later}
    (entry,) = entries(Act.FORGET_CONSULTATIONS)
    assert entry["facts"] == {"disposal": "socialnamnden-2026-03-12-45"}
    assert {kind for kind, *_rest in entry["keys"]} == {"forgotten"}
    assert verify_live(town.collaboration.pk).intact


def test_nobody_but_the_system_disposes(town: Town, question: UUID, settings: Any) -> None:
    settings.DISPOSAL_DECISION = "Beslut 1"
    with moved_to(in_days(31)), pytest.raises(PermissionDenied):
        writing.forget_past_consultations(by=town["coordinator"])
    assert Consultation.objects.filter(pk=question).exists()


def test_the_list_takes_as_many_statements_for_three_as_for_one(town: Town, question: UUID) -> None:
    assert _statements(town) == 11
    for _more in range(2):
        writing.ask_coordination(by=town["teacher"], age_band=AgeBand.FROM_13, text=TEXT)
    assert _statements(town) == 11


def _statements(town: Town) -> int:
    reading.list_consultations(by=town["coordinator"])  # the agency's key is unwrapped once
    with CaptureQueriesContext(connection) as caught:
        assert reading.list_consultations(by=town["coordinator"]).lines
    kept = [one for one in caught.captured_queries if "SAVEPOINT" not in one["sql"]]
    return len(kept)
