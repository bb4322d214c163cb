"""What the verb would refuse is refused before one is asked to check and confirm it."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from access.acts import Act
from access.clock import today
from agencies.models import User
from casework.management.demo import telling
from casework.models import Action, Note
from casework.models.action import Outcome, Responsible
from casework.writing import plan
from consent.models import Consent
from consent.terms import CONSENT_TOPICS, Topic
from tests import town as towns
from tests.town import Town

CHECK = "Kontrollera innan du fortsätter"


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def send(town: Town, path: str, **fields: Any) -> tuple[int, str]:
    """The page that answers a form sent without confirmation."""
    client = Client()
    user = User.objects.get(pk=town["teacher"].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    data = {"acting_for": str(town["teacher"].membership_id), "sending": str(uuid4()), **fields}
    answer = client.post(path, data)
    return answer.status_code, answer.content.decode()


def refused(town: Town, path: str, **fields: Any) -> str:
    """The page, which names what is wrong; nothing but its opening is in the log."""
    before = len(towns.acts_of(town))
    status, page = send(town, path, **fields)
    assert (status, CHECK in page) == (422, False)
    assert towns.acts_of(town)[before:] == [(Act.OPEN_FORM, "shown")]
    return page


def question(town: Town, **more: str) -> dict[str, Any]:
    return {
        "purposes": "school_support",
        "crosses": [
            f"{town.agency(one)}:{CONSENT_TOPICS[0].value}" for one in ("police", "coordination")
        ],
        "until_date": (today() + timedelta(days=90)).isoformat(),
        "channel": "meeting",
        "identity_check": "document",
        "language": "sv",
        "custody": "joint",
        "custody_checked_date": today().isoformat(),
        **more,
    }


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"until_date": "2020-01-01"}, "inte har passerat"),
        ({"until_date": "2099-01-01"}, "längre än tolv månader"),
        ({"custody_checked_date": ""}, "Skriv vilken dag du kontrollerade vårdnaden"),
        ({"custody_checked_date": "2026-01-01"}, "Kontrollen är för gammal"),
    ],
)
def test_a_question_that_cannot_be_asked(town: Town, wrong: dict[str, str], said: str) -> None:
    case = towns.note_concern(town)
    telling.safe_to_ask(case, town["teacher"])
    assert said in refused(town, f"/cases/{case}/consents/", **question(town, **wrong))
    assert CHECK in send(town, f"/cases/{case}/consents/", **question(town))[1]


def test_a_question_before_the_safety_question(town: Town) -> None:
    case = towns.note_concern(town)
    assert "Säkerhetsfrågan" in refused(town, f"/cases/{case}/consents/", **question(town))


def test_a_question_begins_on_the_day_it_is_asked(town: Town) -> None:
    case = towns.note_concern(town)
    telling.safe_to_ask(case, town["teacher"])
    _status, page = send(town, f"/cases/{case}/consents/", checked="change", **question(town))
    assert 'name="from_date"' not in page
    assert "i dag, " in page
    form = {**question(town), "from_date": "2020-01-01"}
    assert send(town, f"/cases/{case}/consents/", checked="yes", **form)[0] == 302
    assert Consent.objects.get().from_date == today()


def test_an_answer_that_cannot_stand(town: Town) -> None:
    case = towns.note_concern(town)
    path = f"/cases/{case}/consents/{towns.ask(town, case)}/answers/"
    assert "ja eller nej" in refused(town, path, giver="guardian_1", kind="view", channel="phone")


def test_a_withdrawal_of_what_is_withdrawn_is_refused_though_nothing_is_checked_before(
    town: Town,
) -> None:
    case, consent = towns.consented(town)
    towns.withdraw(town, case, consent)
    path = f"/cases/{case}/consents/{consent}/withdrawals/"
    status, page = send(town, path, giver="guardian_1", channel="phone")
    assert (status, CHECK in page, "återkallat" in page) == (422, False, True)


def test_a_note_that_no_consent_covers(town: Town) -> None:
    case, _consent = towns.consented(town, receivers=("police", "coordination"))
    form = {"topic": "schooling", "concerns": "another", "text": "Kom inte."}
    path = f"/cases/{case}/notes/"
    told = refused(town, path, receivers=str(town.agency("police")), **form)
    assert "någon annan än familjen" in told
    form["concerns"] = "youth"
    assert "omfattar inte" in refused(town, path, receivers=str(town.agency("leisure")), **form)
    assert CHECK in send(town, path, receivers=str(town.agency("police")), **form)[1]


def test_an_item_that_is_read_already(town: Town) -> None:
    case, _consent = towns.consented(town)
    police = town.agency("police")
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=[police])
    item = Note.objects.get(topic="schooling").pk
    path = f"/cases/{case}/items/{item}/"
    assert "Kan redan läsa detta" in refused(town, path, receivers=str(police))


def started(town: Town) -> UUID:
    case, _consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Hjälp med läxor.")
    return case


def add_action(town: Town, case: UUID) -> UUID:
    plan.add_action(
        case,
        by=town["teacher"],
        what="Läxhjälp",
        responsible=Responsible.AGENCY,
        due_date=today(),
    )
    return Action.objects.get(case_id=case).pk


def test_a_plan_without_a_talk_and_a_case_with_open_actions(town: Town) -> None:
    case, _consent = towns.consented(town)
    assert "Registrera först" in refused(town, f"/cases/{case}/plan/")
    case = started(town)
    assert CHECK in send(town, f"/cases/{case}/plan/")[1]
    plan.start_plan(case, by=town["teacher"])
    add_action(town, case)
    page = refused(town, f"/cases/{case}/closing/", reason="goals_met")
    assert "öppna åtgärderna" in page


def test_a_follow_up_without_an_assessed_action_or_without_a_date(town: Town) -> None:
    case = started(town)
    plan.start_plan(case, by=town["teacher"])
    later = (today() + timedelta(days=30)).isoformat()
    path = f"/cases/{case}/follow-up/"
    assert "Bedöm först minst en åtgärd" in refused(town, path, next_date=later)
    plan.assess_action(case, add_action(town, case), by=town["teacher"], outcome=Outcome.DONE)
    assert "Välj nästa datum" in refused(town, path)
    assert "inte har passerat" in refused(town, path, next_date="2020-01-01")
    assert CHECK in send(town, path, next_date=later)[1]


def test_a_follow_up_after_the_consents_end_is_told_of(town: Town) -> None:
    case = started(town)
    plan.start_plan(case, by=town["teacher"])
    plan.assess_action(case, add_action(town, case), by=town["teacher"], outcome=Outcome.DONE)
    for days, told in ((30, False), (300, True)):
        day = (today() + timedelta(days=days)).isoformat()
        _status, page = send(town, f"/cases/{case}/follow-up/", next_date=day)
        assert (CHECK in page, "före nästa datum" in page) == (True, told)


def test_a_purpose_that_is_not_named_cannot_be_chosen(town: Town) -> None:
    case = towns.note_concern(town)
    telling.safe_to_ask(case, town["teacher"])
    refused(town, f"/cases/{case}/consents/", **question(town, purposes="other"))
