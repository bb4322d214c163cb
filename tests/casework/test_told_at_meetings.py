"""After an item is closed: the form of what was told is filled in for who has no account."""

from uuid import UUID, uuid4

import pytest

from access.acts import Act
from access.clock import today
from audit.codes import short
from audit.models import Body
from casework.hearing import Comer
from casework.models import Participant, Told
from casework.writing.meetings import holding
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
