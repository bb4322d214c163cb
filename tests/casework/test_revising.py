"""A note is changed by its own agency; two who change it at once lose nothing (domain 7)."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.http import Http404
from django.test import Client

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.clock import today
from audit.models import Body
from casework.management.demo import telling
from casework.models import Note, NoteVersion
from casework.pages import NoteLine
from casework.reading.cases import read_case
from casework.reading.revising import read_versions
from casework.writing import disclosures, reports
from casework.writing.revising import revise_note
from casework.writing.seats import assign_member
from consent.grounds import Ground
from consent.relation import NotAssigned
from consent.terms import Topic
from review.verifying import verify_live
from tests import town as towns
from tests.browsing import browser
from tests.town import Town
from vault.models import Grant

FIRST, SECOND, THIRD = "Kom inte på måndagen.", "Kom sent på måndagen.", "Kom inte på tisdagen."


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def shared(town: Town) -> tuple[UUID, UUID]:
    """A case, and a note of the school's in it that the police may read."""
    case, _consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, FIRST, share=[town.agency("police")])
    return case, Note.objects.get(case_id=case, topic=Topic.SCHOOLING.value).pk


def line(town: Town, case: UUID, note: UUID, who: str) -> NoteLine:
    return next(one for one in read_case(case, by=town[who]).notes if one.item_id == note)


def send(town: Town, case: UUID, note: UUID, client: Client, who: str, **typed: Any) -> Any:
    acting = {"acting_for": str(town[who].membership_id), "sending": str(uuid4())}
    return client.post(f"/cases/{case}/notes/{note}/", {**acting, **typed})


def test_whoever_may_read_the_note_reads_the_new_text_and_that_it_is_changed(town: Town) -> None:
    case, note = shared(town)
    revise_note(case, note, by=town["teacher"], text=SECOND, version=0)
    for who in ("teacher", "officer"):
        found = line(town, case, note, who)
        assert found.text == SECOND
        assert found.changed_at is not None
    assert line(town, case, note, "officer").changed_by == ""
    page = browser(town, "officer").get(f"/cases/{case}/").content.decode()
    assert "ändrad" in page
    assert FIRST not in page
    assert "/earlier/" not in page


def test_what_the_note_said_before_is_the_own_agencys_alone(town: Town) -> None:
    case, note = shared(town)
    revise_note(case, note, by=town["teacher"], text=SECOND, version=0)
    assign_member(case, by=town["contact"], membership=town["colleague"].membership_id)
    revise_note(case, note, by=town["colleague"], text=THIRD, version=1)
    page = read_versions(case, note, by=town["teacher"])
    assert (page.note.text, [one.text for one in page.earlier]) == (THIRD, [SECOND, FIRST])
    assert [one.author for one in page.earlier] == ["teacher", "teacher"]
    assert page.note.changed_by == "colleague"
    kept = NoteVersion.objects.values_list("pk", flat=True)
    holders = set(Grant.objects.filter(item_id__in=kept).values_list("agency_id", flat=True))
    assert holders == {town.agency("school")}
    with pytest.raises(Http404):
        read_versions(case, note, by=town["officer"])


def test_the_page_of_earlier_texts_opens_that_note_and_no_other(town: Town) -> None:
    case, note = shared(town)
    telling.note(case, town["teacher"], Topic.FAMILY, "En annan.")
    revise_note(case, note, by=town["teacher"], text=SECOND, version=0)
    read_versions(case, note, by=town["teacher"])
    entry = Body.objects.filter(act=Act.READ_VERSIONS.value).latest("index")
    shown = json.loads(bytes(entry.bytes))["items"]
    assert len(shown) == 2


def test_a_change_is_one_act_with_the_hash_of_both_texts_and_the_log_holds(town: Town) -> None:
    case, note = shared(town)
    before = Body.objects.count()
    revise_note(case, note, by=town["teacher"], text=SECOND, version=0)
    assert Body.objects.count() == before + 1
    entry = json.loads(bytes(Body.objects.latest("index").bytes))
    assert entry["act"] == Act.REVISE_NOTE.value
    assert sorted(int(one[2]) for one in entry["writes"]) == [5, 56]
    assert verify_live(town.collaboration.pk).intact


def test_whoever_lost_the_consent_does_not_come_to_the_new_text(town: Town) -> None:
    case, note = shared(town)
    towns.withdraw(town, case, telling.newest_consent(case))
    assert line(town, case, note, "teacher").text == FIRST
    revise_note(case, note, by=town["teacher"], text=SECOND, version=0)
    assert not Grant.objects.filter(item_id=note, agency_id=town.agency("police")).exists()
    assert SECOND not in [one.text for one in read_case(case, by=town["officer"]).notes]


def test_a_consent_that_has_run_out_gives_no_key_to_the_new_text(town: Town) -> None:
    case, note = shared(town)
    police = Grant.objects.filter(item_id=note, agency_id=town.agency("police"))
    assert police.exists()
    with clock.moved_to(clock.now() + timedelta(days=400)):
        revise_note(case, note, by=town["teacher"], text=SECOND, version=0)
    assert not police.exists()


def test_the_second_of_two_sees_both_texts_and_loses_none(town: Town) -> None:
    case, note = shared(town)
    assign_member(case, by=town["contact"], membership=town["colleague"].membership_id)
    one, two = browser(town, "teacher"), browser(town, "colleague")
    opened = {"version": "0", "opened": "0"}
    assert send(town, case, note, one, "teacher", text=SECOND, **opened).status_code == 302
    answer = send(town, case, note, two, "colleague", text=THIRD, **opened)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Anteckningen har ändrats medan du skrev" in page
    assert page.index("Så står det nu") < page.index(SECOND) < page.index("Så skrev du")
    assert page.index("Så skrev du") < page.index(THIRD)
    assert Note.objects.get(pk=note).revision == 1
    again = send(town, case, note, two, "colleague", text=THIRD, version="1", opened="0")
    assert again.status_code == 302
    read = read_versions(case, note, by=town["teacher"])
    assert (read.note.text, [one.text for one in read.earlier]) == (THIRD, [SECOND, FIRST])


def test_both_texts_stay_on_the_page_while_something_else_is_mended(town: Town) -> None:
    case, note = shared(town)
    revise_note(case, note, by=town["teacher"], text=SECOND, version=0)
    client = browser(town, "teacher")
    answer = send(town, case, note, client, "teacher", text="", version="1", opened="0")
    assert "Så står det nu" in answer.content.decode()
    assert SECOND in answer.content.decode()


def test_a_third_who_was_first_again_is_shown_too(town: Town) -> None:
    case, note = shared(town)
    revise_note(case, note, by=town["teacher"], text=SECOND, version=0)
    revise_note(case, note, by=town["teacher"], text=FIRST, version=1)
    client = browser(town, "teacher")
    answer = send(town, case, note, client, "teacher", text=THIRD, version="1", opened="0")
    assert (answer.status_code, FIRST in answer.content.decode()) == (422, True)


def test_the_same_text_changes_nothing(town: Town) -> None:
    case, note = shared(town)
    with pytest.raises(Blocked) as blocked:
        revise_note(case, note, by=town["teacher"], text=FIRST, version=0)
    assert blocked.value.code == "note.same"
    assert not NoteVersion.objects.exists()


def decided(town: Town, case: UUID, note: UUID) -> None:
    disclosures.decide_disclosure(
        case,
        by=town["teacher"],
        receiver=town.agency("social"),
        ground=Ground.INQUIRY,
        items=[note],
        reason="Utredningen behöver veta det.",
        consent_asked=True,
        inquiry_opened=True,
    )


def reported(town: Town, case: UUID, note: UUID) -> None:
    reports.report_concern(
        by=town["teacher"],
        case_id=case,
        reported_date=today(),
        receiver="Mottagningen",
        notes=[note],
    )


@pytest.mark.parametrize(
    ("story", "code"), [(decided, "note.decided"), (reported, "note.reported")]
)
def test_what_was_told_as_it_stands_stays_as_it_stands(town: Town, story: Any, code: str) -> None:
    case, note = shared(town)
    story(town, case, note)
    with pytest.raises(Blocked) as blocked:
        revise_note(case, note, by=town["teacher"], text=SECOND, version=0)
    assert blocked.value.code == code
    page = browser(town, "teacher").get(f"/cases/{case}/notes/{note}/").content.decode()
    assert "Det går inte att göra nu." in page
    assert f"/cases/{case}/notes/?corrects={note}" in page
    assert "<textarea" not in page


def test_only_who_works_with_the_case_in_the_notes_agency_changes_it(town: Town) -> None:
    case, note = shared(town)
    with pytest.raises(Http404):
        revise_note(case, note, by=town["officer"], text=SECOND, version=0)
    with pytest.raises(NotAssigned):
        revise_note(case, note, by=town["colleague"], text=SECOND, version=0)
    assert line(town, case, note, "officer").text == FIRST
