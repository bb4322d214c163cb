"""The reviewer's desk: one's own agency's entries, found and paged, and no text of a case."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from access.acts import Act
from access.blocked import Blocked
from agencies.models import User
from audit.models import Body
from casework.management.demo import telling
from casework.models import Case
from casework.reading.cases import read_case
from casework.wording import TRANSITION_LABELS
from consent.clauses import Clause
from consent.relation import NotAssigned
from consent.terms import Topic
from review.wording import FIELD_LABELS, REASONS, rule_in_words
from tests import town as towns
from tests.town import Town
from vault.registry import FIELD_TAGS


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def desk(town: Town, key: str = "school_reviewer") -> Client:
    client = Client()
    user = User.objects.get(pk=town[key].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    return client


def acts_on(page: str) -> int:
    return page.count('data-label="Händelse"')


def test_invariant_7_the_reviewer_finds_reading_refusal_and_change_and_no_text(town: Town) -> None:
    case = towns.note_concern(town)
    read_case(case, by=town["teacher"])
    with pytest.raises(NotAssigned):
        read_case(case, by=town["colleague"])
    page = desk(town).get("/review/").content.decode()
    for words in ("Noterade oro", "Läste ärende", "Nekat", "Inte tilldelad ärendet", "teacher"):
        assert words in page
    for text in ("Drack sprit", "Elias", "20120305"):
        assert text not in page


def test_another_agencys_own_entries_are_not_there(town: Town) -> None:
    towns.note_concern(town)
    page = desk(town, "police_reviewer").get("/review/").content.decode()
    assert acts_on(page) == 0
    assert Case.objects.get().number not in page


def test_entries_by_others_on_ones_own_items_are_there_without_their_names(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=[town.agency("police")])
    read_case(case, by=town["officer"])
    page = desk(town).get("/review/?act=read_case").content.decode()
    assert "Polisen" in page
    assert "officer" not in page


def test_another_collaborations_log_is_never_reached(town: Town) -> None:
    other = towns.found("Björkstad", "BS")
    towns.note_concern(other)
    assert acts_on(desk(town).get("/review/").content.decode()) == 0
    answer = desk(town).get(f"/review/?number={Case.objects.get().number}")
    assert acts_on(answer.content.decode()) == 0


def test_an_unknown_number_and_one_of_another_agency_are_answered_alike(town: Town) -> None:
    telling.concern(
        town["officer"],
        ("Noah", "Ceder"),
        "20101001-2399",
        telling.ConcernCategory.TRAFFIC,
        "Kör A-traktor.",
    )
    number = Case.objects.get().number
    client = desk(town)
    answers = [client.get(f"/review/?number={asked}") for asked in (number, "GK-2026-ZZZZ")]
    assert [acts_on(answer.content.decode()) for answer in answers] == [0, 0]


def test_each_filter_narrows(town: Town) -> None:
    case = towns.note_concern(town)
    read_case(case, by=town["teacher"])
    client = desk(town)
    everything = acts_on(client.get("/review/").content.decode())
    teacher, colleague = town["teacher"].membership_id, town["colleague"].membership_id
    for query, found in (
        (f"member={teacher}", True),
        (f"member={colleague}", False),
        (f"agency={town.agency('police')}", False),
        ("act=read_case", True),
        ("act=close_case", False),
        ("outcome=refused", False),
        ("from_date=2099-01-01", False),
        ("until_date=2001-01-01", False),
        (f"number={Case.objects.get().number.lower()}", True),
    ):
        seen = acts_on(client.get(f"/review/?{query}").content.decode())
        assert (seen > 0) is found, query
        assert seen < everything + 20


def test_the_reference_of_an_error_page_finds_what_was_refused_and_reading_it_is_logged(
    town: Town,
) -> None:
    case = towns.note_concern(town)
    refused = [desk(town, "colleague").get(f"/cases/{case}/") for _ in range(2)]
    reference = re.findall(r"[\w-]{22}(?=</span>)", refused[0].content.decode())[0]
    client = desk(town)
    before = Body.objects.count()
    page = client.get(f"/review/?request={reference}").content.decode()
    assert (acts_on(page), "Inte tilldelad ärendet" in page) == (1, True)
    assert f"Begäran: {reference}" in page
    assert Body.objects.count() == before + 1
    assert towns.acts_of(town)[-1] == (Act.REVIEW_LOG, "shown")
    for reviewer, asked in (("police_reviewer", reference), ("school_reviewer", "x" * 22)):
        answer = desk(town, reviewer).get(f"/review/?request={asked}")
        assert acts_on(answer.content.decode()) == 0


@pytest.mark.parametrize(
    "query", ["from_date=2026-02-30", "act=gossip", "member=x", "from_date=2026-2-1&until_date=x"]
)
def test_a_wrong_filter_is_told_and_nothing_is_listed(town: Town, query: str) -> None:
    towns.note_concern(town)
    answer = desk(town).get(f"/review/?{query}")
    assert (answer.status_code, acts_on(answer.content.decode())) == (422, 0)


def test_the_filters_that_hold_are_told_in_words_and_can_be_taken_away(town: Town) -> None:
    teacher = town["teacher"].membership_id
    query = f"member={teacher}&act=read_case&from_date=2026-11-01"
    page = desk(town).get(f"/review/?{query}&before=9").content.decode()
    assert "Händelse: Läste ärende" in page
    assert "Från och med: 1 november 2026" in page
    assert f'href="/review/?member={teacher}&amp;from_date=2026-11-01"' in page
    assert 'href="/review/?act=read_case&amp;from_date=2026-11-01"' in page


def test_without_a_filter_there_is_nothing_to_take_away(town: Town) -> None:
    assert 'class="chip"' not in desk(town).get("/review/").content.decode()


def test_pages_have_no_gap_and_no_overlap_while_entries_come(town: Town) -> None:
    case = towns.note_concern(town)
    for _ in range(60):
        read_case(case, by=town["teacher"])
    client, seen, path = desk(town), [], "/review/?act=read_case"
    while path:
        page = client.get(path).context["page"]
        seen += [line.index for line in page.lines]
        read_case(case, by=town["teacher"])
        path = f"/review/?act=read_case&before={page.older}" if page.older is not None else ""
    assert len(seen) == len(set(seen)) == 60
    assert seen == sorted(seen, reverse=True)


def test_reading_the_log_is_one_entry_and_so_is_one_that_is_not_there(town: Town) -> None:
    towns.note_concern(town)
    client = desk(town)
    before = Body.objects.count()
    client.get("/review/")
    assert Body.objects.count() == before + 1
    index = Body.objects.filter(act="note_concern").get().index
    assert client.get(f"/review/{index}/").status_code == 200
    assert client.get("/review/99999/").status_code == 404
    assert desk(town, "police_reviewer").get(f"/review/{index}/").status_code == 404
    assert towns.acts_of(town)[-2:] == [(Act.REVIEW_LOG, "refused")] * 2


def test_the_desk_asks_the_same_for_1_10_and_100_entries(town: Town) -> None:
    case = towns.note_concern(town)
    client = desk(town)
    client.get("/review/")
    counts = set()
    for rows in (1, 9, 90):
        for _ in range(rows):
            read_case(case, by=town["teacher"])
        with CaptureQueriesContext(connection) as captured:
            client.get("/review/?act=read_case")
        asked = [
            query["sql"]
            for query in captured
            if not query["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))
        ]
        counts.add(len(asked))
    assert counts == {13}


def test_an_entry_has_no_code_where_there_is_a_word(town: Town) -> None:
    towns.note_concern(town)
    client = desk(town)
    client.get("/review/")
    told = client.get(f"/review/{Body.objects.get(act='note_concern').index}/").content.decode()
    for words in ("Läge efteråt", "Steg eller formulär", "Oro noterad"):
        assert words in told
    assert "concern_noted" not in told
    read = Body.objects.filter(act="review_log").order_by("index").first()
    assert read
    assert "Händelser som visades" in client.get(f"/review/{read.index}/").content.decode()


def test_every_transition_has_a_word_in_the_log() -> None:
    transitions = {one.name for one in Case(pk=None).get_all_state_transitions()}
    assert transitions == set(TRANSITION_LABELS)


def latest(client: Client, act: str) -> tuple[str, str]:
    """How many items the list says of the newest entry of an act, and the entry's own page."""
    page = client.get(f"/review/?act={act}").content.decode()
    counted = re.findall(r'data-label="Uppgifter">(\d+)<', page)
    (index, *_older) = re.findall(r"/review/(\d+)/", page)
    return counted[0], client.get(f"/review/{index}/").content.decode()


def test_how_much_another_agency_holds_is_told_by_no_count_and_no_key(town: Town) -> None:
    """An entry that names one's own item names others' items too: of those nothing is told."""
    told = []
    for others in (0, 3):
        case, consent = towns.consented(town)
        leisure = town.agency("leisure")
        telling.take_seat(case, town["coordinator"], town["social_contact"], town["social"])
        telling.note(case, town["officer"], Topic.LEISURE, "Egen.", share=[town.agency("school")])
        for _ in range(others):
            telling.note(case, town["social"], Topic.LEISURE, "Social.", share=[leisure])
            telling.note(case, town["officer"], Topic.LEISURE, "Polisens.")
        telling.note(case, town["social"], Topic.LEISURE, "Delas.", share=[town.agency("police")])
        read_case(case, by=town["officer"])
        towns.withdraw(town, case, consent)
        read, _page = latest(desk(town), "read_case")
        withdrawn, page = latest(desk(town, "police_reviewer"), "withdraw_consent")
        told.append((read, withdrawn, page.count("<dt>Nyckel</dt>")))
    assert told[0] == told[1]


def test_a_consent_that_does_not_name_the_agency_shows_its_reviewer_nothing(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.note(case, town["officer"], Topic.LEISURE, "Egen.", share=[town.agency("school")])
    later = telling.ask(case, town["teacher"], [town.agency("school"), town.agency("social")])
    telling.answer(case, later, town["teacher"], towns.ONE, towns.NO)
    for reader in ("teacher", "officer"):
        read_case(case, by=town[reader])
        _count, page = latest(desk(town, "police_reviewer"), "read_case")
        assert page.count("Samtycke då") == 1
    _count, page = latest(desk(town), "read_case")
    assert page.count("Samtycke då") == 2


@pytest.mark.parametrize("query", ["from_date=0001-01-01", "until_date=9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_is_a_fault_at_its_field(town: Town, query: str) -> None:
    answer = desk(town).get(f"/review/?{query}")
    assert answer.status_code == 422
    assert "Välj ett datum mellan" in answer.content.decode()


def test_fields_grounds_and_rules_are_told_in_words(town: Town) -> None:
    case = towns.note_concern(town)
    read_case(case, by=town["teacher"])
    with pytest.raises(Blocked):
        telling.note(case, town["teacher"], Topic.LEISURE, "x", share=[town.agency("police")])
    client = desk(town)
    page = client.get("/review/").content.decode()
    for words in ("Samtycket bär det inte: Samtycke är inte efterfrågat", "I kolumnen Uppgifter"):
        assert words in page
    assert "consent.not_asked" not in page
    _count, entry = latest(client, "read_case")
    in_words = entry[: entry.index("Id, hashar och koder")]
    for words in ("Namn, personnummer, skyddade personuppgifter – egen uppgift (3)", "Den unge"):
        assert (words in in_words) is (words != "Den unge")
    assert "casework." not in entry
    assert "…" not in in_words
    assert "Regelns kod" in latest(client, "record_note")[1]


def test_every_sealed_field_and_every_rule_has_words() -> None:
    assert set(FIELD_LABELS) == set(FIELD_TAGS)
    for code in (*Clause, *REASONS, "form.past_date", "scope.unknown", "busy"):
        assert rule_in_words(code) not in ("", code)
        assert code not in rule_in_words(code)
