"""How a disclosure on a provision of law ends, waits for a second person, and is kept."""

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
from casework.reading.cases import read_case
from casework.reading.ledger import read_ledger
from casework.writing import notes, plan
from casework.writing.disclosures import confirm_disclosure, end_disclosure
from consent.grounds import Ground
from consent.models import Consent, Decision, Release
from consent.relation import NotAssigned
from consent.terms import CloseReason, Person, Topic
from tests import town as towns
from tests.casework import disclosing
from tests.casework.disclosing import SCHOOLS, SECRET, assign, decide, join, note_of
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
