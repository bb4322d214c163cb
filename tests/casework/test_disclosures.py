"""What is told on a provision of law: by whom, to whom, how long, and what it leaves alone."""

from datetime import datetime

import pytest
from django.http import Http404

from access import clock
from access.blocked import Blocked
from access.clock import STOCKHOLM
from access.roles import Role
from agencies.models import Agency
from casework.management.demo import telling
from casework.models import Reason
from casework.reading.case_list import list_cases
from casework.reading.cases import read_case
from casework.writing import consents, notes
from casework.writing.disclosures import end_disclosure
from consent.grounds import Ground
from consent.models import Consent, ConsentAnswer, Decision, Invitation, Release
from consent.relation import NotAssigned
from consent.terms import AnswerKind, Channel, Person, Topic
from tests import town as towns
from tests.casework import disclosing
from tests.casework.disclosing import SECRET, assign, decide, identity_of, join

POLICE_READER = "officer"


@pytest.fixture
def told(db):
    return disclosing.social_town()


def refused(code, call, *args, **kwargs):
    with pytest.raises(Blocked) as caught:
        call(*args, **kwargs)
    assert caught.value.code == code
    return caught.value


def seat_officer(town, case):
    assign(town, case, town["officer"], contact="police_contact")
    return town["officer"]


# Invariant 3 (domain 12).


def test_invariant_3_youth_at_risk_refuses_from_21_and_a_committed_crime(told):
    town, case, decider = told
    blocked = refused("ground.committed", decide, town, case, decider, committed_crime=True)
    assert blocked.field == "committed_crime"
    refused("ground.committed", decide, town, case, decider, committed_crime=None)
    with clock.moved_to(datetime(2030, 6, 28, 0, 0, tzinfo=STOCKHOLM)):
        refused("ground.age", decide, town, case, decider)
    assert Release.objects.count() == 0


def test_invariant_3_the_head_teachers_ground_refuses_every_other_role(db):
    town = towns.found()
    case = towns.note_concern(town)
    for key in ("decider", "head_teacher"):
        assign(town, case, town[key], contact="contact")
    said = {"ground": Ground.SCHOOL_PREVENTION, "committed_crime": None}
    for key in ("teacher", "decider"):
        refused("ground.head_teacher", decide, town, case, town[key], **said)
    decide(town, case, town["head_teacher"], **said)
    assert Release.objects.filter(ground=Ground.SCHOOL_PREVENTION).count() == 1


def test_invariant_3_the_general_clause_refuses_social_services(told):
    town, case, decider = told
    refused("ground.sender", decide, town, case, decider, ground=Ground.GENERAL_CLAUSE)


def test_invariant_3_a_report_of_concern_goes_to_social_services_alone_and_is_no_release(db):
    town = towns.found()
    case = towns.note_concern(town)
    said = {"ground": Ground.REPORT_OF_CONCERN, "committed_crime": None}
    refused("ground.receiver", decide, town, case, town["teacher"], "police", **said)
    refused("ground.way", decide, town, case, town["teacher"], "social", **said)


def test_invariant_3_crime_prevention_refuses_private_bodies_and_health(told):
    town, case, decider = told
    said = {"ground": Ground.CRIME_PREVENTION}
    telling.note(case, decider, Topic.HEALTH, "Sover inte på nätterna.")
    health = notes.Note.objects.get(case_id=case, topic=Topic.HEALTH.value).pk
    blocked = refused("ground.topic", decide, town, case, decider, items={health}, **said)
    assert blocked.field == "items"
    Agency.objects.filter(pk=town.agency("leisure")).update(private=True)
    refused("ground.private_receiver", decide, town, case, decider, "leisure", **said)
    Agency.objects.filter(pk=decider.agency_id).update(private=True)
    refused("ground.private_sender", decide, town, case, decider, **said)


# Invariant 4.


@pytest.mark.parametrize(
    ("left_out", "code"),
    [
        ({"items": ()}, "ground.no_items"),
        ({"reason": " "}, "ground.reason"),
        ({"reason": "Risk."}, "ground.reason"),
        ({"consent_not_asked": " "}, "ground.not_asked_why"),
    ],
)
def test_invariant_4_nothing_is_saved_without_items_reason_and_why_not_asked(told, left_out, code):
    town, case, decider = told
    refused(code, decide, town, case, decider, **left_out)
    assert not Decision.objects.exists()
    assert not Reason.objects.exists()
    assert not Invitation.objects.filter(agency_id=town.agency("police")).exists()


def test_invariant_4_nothing_is_saved_without_the_right_decider(told):
    town, case, _decider = told
    refused("ground.decider", decide, town, case, town["social"])
    refused("ground.decider", decide, town, case, town["social"], ground=Ground.SERIOUS_CRIME,
            committed_crime=True)  # fmt: skip
    with pytest.raises(NotAssigned):
        decide(town, case, join(town, "social", Role.DECIDER, "elsewhere"))


def test_invariant_4_nothing_is_saved_without_a_receiver_of_the_collaboration(told):
    town, case, decider = told
    other = towns.found("Björkstad", "BS")
    refused("ground.unknown_receiver", decide, other, case, decider)
    refused("item.own_already", decide, town, case, decider, "social")


def test_invariant_4_the_consent_stays_as_it_was_and_its_withdrawal_ends_no_decision(told):
    town, case, decider = told
    telling.guardians(case, town["social"], ("Karin", "Ek", "19810119-9282"))
    telling.safe_to_ask(case, town["social"])
    everybody = list(town.agencies.values())
    consent = telling.ask(case, town["social"], [agency.pk for agency in everybody])
    for person in (Person.GUARDIAN_1, Person.YOUTH):
        telling.answer(case, consent, town["social"], person)
    before = read_case(case, by=town["social"]).consent_state, list(ConsentAnswer.objects.values())
    decide(town, case, decider)
    assert (
        read_case(case, by=town["social"]).consent_state, list(ConsentAnswer.objects.values())
    ) == before  # fmt: skip
    assert Consent.objects.count() == 1
    consents.withdraw_consent(
        case, consent, by=town["social"], giver=Person.YOUTH, channel=Channel.PHONE
    )
    running = Release.objects.filter(ended_at__isnull=True)
    assert list(running.values_list("ground", flat=True)) == [Ground.YOUTH_AT_RISK_OF_CRIME]
    officer = seat_officer(town, case)
    assert [note.text for note in read_case(case, by=officer).notes] == [SECRET]


# The receiver.


def test_the_officer_reads_that_item_and_nothing_of_the_case(told):
    town, case, decider = told
    telling.note(case, decider, Topic.FAMILY, "Det här är bara socialtjänstens.")
    decide(town, case, decider)
    page = read_case(case, by=seat_officer(town, case))
    assert [note.text for note in page.notes] == [SECRET]
    assert page.notes[0].law == "OSL 10:18 a"
    assert page.by_law
    assert not page.in_scope
    assert (page.state, page.consent_state, page.next_date) == ("", "", None)
    assert (page.consents, page.persons, page.actions, page.others, page.events) == ((),) * 5


def test_a_refused_question_that_named_the_police_is_not_shown_to_them(told):
    town, case, decider = told
    telling.guardians(case, town["social"], ("Karin", "Ek", "19810119-9282"))
    telling.safe_to_ask(case, town["social"])
    consent = telling.ask(case, town["social"], [town.agency("police"), town.agency("school")])
    telling.answer(case, consent, town["social"], Person.YOUTH, AnswerKind.NO)
    decide(town, case, decider)
    officer = seat_officer(town, case)
    assert read_case(case, by=officer).consents == ()
    with pytest.raises(Http404):
        consents.withdraw_consent(
            case, consent, by=officer, giver=Person.YOUTH, channel=Channel.PHONE
        )


def test_whoever_was_told_whom_it_is_about_writes_a_note_of_their_own(told):
    town, case, decider = told
    decide(town, case, decider)
    officer = seat_officer(town, case)
    refused("identity.not_released", telling.note, case, officer, Topic.LEISURE, "Sågs i kväll.")
    decide(town, case, decider, items={identity_of(case, decider.agency_id)})
    telling.note(case, officer, Topic.LEISURE, "Sågs i kväll.")
    page = read_case(case, by=officer)
    assert {note.text for note in page.notes} == {SECRET, "Sågs i kväll."}
    assert [person.name for person in page.persons] == ["Liam Ek"]


def test_the_list_says_that_something_is_told_by_law_and_no_consent(told):
    town, case, decider = told
    decision = decide(town, case, decider)
    officer = seat_officer(town, case)
    (line,) = list_cases(by=officer).lines
    assert (line.in_scope, line.by_law, line.shared_before) == (False, True, False)
    end_disclosure(case, decision, by=decider)
    (line,) = list_cases(by=officer).lines
    assert (line.by_law, line.shared_before) == (False, False)
