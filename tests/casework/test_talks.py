"""A talk is documented whole, read as far as it is released, and only added to (domain 4.2)."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.http import Http404

from access.blocked import Blocked
from access.clock import STOCKHOLM, moved_to, today
from access.roles import AgencyKind
from casework.management.demo import telling
from casework.models import Talk
from casework.reading.cases import read_case
from casework.reading.ledger import read_ledger
from casework.reading.talks import open_talk_form, read_talk
from casework.writing.disclosures import decide_disclosure
from casework.writing.hiding import hide_from_guardian
from casework.writing.inquiries import child_alone
from casework.writing.notes import end_release, release_item
from casework.writing.talks import add_to_talk
from consent.grounds import Ground
from consent.models import Hiding, Release
from consent.relation import OutOfScope
from consent.terms import ConcernCategory, HidingProvision, Person, Topic
from tests import town as towns
from tests.browsing import browser
from tests.town import ONE, YOUTH, Town

WORDS: dict[str, Any] = {
    "place": "Skolans mötesrum",
    "invited_by": "Mentorn, per telefon",
    "reason": "Frånvaron",
    "present": frozenset({YOUTH, ONE}),
    "present_others": "Mormor",
    "youth_words": "Jag vill att ni frågar mig först.",
    "guardians_view": "Modern är orolig för kvällarna.",
    "offers_accepted": "Läxhjälp",
    "offers_declined": "Familjestöd",
    "consent_asked": True,
}


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def held(town: Town, case: UUID, **more: Any) -> UUID:
    return telling.talk(case, town["teacher"], "Mentor", "Hjälp med läxor.", **(WORDS | more))


def test_all_that_was_documented_is_read_again(town: Town) -> None:
    case, _consent = towns.consented(town)
    talk = held(town, case, next_date=today() + timedelta(days=14))
    page = read_talk(case, talk, by=town["teacher"])
    assert dict(page.texts) == {
        name: text for name, text in WORDS.items() if isinstance(text, str)
    } | {"agreed": "Hjälp med läxor."}
    assert set(page.present) == {YOUTH.value, ONE.value}
    assert (page.consent_asked, page.next_date) == (True, today() + timedelta(days=14))


def test_what_the_guardians_said_and_who_else_was_there_stay_with_the_holder(town: Town) -> None:
    case, _consent = towns.consented(town)
    talk = held(town, case)
    with pytest.raises(Http404):
        read_talk(case, talk, by=town["officer"])
    release_item(case, talk, by=town["teacher"], receivers=[town.agency("police")])
    page = read_talk(case, talk, by=town["officer"])
    told = dict(page.texts)
    assert told["youth_words"] == WORDS["youth_words"]
    assert not {"guardians_view", "present_others", "invited_by", "mandate"} & told.keys()


def test_a_talk_is_added_to_and_those_who_read_it_read_that_too(town: Town) -> None:
    case, _consent = towns.consented(town)
    talk = held(town, case)
    texts = ["Innan den delades.", "Det var på torsdagen."]
    add_to_talk(case, talk, by=town["teacher"], text=texts[0])
    release_item(case, talk, by=town["teacher"], receivers=[town.agency("police")])
    add_to_talk(case, talk, by=town["teacher"], text=texts[1])
    for who in ("teacher", "officer"):
        assert [line.text for line in read_talk(case, talk, by=town[who]).additions] == texts
    assert {line.author for line in read_talk(case, talk, by=town["officer"]).additions} == {""}
    with pytest.raises(OutOfScope):
        add_to_talk(case, talk, by=town["officer"], text="Polisens tillägg.")


def test_what_was_added_goes_when_the_talk_is_no_longer_shared(town: Town) -> None:
    case, _consent = towns.consented(town)
    talk = held(town, case)
    release_item(case, talk, by=town["teacher"], receivers=[town.agency("police")])
    addition = add_to_talk(case, talk, by=town["teacher"], text="Det var på torsdagen.")
    shown = browser(town, "teacher").get(f"/cases/{case}/talks/{talk}/").content.decode()
    assert "<dt>Läses av</dt><dd>Polisen</dd>" in shown
    assert shown.count("<strong>Polisen</strong> kan läsa") == 1
    running = Release.objects.filter(ended_at__isnull=True)
    assert running.filter(item_id=addition).exists()
    end_release(case, running.get(item_id=talk).pk, by=town["teacher"])
    assert not running.filter(item_id__in=[talk, addition]).exists()


def test_what_was_added_goes_with_the_talk_on_a_provision_of_law(town: Town) -> None:
    case, _consent = towns.consented(town)
    talk = held(town, case)
    addition = add_to_talk(case, talk, by=town["teacher"], text="Det var på torsdagen.")
    decide_disclosure(
        case,
        by=town["teacher"],
        receiver=town.agency("social"),
        ground=Ground.INQUIRY,
        items=[talk],
        reason="Utredningen behöver veta det.",
        consent_asked=True,
        inquiry_opened=True,
    )
    told = Release.objects.filter(receiver_id=town.agency("social"), decision__isnull=False)
    assert {one.item_id for one in told} == {talk, addition}


def test_what_was_added_is_kept_from_whom_the_talk_is_kept_from(town: Town) -> None:
    case, _consent = towns.consented(town)
    talk = held(town, case)
    first = add_to_talk(case, talk, by=town["teacher"], text="Före.")
    hide_from_guardian(case, talk, by=town["teacher"], hidden={ONE: HidingProvision.HARM})
    second = add_to_talk(case, talk, by=town["teacher"], text="Efter.")
    hidden = Hiding.objects.filter(guardian=ONE.value, ended_at__isnull=True)
    assert {row.item_id for row in hidden} == {talk, first, second}


def test_who_attends_must_be_covered_and_stands_in_the_ledger(town: Town) -> None:
    alone = towns.note_concern(town)
    with pytest.raises(Blocked) as blocked:
        held(town, alone, attending=[town.agency("police")], mandate="Eget uppdrag.")
    assert blocked.value.field == "attending"
    assert not Talk.objects.exists()
    case, _consent = towns.consented(town)
    talk = held(town, case, attending=[town.agency("police")])
    assert read_talk(case, talk, by=town["teacher"]).attended == ("Polisen",)
    (line,) = read_ledger(case, by=town["teacher"]).lines
    assert line.receiver == "Polisen"
    assert read_ledger(case, by=town["officer"]).lines == ()


def test_a_yes_on_the_spot_is_a_consent_that_ends_the_same_day(town: Town) -> None:
    case = towns.note_concern(town)
    telling.safe_to_ask(case, town["teacher"])
    talks = f"/cases/{case}/talks/"
    client = browser(town, "teacher")
    assert f'href="/cases/{case}/consents/?last=today"' in client.get(talks).content.decode()
    asking = client.get(f"/cases/{case}/consents/?last=today").content.decode()
    assert f'name="until_date" value="{today().isoformat()}"' in asking
    police = town.agency("police")
    consent = telling.ask(case, town["teacher"], [police], topics=[Topic.SUPPORT], until=today())
    with pytest.raises(Blocked):
        held(town, case, attending=[police])
    for giver, kind in ((ONE, towns.YES), (towns.TWO, towns.YES), (YOUTH, towns.VIEW)):
        telling.answer(case, consent, town["teacher"], giver, kind)
    assert "?last=today" not in client.get(talks).content.decode()
    talk = held(town, case, attending=[police])
    assert read_talk(case, talk, by=town["teacher"]).attended == ("Polisen",)
    tomorrow = datetime.combine(today() + timedelta(days=1), time(0), STOCKHOLM)
    with moved_to(tomorrow), pytest.raises(Blocked) as blocked:
        held(town, case, attending=[police])
    assert blocked.value.field == "attending"


@pytest.mark.parametrize(
    ("kind", "present", "facts", "lawful"),
    [
        (AgencyKind.SOCIAL_SERVICES, {YOUTH}, {}, False),
        (AgencyKind.SOCIAL_SERVICES, {YOUTH}, {"inquiry_opened": True}, True),
        (AgencyKind.SOCIAL_SERVICES, {YOUTH}, {"consented": True}, True),
        (AgencyKind.SOCIAL_SERVICES, {YOUTH}, {"of_age": True}, True),
        (AgencyKind.SOCIAL_SERVICES, {YOUTH, ONE}, {}, True),
        (AgencyKind.SOCIAL_SERVICES, {ONE}, {}, True),
        (AgencyKind.SCHOOL, {YOUTH}, {}, True),
    ],
)
def test_social_services_talk_to_a_child_alone_only_inside_an_inquiry(
    kind: AgencyKind, present: set[Person], facts: dict[str, bool], lawful: bool
) -> None:
    known = {"consented": False, "of_age": False, "inquiry_opened": False} | facts
    assert (child_alone(kind, present, **known) is None) is lawful


def test_the_verb_and_the_form_ask_that(town: Town) -> None:
    case = telling.concern(
        town["social"],
        ("Liam", "Ek"),
        "20090628-2397",
        ConcernCategory.RECRUITMENT,
        "Oro.",
        topic=Topic.LEISURE,
    )
    assert open_talk_form(case, by=town["social"]).asks_inquiry
    alone: dict[str, Any] = {"present": {YOUTH}, "mandate": "Eget uppdrag."}
    with pytest.raises(Blocked) as blocked:
        telling.talk(case, town["social"], "Hon", "Ses igen.", **alone)
    assert (blocked.value.code, blocked.value.field) == ("talk.inquiry", "inquiry_opened")
    telling.talk(case, town["social"], "Hon", "Ses igen.", **alone, inquiry_opened=True)


def test_the_case_page_leads_to_the_whole_talk_and_to_adding(town: Town) -> None:
    case, _consent = towns.consented(town)
    talk = held(town, case)
    client = browser(town, "teacher")
    assert f'href="/cases/{case}/talks/{talk}/"' in client.get(f"/cases/{case}/").content.decode()
    page = client.get(f"/cases/{case}/talks/{talk}/").content.decode()
    assert "Jag vill att ni frågar mig först." in page
    assert f'href="/cases/{case}/talks/{talk}/additions/"' in page
    assert read_case(case, by=town["teacher"]).talks[0].agreed == "Hjälp med läxor."
