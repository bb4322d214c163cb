"""What is typed and not sent is kept for its author alone, and goes when the form is sent."""

from uuid import UUID, uuid4

import pytest
from django.forms import Textarea

from access.acts import Act
from access.blocked import AlreadyDone, Blocked
from access.sending import Sent
from agencies.models import Membership
from audit.models import Body
from casework.forms.asking_fields import CrossesField
from casework.models import UnsentForm
from casework.reading import forms
from casework.reading import unsent as reading
from casework.reading.case_list import list_cases
from casework.writing import notes, seats, unsent
from consent.relation import NotAssigned, OutOfScope
from consent.terms import Person, Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework.form_values import FORMS as ALL_FORMS
from tests.town import Town
from vault.models import Grant, ItemKey
from vault.sealed import CannotOpen, Sealed

TYPED = "topic=schooling&concerns=youth&text=Elias+kom+inte+i+dag."


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def case(town: Town) -> UUID:
    return towns.note_concern(town)


@pytest.fixture
def begun(town: Town, case: UUID) -> UUID:
    number = uuid4()
    unsent.keep(number, by=town["teacher"], form="add_note", typed=TYPED, case_id=case)
    return number


def test_what_was_typed_is_sealed(begun: UUID) -> None:
    assert isinstance(UnsentForm.objects.get(pk=begun).typed, Sealed)


def test_beginning_is_an_entry_and_typing_on_is_none(town: Town, case: UUID, begun: UUID) -> None:
    assert towns.acts_of(town)[-1] == (Act.KEEP_UNSENT, "changed")
    before = Body.objects.count()
    unsent.keep(begun, by=town["teacher"], form="add_note", typed="text=Mer", case_id=case)
    assert Body.objects.count() == before
    page = forms.open_note_form(case, by=town["teacher"], unsent=begun)
    assert page.unsent is not None
    assert page.unsent.typed == "text=Mer"


def test_going_on_is_one_act_that_names_the_text(town: Town, case: UUID, begun: UUID) -> None:
    before = len(towns.acts_of(town))
    forms.open_note_form(case, by=town["teacher"], unsent=begun)
    assert towns.acts_of(town)[before:] == [(Act.OPEN_FORM, "shown")]


def test_a_form_opened_afresh_opens_nothing_that_was_typed(
    town: Town, case: UUID, begun: UUID
) -> None:
    assert forms.open_note_form(case, by=town["teacher"]).unsent is None
    (line,) = reading.offered(by=town["teacher"], form="add_note", case_id=case)
    assert line.unsent_id == begun


def test_a_colleague_in_the_same_case_does_not_find_it(town: Town, case: UUID, begun: UUID) -> None:
    seats.assign_member(case, by=town["contact"], membership=town["colleague"].membership_id)
    colleague = town["colleague"]
    assert reading.offered(by=colleague, form="add_note", case_id=case) == ()
    assert forms.open_note_form(case, by=colleague, unsent=begun).unsent is None
    with pytest.raises(OutOfScope):
        unsent.keep(begun, by=colleague, form="add_note", typed="text=Jag", case_id=case)
    with pytest.raises(OutOfScope):
        unsent.discard(begun, by=colleague)
    assert forms.open_note_form(case, by=town["teacher"], unsent=begun).unsent is not None


def test_another_membership_of_the_same_person_does_not_find_it(
    town: Town, case: UUID, begun: UUID
) -> None:
    second = Membership.objects.create(
        user_id=town["teacher"].user_id,
        agency_id=town.agency("school"),
        role="contact_person",
        from_date="2020-01-01",
    )
    other = towns.acting(second)
    assert reading.list_unsent(by=other) == ()
    with pytest.raises(OutOfScope):
        unsent.discard(begun, by=other)


def test_who_may_not_open_the_form_keeps_no_text_for_it(town: Town, case: UUID) -> None:
    before = len(towns.acts_of(town))
    with pytest.raises(OutOfScope):
        unsent.keep(uuid4(), by=town["officer"], form="add_note", typed="text=x", case_id=case)
    with pytest.raises(NotAssigned):
        unsent.keep(uuid4(), by=town["colleague"], form="add_note", typed="text=x", case_id=case)
    assert towns.acts_of(town)[before:] == [(Act.KEEP_UNSENT, "refused")] * 2
    assert not UnsentForm.objects.exists()


def test_sending_the_form_deletes_text_and_key(town: Town, case: UUID, begun: UUID) -> None:
    notes.record_note(
        case,
        by=town["teacher"],
        topic=Topic.SCHOOLING,
        concerns=Person.YOUTH,
        text="Elias kom inte i dag.",
        sending=Sent(begun, "typed"),
    )
    assert not UnsentForm.objects.exists()
    assert not ItemKey.objects.filter(pk=begun).exists()
    assert not Grant.objects.filter(item_id=begun).exists()


def test_a_late_saving_does_not_bring_a_sent_text_back(town: Town, case: UUID, begun: UUID) -> None:
    test_sending_the_form_deletes_text_and_key(town, case, begun)
    with pytest.raises(AlreadyDone):
        unsent.keep(begun, by=town["teacher"], form="add_note", typed=TYPED, case_id=case)
    assert not UnsentForm.objects.exists()


def test_a_step_that_was_refused_keeps_the_text(town: Town, case: UUID, begun: UUID) -> None:
    with pytest.raises(Blocked):
        notes.record_note(
            case,
            by=town["teacher"],
            topic=Topic.SCHOOLING,
            concerns=Person.YOUTH,
            text="Elias kom inte i dag.",
            receivers=[town.agency("police")],
            sending=Sent(begun, "typed"),
        )
    assert UnsentForm.objects.filter(pk=begun).exists()


def test_discarding_is_an_entry_and_takes_the_key(town: Town, begun: UUID) -> None:
    unsent.discard(begun, by=town["teacher"])
    assert towns.acts_of(town)[-1] == (Act.DISCARD_UNSENT, "changed")
    assert not ItemKey.objects.filter(pk=begun).exists()


def test_a_text_moved_to_another_author_or_case_does_not_open(
    town: Town, case: UUID, begun: UUID
) -> None:
    other = towns.note_concern(town)
    number = uuid4()
    unsent.keep(number, by=town["teacher"], form="add_note", typed="text=a", case_id=other)
    stolen = UnsentForm.objects.get(pk=begun).typed.ciphertext()
    from django.db import connection

    from consent.guarded import writes_open

    with writes_open(), connection.cursor() as cursor:
        key = number.hex if connection.vendor == "sqlite" else str(number)
        cursor.execute("UPDATE casework_unsentform SET typed = %s WHERE id = %s", [stolen, key])
    with pytest.raises(CannotOpen):
        forms.open_note_form(other, by=town["teacher"], unsent=number)


def test_texts_of_a_case_one_no_longer_works_with_are_listed_without_its_number(
    town: Town, case: UUID, begun: UUID
) -> None:
    seats.assign_member(case, by=town["contact"], membership=town["colleague"].membership_id)
    seats.end_assignment(case, town["teacher"].membership_id, by=town["contact"])
    (line,) = reading.list_unsent(by=town["teacher"])
    assert (line.number, line.case_id, line.reachable) == ("", None, False)
    unsent.discard(begun, by=town["teacher"])


def test_a_form_that_begins_a_case_is_kept_without_one(town: Town) -> None:
    number = uuid4()
    unsent.keep(number, by=town["teacher"], form="new_case", typed="given_name=Elias")
    page = browser(town, "teacher").get(f"/cases/new/?unsent={number}").content.decode()
    assert 'value="Elias"' in page
    assert f'value="{number}"' in page
    assert reading.open_new(number, by=town["colleague"], step=Act.NOTE_CONCERN) is None


def test_the_form_comes_back_as_it_was_left(town: Town, case: UUID, begun: UUID) -> None:
    page = browser(town, "teacher").get(f"/cases/{case}/notes/?unsent={begun}").content.decode()
    assert "Elias kom inte i dag." in page
    assert '<option value="schooling" selected>' in page


def test_drafts_say_which_form_they_are_of(town: Town, case: UUID, begun: UUID) -> None:
    for form, in_case in (("new_report", None), ("report_concern", case)):
        unsent.keep(uuid4(), by=town["teacher"], form=form, typed=TYPED, case_id=in_case)
    teacher = browser(town, "teacher")
    page = teacher.get("/unsent/").content.decode()
    for told in ("Skriv anteckning", "Orosanmälan utan ärende", "Orosanmälan ur ett ärende"):
        assert told in page
    offered = teacher.get(f"/cases/{case}/notes/").content.decode()
    assert "Du har en påbörjad text här: Skriv anteckning, sparad" in offered


def test_the_list_tells_of_unsent_texts(town: Town, case: UUID, begun: UUID) -> None:
    assert list_cases(by=town["teacher"]).unsent
    assert not list_cases(by=town["contact"]).unsent


def test_the_script_is_answered_in_json_and_the_button_with_a_page(town: Town, case: UUID) -> None:
    client = browser(town, "teacher")
    data = {
        "acting_for": str(town["teacher"].membership_id),
        "sending": str(uuid4()),
        "text": "Elias kom inte.",
    }
    address = f"/cases/{case}/unsent/add_note/"
    answer = client.post(address, data, headers={"accept": "application/json"})
    assert (answer.status_code, list(answer.json())) == (200, ["said"])
    assert client.post(address, data).status_code == 302
    assert UnsentForm.objects.count() == 1


@pytest.mark.parametrize(
    ("form", "status"), [("close", 404), ("nothing", 404), ("new_case", 404), ("add_note", 200)]
)
def test_only_long_forms_are_kept(town: Town, case: UUID, form: str, status: int) -> None:
    data = {"acting_for": str(town["teacher"].membership_id), "text": "x"}
    answer = browser(town, "teacher").post(
        f"/cases/{case}/unsent/{form}/", data, headers={"accept": "application/json"}
    )
    assert answer.status_code == status


def test_a_text_that_is_too_long_and_one_too_many_are_refused_in_words(
    town: Town, case: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsent, "MOST", 1)
    monkeypatch.setattr(unsent, "LONGEST", 20)
    unsent.keep(uuid4(), by=town["teacher"], form="add_note", typed="text=x", case_id=case)
    for typed in ("text=x", "text=" + "x" * 20):
        with pytest.raises(Blocked):
            unsent.keep(uuid4(), by=town["teacher"], form="add_note", typed=typed, case_id=case)


# Which page's form is kept under which name: `casework.views` shows them so.
SHOWN_BY = {
    "new_case": "concern_form",
    "new_draft": "draft_form",
    "begin_again": "concern_form",
    "safety_question": "safety_form",
    "ask_consent": "ask_form",
    "add_note": "note_form",
    "revise_note": "revision_form",
    "record_told": "told_form",
    "record_talk": "talk_form",
    "set_goal": "goal_form",
    "add_action": "action_form",
    "observe_factors": "factors_form",
    "new_report": "report_form",
    "report_concern": "report_form",
}
# Its address hangs on more than the case.
NOT_KEPT = {
    "addition_form",
    "assessment_form",
    "disclosure_form",
    "joining_end_form",
    "outcome_form",
}


def test_the_forms_with_a_long_text_or_crosses_are_kept_and_the_short_ones_are_not() -> None:
    long = {
        name
        for name, form in ALL_FORMS.items()
        if any(
            isinstance(field.widget, Textarea) or isinstance(field, CrossesField)
            for field in form().fields.values()
        )
    }
    assert set(SHOWN_BY) == set(unsent.FORMS)
    assert set(SHOWN_BY.values()) == long - NOT_KEPT
