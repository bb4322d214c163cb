"""A yes taken back: in two clicks, for a part or the whole, told to those who lose something."""

import re
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from access import clock
from access.acts import Act
from agencies.models import User
from casework.management.demo import telling
from casework.models import Notice
from casework.reading import consents as record
from casework.reading.case_list import list_cases
from casework.reading.cases import read_case
from casework.writing import consents, seats
from consent import rules, standing
from consent.models import Release
from consent.terms import CONSENT_TOPICS, Channel, ConcernCategory, Topic
from tests import town as towns
from tests.town import NO, ONE, TWO, VIEW, YES, YOUTH, Town
from vault.models import Grant

POLICE_READS = {"Hjälp med läxor.": Topic.SCHOOLING, "Spelar fotboll.": Topic.LEISURE}


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def shared_case(town: Town) -> tuple[UUID, UUID]:
    """The police read two notes of the school, and write one of their own for it."""
    case, consent = towns.consented(town)
    for text, topic in POLICE_READS.items():
        telling.note(case, town["teacher"], topic, text, share=[town.agency("police")])
    telling.note(case, town["officer"], Topic.LEISURE, "Sågs sent.", share=[town.agency("school")])
    return case, consent


def withdraw(town: Town, case: UUID, consent: UUID, **parts: object) -> None:
    consents.withdraw_consent(
        case, consent, by=town["coordinator"], giver=TWO, channel=Channel.PHONE, **parts
    )


def texts(town: Town, case: UUID, who: str) -> set[str]:
    return {note.text for note in read_case(case, by=town[who]).notes}


def state(case: UUID, consent: UUID) -> str:
    (record,) = (one for one in standing.consents_of([case])[case] if one.value.id == consent)
    return rules.state_of(record.value, clock.now()).value


class Browser:
    """Somebody of the town who sends forms."""

    def __init__(self, town: Town, key: str) -> None:
        self.member, self.client = town[key], Client()
        user = User.objects.get(pk=self.member.user_id)
        self.client.force_login(user, backend="agencies.backends.MemberBackend")

    def send(self, path: str, **fields: object) -> tuple[int, str]:
        data = {"acting_for": str(self.member.membership_id), "sending": str(uuid4()), **fields}
        answer = self.client.post(path, data)
        return answer.status_code, answer.content.decode()

    def get(self, path: str) -> str:
        return self.client.get(path).content.decode()


def test_a_withdrawn_topic_closes_exactly_that_topic(town: Town) -> None:
    case, consent = shared_case(town)
    assert texts(town, case, "officer") == {*POLICE_READS, "Sågs sent."}
    withdraw(town, case, consent, topics=[Topic.LEISURE])
    assert state(case, consent) == "limited"
    assert texts(town, case, "officer") == {"Hjälp med läxor.", "Sågs sent."}
    assert "Sågs sent." not in texts(town, case, "teacher")
    running = Release.objects.filter(case_id=case, ended_at__isnull=True)
    assert not running.filter(topic=Topic.LEISURE.value).exists()
    assert running.filter(topic=Topic.SCHOOLING.value).exists()
    page = read_case(case, by=town["officer"])
    at = page.topics.index(Topic.LEISURE.value)
    assert {row.cells[at] for row in page.matrix} == {"ended"}
    assert page.persons  # whom it concerns goes with what is left


def test_a_withdrawal_for_one_agency_and_one_topic_leaves_all_else(town: Town) -> None:
    case, consent = shared_case(town)
    withdraw(town, case, consent, topics=[Topic.LEISURE], receivers=[town.agency("police")])
    assert texts(town, case, "officer") == {"Hjälp med läxor.", "Sågs sent."}
    assert "Sågs sent." in texts(town, case, "teacher")


def test_every_topic_taken_back_one_by_one_is_the_whole(town: Town) -> None:
    case, consent = shared_case(town)
    for topic in CONSENT_TOPICS:
        withdraw(town, case, consent, topics=[topic])
    assert state(case, consent) == "withdrawn"
    assert not Release.objects.filter(case_id=case, ended_at__isnull=True).exists()
    assert not Grant.objects.filter(item__case_id=case).exclude(ground="own").exists()


def test_two_requests_from_the_case_page_take_the_whole_back(town: Town) -> None:
    case, consent = shared_case(town)
    teacher = Browser(town, "teacher")
    path = f"/cases/{case}/consents/{consent}/withdrawals/"
    assert f'href="{path}"' in teacher.get(f"/cases/{case}/")
    page = teacher.get(path)
    for told in ("Gäller genast", "slutar läsa det som andra", "Polisen", "kan inte ångras"):
        assert told in page
    button = re.search(r'name="giver" value="(\w+)">Vårdnadshavare 2: Lisa Alm<', page)
    assert button is not None
    assert teacher.send(path, giver=button.group(1), channel="phone")[0] == 302
    assert state(case, consent) == "withdrawn"


def test_the_enter_key_withdraws_nobodys_consent(town: Town) -> None:
    case, consent = shared_case(town)
    page = Browser(town, "teacher").get(f"/cases/{case}/consents/{consent}/withdrawals/")
    form = page.partition('<form id="form"')[2]
    first = re.search(r"<button[^>]*>", form)
    assert first is not None
    assert "disabled" in first.group()
    status, page = Browser(town, "teacher").send(
        f"/cases/{case}/consents/{consent}/withdrawals/", channel="phone"
    )
    assert (status, "Välj ett alternativ." in page) == (422, True)
    assert state(case, consent) == "valid"


def test_a_youth_of_fifteen_who_was_only_heard_takes_it_back_alone(db: None) -> None:
    with clock.moved_to(telling.at(date(2026, 2, 20))):
        town = towns.found()
        case = telling.concern(
            town["teacher"], ("Maja", "Berg"), "20110301-2389", ConcernCategory.ABSENCE, "Borta."
        )
        telling.guardians(case, town["teacher"], ("Ulf", "Berg", "19790124-9297"))
        consent = towns.ask(town, case)
        telling.answer(case, consent, town["teacher"], YOUTH, VIEW)
        telling.answer(case, consent, town["teacher"], ONE, YES)
        telling.coordinate(case, town["coordinator"])
    with clock.moved_to(telling.at(date(2026, 3, 2))):  # the day after the birthday
        assert state(case, consent) == "valid"
        path = f"/cases/{case}/consents/{consent}/withdrawals/"
        coordinator = Browser(town, "coordinator")
        assert "Den unge: Maja Berg" in coordinator.get(path)
        assert coordinator.send(path, giver="youth", channel="meeting")[0] == 302
        assert state(case, consent) == "withdrawn"
        assert not read_case(case, by=town["coordinator"]).in_scope


# Who has read what.


def readers(town: Town, case: UUID, consent: UUID, who: str) -> list[tuple[str, tuple[str, ...]]]:
    page = record.open_consent(case, consent, by=town[who], step=Act.WITHDRAW_CONSENT)
    return [(line.agency, line.topics) for line in page.desk.readers]


def test_the_page_tells_who_has_read_ones_own_by_agency_day_and_topic(town: Town) -> None:
    case, consent = shared_case(town)
    assert readers(town, case, consent, "teacher") == []
    for _ in range(3):
        read_case(case, by=town["officer"])
    read_case(case, by=town["teacher"])
    assert readers(town, case, consent, "teacher") == [
        ("Polisen", ("identity", "leisure", "schooling"))
    ]
    assert readers(town, case, consent, "officer") == [("Granskolan", ("leisure",))]
    assert readers(town, case, consent, "coordinator") == []
    page = Browser(town, "teacher").get(f"/cases/{case}/consents/{consent}/withdrawals/")
    assert "Vem har läst det din verksamhet har delat" in page
    assert "Fritid · Skola" in page


def test_names_in_a_list_are_read_too(town: Town) -> None:
    case, consent = towns.consented(town)
    list_cases(by=town["officer"])
    assert readers(town, case, consent, "teacher") == []
    list_cases(by=town["officer"], names=True)
    assert readers(town, case, consent, "teacher") == [("Polisen", ("identity",))]


def test_the_list_is_the_same_whatever_others_have_shared(town: Town) -> None:
    case, consent = shared_case(town)
    read_case(case, by=town["coordinator"])
    before = readers(town, case, consent, "teacher")
    telling.note(
        case, town["officer"], Topic.HEALTH, "Bara för er.", share=[town.agency("coordination")]
    )
    read_case(case, by=town["coordinator"])
    assert (
        readers(town, case, consent, "teacher") == before == [("SSPF-samordningen", ("identity",))]
    )


def test_the_list_stands_after_the_withdrawal_and_holds_one_consent_alone(town: Town) -> None:
    case, first = shared_case(town)
    read_case(case, by=town["officer"])
    withdraw(town, case, first)
    second = telling.ask(case, town["teacher"], [a.pk for a in town.agencies.values()])
    for giver, kind in ((ONE, YES), (TWO, YES), (YOUTH, VIEW)):
        telling.answer(case, second, town["teacher"], giver, kind)
    assert readers(town, case, first, "teacher") == [
        ("Polisen", ("identity", "leisure", "schooling"))
    ]
    assert readers(town, case, second, "teacher") == []


def test_the_days_are_told_apart_newest_first(db: None) -> None:
    with clock.moved_to(telling.at(date(2026, 11, 2))):
        town = towns.found()
        case, consent = shared_case(town)
    for days in (1, 2):
        with clock.moved_to(telling.at(date(2026, 11, 2) + timedelta(days=days))):
            read_case(case, by=town["officer"])
            page = record.open_consent(case, consent, by=town["teacher"], step=None)
    assert [line.day.day for line in page.desk.readers] == [4, 3]


# A notice that names nothing.


def notices(town: Town, who: str) -> list[str]:
    return [line.notice for line in list_cases(by=town[who]).lines if line.notice]


def test_those_who_lose_something_are_told_that_something_is_new_and_no_more(town: Town) -> None:
    case, consent = shared_case(town)
    assert notices(town, "officer") == []
    withdraw(town, case, consent, receivers=[town.agency("police")])
    assert notices(town, "officer") == notices(town, "police_contact") == ["consent_changed"]
    assert notices(town, "teacher") == notices(town, "coordinator") == []
    page = Browser(town, "officer").get("/cases/")
    number = list_cases(by=town["officer"]).lines[0].number
    assert re.search(rf"Det finns något nytt i <a [^>]*>{number}</a>", page)
    assert "Ett samtycke har ändrats." in page
    told = re.sub(r"<[^>]+>", " ", page.partition('<div class="notice')[2].partition("</div>")[0])
    for secret in ("Elias", "Lisa", "årdnadshavare", "Granskolan", "återkall", "Fritid"):
        assert secret not in told


def test_a_notice_goes_when_the_case_is_opened_and_comes_back_with_the_next(town: Town) -> None:
    case, consent = shared_case(town)
    withdraw(town, case, consent, topics=[Topic.LEISURE])
    read_case(case, by=town["officer"])
    assert notices(town, "officer") == []
    assert notices(town, "police_contact") == ["consent_changed"]  # each for oneself
    withdraw(town, case, consent)
    assert notices(town, "officer") == ["consent_changed"]
    kept = Notice.objects.filter(membership_id=town["officer"].membership_id)
    assert kept.filter(kind="consent_changed").count() == 1


def test_a_notice_goes_with_the_assignment(town: Town) -> None:
    case, consent = shared_case(town)
    withdraw(town, case, consent, receivers=[town.agency("police")])
    seats.end_assignment(case, town["officer"].membership_id, by=town["police_contact"])
    assert notices(town, "officer") == []
    assert not Notice.objects.filter(membership_id=town["officer"].membership_id).exists()


def test_a_withdrawal_that_is_refused_tells_nobody(town: Town) -> None:
    case = towns.note_concern(town)
    consent = towns.ask(town, case)
    telling.answer(case, consent, town["teacher"], ONE, NO)
    telling.answer(case, consent, town["teacher"], TWO, YES)
    assert not Notice.objects.exists()


def test_a_case_with_news_stands_first_in_the_list(town: Town) -> None:
    case, consent = shared_case(town)
    newer = [towns.consented(town)[0] for _ in range(2)]
    withdraw(town, case, consent, receivers=[town.agency("police")])
    assert list_cases(by=town["officer"]).lines[0].case_id == case
    read_case(case, by=town["officer"])
    assert list_cases(by=town["officer"]).lines[0].case_id in newer
