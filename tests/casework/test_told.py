"""What was told in words or on paper: the same rules, no key, and whose ledger it stands in."""

from datetime import timedelta

import pytest

from access import clock
from access.blocked import Blocked
from access.roles import Role
from casework.management.demo import telling
from casework.models import Told
from casework.reading.cases import read_case
from casework.reading.ledger import read_ledger
from casework.writing.disclosures import confirm_disclosure
from casework.writing.told import record_told
from consent.grounds import Ground
from consent.models import Decision, Invitation, Release
from consent.terms import Topic
from tests import town as towns
from tests.casework import disclosing
from tests.casework.disclosing import assign, join
from tests.town import ONE, TWO, VIEW, YES, YOUTH
from vault.models import Grant

SAID = "Han var vid stationen i går kväll."


@pytest.fixture
def told(db):
    return disclosing.social_town()


def tell(town, case, by, receiver="police", **said):
    answers = {
        "what": SAID,
        "to_whom": "vakthavande befäl",
        "receiver": town.agency(receiver) if receiver else None,
        "topic": Topic.LEISURE,
        "ground": Ground.ACUTE_POLICE,
        "told_date": clock.today(),
        "reason": "Han var i akut fara.",
        "consent_asked": False,
        "consent_not_asked": "Det fanns ingen tid.",
    }
    return record_told(case, by=by, **(answers | said))


def refused(code, call, *args, **kwargs):
    with pytest.raises(Blocked) as caught:
        call(*args, **kwargs)
    assert caught.value.code == code
    return caught.value.field


def test_it_gives_no_key_no_seat_and_no_release(told):
    town, case, _decider = told
    tell(town, case, town["social"])
    assert not Release.objects.exists()
    assert not Invitation.objects.filter(agency_id=town.agency("police")).exists()
    held = Grant.objects.filter(item_id=Told.objects.get().pk)
    assert {grant.agency_id for grant in held} == {town.agency("social")}
    (line,) = read_ledger(case, by=town["social"]).lines
    assert (line.what, line.to_whom, line.status) == (SAID, "vakthavande befäl", "told")


def test_it_is_no_item_of_the_case_page(told):
    town, case, _decider = told
    before = read_case(case, by=town["social"])
    tell(town, case, town["social"])
    after = read_case(case, by=town["social"])
    assert (after.notes, after.events) == (before.notes, before.events)


def test_it_may_be_written_afterwards_but_not_beforehand(told):
    town, case, _decider = told
    yesterday = clock.today() - timedelta(days=1)
    tell(town, case, town["social"], told_date=yesterday)
    assert Told.objects.get().told_date == yesterday
    tomorrow = clock.today() + timedelta(days=1)
    code = "form.future_date"
    assert refused(code, tell, town, case, town["social"], told_date=tomorrow) == "told_date"


def test_the_rules_are_those_of_every_disclosure(told):
    town, case, decider = told
    said = {"ground": Ground.YOUTH_AT_RISK_OF_CRIME, "committed_crime": False}
    refused("ground.decider", tell, town, case, town["social"], **said)
    field = refused(
        "ground.committed", tell, town, case, decider, **said | {"committed_crime": None}
    )
    assert field == "committed_crime"
    assert refused("ground.reason", tell, town, case, decider, reason="") == "reason"
    assert refused("ground.asked", tell, town, case, decider, consent_asked=None) == "consent_asked"
    refused("ground.receiver", tell, town, case, decider, "school", **said)
    tell(town, case, decider, **said)


def test_contact_details_are_told_on_request_alone(told):
    town, case, decider = told
    said = {"ground": Ground.CONTACT_DETAILS, "topic": Topic.IDENTITY}
    assert refused("ground.request", tell, town, case, decider, **said) == "requested"
    tell(town, case, decider, requested=True, **said)


def test_in_immediate_danger_it_is_kept_first_and_waits_for_the_decider(told):
    town, case, decider = told
    said = {"ground": Ground.YOUTH_AT_RISK_OF_CRIME, "committed_crime": False, "urgent": True}
    refused(
        "ground.committed", tell, town, case, town["social"], **said | {"committed_crime": True}
    )
    tell(town, case, town["social"], **said)
    (line,) = read_ledger(case, by=decider).lines
    assert (line.status, line.may_confirm, line.may_end) == ("waiting", True, True)
    waiting = Decision.objects.get().pk
    colleague = join(town, "social", Role.CASE_WORKER, "worker")
    assign(town, case, colleague, contact="social_contact")
    refused("ground.decider", confirm_disclosure, case, waiting, by=colleague)
    confirm_disclosure(case, waiting, by=decider)
    (line,) = read_ledger(case, by=decider).lines
    assert (line.status, line.what) == ("told", SAID)
    assert not Release.objects.exists()


def test_to_somebody_without_an_account_the_law_is_asked_what_they_are(told):
    town, case, _decider = told
    tell(town, case, town["social"], None, outsider="police")
    assert Decision.objects.get().receiver is None
    said = {"outsider": "private"}
    refused("ground.private_receiver", tell, town, case, town["social"], None, **said)
    refused("ground.unknown_receiver", tell, town, case, town["social"], None, outsider="nobody")


def test_on_a_consent_it_must_have_covered_it_that_day(db):
    town = towns.found()
    case, consent = towns.consented(town)
    said = {"ground": Ground.CONSENT, "topic": Topic.SCHOOLING}
    tell(town, case, town["teacher"], **said)
    assert not Decision.objects.exists()
    assert Told.objects.get().consent_id == consent
    yesterday = clock.today() - timedelta(days=1)
    field = refused(
        "consent.not_asked", tell, town, case, town["teacher"], told_date=yesterday, **said
    )
    assert field == "ground"
    towns.withdraw(town, case, consent)
    with clock.moved_to(clock.now() + timedelta(days=1)):
        refused("consent.withdrawn", tell, town, case, town["teacher"], **said)
    outsider = {"receiver": None, "outsider": "police"}
    refused("consent.not_named", tell, town, case, town["teacher"], **said | outsider)


def test_on_a_consent_that_counted_that_day_though_a_newer_has_taken_its_place(db):
    town = towns.found()
    with clock.moved_to(clock.now() - timedelta(days=10)):
        case, older = towns.consented(town)
    on_consent = {
        "topic": Topic.FAMILY,
        "ground": Ground.CONSENT,
        "told_date": clock.today() - timedelta(days=5),
    }
    receivers = [town.agency("police"), town.agency("coordination")]
    newer = telling.ask(case, town["teacher"], receivers)
    for giver, kind in ((ONE, YES), (TWO, YES), (YOUTH, VIEW)):
        telling.answer(case, newer, town["teacher"], giver, kind)
    then = tell(town, case, town["teacher"], **on_consent)
    now = tell(town, case, town["teacher"], **on_consent | {"told_date": clock.today()})
    kept = {row.pk: row.consent_id for row in Told.objects.all()}
    assert kept == {then: older, now: newer}


def test_other_agencies_learn_nothing_of_it(db):
    town = towns.found()
    case, _consent = towns.consented(town)
    before = read_case(case, by=town["officer"])
    tell(town, case, town["teacher"], ground=Ground.CONSENT, topic=Topic.SCHOOLING)
    assert read_ledger(case, by=town["officer"]).lines == ()
    assert read_case(case, by=town["officer"]) == before


def test_the_ledger_is_newest_first(told):
    town, case, decider = told
    second = join(town, "social", Role.CASE_WORKER, "worker")
    assign(town, case, second, contact="social_contact")
    tell(town, case, town["social"], what="Först.")
    with clock.moved_to(clock.now() + timedelta(minutes=1)):
        disclosing.decide(town, case, decider)
    with clock.moved_to(clock.now() + timedelta(minutes=2)):
        tell(town, case, second, what="Sist.")
    lines = read_ledger(case, by=town["social"]).lines
    assert [line.what for line in lines] == ["Sist.", "", "Först."]
