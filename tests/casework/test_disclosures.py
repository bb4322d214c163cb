"""What is told on a provision of law: by whom, to whom, how long, and what it leaves alone."""

from datetime import UTC, datetime

import pytest
from django.http import Http404

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.clock import STOCKHOLM
from access.roles import AgencyKind, Role
from agencies.models import Agency
from casework.management.demo import telling
from casework.models import Reason
from casework.reading.cases import list_cases, read_case
from casework.reading.ledger import read_ledger
from casework.writing import consents, notes, plan
from casework.writing.disclosures import confirm_disclosure, end_disclosure
from consent.grounds import Ground
from consent.models import Consent, ConsentAnswer, Decision, Invitation, Release
from consent.relation import NotAssigned
from consent.terms import AnswerKind, Channel, CloseReason, Person, Topic
from tests import town as towns
from tests.casework import disclosing
from tests.casework.disclosing import SCHOOLS, SECRET, assign, decide, identity_of, join, note_of
from tests.town import acts_of
from vault.models import Grant

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


# The end.


def test_ending_takes_the_keys_back_and_seals_anew(told):
    town, case, decider = told
    decision = decide(town, case, decider)
    officer = seat_officer(town, case)
    end_disclosure(case, decision, by=decider)
    page = read_case(case, by=officer)
    assert page.notes == ()
    assert not page.by_law
    assert not Grant.objects.filter(agency_id=town.agency("police")).exists()
    assert Decision.objects.get().ended_by == decider.membership_id
    with pytest.raises(Http404):
        end_disclosure(case, decision, by=decider)


def test_the_21st_birthday_ends_it_by_the_clock(told):
    town, case, decider = told
    decide(town, case, decider)
    officer = seat_officer(town, case)
    for at, read in (
        (datetime(2030, 6, 27, 23, 59, 59, tzinfo=STOCKHOLM), [SECRET]),
        (datetime(2030, 6, 28, 0, 0, tzinfo=STOCKHOLM), []),
    ):
        with clock.moved_to(at.astimezone(UTC)):
            assert [note.text for note in read_case(case, by=officer).notes] == read


def test_the_end_of_the_case_ends_every_decision(told):
    town, case, decider = told
    decide(town, case, decider)
    plan.close_case(case, by=town["social"], reason=CloseReason.MOVED)
    assert not Decision.objects.filter(ended_at__isnull=True).exists()
    assert not Release.objects.filter(ended_at__isnull=True).exists()


def test_ending_the_last_release_ends_the_decision(told):
    town, case, decider = told
    decide(town, case, decider)
    notes.end_release(case, Release.objects.get().pk, by=town["social"])
    assert Decision.objects.get().ended_at is not None


def test_an_expired_sharing_does_not_stand_in_the_way(told):
    town, case, decider = told
    telling.guardians(case, town["social"], ("Karin", "Ek", "19810119-9282"))
    telling.safe_to_ask(case, town["social"])
    consent = telling.ask(case, town["social"], [town.agency("police")])
    for person in (Person.GUARDIAN_1, Person.YOUTH):
        telling.answer(case, consent, town["social"], person)
    item = note_of(case, decider.agency_id)
    notes.release_item(case, item, by=decider, receivers={town.agency("police")})
    refused("release.runs_already", decide, town, case, decider)
    with clock.moved_to(Consent.objects.get().ends_at):
        decide(town, case, decider)
    assert Release.objects.filter(item_id=item, ended_at__isnull=True).get().decision is not None


# Two persons.


def test_a_harm_test_to_the_police_waits_for_a_second_decider(told):
    town, case, decider = told
    said = {"ground": Ground.HARM_TEST, "committed_crime": None}
    blocked = refused("ground.harm", decide, town, case, decider, **said)
    assert blocked.field == "harm"
    decision = decide(town, case, decider, harm="Bara tiden, ingen skada.", **said)
    assert not Release.objects.exists()
    refused("ground.second_is_first", confirm_disclosure, case, decision, by=decider)
    refused("ground.decider", confirm_disclosure, case, decision, by=town["social"])
    second = join(town, "social", Role.DECIDER, "second")
    with pytest.raises(NotAssigned):
        confirm_disclosure(case, decision, by=second)
    assign(town, case, second, contact="social_contact")
    (line,) = read_ledger(case, by=second).lines
    assert (line.status, line.may_confirm) == ("waiting", True)
    confirm_disclosure(case, decision, by=second)
    assert Release.objects.get().decision_id == decision
    assert acts_of(town)[-1] == (Act.CONFIRM_DISCLOSURE, "changed")


def test_what_is_no_longer_lawful_is_not_confirmed(told):
    town, case, decider = told
    said = {"ground": Ground.NOT_SECRET, "committed_crime": None, "harm": "Ingen alls."}
    decision = decide(town, case, decider, **said)
    second = join(town, "social", Role.DECIDER, "second")
    assign(town, case, second, contact="social_contact")
    Agency.objects.filter(pk=town.agency("police")).update(kind=AgencyKind.OTHER, private=True)
    refused("ground.private_receiver", confirm_disclosure, case, decision, by=second)


# The ledger.


def test_the_ledger_holds_ones_own_agency_alone(db):
    town = towns.found()
    case, _consent = towns.consented(town)
    assign(town, case, town["decider"], contact="contact")
    telling.note(case, town["teacher"], Topic.SCHOOLING, SCHOOLS)
    said = {"ground": Ground.CRIME_PREVENTION, "committed_crime": None}
    decide(town, case, town["decider"], "leisure", **said)
    (line,) = read_ledger(case, by=town["teacher"]).lines
    assert (line.receiver, line.status, line.by) == ("Fritid", "running", "decider")
    assert read_ledger(case, by=town["officer"]).lines == ()


def test_what_another_agency_shared_is_not_ones_own_to_tell(db):
    town = towns.found()
    case, _consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, SCHOOLS, share=[town.agency("police")])
    shared = Release.objects.filter(topic=Topic.SCHOOLING.value).get().item_id
    said = {"ground": Ground.POLICE_NOTICE, "committed_crime": None, "items": {shared}}
    with pytest.raises(Http404):
        decide(town, case, town["officer"], "social", **said)
