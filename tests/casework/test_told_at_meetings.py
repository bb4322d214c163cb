"""After an item is closed: the form of what was told is filled in for who has no account."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from access.acts import Act
from access.clock import today
from audit.codes import short
from audit.models import Body
from casework.hearing import Comer
from casework.models import AgendaItem, Participant, Told
from casework.writing.meetings import holding
from consent.guarded import writes_open
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.town import Town

NAME = "Kim Ring"


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def closed(town: Town, case: UUID, *, here: bool = True) -> tuple[UUID, UUID]:
    """A meeting whose item is closed, and the outsider who was asked to come."""
    meeting = told.called(town, told.covered_by_all(town), case)  # the first is never opened
    told.outsider(town, meeting, "police", NAME)
    told.start(town, meeting)
    told.roll_call(town, meeting, Comer.MEMBER, *([Comer.OUTSIDER] if here else []))
    holding.open_item(meeting, case, by=town["coordinator"])
    holding.close_item(meeting, case, by=town["coordinator"])
    return meeting, Participant.objects.get(meeting=meeting, comer=Comer.OUTSIDER).pk


def test_the_form_is_filled_in_but_for_what_was_said(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting, outsider = closed(town, case)
    client = browser(town, "coordinator")
    address = f"/cases/{case}/told/?participant={outsider}"
    assert address in client.get(f"/meetings/{meeting}/cases/{case}/").content.decode()
    before = Body.objects.filter(act=Act.OPEN_FORM).count()
    form = client.get(address).context["form"]
    filled = {name: str(form[name].value() or "") for name in form.fields}
    assert filled["receiver"] == str(town.agency("police"))
    assert (filled["to_whom"], filled["ground"]) == (NAME, "consent")
    assert filled["told_date"] == today().isoformat()
    assert (filled["what"], filled["topic"]) == ("", "")
    assert Body.objects.filter(act=Act.OPEN_FORM).count() == before + 1
    entry = Body.objects.filter(act=Act.OPEN_FORM).latest("index")
    assert short(meeting) in bytes(entry.bytes).decode()


def test_as_it_stands_it_is_saved_on_the_day(town: Town) -> None:
    case, _consent = towns.consented(town)
    _meeting, outsider = closed(town, case)
    client = browser(town, "coordinator")
    form = client.get(f"/cases/{case}/told/?participant={outsider}").context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    sent |= {"what": "Att planen ändras.", "topic": "support"}
    sent["acting_for"] = str(town["coordinator"].membership_id)
    answer = client.post(f"/cases/{case}/told/", sent)
    assert answer.status_code == 302, answer.context["form"].errors
    row = Told.objects.get()
    assert row.receiver_id == town.agency("police")


def filled(town: Town, client: Any, case: UUID, outsider: UUID, **typed: str) -> dict[str, str]:
    """The form as it is filled in, with what was said."""
    form = client.get(f"/cases/{case}/told/?participant={outsider}").context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    acting = {"acting_for": str(town["coordinator"].membership_id)}
    return sent | acting | {"what": "Att planen ändras.", "topic": "support"} | typed


def test_the_meeting_says_that_it_is_noted_and_asks_no_more(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting, outsider = closed(town, case)
    client = browser(town, "coordinator")
    asks, says = f"/cases/{case}/told/?participant={outsider}", "(deltar utan konto): antecknat"
    pages = (f"/meetings/{meeting}/", f"/meetings/{meeting}/cases/{case}/")
    for path in pages:
        html = client.get(path).content.decode()
        assert asks in html
        assert says not in html
    answer = client.post(f"/cases/{case}/told/", filled(town, client, case, outsider))
    assert (answer.status_code, answer["Location"]) == (302, f"/meetings/{meeting}/")
    assert Told.objects.get().participant_id == outsider
    for path in pages:
        html = client.get(path).content.decode()
        assert asks not in html
        assert f"Berättat för Polisen {says}" in html
        assert f'href="/cases/{case}/disclosures/"' in html
    for who in ("officer", "teacher"):
        assert says not in browser(town, who).get(pages[0]).content.decode()


def test_each_case_and_each_guest_is_noted_by_itself(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting, outsider = closed(town, case)
    second = told.covered_by_all(town)
    with writes_open():
        AgendaItem.objects.create(meeting_id=meeting, case_id=second, position=9)
    holding.open_item(meeting, second, by=town["coordinator"])
    holding.close_item(meeting, second, by=town["coordinator"])
    client = browser(town, "coordinator")
    client.post(f"/cases/{case}/told/", filled(town, client, case, outsider))
    heard = {line.case_id: line.heard for line in told.page(town, meeting).agenda}
    assert [one.noted for one in heard[case]] == [True]
    assert [one.noted for one in heard[second]] == [False]
    holding.open_item(meeting, case, by=town["coordinator"])
    holding.close_item(meeting, case, by=town["coordinator"])
    heard = {line.case_id: line.heard for line in told.page(town, meeting).agenda}
    assert [one.noted for one in heard[case]] == [False]  # what they heard anew is not noted


def test_nobody_is_noted_who_was_not_there_and_to_no_other_agency(town: Town) -> None:
    case, _consent = towns.consented(town)
    meeting, away = closed(town, case, here=False)
    other, here = closed(town, case)
    client = browser(town, "coordinator")
    sent = filled(town, client, case, here)
    for wrong in ({"participant": str(away), "meeting": str(meeting)}, {"meeting": str(meeting)}):
        assert client.post(f"/cases/{case}/told/", sent | wrong).status_code == 404
    another = sent | {"receiver": str(town.agency("leisure"))}
    answer = client.post(f"/cases/{case}/told/", another)
    assert answer.status_code == 422
    assert "Välj den verksamhet" in answer.content.decode()
    assert not Told.objects.exists()
    assert client.post(f"/cases/{case}/told/", sent).status_code == 302
    assert Told.objects.get().participant.meeting_id == other


@pytest.mark.parametrize("who", ["teacher", "coordinator"])
def test_who_was_not_there_and_another_agencys_guest_fill_in_nothing(town: Town, who: str) -> None:
    case, _consent = towns.consented(town)
    _meeting, outsider = closed(town, case, here=who == "teacher")
    client = browser(town, who)
    for asked in (outsider, uuid4()):
        answer = client.get(f"/cases/{case}/told/?participant={asked}")
        assert answer.status_code == 200
        assert NAME not in answer.content.decode()
        assert not answer.context["form"]["receiver"].value()


def test_what_somebody_heard_stays_when_they_leave_and_when_the_case_is_opened_again(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    meeting, outsider = closed(town, case)
    holding.mark_present(meeting, outsider, by=town["coordinator"], present=False)
    told.present(town, meeting, "teacher")
    client = browser(town, "coordinator")
    address = f"/cases/{case}/told/?participant={outsider}"

    def offered() -> bool:
        return address in client.get(f"/meetings/{meeting}/cases/{case}/").content.decode()

    assert offered()
    holding.open_item(meeting, case, by=town["coordinator"])
    holding.close_item(meeting, case, by=town["coordinator"])
    assert offered()
    holding.mark_present(meeting, outsider, by=town["coordinator"], present=True)
    assert offered()
    assert client.get(address).context["form"]["to_whom"].value() == NAME


def test_who_comes_after_a_case_is_closed_has_heard_nothing_until_it_is_opened_again(
    town: Town,
) -> None:
    case, _consent = towns.consented(town)
    meeting, outsider = closed(town, case, here=False)
    told.present(town, meeting, "teacher")
    holding.mark_present(meeting, outsider, by=town["coordinator"], present=True)
    client = browser(town, "coordinator")
    address = f"/meetings/{meeting}/cases/{case}/"
    assert f"participant={outsider}" not in client.get(address).content.decode()
    holding.open_item(meeting, case, by=town["coordinator"])
    holding.close_item(meeting, case, by=town["coordinator"])
    assert f"participant={outsider}" in client.get(address).content.decode()
