"""The follow-up of alcohol and drugs is the agency's own, without test results (domain 0.15)."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.http import Http404

from access.blocked import Blocked
from access.clock import today
from audit.models import Body
from casework.management.demo import telling
from casework.models import FollowUpContact
from casework.models.contact import ContactKind, Kept
from casework.reading.case_list import list_cases
from casework.reading.cases import read_case
from casework.reading.coverage import list_coverage
from casework.writing.contacts import LOOKS_LIKE_A_RESULT, plan_contact, record_contact
from casework.writing.notes import end_release, release_item
from casework.writing.seats import assign_member
from consent.models import Release
from consent.relation import NotAssigned
from consent.terms import Topic
from tests import town as towns
from tests.browsing import browser
from tests.town import Town
from vault.models import Grant

SOON = today() + timedelta(days=3)
WORDS = "Kom i tid och ville fortsätta."


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def planned(town: Town, case: UUID, who: str = "teacher", **more: Any) -> UUID:
    facts = {"kind": ContactKind.TALK, "planned_date": SOON, **more}
    return plan_contact(case, by=town[who], **facts)


def page_of(town: Town, who: str, case: UUID) -> str:
    return browser(town, who).get(f"/cases/{case}/").content.decode()


def test_a_contact_and_how_it_went_are_read_by_the_own_agency(town: Town) -> None:
    case, _consent = towns.consented(town)
    contact = planned(town, case, planned_date=today())
    record_contact(case, contact, by=town["teacher"], outcome=Kept.KEPT, words=WORDS)
    (line,) = read_case(case, by=town["teacher"]).contacts
    assert (line.kind, line.outcome, line.words, line.own) == ("talk", "kept", WORDS, True)
    page = page_of(town, "teacher", case)
    assert "Planerade kontakter" in page
    assert WORDS in page


def test_another_agency_sees_the_same_page_to_the_byte(town: Town) -> None:
    case, _consent = towns.consented(town)
    before = [read_case(case, by=town[who]) for who in ("officer", "coordinator")]
    contact = planned(town, case)
    record_contact(case, contact, by=town["teacher"], outcome=Kept.DECLINED, words=WORDS)
    assert [read_case(case, by=town[who]) for who in ("officer", "coordinator")] == before
    with pytest.raises(Http404):
        record_contact(case, contact, by=town["officer"], outcome=Kept.KEPT)
    holders = Grant.objects.filter(item_id=contact).values_list("agency_id", flat=True)
    assert list(holders) == [town.agency("school")]


def test_a_colleague_who_is_not_assigned_plans_nothing(town: Town) -> None:
    case, _consent = towns.consented(town)
    with pytest.raises(NotAssigned):
        planned(town, case, "colleague")
    assign_member(case, by=town["contact"], membership=town["colleague"].membership_id)
    planned(town, case, "colleague")
    assert len(read_case(case, by=town["teacher"]).contacts) == 1


def test_it_stands_in_no_timeline_and_on_no_page_about_consents(town: Town) -> None:
    case, _consent = towns.consented(town)
    events = read_case(case, by=town["teacher"]).events
    covered = list_coverage(by=town["teacher"])
    planned(town, case)
    assert read_case(case, by=town["teacher"]).events == events
    assert list_coverage(by=town["teacher"]) == covered


def test_the_next_planned_contact_is_a_date_of_the_own_agency_alone(town: Town) -> None:
    case, _consent = towns.consented(town)
    before = list_cases(by=town["officer"]).lines[0].next_date
    contact = planned(town, case)
    for found in (
        list_cases(by=town["teacher"]).lines[0].next_date,
        read_case(case, by=town["teacher"]).next_date,
    ):
        assert found is not None
        assert (found.kind, found.day) == ("contact", SOON)
    assert list_cases(by=town["officer"]).lines[0].next_date == before
    record_contact(case, contact, by=town["teacher"], outcome=Kept.MOVED)
    found = list_cases(by=town["teacher"]).lines[0].next_date
    assert found is None or found.kind != "contact"


def test_a_contact_that_should_have_been_says_so(town: Town) -> None:
    case, _consent = towns.consented(town)
    planned(town, case, planned_date=today() - timedelta(days=1))
    assert "Har passerat" in page_of(town, "teacher", case)


def test_it_is_released_where_the_consent_carries_it_and_the_words_stay(town: Town) -> None:
    case, consent = towns.consented(town)
    contact = planned(town, case, planned_date=today())
    record_contact(case, contact, by=town["teacher"], outcome=Kept.KEPT, words=WORDS)
    client = browser(town, "teacher")
    form = client.get(f"/cases/{case}/items/{contact}/").content.decode()
    assert "Samtal hos oss" in form
    release_item(case, contact, by=town["teacher"], receivers=[town.agency("police")])
    (line,) = read_case(case, by=town["officer"]).contacts
    assert (line.kind, line.outcome, line.words, line.own) == ("talk", "kept", "", False)
    read = json.loads(bytes(Body.objects.filter(act="read_case").latest("index").bytes))
    opened = {tag for item in read["items"] for tag in item[2]}
    assert (opened & {53, 54, 55}) == {53, 54}
    assert WORDS not in page_of(town, "officer", case)
    ended = Release.objects.get(item_id=contact)
    asked = client.get(f"/cases/{case}/releases/{ended.pk}/").content.decode()
    assert "Samtal hos oss" in asked
    end_release(case, ended.pk, by=town["teacher"])
    assert read_case(case, by=town["officer"]).contacts == ()
    release_item(case, contact, by=town["teacher"], receivers=[town.agency("police")])
    towns.withdraw(town, case, consent)
    assert read_case(case, by=town["officer"]).contacts == ()


def test_without_a_consent_for_the_topic_it_is_not_released(town: Town) -> None:
    case = towns.note_concern(town)
    contact = planned(town, case)
    with pytest.raises(Blocked):
        release_item(case, contact, by=town["teacher"], receivers=[town.agency("police")])


RESULTS = (
    "0,4 promille",
    "Visade 1,2 ‰ i dag",
    "THC 45 ng/ml",
    "5 mg",
    "Positivt prov",
    "ett negativt urinprov",
    "Urinprovet var negativt",
    "Blåste grönt",
    "Provsvaret kom",
    "Drogtest gjort",
    "Testade positivt",
    "Testet blev positivt",
)
PLAIN = (
    WORDS,
    "Positiv till fortsatt kontakt.",
    "Provade en ny tid, den passade.",
    "Negativ inställning till skolan.",
    "Vill prova boxning. 3 möten kvar.",
    "Vi testar en senare tid nästa gång.",
    "",
)


@pytest.mark.parametrize("text", RESULTS)
def test_what_looks_like_a_result_comes_back_to_be_mended(town: Town, text: str) -> None:
    case = towns.note_concern(town)
    contact = planned(town, case, planned_date=today())
    acting = {"acting_for": str(town["teacher"].membership_id), "sending": str(uuid4())}
    answer = browser(town, "teacher").post(
        f"/cases/{case}/contacts/{contact}/", {**acting, "outcome": "kept", "words": text}
    )
    page = answer.content.decode()
    assert (answer.status_code, "Det ser ut som ett provresultat." in page) == (422, True)
    assert text in page
    assert FollowUpContact.objects.get(pk=contact).words is None


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_are_no_result(text: str) -> None:
    assert not LOOKS_LIKE_A_RESULT.search(text)


def test_the_forms_say_plainly_that_no_results_are_written(town: Town) -> None:
    case = towns.note_concern(town)
    contact = planned(town, case)
    client = browser(town, "teacher")
    assert "aldrig provresultat" in client.get(f"/cases/{case}/contacts/").content.decode()
    form = client.get(f"/cases/{case}/contacts/{contact}/").content.decode()
    assert "Inga provresultat" in form


def test_how_it_went_is_mended_and_a_coming_contact_cannot_have_been(town: Town) -> None:
    case = towns.note_concern(town)
    contact = planned(town, case)
    with pytest.raises(Blocked):
        record_contact(case, contact, by=town["teacher"], outcome=Kept.KEPT)
    record_contact(case, contact, by=town["teacher"], outcome=Kept.DECLINED, words=WORDS)
    record_contact(case, contact, by=town["teacher"], outcome=Kept.MOVED)
    (line,) = read_case(case, by=town["teacher"]).contacts
    assert (line.outcome, line.words) == ("moved", "")


def test_a_report_and_a_disclosure_do_not_offer_it(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SUBSTANCES, "Egen anteckning.")
    contact = planned(town, case)
    client = browser(town, "teacher")
    social = town.agency("social")
    for path in (f"/cases/{case}/own-form/", f"/cases/{case}/disclosures/{social}/2/"):
        page = client.get(path).content.decode()
        assert str(contact) not in page
        assert "Samtal hos oss" not in page
