"""No address shows an agency a word that it may not read: every address of the table of doors is
asked for with the ids of a case in which each agency has one of everything, and posted to so that
what can be printed is; and every word that an agency may read is found behind one of them.

A new address is walked by itself.
"""

import html
import io
import re
from dataclasses import dataclass, field
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from pypdf import PdfReader

from audit.models import Body
from casework.models import Case
from casework.writing.meetings import holding
from tests import town as towns
from tests.browsing import browser
from tests.casework.meant import MEMBERS, Meant
from tests.doors import TABLE, WHO
from tests.visitors import Place

# What they stand on takes a while where the machine has much else to do.
pytestmark = pytest.mark.timeout(400)
PACK = "meetings/<uuid:meeting_id>/pack/"
PACK_PDF = f"{PACK}pdf/"
MINUTES_PDF = "meetings/<uuid:meeting_id>/minutes/pdf/"
PAGE = "cases/<uuid:case_id>/"
SCREEN = "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/"
CALENDAR = "meetings/<uuid:meeting_id>/calendar/"
OWN_PDF = f"{PAGE}own/print/"
# What each kind of agency prints; the papers to a family are those of the agency that asks.
PRINTED = {PACK_PDF, OWN_PDF, MINUTES_PDF}
PRINTED_BY_WHO_ASKS = PRINTED | {
    f"{PAGE}plan/copy/",
    f"{PAGE}consents/form/",
    f"{PAGE}consents/information/",
    f"{PAGE}consents/<uuid:consent_id>/form/",
    f"{PAGE}attachments/<uuid:attachment_id>/",
}
# Whose column of the table says what answers an agency; the others are asked as the police is.
COLUMNS = {"school": "teacher", "coordination": "coordinator"}
# Says all that a print asks for; another form takes no notice of it.
TYPED = {"as": "pdf", "person": "guardian_1", "language": "sv", "personnummer": "20120305-2392"}
ENDS_THE_SESSION = {"logout/"}


@dataclass
class Walk:
    """What stood behind each address, by route; and which routes answered, and which printed."""

    seen: dict[str, set[str]] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)
    printed: set[str] = field(default_factory=set)

    def add(self, meant: Meant, route: str, answer: HttpResponse) -> None:
        """Keep which words stood in an answer."""
        self.seen.setdefault(route, set()).update(meant.seen(words_of(answer)))
        if answer.status_code == 200:
            self.answered.add(route)
            if answer["Content-Type"] == "application/pdf":
                self.printed.add(route)

    def everything(self) -> set[str]:
        """The words behind all of them."""
        return set().union(*self.seen.values())


def words_of(answer: HttpResponse) -> str:
    """The text of an answer, its headers too; of a PDF the words on its pages."""
    body = b"".join(answer) if answer.streaming else answer.content
    headers = " ".join(f"{name}: {value}" for name, value in answer.items())
    if answer["Content-Type"] == "application/pdf" and body.startswith(b"%PDF-1.7"):
        pages = PdfReader(io.BytesIO(body)).pages
        return headers + "".join(page.extract_text() + "\n" for page in pages)
    return headers + body.decode(errors="replace")


# What an address may be asked with besides, by the name of the id that is meant.
ASKED_WITH = {
    "unsent": "unsent_id",
    "corrects": "item_id",
    "item": "item_id",
    "booking": "booking_id",
    "participant": "guest_id",
}
TOLD = f"{PAGE}told/"


def asked_with(place: Place) -> str:
    return "?" + "&".join(f"{name}={place.ids[wanted]}" for name, wanted in ASKED_WITH.items())


def routes(column: str, method: int) -> list[str]:
    """Those that do not refuse such a person whatever the case, by get (0) or post (1)."""
    place = WHO.index(column)
    shut = "rm"
    return [route for route, row in TABLE.items() if row[method][place] not in shut]


def addresses(meant: Meant, agency: str, route: str) -> set[str]:
    """The route with the ids of one's own agency and of the next one; a form on the case with its
    questions besides."""
    names = [*MEMBERS, *MEMBERS]
    own, other = (meant.places[names[names.index(agency) + step]] for step in (0, 1))
    # The coordination answers the questions of all.
    places = meant.places.values() if "question_id" in route else (own, other)
    found = {place.path(route) for place in places}
    if route.startswith(PAGE) and TABLE[route][1][WHO.index("teacher")] != "m":
        found |= {place.path(route) + asked_with(place) for place in (own, other)}
    if route == TOLD:
        guests = [own.ids["guest_id"], other.ids["guest_id"], own.ids["participant_id"], uuid4()]
        found |= {f"{own.path(route)}?participant={one}" for one in [*guests, "x", ""]}
    return found


def walked(meant: Meant, agency: str) -> Walk:
    """Every address with those ids, and then a post to each with one's own."""
    client, walk = browser(meant.town, MEMBERS[agency]), Walk()
    column = COLUMNS.get(agency, "officer")
    for route in routes(column, 0):
        for path in addresses(meant, agency, route):
            walk.add(meant, route, client.get(path))
    post(meant, agency, client, walk, set(routes(column, 1)) - ENDS_THE_SESSION)
    return walk


def post(meant: Meant, agency: str, client: Client, walk: Walk, wanted: set[str]) -> None:
    acting = {"acting_for": str(meant.town[MEMBERS[agency]].membership_id)}
    for route in sorted(wanted):
        walk.add(meant, route, client.post(meant.places[agency].path(route), acting | TYPED))


def too_much(walk: Walk, may: set[str]) -> dict[str, set[str]]:
    return {route: seen - may for route, seen in walk.seen.items() if seen - may}


def answering(agency: str) -> set[str]:
    """The routes that answer a member of such an agency, as the table has it."""
    place = WHO.index(COLUMNS.get(agency, "officer"))
    return {route for route, (get, _post) in TABLE.items() if get[place] in ".,"}


@pytest.mark.parametrize("agency", MEMBERS)
def test_no_door_shows_an_agency_a_word_that_it_may_not_read(meant: Meant, agency: str) -> None:
    may, walk = meant.may(agency), walked(meant, agency)
    assert too_much(walk, may) == {}
    assert walk.everything() == may
    for route in (PAGE, PACK, PACK_PDF):
        assert walk.seen[route] & meant.on_page == may & meant.on_page, route
    assert walk.seen[CALENDAR] == set()
    assert walk.printed == (PRINTED_BY_WHO_ASKS if agency == "school" else PRINTED)
    assert answering(agency) - walk.answered == set()


@pytest.mark.parametrize("agency", MEMBERS)
def test_after_a_withdrawal_no_door_shows_more_than_one_keeps(meant: Meant, agency: str) -> None:
    towns.withdraw(meant.town, meant.case, meant.consent)
    client, walk, keeps = browser(meant.town, MEMBERS[agency]), Walk(), meant.keeps(agency)
    for route in routes(COLUMNS.get(agency, "officer"), 0):
        walk.add(meant, route, client.get(meant.places[agency].path(route)))
    post(meant, agency, client, walk, PRINTED_BY_WHO_ASKS)
    assert too_much(walk, keeps) == {}
    assert walk.seen[PAGE] & meant.on_page == keeps & meant.on_page


@pytest.mark.parametrize("agency", MEMBERS)
def test_while_the_case_is_open_at_a_meeting_no_door_shows_more(meant: Meant, agency: str) -> None:
    holding.open_item(meant.meeting, meant.case, by=meant.town["coordinator"])
    client, walk, may = browser(meant.town, MEMBERS[agency]), Walk(), meant.may(agency)
    for route in routes(COLUMNS.get(agency, "officer"), 0):
        if route.startswith("meetings/") or route in {"", PAGE, TOLD}:
            for path in addresses(meant, agency, route):
                walk.add(meant, route, client.get(path))
    post(meant, agency, client, walk, {PACK_PDF})
    assert too_much(walk, may) == {}
    # What stands on the screen before them all each of them may read.
    shown = walk.seen.get(SCREEN, set())
    everybody = set.intersection(*(meant.may(one) for one in MEMBERS))
    assert bool(shown) == (agency == "coordination")
    assert shown <= everybody


def entries_about(meant: Meant, client: Client, walk: Walk) -> dict[str, int]:
    """Reads the list of what the log holds of the case, to its end; an entry of each act in it."""
    number = Case.objects.get(pk=meant.case).number
    acts = dict(Body.objects.filter(log_id=meant.town.collaboration.pk).values_list("index", "act"))
    path, found = f"/review/?number={number}", {}
    while path:
        answer = client.get(path)
        walk.add(meant, "review/", answer)
        page = answer.content.decode()
        found |= {acts[int(index)]: int(index) for index in re.findall(r"/review/(\d+)/", page)}
        older = re.search(r'href="(\?[^"]*before=[^"]*)"', page)
        path = "/review/" + html.unescape(older[1]) if older else ""
    return found


@pytest.mark.parametrize("agency", MEMBERS)
def test_no_page_of_a_reviewer_holds_a_word_but_why_ones_own_agency_decided(
    meant: Meant, agency: str
) -> None:
    client, walk = browser(meant.town, f"{agency}_log"), Walk()
    entries = entries_about(meant, client, walk)
    assert {"record_note", "revise_note", "record_told"} <= set(entries)
    for index in entries.values():
        answer = client.get(f"/review/{index}/")
        assert answer.status_code == 200
        walk.add(meant, "review/<int:index>/", answer)
    for route in routes("school_reviewer", 0):
        for path in {place.path(route) for place in meant.places.values()}:
            walk.add(meant, route, client.get(path))
    why = {"decisions/<uuid:decision_id>/reason/", "joinings/<uuid:ended_id>/reason/"}
    reasons = {"Kanariebeslut", "Kanarieisar"} if agency == "school" else set()
    assert {route for route, seen in walk.seen.items() if seen} == (why if reasons else set())
    assert walk.everything() == reasons
