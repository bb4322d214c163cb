"""Who is told something by law alone learns nothing of the consent of others, nor an age.

Its forms answer the same whether a consent has been asked, given, or names an agency.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from access import clock
from access.blocked import Blocked
from access.clock import STOCKHOLM, today
from access.members import Member
from casework.management.demo import telling
from casework.models import Identity
from casework.models.identity import Protection
from casework.reading.cases import read_case
from casework.reading.ledger import read_ledger
from casework.writing.disclosures import end_disclosure
from casework.writing.notes import record_note
from casework.writing.persons import correct_identity
from casework.writing.told import record_told
from consent.grounds import Ground
from consent.terms import Topic
from tests.casework import disclosing
from tests.casework.disclosing import assign, decide, identity_of, report_in_words
from tests.town import NO, ONE, TWO, YES, YOUTH, Town

MOTHER, FATHER = ("Karin", "Ek", "19810119-9282"), ("Bo", "Ek", "19790124-9297")


@pytest.fixture
def told(db: None) -> tuple[Town, UUID, Member]:
    """Social services tell the police one note; the officer is assigned."""
    town, case, decider = disclosing.social_town()
    decide(town, case, decider, ground=Ground.CRIME_PREVENTION)
    assign(town, case, town["officer"], contact="police_contact")
    return town, case, decider


def answer_of(call: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    try:
        call(*args, **kwargs)
    except Blocked as blocked:
        return str(blocked.code)
    return "saved"


def told_on_consent(town: Town, case: UUID, receiver: str) -> str:
    return answer_of(
        record_told,
        case,
        by=town["officer"],
        what="Att han är hemma.",
        to_whom="Skolan",
        receiver=town.agency(receiver),
        topic=Topic.FAMILY,
        ground=Ground.CONSENT,
        told_date=today(),
    )


def shared(town: Town, case: UUID, receiver: str) -> str:
    return answer_of(
        record_note,
        case,
        by=town["officer"],
        topic=Topic.FAMILY,
        concerns=YOUTH,
        text="Sågs i kväll.",
        receivers=[town.agency(receiver)],
    )


@pytest.mark.parametrize("form", [told_on_consent, shared])
@pytest.mark.parametrize("last", [YES, NO])
def test_no_form_answers_otherwise_for_a_consent_of_others(
    told: tuple[Town, UUID, Member], form: Callable[..., str], last: Any
) -> None:
    town, case, decider = told
    decide(town, case, decider, items={identity_of(case, decider.agency_id)})

    def answers() -> set[str]:
        return {form(town, case, one) for one in ("school", "leisure")}

    seen = answers()
    telling.guardians(case, town["social"], MOTHER, FATHER)
    telling.safe_to_ask(case, town["social"])
    receivers = [town.agency("school"), town.agency("coordination")]
    consent = telling.ask(case, town["social"], receivers)
    seen |= answers()
    for giver, said in ((ONE, YES), (YOUTH, YES), (TWO, last)):
        telling.answer(case, consent, town["social"], giver, said)
    seen |= answers()
    assert seen == {"consent.not_asked"}
    assert read_case(case, by=town["officer"]).consents == ()


def test_no_date_of_what_was_told_asks_out_a_birthday(told: tuple[Town, UUID, Member]) -> None:
    """Liam is 18 on 28 June 2027; who he is has not been told to the police."""
    town, case, decider = told
    assert read_case(case, by=town["officer"]).persons == ()

    def reported(day: date) -> str:
        return answer_of(report_in_words, town, case, day=day)

    with clock.moved_to(datetime(2027, 7, 10, 8, 0, tzinfo=STOCKHOLM)):
        days = (date(2027, 6, 27), date(2027, 6, 28))
        assert {reported(day) for day in days} == {"ground.age_unknown"}
        decide(town, case, decider, items={identity_of(case, decider.agency_id)}, **GENERAL)
        assert [reported(day) for day in days] == ["saved", "ground.age"]


GENERAL = {"ground": Ground.CRIME_PREVENTION}


@pytest.mark.parametrize("act", ["correct", "guardian"])
def test_a_correction_tells_no_birthday_to_who_may_not_read_the_identity(
    told: tuple[Town, UUID, Member], act: str
) -> None:
    town, case, decider = told
    named = decide(
        town,
        case,
        decider,
        items={identity_of(case, decider.agency_id)},
        ground=Ground.CRIME_PREVENTION,
    )
    report_in_words(town, case)
    end_disclosure(case, named, by=decider)
    assert read_case(case, by=town["officer"]).persons == ()
    before = [(line.status, line.until) for line in read_ledger(case, by=town["officer"]).lines]
    if act == "correct":
        copy = Identity.objects.get(case_id=case, owner_id=decider.agency_id, concerns="youth")
        correct_identity(
            case,
            copy.pk,
            by=town["social"],
            version=copy.version,
            given_name="Liam",
            surname="Ek",
            personnummer="20110301-2389",
            protection=Protection.NO,
        )
    else:
        telling.guardians(case, town["social"], ("Karin", "Ek", "19810119-9282"))
    assert [
        (line.status, line.until) for line in read_ledger(case, by=town["officer"]).lines
    ] == before
