"""Slips of the pen and wrong turns: told at the field, and nothing of it is saved."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from access.blocked import Blocked
from access.clock import today
from agencies.models import Membership
from casework.management.demo import telling
from casework.models import Case, Identity, Talk
from casework.models.identity import Protection
from casework.models.talk import TalkKind
from casework.reading.case_list import find_case
from casework.reading.cases import read_case
from casework.writing import cases, persons, plan, talks
from consent.models import Consent
from consent.terms import CONSENT_TOPICS, ConcernCategory, Topic
from tests import town as towns
from tests.browsing import browser
from tests.drafts import early_draft
from tests.town import Town

ELIAS = {
    "given_name": "Elias",
    "surname": "Alm",
    "personnummer": "20120305-2392",
    "protection": Protection.NO,
}


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def concern_alone(town: Town) -> UUID:
    case = telling.concern(
        town["teacher"], ("Elias", "Alm"), "20120305-2392", ConcernCategory.SUBSTANCES, "Drack."
    )
    telling.guardians(case, town["teacher"], ("Johan", "Alm", "19790124-9297"))
    telling.safe_to_ask(case, town["teacher"])
    return case


def ask_by_form(town: Town, case: UUID, **more: str) -> tuple[int, str]:
    first = CONSENT_TOPICS[0].value
    crosses = [f"{town.agency(one)}:{first}" for one in ("police", "coordination")]
    form = {
        "acting_for": str(town["teacher"].membership_id),
        "sending": "b8b2b1a0-0000-4000-8000-000000000001",
        "purposes": "school_support",
        "crosses": crosses,
        "until_date": (today() + timedelta(days=90)).isoformat(),
        "channel": "meeting",
        "language": "sv",
        "identity_check": "known",
        "custody_checked_date": today().isoformat(),
        "checked": "yes",
        **more,
    }
    answer = browser(town, "teacher").post(f"/cases/{case}/consents/", form)
    return answer.status_code, answer.content.decode()


def test_one_guardian_alone_is_asked_only_where_custody_is_said_to_be_sole(town: Town) -> None:
    case = concern_alone(town)
    status, page = ask_by_form(town, case)
    assert status == 422
    assert "Välj vem som har vårdnaden" in page
    for wrong, reason in (("joint", "den som saknas"), ("sole_2", "den som saknas")):
        status, page = ask_by_form(town, case, custody=wrong)
        assert (status, reason in page.lower()) == (422, True)
    assert not Consent.objects.exists()
    assert ask_by_form(town, case, custody="sole_1")[0] == 302
    assert Consent.objects.get().custody == "sole"


def test_an_old_check_of_custody_is_no_check(town: Town) -> None:
    case = concern_alone(town)
    for days, status in ((31, 422), (30, 302)):
        checked = (today() - timedelta(days=days)).isoformat()
        got = ask_by_form(town, case, custody="sole_1", custody_checked_date=checked)
        assert got[0] == status


def test_a_case_is_named_once(town: Town) -> None:
    case = early_draft(
        by=town["teacher"],
        topic=Topic.LEISURE,
        category=ConcernCategory.SUBSTANCES,
        text="En elev har druckit.",
    )
    cases.name_draft(case, by=town["teacher"], **ELIAS)
    with pytest.raises(Blocked):
        cases.name_draft(case, by=town["teacher"], **ELIAS)
    assert Identity.objects.count() == 1


def test_the_youths_own_number_is_no_guardians(town: Town) -> None:
    case = concern_alone(town)
    with pytest.raises(Blocked) as refused:
        persons.name_guardian(case, by=town["teacher"], **ELIAS)
    assert refused.value.field == "personnummer"


def test_a_talk_long_before_the_case_is_a_slip(town: Town) -> None:
    case = concern_alone(town)
    with pytest.raises(Blocked) as refused:
        talks.record_talk(
            case,
            by=town["teacher"],
            kind=TalkKind.MAPPING,
            held_date=today() - timedelta(days=400),
            holder="Kurator",
            agreed="Hjälp",
        )
    assert refused.value.field == "held_date"
    assert not Talk.objects.exists()


def test_after_a_mapping_talk_the_plan_is_next_and_then_its_actions(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Kurator", "Hjälp", kind=TalkKind.MAPPING)
    assert read_case(case, by=town["teacher"]).steps[0].name == "start_plan"
    plan.start_plan(case, by=town["teacher"])
    assert read_case(case, by=town["teacher"]).steps[0].name == "add_action"


@pytest.mark.parametrize("written", ["{}", " {} ", "{lower}", "{spaces}", "{tail}"])
def test_a_number_is_found_as_people_write_it(town: Town, written: str) -> None:
    case = towns.note_concern(town)
    number = read_case(case, by=town["teacher"]).number
    asked = written.format(
        number, lower=number.lower(), spaces=number.replace("-", " "), tail=number[-4:]
    )
    assert find_case(asked, by=town["teacher"]) == case
    assert find_case(asked, by=town["officer"]) is None


def test_a_text_sent_after_the_session_ended_is_given_back(town: Town) -> None:
    case = towns.note_concern(town)
    answer = Client().post(f"/cases/{case}/notes/", {"text": "En lång text om Elias."})
    assert answer.status_code == 401
    page = answer.content.decode()
    assert "En lång text om Elias." in page
    assert f"?next=/cases/{case}/notes/" in page
    assert answer["Cache-Control"] == "no-store"


def test_who_must_choose_a_membership_comes_to_the_page_asked_for(town: Town) -> None:
    case = towns.note_concern(town)
    second = Membership.objects.create(
        user_id=town["teacher"].user_id,
        agency_id=town.agency("social"),
        role="case_worker",
        from_date=today(),
    )
    client = browser(town, "teacher")
    sent_on = client.get(f"/cases/{case}/")
    assert sent_on["Location"] == f"/membership/?next=%2Fcases%2F{case}%2F"
    for on, place in ((f"/cases/{case}/", f"/cases/{case}/"), ("https://example.org/", "/")):
        form = {"membership": str(second.pk), "next": on}
        assert client.post("/membership/", form)["Location"] == place


def test_who_may_assign_is_told_where(town: Town) -> None:
    case = towns.note_concern(town)
    assert (
        f"/cases/{case}/members/"
        in browser(town, "contact").get(f"/cases/{case}/").content.decode()
    )
    assert (
        f"/cases/{case}/members/"
        not in browser(town, "colleague").get(f"/cases/{case}/").content.decode()
    )


def test_whoever_notes_a_concern_comes_to_the_new_case_and_is_told_its_number(town: Town) -> None:
    client = browser(town, "teacher")
    form = {
        "acting_for": str(town["teacher"].membership_id),
        "sending": "b8b2b1a0-0000-4000-8000-000000000009",
        "given_name": "Elias",
        "surname": "Alm",
        "personnummer": "20120305-2392",
        "protection": "no",
        "category": "substances",
        "topic": "substances",
        "text": "Drack sprit på skoldiscot.",
    }
    answer = client.post("/cases/new/", form)
    case = Case.objects.get()
    assert answer.headers["Location"] == f"/cases/{case.pk}/"
    page = client.get(f"/cases/{case.pk}/").content.decode()
    assert f"Ärende {case.number}. Oron är noterad. Ingen annan verksamhet ser oron." in page
    assert client.post("/cases/new/", form).headers["Location"] == "/cases/"
