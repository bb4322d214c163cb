"""Somebody tries to make a consent carry more than it says, or to see one that is not theirs."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from access import clock
from access.blocked import Blocked
from casework.management.demo import telling
from casework.models import Identity
from casework.models.identity import Protection
from casework.reading import forms
from casework.reading.cases import read_case
from casework.writing import consents, notes, persons
from consent import rules, standing
from consent.models import Consent, Release
from consent.relation import OutOfScope
from consent.terms import Channel, ConcernCategory, Person, Topic
from tests import town as towns
from tests.town import NO, ONE, TWO, VIEW, YES, YOUTH, Town
from vault.models import Grant


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def state(case: UUID, consent: UUID) -> str:
    (record,) = (r for r in standing.consents_of([case])[case] if r.value.id == consent)
    return rules.state_of(record.value, clock.now()).value


def unnamed_consent(town: Town, case: UUID) -> UUID:
    """A second question that does not name the police."""
    return telling.ask(case, town["teacher"], [town.agency("school"), town.agency("social")])


def case_with_one_guardian(town: Town) -> UUID:
    case = telling.concern(
        town["teacher"], ("Elias", "Alm"), "20120305-2392", ConcernCategory.SUBSTANCES, "Drack."
    )
    telling.guardians(case, town["teacher"], ("Johan", "Alm", "19790124-9297"))
    return case


def name_the_second_guardian(town: Town, case: UUID) -> None:
    persons.name_guardian(
        case,
        by=town["teacher"],
        given_name="Lisa",
        surname="Alm",
        personnummer="19810119-9282",
        protection=Protection.NO,
    )


def test_a_guardian_named_after_the_answers_must_answer_too(town: Town) -> None:
    case = case_with_one_guardian(town)
    consent = towns.ask(town, case)
    telling.answer(case, consent, town["teacher"], ONE)
    telling.answer(case, consent, town["teacher"], YOUTH, VIEW)
    assert state(case, consent) == "valid"
    assert Release.objects.filter(ended_at__isnull=True).exists()
    name_the_second_guardian(town, case)
    assert state(case, consent) == "incomplete"
    assert not Release.objects.filter(ended_at__isnull=True).exists()
    assert not Grant.objects.filter(agency_id=town.agency("police")).exists()


def test_a_guardian_named_between_question_and_answers_must_answer_too(town: Town) -> None:
    case = case_with_one_guardian(town)
    consent = towns.ask(town, case)
    name_the_second_guardian(town, case)
    telling.answer(case, consent, town["teacher"], ONE)
    telling.answer(case, consent, town["teacher"], YOUTH, VIEW)
    assert state(case, consent) == "incomplete"


def test_a_corrected_birthday_takes_keys_that_nothing_carries_any_more(town: Town) -> None:
    case, _consent = towns.consented(town)
    youth = Identity.objects.get(case=case, concerns="youth", owner_id=town.agency("school"))
    persons.correct_identity(
        case,
        youth.pk,
        by=town["teacher"],
        version=1,
        given_name="Elias",
        surname="Alm",
        personnummer="20110304-2394",
        protection=Protection.NO,
    )
    assert not Grant.objects.filter(agency_id=town.agency("police"), item_id=youth.pk).exists()
    assert not Release.objects.filter(ended_at__isnull=True).exists()


def test_a_line_to_an_agency_of_another_municipality_is_refused(town: Town) -> None:
    other = towns.found("Björkstad", "BS")
    case = towns.note_concern(town)
    telling.safe_to_ask(case, town["teacher"])
    for stranger in (other.agency("police"), uuid4()):
        with pytest.raises(Blocked) as refused:
            telling.ask(case, town["teacher"], [town.agency("school"), stranger])
        assert refused.value.field == "crosses"
    assert not Consent.objects.exists()


@pytest.mark.parametrize("which", ["without a line", "of another town", "unknown"])
def test_a_withdrawal_that_would_withdraw_nothing_is_refused(town: Town, which: str) -> None:
    case, consent = towns.consented(town, receivers=("coordination", "school", "police"))
    receiver = {
        "without a line": town.agency("leisure"),
        "of another town": towns.found("Björkstad", "BS").agency("police"),
        "unknown": uuid4(),
    }[which]
    with pytest.raises(Blocked) as refused:
        consents.withdraw_consent(
            case,
            consent,
            by=town["teacher"],
            giver=ONE,
            channel=Channel.PHONE,
            receivers=[receiver],
        )
    assert refused.value.field == "receivers"
    assert state(case, consent) == "valid"


def test_a_childs_no_is_not_lifted_by_a_view(town: Town) -> None:
    case = towns.note_concern(town)
    consent = towns.ask(town, case)
    telling.answer(case, consent, town["teacher"], YOUTH, NO)
    for guardian in (ONE, TWO):
        telling.answer(case, consent, town["teacher"], guardian, YES)
    with pytest.raises(Blocked):
        telling.answer(case, consent, town["teacher"], YOUTH, VIEW)
    assert state(case, consent) == "refused"


def test_a_consent_that_does_not_name_an_agency_shows_it_nothing_not_even_a_no(town: Town) -> None:
    case, known = towns.consented(town)
    hidden = unnamed_consent(town, case)
    telling.answer(case, hidden, town["teacher"], ONE, NO)
    page = read_case(case, by=town["officer"])
    assert [consent.consent_id for consent in page.consents] == [known]
    assert not [event for event in page.events if event.kind == "answer.no"]
    assert [event for event in read_case(case, by=town["teacher"]).events if "no" in event.kind]


def test_nobody_writes_to_a_consent_that_is_not_there_for_them(town: Town) -> None:
    case, _known = towns.consented(town)
    hidden = unnamed_consent(town, case)
    with pytest.raises(OutOfScope):
        consents.record_answer(
            case, hidden, by=town["officer"], giver=ONE, kind=NO, channel=Channel.PHONE
        )
    with pytest.raises(OutOfScope):
        consents.withdraw_consent(
            case, hidden, by=town["officer"], giver=ONE, channel=Channel.PHONE
        )


def test_the_form_offers_nobody_a_note_about_a_guardian_who_did_not_let_it(town: Town) -> None:
    case, consent = towns.consented(town)
    note = notes.record_note(
        case, by=town["teacher"], topic=Topic.FAMILY, concerns=Person.GUARDIAN_1, text="Om pappan."
    )
    offered = forms.open_release_form(case, note, by=town["teacher"]).receivers
    assert any(receiver.open for receiver in offered)
    consents.record_answer(
        case,
        consent,
        by=town["teacher"],
        giver=ONE,
        kind=YES,
        channel=Channel.PHONE,
        about_self=False,
    )
    offered = forms.open_release_form(case, note, by=town["teacher"]).receivers
    assert not any(receiver.open for receiver in offered)


def narrower_consent(town: Town, case: UUID) -> UUID:
    """A newer consent that leaves the police out and takes the older one's place."""
    others = [town.agency(name) for name in town.agencies if name != "police"]
    consent = telling.ask(case, town["teacher"], others)
    for giver, kind in ((ONE, YES), (TWO, YES), (YOUTH, VIEW)):
        telling.answer(case, consent, town["teacher"], giver, kind)
    return consent


def correct_the_youths_number(town: Town, case: UUID, number: str) -> None:
    youth = Identity.objects.get(case=case, concerns="youth", owner_id=town.agency("school"))
    persons.correct_identity(
        case,
        youth.pk,
        by=town["teacher"],
        version=youth.version,
        given_name="Elias",
        surname="Alm",
        personnummer=number,
        protection=Protection.NO,
    )


def test_a_corrected_birthday_does_not_bring_a_replaced_consent_back(db: None) -> None:
    with clock.moved_to(telling.at(date(2026, 2, 2))):
        town = towns.found()
        case, older = towns.consented(town)
    with clock.moved_to(telling.at(date(2026, 3, 10))):
        newer = narrower_consent(town, case)
        assert not read_case(case, by=town["officer"]).in_scope
        # Fifteen between the two questions: the newer one falls, the older one would not.
        for number in ("20110301-2389", "20110304-2394"):
            correct_the_youths_number(town, case, number)
            assert state(case, newer) == "incomplete"
            assert state(case, older) == "expired"
            assert not read_case(case, by=town["officer"]).in_scope
            with pytest.raises(Blocked):
                telling.note(
                    case, town["teacher"], Topic.SCHOOLING, "Ny.", share=[town.agency("police")]
                )


def test_a_corrected_birthday_does_not_bring_an_ended_consent_back(db: None) -> None:
    with clock.moved_to(telling.at(date(2026, 2, 20))):
        town = towns.found()
        case, consent = towns.consented(town)
        correct_the_youths_number(town, case, "20080301-2392")
        for giver in (ONE, TWO, YOUTH):
            telling.answer(case, consent, town["teacher"], giver)
        assert state(case, consent) == "valid"
    with clock.moved_to(telling.at(date(2026, 3, 2))):
        assert state(case, consent) == "expired"
        correct_the_youths_number(town, case, "20090628-2397")
        assert state(case, consent) == "expired"
        assert not read_case(case, by=town["officer"]).in_scope
