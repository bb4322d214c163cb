"""How the tests of search ask and look: as a member, as a browser, and in the log."""

from uuid import UUID

from access.members import Member
from audit import chain
from audit.models import Body
from casework.reading.search import search_person
from tests.browsing import browser
from tests.town import Town

NUMBER, OTHER = "20120305-2392", "20130302-2394"
NOTHING = "Inget ärende som du arbetar med gäller den personen"


def found(by: Member, number: str = "", given_name: str = "", surname: str = "") -> list[UUID]:
    lines = search_person(by=by, personnummer=number, given_name=given_name, surname=surname)
    return [line.case_id for line in lines]


def post(town: Town, who: str, **typed: str) -> object:
    acting = {"acting_for": str(town[who].membership_id)}
    return browser(town, who).post("/search/", {**acting, **typed})


def entries(town: Town) -> int:
    return Body.objects.filter(log_id=town.collaboration.pk).count()


def last_entry(town: Town) -> dict:
    row = Body.objects.filter(log_id=town.collaboration.pk).order_by("-index").first()
    return chain.parse(bytes(row.bytes))
