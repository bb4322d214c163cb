"""The pack of each agency and the page of each of its members show the same items, and no other
door shows more: every topic, every agency, every item."""

import io
import re
from collections.abc import Iterator
from uuid import UUID

import ics
import pytest
import vobject
from django.test import Client
from pypdf import PdfReader

from access.blocked import Blocked
from access.clock import today
from casework.hearing import Comer
from casework.management.demo import telling
from casework.models.observation import Factor, Level, Moment
from casework.reading.cases import read_case
from casework.reading.meetings.packs import read_pack
from casework.views import pdf
from casework.writing import plan
from casework.writing.meetings import asking, holding
from casework.writing.observing import observe_factors
from consent.terms import CONSENT_TOPICS
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.town import Town

MEMBERS = {
    "school": "teacher",
    "police": "officer",
    "leisure": "youth_worker",
    "social": "social",
    "coordination": "coordinator",
}
CONTACTS = {"leisure": "leisure_contact", "social": "social_contact"}


class Meant:
    """A meeting with one case in which each agency has written in every topic, and let each other
    one read half of it."""

    def __init__(self) -> None:
        self.town = towns.found()
        self.case, self.consent = towns.consented(self.town)
        for agency, contact in CONTACTS.items():
            member = self.town[MEMBERS[agency]]
            telling.take_seat(self.case, self.town["coordinator"], self.town[contact], member)
        self.texts: dict[str, set[str]] = {}
        self.everything: set[str] = set()
        for number, agency in enumerate(MEMBERS):
            self._write(number, agency)
        telling.talk(self.case, self.town["teacher"], "Mentor", "Hjälp med läxor.")
        plan.start_plan(self.case, by=self.town["teacher"])
        for who, moment in (("teacher", Moment.BEFORE), ("officer", Moment.AFTER)):
            observe_factors(
                self.case,
                by=self.town[who],
                observed_date=today(),
                moment=moment,
                levels={Factor.SCHOOL: Level.SOME},
            )
        self.meeting = told.opened(self.town, self.case, people=tuple(MEMBERS.values())[:4])
        line = told.line(self.town, self.meeting, self.case, "police", self._said("rad"))
        told.confirmed(self.town, line, self.case, "officer", self._said("rad"))
        told.line(self.town, self.meeting, self.case, "leisure", self._said("utkast"))
        holding.close_item(self.meeting, self.case, by=self.town["coordinator"])

    def _said(self, *words: str) -> str:
        text = "Kanarie" + "".join(words)
        self.everything.add(text)
        return text

    def _write(self, number: int, agency: str) -> None:
        others = [name for name in MEMBERS if name != agency]
        for at, topic in enumerate(CONSENT_TOPICS):
            shared = [name for place, name in enumerate(others) if (place + at + number) % 2]
            telling.note(
                self.case,
                self.town[MEMBERS[agency]],
                topic,
                self._said(agency, topic.value.replace("_", "")),
                share=[self.town.agency(name) for name in shared],
            )

    def seen(self, text: str) -> set[str]:
        """The canaries that stand in a text."""
        return self.everything & set(re.findall("Kanarie[a-z]+", text))


@pytest.fixture
def meant(db: None) -> Meant:
    return Meant()


def on_page(meant: Meant, who: str) -> set[str]:
    """What the page of the case holds for a member."""
    page = read_case(meant.case, by=meant.town[who])
    return meant.seen(" ".join(one.text for one in (*page.notes, *page.minutes)))


def html(client: Client, path: str, *, acting: UUID | None = None) -> str:
    answer = client.post(path, {"acting_for": str(acting)}) if acting else client.get(path)
    assert answer.status_code == 200, path
    body = b"".join(answer) if answer.streaming else answer.content
    if answer["Content-Type"] == "application/pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages) + " "
    return body.decode()


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
        assert pack == on_page(meant, who), agency
        own = {one for one in meant.everything if one.startswith(f"Kanarie{agency}")}
        assert own <= pack
        assert len(own) == len(CONSENT_TOPICS)
    assert len({frozenset(one) for one in shown.values()}) == len(MEMBERS)
    assert all("Kanarieutkast" not in pack for pack in shown.values())


def doors(meant: Meant) -> Iterator[tuple[str, bool]]:
    """Every address at which items of the case could be met, and whether it is posted."""
    case, meeting = meant.case, meant.meeting
    yield f"/cases/{case}/", False
    yield f"/meetings/{meeting}/pack/", False
    yield f"/meetings/{meeting}/pack/pdf/", True
    yield "/cases/", False
    yield "/cases/consents/", False
    yield "/search/", False
    yield "/meetings/", False
    yield f"/meetings/{meeting}/", False
    yield f"/meetings/{meeting}/calendar/", False
    yield f"/cases/{case}/present/", False
    yield f"/cases/{case}/disclosures/", False
    yield f"/cases/{case}/consents/{meant.consent}/", False


@pytest.mark.timeout(400)
@pytest.mark.parametrize("agency", MEMBERS)
def test_no_door_shows_an_agency_more_than_its_page(meant: Meant, agency: str) -> None:
    who = MEMBERS[agency]
    may = on_page(meant, who)
    client = browser(meant.town, who)
    client.get("/cases/")
    acting = meant.town[who].membership_id
    found = {
        path: meant.seen(html(client, path, acting=acting if posted else None))
        for path, posted in doors(meant)
    }
    full = [f"/cases/{meant.case}/", *(path for path in found if "/pack/" in path)]
    for path in full:
        assert found[path] == may, path
    drafts = {"Kanarieutkast"} if agency in ("leisure", "coordination") else set()
    for path, seen in found.items():
        assert seen <= may | drafts, path
    assert found[f"/meetings/{meant.meeting}/calendar/"] == set()


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


def test_an_outsider_is_in_no_pack_and_no_entry(db: None) -> None:
    town = towns.found()
    case, _consent = towns.consented(town)
    meeting = told.called(town, case)
    asking.invite_participant(
        meeting,
        by=town["coordinator"],
        comer=Comer.OUTSIDER,
        agency=town.agency("police"),
        name="Kanarie Ring",
    )
    client = browser(town, "officer")
    for path in (f"/meetings/{meeting}/", f"/meetings/{meeting}/pack/"):
        assert "Kanarie Ring" not in html(client, path)


def test_a_server_that_makes_no_pdf_says_so_on_the_page(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = towns.found()
    case, _consent = towns.consented(town)
    meeting = told.called(town, case)

    def without_pango(_html: str) -> bytes:
        raise Blocked("paper.no_pdf", "PDF kan inte skapas.")

    monkeypatch.setattr(pdf, "_rendered", without_pango)
    data = {"acting_for": str(town["officer"].membership_id)}
    answer = browser(town, "officer").post(f"/meetings/{meeting}/pack/pdf/", data, follow=True)
    assert answer.redirect_chain == [(f"/meetings/{meeting}/pack/", 302)]
    assert "PDF kan inte skapas." in answer.content.decode()
