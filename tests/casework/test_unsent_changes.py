"""A change of a note that was begun is kept, with the text that it was begun from."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client, override_settings

from access.acts import Act
from casework.management.demo import telling
from casework.models import Case, Note, NoteVersion, UnsentForm
from casework.reading import unsent as reading
from casework.reading.revising import open_revision_form
from casework.writing import due, plan, unsent
from casework.writing.revising import revise_note
from casework.writing.seats import assign_member, end_assignment
from consent.guarded import writes_open
from consent.relation import NotAssigned, OutOfScope
from consent.terms import CloseReason, ConcernCategory, Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework.test_deadlines import in_days
from tests.casework.test_revising import FIRST, SECOND, THIRD, decided, shared
from tests.drafts import early_draft
from tests.town import Town
from vault.models import Grant, ItemKey
from vault.sealed import Sealed


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def begin(town: Town, case: UUID, note: UUID, text: str = THIRD, who: str = "teacher") -> UUID:
    number = uuid4()
    typed = urlencode({"text": text, "version": "0", "opened": "0"})
    unsent.keep(number, by=town[who], form="revise_note", typed=typed, case_id=case, item_id=note)
    return number


def page_of(client: Client, case: UUID, note: UUID, begun: UUID | None = None) -> str:
    asked = f"?unsent={begun}" if begun else ""
    return client.get(f"/cases/{case}/notes/{note}/{asked}").content.decode()


def send(town: Town, case: UUID, note: UUID, client: Client, begun: UUID, **typed: Any) -> Any:
    acting = {"acting_for": str(town["teacher"].membership_id), "sending": str(begun)}
    return client.post(f"/cases/{case}/notes/{note}/", {**acting, **typed})


def test_the_form_keeps_what_is_typed_sealed_and_offers_it_on_return(town: Town) -> None:
    case, note = shared(town)
    client = browser(town, "teacher")
    keep = f"/cases/{case}/notes/{note}/unsent/"
    assert f'data-keep="{keep}"' in page_of(client, case, note)
    number = uuid4()
    typed = {
        "acting_for": str(town["teacher"].membership_id),
        "sending": str(number),
        "text": THIRD,
        "version": "0",
        "opened": "0",
    }
    answer = client.post(keep, typed, headers={"accept": "application/json"})
    assert (answer.status_code, list(answer.json())) == (200, ["said"])
    row = UnsentForm.objects.get()
    assert (row.pk, row.item_id, isinstance(row.typed, Sealed)) == (number, note, True)
    offered = page_of(client, case, note)
    assert f'href="?unsent={number}"' in offered
    assert THIRD not in offered
    again = page_of(client, case, note, number)
    assert THIRD in again
    assert f'name="sending" value="{number}"' in again
    assert "Så står det nu" not in again
    listed = client.get("/unsent/").content.decode()
    assert "Ändra anteckning" in listed
    assert f"/cases/{case}/notes/{note}/?unsent={number}" in listed


def test_saving_the_note_throws_the_begun_text_and_its_key_away(town: Town) -> None:
    case, note = shared(town)
    begun = begin(town, case, note)
    sent = {"text": THIRD, "version": "0", "opened": "0"}
    assert send(town, case, note, browser(town, "teacher"), begun, **sent).status_code == 302
    assert not UnsentForm.objects.exists()
    assert not ItemKey.objects.filter(pk=begun).exists()
    assert not Grant.objects.filter(item_id=begun).exists()
    assert NoteVersion.objects.count() == 1


def test_who_goes_on_after_a_colleague_has_changed_it_meets_both_texts(town: Town) -> None:
    case, note = shared(town)
    begun = begin(town, case, note)
    assign_member(case, by=town["contact"], membership=town["colleague"].membership_id)
    revise_note(case, note, by=town["colleague"], text=SECOND, version=0)
    client = browser(town, "teacher")
    page = page_of(client, case, note, begun)
    assert page.index("Så står det nu") < page.index(SECOND) < page.index("Så skrev du")
    assert page.index("Så skrev du") < page.index(THIRD)
    assert 'name="version" value="1"' in page
    assert 'name="opened" value="0"' in page
    answer = send(town, case, note, client, begun, text=THIRD, version="0", opened="0")
    assert (answer.status_code, UnsentForm.objects.count()) == (422, 1)
    sent = {"text": THIRD, "version": "1", "opened": "0"}
    assert send(town, case, note, client, begun, **sent).status_code == 302
    assert not UnsentForm.objects.exists()


def test_a_note_that_can_be_changed_no_more_gives_the_begun_text_back_to_read(town: Town) -> None:
    case, note = shared(town)
    begun = begin(town, case, note)
    decided(town, case, note)
    client = browser(town, "teacher")
    shut = page_of(client, case, note)
    assert f'href="?unsent={begun}"' in shut
    assert "Läs texten" in shut
    page = page_of(client, case, note, begun)
    assert "Det här skrev du" in page
    assert THIRD in page
    assert "<textarea" not in page
    assert f'action="/unsent/{begun}/discard/"' in page


def test_in_a_closed_case_the_begun_text_is_there_to_read_and_to_throw_away(town: Town) -> None:
    case, note = shared(town)
    begun = begin(town, case, note)
    plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
    (line,) = reading.list_unsent(by=town["teacher"])
    assert (line.item_id, line.closed, line.reachable) == (note, True, True)
    page = page_of(browser(town, "teacher"), case, note, begun)
    assert "Det här skrev du" in page
    assert THIRD in page
    unsent.discard(begun, by=town["teacher"])
    assert not ItemKey.objects.filter(pk=begun).exists()


def test_whoever_is_taken_off_the_case_finds_it_in_their_list_and_opens_it_no_more(
    town: Town,
) -> None:
    case, note = shared(town)
    begun = begin(town, case, note)
    assign_member(case, by=town["contact"], membership=town["colleague"].membership_id)
    end_assignment(case, town["teacher"].membership_id, by=town["contact"])
    client = browser(town, "teacher")
    listed = client.get("/unsent/").content.decode()
    assert "Du arbetar inte längre med ärendet" in listed
    assert f"/notes/{note}/" not in listed
    assert client.get(f"/cases/{case}/notes/{note}/?unsent={begun}").status_code == 403


def test_a_text_is_gone_on_with_in_its_own_note_and_by_its_author_alone(town: Town) -> None:
    case, note = shared(town)
    begun = begin(town, case, note)
    telling.note(case, town["teacher"], Topic.FAMILY, "En annan.")
    other = Note.objects.get(case_id=case, topic=Topic.FAMILY.value).pk
    client = browser(town, "teacher")
    assert THIRD not in page_of(client, case, other, begun)
    assert f"?unsent={begun}" not in page_of(client, case, other)
    typed = {"form": "revise_note", "typed": "text=x", "case_id": case}
    with pytest.raises(OutOfScope):
        unsent.keep(begun, by=town["teacher"], item_id=other, **typed)
    assign_member(case, by=town["contact"], membership=town["colleague"].membership_id)
    assert open_revision_form(case, note, by=town["colleague"], unsent=begun).unsent is None
    with pytest.raises(OutOfScope):
        unsent.keep(begun, by=town["colleague"], item_id=note, **typed)
    assert open_revision_form(case, note, by=town["teacher"], unsent=begun).unsent is not None


def test_nobody_keeps_a_text_for_a_note_that_is_not_their_agencys(town: Town) -> None:
    """Whether there is such a note is not learned here: a note of another and none answer alike."""
    case, note = shared(town)
    typed = {"form": "revise_note", "typed": "text=x", "case_id": case}
    before = len(towns.acts_of(town))
    with pytest.raises(OutOfScope):
        unsent.keep(uuid4(), by=town["officer"], item_id=note, **typed)
    with pytest.raises(OutOfScope):
        unsent.keep(uuid4(), by=town["officer"], item_id=uuid4(), **typed)
    with pytest.raises(NotAssigned):
        unsent.keep(uuid4(), by=town["colleague"], item_id=note, **typed)
    assert towns.acts_of(town)[before:] == [(Act.KEEP_UNSENT, "refused")] * 3
    assert not UnsentForm.objects.exists()
    acting = {"acting_for": str(town["officer"].membership_id), "text": "x"}
    answers = [
        browser(town, "officer").post(f"/cases/{case}/notes/{one}/unsent/", acting)
        for one in (note, uuid4())
    ]
    assert [one.status_code for one in answers] == [404, 404]


def test_the_table_of_begun_texts_still_keeps_what_a_row_is(town: Town) -> None:
    case, note = shared(town)
    begun = begin(town, case, note)
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        writes_open(),
        connection.cursor() as cursor,
    ):
        key = begun.hex if connection.vendor == "sqlite" else str(begun)
        cursor.execute("UPDATE casework_unsentform SET concerns = 'another' WHERE id = %s", [key])


@pytest.mark.parametrize("changed", [False, True])
def test_a_draft_is_disposed_of_with_a_changed_note_and_a_change_that_was_begun(
    town: Town, changed: bool
) -> None:
    case = early_draft(
        by=town["teacher"], topic=Topic.SCHOOLING, category=ConcernCategory.ABSENCE, text=FIRST
    )
    note = Note.objects.get(case_id=case).pk
    begun = begin(town, case, note)
    if changed:
        revise_note(case, note, by=town["teacher"], text=SECOND, version=0)
    with in_days(40), override_settings(DISPOSAL_DECISION="KS 2026:1"):
        assert due.dispose_drafts(town.collaboration.pk) == 1
    assert not Case.objects.exists()
    assert not NoteVersion.objects.exists()
    assert not ItemKey.objects.filter(pk__in=[note, begun]).exists()
