"""The pack of each agency and the page of each of its members show the same items, over every topic
and every agency; and what a calendar entry says."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import ics
import pytest
import vobject
from django.test import Client

from access.blocked import Blocked
from casework.hearing import Comer
from casework.models.observation import Factor
from casework.reading.cases import read_case
from casework.reading.meetings.packs import read_pack
from casework.templatetags.ways import read_by
from casework.views import pdf
from casework.writing.meetings import asking
from consent.terms import CONSENT_TOPICS
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meant import MEMBERS, Meant
from tests.town import Town

# What they stand on takes a while where the machine has much else to do.
pytestmark = pytest.mark.timeout(400)


def html(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_the_pack_holds_for_each_agency_what_the_page_holds(meant: Meant) -> None:
    shown = {}
    for agency, who in MEMBERS.items():
        (case,) = read_pack(meant.meeting, by=meant.town[who]).cases
        pack = meant.seen(" ".join(one.text for one in (*case.notes, *case.minutes)))
        shown[agency] = pack
        page = read_case(meant.case, by=meant.town[who])
        assert case.factors == page.standing.factors
        assert [line.factor for line in case.factors] == [Factor.SCHOOL.value]
        assert [one.item_id for one in case.actions] == [one.item_id for one in page.actions]
        assert [one.item_id for one in case.talks] == [one.item_id for one in page.talks]
        assert pack == meant.page_of(who) == meant.may(agency) & meant.on_page, agency
        assert readers(case.notes) == readers(page.notes)
        assert readers(case.talks) == readers(page.talks)
        own = {one for one in meant.on_page if one.startswith(f"Kanarie{agency}")}
        assert own <= pack
        assert len(own) == len(CONSENT_TOPICS)
    assert len({frozenset(one) for one in shown.values()}) == len(MEMBERS)


def readers(lines: Iterable[Any]) -> dict[UUID, list[str]]:
    """Who else reads what is one's own, as page and pack say."""
    return {one.item_id: read_by(one.released_to) for one in lines if one.own}


def test_the_pack_says_of_each_own_item_who_else_reads_it(meant: Meant) -> None:
    (case,) = read_pack(meant.meeting, by=meant.town["teacher"]).cases
    told = readers(case.notes)
    assert {bool(names) for names in told.values()} == {True, False}
    shown = html(browser(meant.town, "teacher"), f"/meetings/{meant.meeting}/pack/")
    for names in told.values():
        assert f"<strong>{', '.join(names) or 'Bara din verksamhet'}</strong>" in shown


def test_a_withdrawal_empties_every_pack_but_of_who_noted(meant: Meant) -> None:
    towns.withdraw(meant.town, meant.case, meant.consent)
    for agency, who in MEMBERS.items():
        pack = read_pack(meant.meeting, by=meant.town[who])
        assert bool(pack.cases) is (agency == "school")


def entry_of(town: Town, who: str, meeting: UUID) -> str:
    answer = browser(town, who).get(f"/meetings/{meeting}/calendar/")
    assert answer["Content-Type"].startswith("text/calendar")
    return bytes(answer.content).decode()


def test_a_calendar_entry_is_read_and_found_valid_by_two_other_libraries(meant: Meant) -> None:
    text = entry_of(meant.town, "officer", meant.meeting)
    read = vobject.readOne(text)
    assert read.validate(raiseException=True)
    assert read.vevent.summary.value == "SSPF-möte"
    assert (read.vevent.dtend.value - read.vevent.dtstart.value).total_seconds() == 7_200
    (event,) = ics.Calendar(text).events
    assert (event.name, event.description, event.location) == ("SSPF-möte", None, None)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")


def test_a_calendar_entry_says_when_and_nothing_else(meant: Meant) -> None:
    asking_names = {
        component.name
        for component in vobject.readOne(
            entry_of(meant.town, "officer", meant.meeting)
        ).vevent.getChildren()
    }
    assert asking_names == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS"}
    text = entry_of(meant.town, "officer", meant.meeting)
    for word in ("Elias", "Alm", "20120305", "2392", "Polisen", "Kommunhuset", "Granskolan", "GK-"):
        assert word not in text


def test_an_outsider_is_in_no_pack_and_no_entry(meant: Meant) -> None:
    town, meeting = meant.town, told.called(meant.town, meant.case)
    asking.invite_participants(
        meeting,
        by=town["coordinator"],
        guest=Comer.OUTSIDER,
        agency=town.agency("police"),
        name="Kanarie Ring",
    )
    client = browser(town, "officer")
    for path in (f"/meetings/{meeting}/", f"/meetings/{meeting}/pack/"):
        assert "Kanarie Ring" not in html(client, path)


def test_a_server_that_makes_no_pdf_says_so_on_the_page(
    meant: Meant, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, meeting = meant.town, told.called(meant.town, meant.case)

    def without_pango(_html: str) -> bytes:
        raise Blocked("paper.no_pdf", "PDF kan inte skapas.")

    monkeypatch.setattr(pdf, "_rendered", without_pango)
    data = {"acting_for": str(town["officer"].membership_id)}
    answer = browser(town, "officer").post(f"/meetings/{meeting}/pack/pdf/", data, follow=True)
    assert answer.redirect_chain == [(f"/meetings/{meeting}/pack/", 302)]
    assert "PDF kan inte skapas." in answer.content.decode()
