"""Why nothing more is shown: the same page whatever lies behind it (invariant 14)."""

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client

from access.acts import Act
from agencies.models import Agency, User
from agencies.people import agencies_of
from audit.models import Body
from casework.management.demo import telling
from casework.models.identity import Protection
from consent.disclosure import between
from consent.grounds import PROVISIONS
from consent.lawful import party_of
from consent.terms import Topic
from tests import town as towns
from tests.town import ONE, TWO, VIEW, YES, YOUTH, Town

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
NEWS = re.compile(r'<a href="/notices/">.*?</a>', re.DOTALL)


@pytest.fixture
def town(db: None) -> Town:
    found = towns.found()
    for name, phone in (("social", "0000-00 00 11"), ("coordination", "0000-00 00 22")):
        Agency.objects.filter(pk=found.agency(name)).update(phone=phone)
    return found


def address(town: Town, case: UUID, agency: str) -> str:
    return f"/cases/{case}/why/{town.agency(agency)}/"


def asked(town: Town, who: str, path: str) -> tuple[int, str]:
    client = Client()
    user = User.objects.get(pk=town[who].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    response = client.get(path)
    return response.status_code, TOKEN.sub("", response.content.decode())


def consented(town: Town, protection: Protection) -> UUID:
    case = towns.note_concern(town, protection=protection)
    consent = towns.ask(town, case)
    for giver, kind in ((ONE, YES), (TWO, YES), (YOUTH, VIEW)):
        telling.answer(case, consent, town["teacher"], giver, kind)
    telling.coordinate(case, town["coordinator"])
    telling.take_seat(case, town["coordinator"], town["police_contact"], town["officer"])
    return case


@pytest.mark.parametrize("protection", [Protection.NO, Protection.YES])
@pytest.mark.parametrize("who", ["officer", "teacher", "coordinator"])
def test_invariant_14_the_page_is_the_same_to_the_byte_with_no_part_a_part_and_notes(
    town: Town, who: str, protection: Protection
) -> None:
    case = consented(town, protection)
    path = address(town, case, "social")
    without_part = asked(town, who, path)
    assert without_part[0] == 200
    telling.take_seat(case, town["coordinator"], town["social_contact"], town["social"])
    with_part = asked(town, who, path)
    telling.note(case, town["social"], Topic.FAMILY, "Hemma är det svårt.")
    one_note = asked(town, who, path)
    telling.note(
        case, town["social"], Topic.LEISURE, "Spelar gärna.", share=[town.agency("police")]
    )
    assert without_part == with_part == one_note
    # What has been released to one's own agency is news, which the header counts.
    status, page = asked(town, who, path)
    assert (status, NEWS.sub("", page)) == (200, NEWS.sub("", without_part[1]))


def test_invariant_14_an_agency_without_any_part_in_the_case_is_told_of_like_one_with(
    town: Town,
) -> None:
    case = consented(town, Protection.NO)
    pages = [
        asked(town, "officer", address(town, case, name))[1].replace(words, "X")
        for name, words in (("leisure", "Fritid"), ("school", "Granskolan"))
    ]
    # Of each only what it is, never what it has: the same headings in the same order.
    headings = [re.findall(r"<h[1-3].*?</h[1-3]>", page, re.DOTALL) for page in pages]
    assert headings[0] == headings[1]


def test_it_says_what_is_needed_and_whom_to_ask_and_names_nobody(town: Town) -> None:
    case = consented(town, Protection.NO)
    telling.take_seat(case, town["coordinator"], town["social_contact"], town["social"])
    _status, page = asked(town, "officer", address(town, case, "social"))
    for words in ("0000-00 00 11", "0000-00 00 22", "Att fråga är att berätta", "112"):
        assert words in page, words
    for name in ("social", "social_contact", "coordinator"):
        assert User.objects.get(pk=town[name].user_id).email not in page
    agencies = agencies_of(town.collaboration.pk)
    parties = party_of(agencies[town.agency("social")]), party_of(agencies[town.agency("police")])
    expected = {
        provision.code
        for ground, provision in PROVISIONS.items()
        if between(ground, *parties) is None
    }
    assert set(re.findall(r'href="/help/law/(\w+)/"', page)) == expected
    assert len(expected) > 5
    assert "Socialtjänsten" not in page[page.index("<title>") : page.index("</title>")]


def test_each_line_of_the_case_page_leads_there(town: Town) -> None:
    case = consented(town, Protection.NO)
    _status, page = asked(town, "officer", f"/cases/{case}/")
    for name in ("social", "school", "leisure", "coordination"):
        assert f'href="{address(town, case, name)}"' in page
    assert address(town, case, "police") not in page


def test_it_opens_nothing_and_is_one_entry(town: Town) -> None:
    case = consented(town, Protection.NO)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=[town.agency("police")])
    before = len(towns.acts_of(town))
    asked(town, "officer", address(town, case, "school"))
    assert towns.acts_of(town)[before:] == [(Act.ASK_WHY, "shown")]
    assert Body.objects.filter(log_id=town.collaboration.pk, act=Act.ASK_WHY.value).count() == 1


def test_an_agency_that_is_none_or_ones_own_is_not_there(town: Town) -> None:
    case = consented(town, Protection.NO)
    elsewhere = towns.found("Björkstad", "BS")
    for agency in (uuid4(), town.agency("police"), elsewhere.agency("social")):
        before = len(towns.acts_of(town))
        assert asked(town, "officer", f"/cases/{case}/why/{agency}/")[0] == 404
        assert towns.acts_of(town)[before:] == [(Act.ASK_WHY, "refused")]


def test_who_is_not_named_for_a_protected_case_finds_no_page(town: Town) -> None:
    case = consented(town, Protection.YES)
    for who in ("colleague", "youth_worker"):
        assert asked(town, who, address(town, case, "social"))[0] == 404


def test_invariant_14_an_agency_whose_consent_is_over_is_told_so_and_the_same_whatever_lies_behind(
    town: Town,
) -> None:
    case, consent = towns.consented(town)
    towns.withdraw(town, case, consent)
    path = address(town, case, "school")
    before = asked(town, "officer", path)
    assert before[0] == 200
    assert "Samtycket gäller inte längre för din verksamhet." in before[1]
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Egen.")
    assert asked(town, "officer", path) == before
