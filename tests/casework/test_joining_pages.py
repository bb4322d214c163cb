"""Two cases, one youth, in the browser: the way through the forms, and pages that tell nothing."""

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client

from audit.models import Body
from casework.management.demo import telling
from casework.models import Case
from casework.reading.case_list import list_cases
from casework.reading.cases import read_case
from casework.reading.joinings import list_twins, read_ending
from casework.writing import seats
from casework.writing.joinings import end_joining
from consent.models import Joining
from consent.relation import NotAssigned, OutOfScope
from consent.terms import ConcernCategory
from tests import town as towns
from tests.browsing import browser
from tests.casework import joining
from tests.casework.joining import Pair
from tests.casework.test_queries import LOG_STATEMENTS, WITHOUT_PLAN, statements
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def pair(town: Town) -> Pair:
    return joining.pair(town)


def page_of(town: Town, key: str, path: str) -> str:
    """A page without what is new at each asking."""
    answer = browser(town, key).get(path)
    assert answer.status_code == 200
    return re.sub(
        r'name="(csrfmiddlewaretoken|sending)" value="[^"]*"', "", answer.content.decode()
    )


def test_pages_of_others_are_the_same_to_the_byte_whether_or_not_there_is_a_twin(
    town: Town,
) -> None:
    older, _consent = joining.one_case(town, "teacher")
    paths = ("/cases/", "/cases/same-youth/", f"/cases/{older}/")
    before = [page_of(town, "teacher", path) for path in paths]
    coordinated = page_of(town, "coordinator", "/cases/same-youth/")
    joining.one_case(town, "social")
    assert [page_of(town, "teacher", path) for path in paths] == before
    assert page_of(town, "coordinator", "/cases/same-youth/") != coordinated


def test_the_page_of_the_case_tells_the_coordination_nothing_before_a_proposal(pair: Pair) -> None:
    assert pair.number("younger") not in page_of(pair.town, "coordinator", f"/cases/{pair.older}/")


def post(client: Client, pair: Pair, who: str, path: str, **data: str) -> tuple[int, str]:
    sent = {
        "acting_for": str(pair.town[who].membership_id),
        "sending": str(uuid4()),
        "checked": "yes",
        **data,
    }
    answer = client.post(path, sent)
    return answer.status_code, answer.content.decode()


def test_from_the_list_to_two_joined_cases_and_apart_again(pair: Pair) -> None:
    town = pair.town
    coordinator, teacher, social = (
        browser(town, key) for key in ("coordinator", "teacher", "social")
    )
    assert 'href="/cases/same-youth/"' in coordinator.get("/cases/").content.decode()
    path = f"/cases/{pair.younger}/joinings/with/{pair.older}/"
    assert path in coordinator.get("/cases/same-youth/").content.decode()
    assert "Ändras inte" in coordinator.get(path).content.decode()
    status, page = post(coordinator, pair, "coordinator", path, checked="no")
    assert (status, Joining.objects.count()) == (200, 0)
    assert "Kontrollera innan du fortsätter" in page
    assert "Granskolan, Socialtjänsten" in page
    assert post(coordinator, pair, "coordinator", path)[0] == 302
    made = Joining.objects.get().pk

    answers = {teacher: ("teacher", pair.older), social: ("social", pair.younger)}
    for client, (who, case) in answers.items():
        answering = f"/cases/{case}/joinings/{made}/"
        assert answering in client.get(f"/cases/{case}/").content.decode()
        status, page = post(client, pair, who, answering, accepted="yes", checked="no")
        assert (status, "När alla har sagt ja" in page) == (200, True)
        assert post(client, pair, who, answering, accepted="yes")[0] == 302

    listed = coordinator.get("/cases/").content.decode()
    assert f'Hör ihop med <span class="nowrap">{pair.number("older")}</span>' in listed
    younger = coordinator.get(f"/cases/{pair.younger}/").content.decode()
    assert "Nya steg tas i det äldre ärendet" in younger
    assert f'href="/cases/{pair.older}/"' in younger
    assert (
        "Hör ihop med ett annat ärende om samma unga"
        in social.get(f"/cases/{pair.younger}/").content.decode()
    )
    assert (
        f'href="/cases/{pair.older}/"' not in social.get(f"/cases/{pair.younger}/").content.decode()
    )

    ending = f"/cases/{pair.younger}/joinings/{made}/end/"
    status, page = post(social, pair, "social", ending, reason="Fel person.", checked="no")
    assert (status, "egna steg igen" in page) == (200, True)
    assert post(social, pair, "social", ending, reason="Fel person.")[0] == 302
    assert "Hör ihop" not in coordinator.get("/cases/").content.decode()
    assert "Isärtaget" in coordinator.get("/cases/same-youth/").content.decode()


def test_a_proposal_that_would_tell_somebody_is_shut_with_its_reason(town: Town) -> None:
    pair = joining.pair(town, younger=("coordination", "social"))
    path = f"/cases/{pair.younger}/joinings/with/{pair.older}/"
    client = browser(town, "coordinator")
    page = client.get(path).content.decode()
    assert "Det går inte att göra nu." in page
    assert "Granskolan ingår inte i samtycket" in page
    assert "Skicka förslaget" not in page
    assert post(client, pair, "coordinator", path)[0] == 422


def test_an_answer_that_is_not_asked_for_is_refused_before_it_is_checked(pair: Pair) -> None:
    made = pair.propose()
    client = browser(pair.town, "coordinator")
    path = f"/cases/{pair.younger}/joinings/{made}/"
    status, page = post(client, pair, "coordinator", path, accepted="no", checked="no")
    assert (status, "redan svarat" in page) == (422, True)


def test_a_form_sent_twice_proposes_once(pair: Pair) -> None:
    client, sending = browser(pair.town, "coordinator"), str(uuid4())
    path = f"/cases/{pair.younger}/joinings/with/{pair.older}/"
    for _ in range(2):
        assert post(client, pair, "coordinator", path, sending=sending)[0] == 302
    assert Joining.objects.count() == 1


# How much is asked of the database.


def test_the_list_of_twins_asks_the_same_for_1_and_4_pairs(town: Town) -> None:
    towns.note_concern(town)
    list_twins(by=town["teacher"])
    towns.note_concern(town)
    one = statements(lambda: list_twins(by=town["teacher"]))
    for _ in range(3):
        towns.note_concern(town)
    assert len(list_twins(by=town["teacher"]).lines) == 4
    assert statements(lambda: list_twins(by=town["teacher"])) == one


def test_the_list_of_proposals_one_is_asked_about_asks_the_same_for_2_and_4(town: Town) -> None:
    """The teacher works with the older case of each pair alone."""
    by = town["teacher"]
    for _ in range(2):
        joining.pair(town).propose()
    list_twins(by=by)
    two = statements(lambda: list_twins(by=by))
    for _ in range(2):
        joining.pair(town).propose()
    assert len([line for line in list_twins(by=by).lines if line.answering]) == 4
    assert statements(lambda: list_twins(by=by)) == two


def test_a_case_page_asks_more_only_where_a_joining_runs(pair: Pair) -> None:
    by, asked = pair.town["social"], WITHOUT_PLAN["teacher"]
    read_case(pair.younger, by=by)
    assert statements(lambda: read_case(pair.younger, by=by)) == (asked, LOG_STATEMENTS)
    made = pair.joined()
    more, log = statements(lambda: read_case(pair.younger, by=by))
    assert (more > asked, log) == (True, LOG_STATEMENTS)
    end_joining(pair.younger, made, by=by, reason="Fel person.")
    assert statements(lambda: read_case(pair.younger, by=by)) == (
        asked + 1,  # what is kept of why it ended: a topic that another kind may have too
        LOG_STATEMENTS,
    )
    list_cases(by=pair.town["coordinator"])


# The reason.


@pytest.fixture
def ended(pair: Pair) -> UUID:
    made = pair.joined()
    end_joining(pair.older, made, by=pair.town["teacher"], reason="Det var två ungdomar.")
    return made


def test_why_cases_were_taken_apart_is_read_by_who_did_it_and_their_reviewer(
    pair: Pair, ended: UUID
) -> None:
    town = pair.town
    for who in ("teacher", "school_reviewer"):
        page = read_ending(ended, by=town[who])
        assert (page.text, page.number) == ("Det var två ungdomar.", pair.number("older"))
    telling_of = {"social": OutOfScope, "coordinator": OutOfScope, "colleague": NotAssigned}
    for who, refusal in telling_of.items():
        with pytest.raises(refusal):
            read_ending(ended, by=town[who])


def test_a_colleague_on_the_same_case_does_not_read_the_reason(pair: Pair, ended: UUID) -> None:
    town = pair.town
    seats.assign_member(pair.older, by=town["contact"], membership=town["colleague"].membership_id)
    with pytest.raises(NotAssigned):
        read_ending(ended, by=town["colleague"])


def test_the_reviewer_finds_the_reason_from_the_entry(pair: Pair, ended: UUID) -> None:
    index = Body.objects.filter(act="end_joining").get().index
    client = browser(pair.town, "school_reviewer")
    page = client.get(f"/review/{index}/").content.decode()
    address = f"/joinings/{ended}/reason/"
    assert address in page
    assert "Det var två ungdomar." in client.get(address).content.decode()
    assert "Sammanföring" in page


def test_another_youth_of_the_same_agency_stands_on_no_line(town: Town) -> None:
    towns.note_concern(town)
    telling.concern(
        town["teacher"], ("Maja", "Berg"), "20110301-2389", ConcernCategory.ABSENCE, "Borta."
    )
    assert Case.objects.count() == 2
    assert "Inga av dina ärenden" in page_of(town, "teacher", "/cases/same-youth/")
