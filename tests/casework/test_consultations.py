"""Questions without identity: asked, answered, ended, disposed of; and who reads them."""

from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.http import Http404

from access.acts import Act
from access.blocked import Blocked
from access.clock import moved_to
from access.roles import Role
from casework.models import Consultation, Note, Reply
from casework.models.advice import AdviceKind
from casework.models.consultation import AgeBand, Gender
from casework.reading import consultations as reading
from casework.writing import consultations as writing
from consent import gate
from consent.gate import consulted
from consent.gate.consulting import Consulting, NotWithoutIdentity
from consent.guarded import writes_open
from tests import town as towns
from tests.casework.consulting import TEXT, entries, in_days
from tests.town import Town
from vault.models import Grant, ItemKey

pytestmark = pytest.mark.django_db(transaction=False)
OTHERS = ("colleague", "contact", "head_teacher", "social", "officer", "youth_worker")


@pytest.fixture
def town() -> Town:
    return towns.found()


@pytest.fixture
def question(town: Town) -> UUID:
    return writing.ask_coordination(
        by=town["teacher"], age_band=AgeBand.FROM_13, gender=Gender.GIRL, text=TEXT
    )


def test_the_author_and_the_coordination_read_it_and_nobody_else(
    town: Town, question: UUID
) -> None:
    for key in ("teacher", "coordinator"):
        assert reading.read_consultation(question, by=town[key]).text == TEXT
    for key in OTHERS:
        with pytest.raises(Http404):
            reading.read_consultation(question, by=town[key])
        assert reading.list_consultations(by=town[key]).lines == ()
    with pytest.raises(PermissionDenied):
        reading.read_consultation(question, by=town["decider"])
    assert len(reading.list_consultations(by=town["coordinator"]).lines) == 1


def test_another_town_meets_nothing_of_it(question: UUID) -> None:
    other = towns.found("Björkstad", "BS")
    with pytest.raises(Http404):
        reading.read_consultation(question, by=other["coordinator"])
    assert reading.list_consultations(by=other["coordinator"]).lines == ()


def test_it_belongs_to_no_case_and_its_key_is_held_by_the_two_alone(
    town: Town, question: UUID
) -> None:
    row = Consultation.objects.get()
    assert (row.case_id, row.topic) == (None, "consultation")
    held = Grant.objects.filter(item_id=question).values_list("agency_id", "ground")
    school, coordination = town.agency("school"), town.agency("coordination")
    assert set(held) == {(school, "own"), (coordination, "de_identified")}


def test_advice_reaches_whoever_asked_and_no_colleague(town: Town, question: UUID) -> None:
    writing.give_advice(
        question, by=town["coordinator"], kind=AdviceKind.REPORT, text="Anmäl i dag."
    )
    (advice,) = reading.read_consultation(question, by=town["teacher"]).advice
    assert (advice.kind, advice.text) == ("report", "Anmäl i dag.")
    assert reading.list_consultations(by=town["teacher"]).lines[0].answered
    with pytest.raises(Http404):
        reading.read_consultation(question, by=town["colleague"])


def test_only_the_coordination_advises(town: Town, question: UUID) -> None:
    for key in ("teacher", "officer"):
        with pytest.raises(PermissionDenied):
            writing.give_advice(question, by=town[key], kind=AdviceKind.SSPF)
    assert not Reply.objects.exists()


@pytest.mark.parametrize("text", ["Hen är 20120305-2392.", "Ring 070-174 06 05."])
def test_a_number_is_never_taken_whatever_is_certified(town: Town, text: str) -> None:
    with pytest.raises(Blocked) as blocked:
        writing.ask_coordination(
            by=town["teacher"], age_band=AgeBand.FROM_13, text=text, nobody_recognised=True
        )
    assert (blocked.value.code, blocked.value.field) == ("consultation.number", "text")
    assert not Consultation.objects.exists()
    assert entries(Act.START_DRAFT)[-1]["outcome"] == "blocked"


def test_words_that_point_somebody_out_need_a_certificate_that_the_log_keeps_as_a_code(
    town: Town,
) -> None:
    asked = {"by": town["teacher"], "age_band": AgeBand.FROM_13}
    text = "Går på Granskolan i 8B, på Storgatan."
    with pytest.raises(Blocked) as blocked:
        writing.ask_coordination(**asked, text=text)
    assert blocked.value.code == "consultation.points_out"
    writing.ask_coordination(**asked, text=text, nobody_recognised=True)
    said = dict.fromkeys(("school", "class", "street"), "nobody_recognised")
    assert entries(Act.START_DRAFT)[-1]["facts"] == said


def test_what_may_be_a_name_is_asked_about_and_left_on_ones_word(town: Town) -> None:
    asked = {"by": town["teacher"], "age_band": AgeBand.FROM_13}
    text = "Är ofta ute med Maja om kvällarna."
    with pytest.raises(Blocked) as blocked:
        writing.ask_coordination(**asked, text=text)
    assert blocked.value.code == "consultation.points_out"
    writing.ask_coordination(**asked, text=text, nobody_recognised=True)
    assert entries(Act.START_DRAFT)[-1]["facts"] == {"name": "nobody_recognised"}


def test_it_has_no_field_for_a_name_a_place_or_a_day() -> None:
    sealed = {"age_band", "gender", "text"}
    fields = {field.name for field in Consultation._meta.local_fields}
    of_every_item = {"id", "case", "tenant", "owner", "topic", "concerns", "written_at"}
    assert fields == sealed | of_every_item | {"written_by", "last_date", "ended_at"}


def test_the_coordination_stops_reading_after_the_last_day_and_the_author_does_not(
    town: Town, question: UUID
) -> None:
    with moved_to(in_days(30)):
        assert reading.read_consultation(question, by=town["coordinator"]).text == TEXT
    with moved_to(in_days(31)):
        with pytest.raises(Http404):
            reading.read_consultation(question, by=town["coordinator"])
        assert reading.read_consultation(question, by=town["teacher"]).over


def test_taken_back_it_is_sealed_anew_and_the_coordination_reads_no_more(
    town: Town, question: UUID
) -> None:
    version = ItemKey.objects.get(pk=question).version
    writing.end_consultation(question, by=town["teacher"])
    with pytest.raises(Http404):
        reading.read_consultation(question, by=town["coordinator"])
    assert reading.read_consultation(question, by=town["teacher"]).text == TEXT
    assert ItemKey.objects.get(pk=question).version == version + 1
    assert not Grant.objects.filter(
        item_id=question, agency_id=town.agency("coordination")
    ).exists()
    assert entries(Act.END_CONSULTATION)[-1]["facts"] == {"ending": "taken_back"}


def test_a_coordinator_who_recognises_somebody_stops_reading(town: Town, question: UUID) -> None:
    writing.end_consultation(question, by=town["coordinator"])
    with pytest.raises(Http404):
        reading.read_consultation(question, by=town["coordinator"])
    assert entries(Act.END_CONSULTATION)[-1]["facts"] == {"ending": "recognised"}


def test_what_is_ended_while_it_is_loaded_is_not_shown(
    town: Town, question: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = consulted.load_consulted

    def ended_after_loading(*args: Any, **kwargs: Any) -> Any:
        world = load(*args, **kwargs)
        writing.end_consultation(question, by=town["teacher"])
        return world

    monkeypatch.setattr(consulted, "load_consulted", ended_after_loading)
    with pytest.raises((Http404, StopIteration)):
        reading.read_consultation(question, by=town["coordinator"])


def test_nothing_named_passes_this_door(town: Town) -> None:
    case = towns.note_concern(town)
    note = Note.objects.get(case_id=case)
    change = Consulting(question=note, at=note.written_at)
    with pytest.raises(NotWithoutIdentity):
        change.give(note, town.agency("coordination"))


def test_a_question_cannot_be_put_into_a_case_even_in_sql(town: Town, question: UUID) -> None:
    case = towns.note_concern(town)
    for column, value in (("case_id", case), ("last_date", "2099-01-01"), ("topic", "family")):
        literal = value.hex if connection.vendor == "sqlite" and isinstance(value, UUID) else value
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            writes_open(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE casework_consultation SET {column} = %s", [literal])


def test_a_case_page_and_its_gate_know_nothing_of_questions(town: Town, question: UUID) -> None:
    case, _consent = towns.consented(town)
    shown = gate.disclose(
        case, by=town["coordinator"], act=Act.READ_CASE, fields={Consultation: ("text",)}
    )
    assert shown.of(Consultation) == ()


def test_the_coordination_asks_nobody(town: Town) -> None:
    member = towns.join(
        town.collaboration, town.agencies["coordination"], Role.CONTACT_PERSON, "kp@gk.example.se"
    )
    with pytest.raises(Blocked) as blocked:
        writing.ask_coordination(by=member, age_band=AgeBand.FROM_13, text=TEXT)
    assert blocked.value.code == "consultation.nobody"
