"""What an agency has written goes to its own file: own items alone, marked (domain 0.15)."""

import json
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.http import Http404, HttpResponse
from pypdf import PdfReader

from access.blocked import Blocked
from access.clock import today
from audit.models import Body
from casework.management.demo import telling
from casework.models import Note
from casework.models.contact import ContactKind, Kept
from casework.models.identity import Protection
from casework.models.observation import Factor, Level, Moment
from casework.models.talk import TalkKind
from casework.reading.cases import read_case
from casework.reading.own_items import read_own_items
from casework.writing import plan
from casework.writing.contacts import plan_contact, record_contact
from casework.writing.filing import file_items
from casework.writing.observing import observe_factors
from casework.writing.revising import revise_note
from consent.relation import OutOfScope
from consent.terms import ConcernCategory, Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.town import Town

OWN, SHARED, POLICE, POLICE_OWN = "Skolan vet detta.", "Skolan delar detta.", "Polisen delar.", "P."
FIRST = "Så stod det först."


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def written(town: Town) -> UUID:
    """A case in which school and police have written, and let each other read."""
    case, _consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.FAMILY, OWN)
    telling.note(case, town["teacher"], Topic.SCHOOLING, FIRST, share=[town.agency("police")])
    note = Note.objects.get(case_id=case, topic=Topic.SCHOOLING.value)
    revise_note(case, note.pk, by=town["teacher"], text=SHARED, version=0)
    telling.note(case, town["officer"], Topic.LEISURE, POLICE, share=[town.agency("school")])
    telling.note(case, town["officer"], Topic.LEISURE, f"{POLICE_OWN} hemligt")
    telling.talk(case, town["teacher"], "Mentor Ek", "Hjälp med läxor.", kind=TalkKind.MAPPING)
    contact = plan_contact(case, by=town["teacher"], kind=ContactKind.PHONE, planned_date=today())
    record_contact(case, contact, by=town["teacher"], outcome=Kept.NO_SHOW, words="Ringer igen.")
    return case


def send(town: Town, who: str, path: str, **typed: Any) -> HttpResponse:
    acting = {"acting_for": str(town[who].membership_id), "sending": str(uuid4())}
    answer: Any = browser(town, who).post(path, {**acting, **typed})
    return answer


def printed(answer: HttpResponse) -> str:
    reader = PdfReader(BytesIO(answer.content))
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def test_the_pdf_holds_ones_own_items_and_no_others(town: Town, tmp_path: Path) -> None:
    case = written(town)
    assert POLICE in [one.text for one in read_case(case, by=town["teacher"]).notes]
    answer = send(town, "teacher", f"/cases/{case}/own/print/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="till-egen-akt.pdf"'
    text = printed(answer)
    for own in (OWN, SHARED, "Mentor Ek", "Hjälp med läxor.", "Telefonsamtal", "Ringer igen."):
        assert own in text
    for foreign in (POLICE, "hemligt", "Polisen", "visas inte", FIRST):
        assert foreign not in text
    assert PdfReader(BytesIO(answer.content)).metadata.title == "Till egen akt"
    assert POLICE in printed(send(town, "officer", f"/cases/{case}/own/print/"))


def test_what_was_said_at_meetings_and_observed_is_ones_own_too(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor Ek", "Hjälp med läxor.")
    plan.start_plan(case, by=town["teacher"])
    levels = {Factor.SCHOOL: Level.LOW}
    observe_factors(
        case, by=town["teacher"], observed_date=today(), moment=Moment.BEFORE, levels=levels
    )
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "school", "Mentorn ringer hem.")
    told.line(town, meeting, case, "police", "Patrullerar.")
    ours = told.line(town, meeting, case, "coordination", "Nytt möte om en månad.")
    told.confirmed(town, ours, case, "coordinator", "Nytt möte om en månad.")
    told.confirmed(town, line, case, "teacher", "Mentorn ringer hem.")
    text = printed(send(town, "teacher", f"/cases/{case}/own/print/"))
    for own in ("Mentorn ringer hem.", "Skoltrivsel", "I låg grad"):
        assert own in text
    for other in ("Patrullerar.", "Ska planen fortsätta?"):
        assert other not in text
    coordination = printed(send(town, "coordinator", f"/cases/{case}/own/print/"))
    assert "Nytt möte om en månad." in coordination
    for others in ("Mentorn ringer hem.", "Patrullerar."):
        assert others not in coordination  # written down in others' names
    said = json.loads(bytes(Body.objects.filter(act="print_own_items").latest("index").bytes))
    page = read_own_items(case, by=town["coordinator"])
    assert len(said["items"]) == len(page.items) + len(page.persons)  # nor opened
    items = read_own_items(case, by=town["teacher"]).items
    (own,) = (one for one in items if one.kind == "minutesline")
    file_items(case, by=town["teacher"], items=[own.item_id], filed_date=today())
    filed = read_own_items(case, by=town["teacher"]).items
    assert [one.kind for one in filed if one.filed] == ["minutesline"]


def test_the_page_shows_ones_own_items_and_no_others(town: Town) -> None:
    case = written(town)
    page = browser(town, "teacher").get(f"/cases/{case}/own/").content.decode()
    assert OWN in page
    assert SHARED in page
    for foreign in (POLICE, "hemligt", "Polisen", "eventuella övriga uppgifter"):
        assert foreign not in page


def test_the_print_is_an_act_of_its_own_before_the_first_byte(town: Town) -> None:
    case = written(town)
    send(town, "teacher", f"/cases/{case}/own/print/")
    entries = Body.objects.filter(case_id=case).order_by("-index")[:2]
    assert [entry.act for entry in entries] == ["print_own_items", "open_form"]
    said = json.loads(bytes(entries[0].bytes))
    page = read_own_items(case, by=town["teacher"])
    assert len(said["items"]) == len(page.items) + len(page.persons)


def test_nothing_is_printed_when_the_log_cannot_be_written(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    from audit import log

    case = written(town)

    def fails(*_: object, **__: object) -> None:
        raise log.LogUnavailable

    monkeypatch.setattr("consent.gate.disclosing.log.reading", fails)
    client = browser(town, "teacher")
    client.raise_request_exception = False
    acting = {"acting_for": str(town["teacher"].membership_id)}
    answer = client.post(f"/cases/{case}/own/print/", acting)
    assert answer.status_code >= 500
    assert b"%PDF" not in answer.content


def test_with_a_protected_identity_nothing_is_printed(town: Town) -> None:
    case = telling.concern(
        town["teacher"],
        ("Saga", "Ho"),
        "20120304-2385",
        ConcernCategory.SURROUNDINGS,
        OWN,
        protection=Protection.YES,
    )
    answer = send(town, "teacher", f"/cases/{case}/own/print/")
    page = answer.content.decode()
    assert (answer.status_code, answer["Content-Type"][:9]) == (422, "text/html")
    assert "inget skrivs ut" in page
    assert not Body.objects.filter(act="print_own_items", outcome="shown").exists()
    shown = browser(town, "teacher").get(f"/cases/{case}/own/").content.decode()
    assert OWN in shown
    assert "/own/print/" not in shown


def test_what_was_filed_says_so_on_every_page_of_the_own_agency_alone(town: Town) -> None:
    case = written(town)
    items = {one.text: one.item_id for one in read_case(case, by=town["teacher"]).notes}
    day = today() - timedelta(days=1)
    before = Body.objects.count()
    file_items(case, by=town["teacher"], items=[items[SHARED], items[OWN]], filed_date=day)
    assert Body.objects.count() == before + 1
    marks = {one.text: one.filed for one in read_case(case, by=town["teacher"]).notes}
    assert marks[SHARED] is not None
    assert (marks[SHARED].day, marks[SHARED].moved) == (day, False)
    assert marks[POLICE] is None
    assert "Förd till akt" in browser(town, "teacher").get(f"/cases/{case}/").content.decode()
    assert "Förd till akt" not in browser(town, "officer").get(f"/cases/{case}/").content.decode()
    assert "Förd till akt" in printed(send(town, "teacher", f"/cases/{case}/own/print/"))


def test_what_is_changed_after_it_was_filed_says_so_until_it_is_filed_anew(town: Town) -> None:
    case = written(town)
    note = Note.objects.get(case_id=case, topic=Topic.SCHOOLING.value)
    for text, version in (("Nytt.", 1), ("Nyare.", 2)):
        file_items(case, by=town["teacher"], items=[note.pk], filed_date=today())
        line = next(o for o in read_case(case, by=town["teacher"]).notes if o.item_id == note.pk)
        assert line.filed is not None
        assert not line.filed.moved
        revise_note(case, note.pk, by=town["teacher"], text=text, version=version)
        line = next(o for o in read_case(case, by=town["teacher"]).notes if o.item_id == note.pk)
        assert line.filed is not None
        assert line.filed.moved


def test_only_ones_own_items_are_marked_and_something_must_be_ticked(town: Town) -> None:
    case = written(town)
    foreign = Note.objects.filter(case_id=case, owner_id=town.agency("police")).first()
    assert foreign is not None
    with pytest.raises(OutOfScope):
        file_items(case, by=town["teacher"], items=[foreign.pk], filed_date=today())
    with pytest.raises(Blocked):
        file_items(case, by=town["teacher"], items=[], filed_date=today())
    with pytest.raises(Blocked):
        later = today() + timedelta(days=1)
        file_items(case, by=town["officer"], items=[foreign.pk], filed_date=later)
    with pytest.raises(Http404):
        file_items(case, by=town["youth_worker"], items=[foreign.pk], filed_date=today())
    assert not Note.objects.filter(filed_date__isnull=False).exists()


def test_a_form_without_a_tick_comes_back_with_the_items(town: Town) -> None:
    case = written(town)
    path = f"/cases/{case}/own/filed/"
    answer = send(town, "teacher", path, filed_date=today().isoformat())
    page = answer.content.decode()
    assert (answer.status_code, "Kryssa i det som är fört till akten." in page) == (422, True)
    assert OWN in page
    note = Note.objects.get(case_id=case, topic=Topic.FAMILY.value, owner_id=town.agency("school"))
    sent = {"items": str(note.pk), "filed_date": today().isoformat()}
    assert send(town, "teacher", path, **sent).status_code == 302
