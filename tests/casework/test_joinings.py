"""Two cases, one youth: who is told, who is asked, and who answers."""

from datetime import timedelta
from uuid import uuid4

import pytest

from access import clock
from access.acts import Act
from access.blocked import Blocked
from audit.models import Body
from casework.management.demo import telling
from casework.models.identity import Protection
from casework.reading.cases import read_case
from casework.reading.joinings import list_twins, open_proposal
from casework.writing import plan, seats
from casework.writing.joinings import answer_joining, propose_joining
from consent.models import Consent, Joining, JoiningAnswer, JoiningAsked
from consent.relation import OutOfScope
from consent.terms import CloseReason
from tests import town as towns
from tests.casework import joining
from tests.casework.joining import Pair, lines, record_talk, subjects, withdraw_for
from tests.town import Town, again
from vault.models import Grant


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def pair(town: Town) -> Pair:
    return joining.pair(town)


def told(pair: Pair, who: str = "coordinator") -> list[tuple[str, str]]:
    page = list_twins(by=again(pair.town[who]))
    return [(line.older_number, line.younger_number) for line in page.lines]


def both(pair: Pair) -> list[tuple[str, str]]:
    return [(pair.number("older"), pair.number("younger"))]


# Who is told.


def test_the_coordination_that_holds_both_identities_is_told_and_nobody_else(pair: Pair) -> None:
    assert told(pair) == both(pair)
    for who in ("teacher", "social", "officer", "youth_worker", "contact"):
        assert told(pair, who) == [], who


def test_before_consent_nobody_is_told(town: Town) -> None:
    towns.note_concern(town, by="teacher")
    towns.note_concern(town, by="social")
    for who in ("coordinator", "teacher", "social"):
        assert list_twins(by=town[who]).lines == (), who


def test_an_agency_is_told_of_two_cases_of_its_own(town: Town) -> None:
    towns.note_concern(town)
    towns.note_concern(town)
    assert len(list_twins(by=town["teacher"]).lines) == 1
    assert list_twins(by=town["colleague"]).lines == ()


def test_another_youth_is_no_twin(town: Town) -> None:
    towns.note_concern(town)
    telling.concern(
        town["teacher"], ("Maja", "Berg"), "20110301-2389", telling.ConcernCategory.ABSENCE, "Borta"
    )
    assert list_twins(by=town["teacher"]).lines == ()


def test_after_a_withdrawal_in_one_case_the_notice_is_gone(pair: Pair) -> None:
    assert told(pair) == both(pair)
    towns.withdraw(pair.town, pair.younger, pair.younger_consent)
    assert told(pair) == []


def test_a_consent_that_has_run_out_tells_nothing_though_its_key_is_still_there(pair: Pair) -> None:
    held = Grant.objects.filter(agency_id=pair.town.agency("coordination")).count()
    ends_at = Consent.objects.get(pk=pair.older_consent).ends_at
    with clock.moved_to(ends_at + timedelta(minutes=1)):
        assert told(pair) == []
        assert Grant.objects.filter(agency_id=pair.town.agency("coordination")).count() == held
        with pytest.raises(OutOfScope):
            pair.propose()


def test_a_coordinator_who_works_with_one_of_them_is_not_told(pair: Pair) -> None:
    other = towns.join(
        pair.town.collaboration,
        pair.town.agencies["coordination"],
        pair.town["coordinator"].role,
        "second@gk.example.se",
    )
    seats.assign_member(pair.younger, by=pair.town["coordinator"], membership=other.membership_id)
    assert list_twins(by=other).lines == ()
    with pytest.raises(OutOfScope):
        propose_joining(pair.younger, pair.older, by=other)


def test_a_closed_case_is_no_twin(pair: Pair) -> None:
    plan.close_case(pair.younger, by=pair.town["social"], reason=CloseReason.MOVED)
    assert told(pair) == []


def test_a_protected_identity_is_told_to_those_who_are_named_for_both_alone(town: Town) -> None:
    pair = joining.pair(town, protection=Protection.YES)
    assert told(pair) == both(pair)
    made = pair.propose()
    # The teacher is named for the older one alone, and so is not told that there is another.
    assert read_case(pair.older, by=town["teacher"]).joinings == ()
    with pytest.raises(OutOfScope):
        answer_joining(pair.older, made, by=town["teacher"], accepted=True)


def test_the_list_is_one_entry_that_names_both_cases(pair: Pair) -> None:
    before = Body.objects.filter(part=1).count()
    told(pair)
    assert Body.objects.filter(part=1).count() == before + 1
    newest = Body.objects.filter(part=1).latest("index")
    assert (newest.act, newest.outcome) == (Act.LIST_CASES, "shown")
    assert subjects(newest) >= {pair.older, pair.younger}


# Proposing.


def test_everybody_with_a_part_is_asked_whether_or_not_they_have_written(pair: Pair) -> None:
    town = pair.town
    telling.take_seat(pair.older, town["coordinator"], town["police_contact"], town["officer"])
    made = pair.propose()
    asked = set(JoiningAsked.objects.filter(joining=made).values_list("agency_id", flat=True))
    assert asked == {town.agency(one) for one in ("coordination", "school", "social", "police")}
    said = JoiningAnswer.objects.get(asked__joining=made)
    assert (said.asked.agency_id, said.accepted) == (town.agency("coordination"), True)


def test_nothing_is_proposed_where_somebody_would_learn_of_a_case(town: Town) -> None:
    pair = joining.pair(town, younger=("coordination", "social"))
    with pytest.raises(Blocked) as stopped:
        pair.propose()
    assert stopped.value.code == "joining.scope"
    page = open_proposal(pair.younger, pair.older, by=town["coordinator"])
    assert page.shut is not None
    assert (
        "Granskolan ingår inte i samtycket i ärende " + pair.number("younger") in page.shut.reason
    )
    assert not Joining.objects.exists()


def test_an_agency_that_has_lost_both_is_neither_asked_nor_in_the_way(town: Town) -> None:
    pair = joining.pair(town)
    telling.take_seat(pair.older, town["coordinator"], town["police_contact"], town["officer"])
    for case, consent in (
        (pair.older, pair.older_consent),
        (pair.younger, pair.younger_consent),
    ):
        withdraw_for(town, case, consent, "police")
    made = pair.propose()
    asked = set(JoiningAsked.objects.filter(joining=made).values_list("agency_id", flat=True))
    assert town.agency("police") not in asked


def test_who_does_not_coordinate_is_told_no_names_of_others(town: Town) -> None:
    older, _ = joining.one_case(town, "teacher")
    younger, _ = joining.one_case(town, "teacher", ("coordination", "school"))
    telling.take_seat(older, town["coordinator"], town["police_contact"])
    page = open_proposal(younger, older, by=town["teacher"])
    assert page.shut is not None
    assert (page.asked, "Polisen" in page.shut.reason) == ((), False)
    assert "Be samordningen" in page.shut.reason


def test_a_proposal_is_made_in_the_younger_case_alone_and_once(pair: Pair) -> None:
    with pytest.raises(OutOfScope):
        propose_joining(pair.older, pair.younger, by=pair.town["coordinator"])
    pair.propose()
    with pytest.raises(Blocked) as stopped:
        pair.propose()
    assert stopped.value.code == "joining.exists"


def test_no_chain_of_joinings_is_made(pair: Pair) -> None:
    pair.joined()
    third, _consent = joining.one_case(pair.town, "social")
    with pytest.raises(Blocked) as stopped:
        propose_joining(third, pair.younger, by=pair.town["coordinator"])
    assert stopped.value.code == "joining.chain"
    propose_joining(third, pair.older, by=pair.town["coordinator"])


def test_nobody_proposes_to_join_another_youth_or_a_case_that_is_not_there(pair: Pair) -> None:
    maja = telling.concern(
        pair.town["social"],
        ("Maja", "B"),
        "20110301-2389",
        telling.ConcernCategory.ABSENCE,
        "Borta",
    )
    for other in (maja, uuid4()):
        with pytest.raises(OutOfScope):
            propose_joining(pair.younger, other, by=pair.town["coordinator"])


# Answering.


def test_who_is_asked_sees_it_on_their_own_case_without_the_other_number(pair: Pair) -> None:
    pair.propose()
    (line,) = lines(pair, "older", "teacher")
    assert (line.state, line.other_number, line.other_id) == ("proposed", "", None)
    assert (line.proposer, line.may_answer, line.waits) == ("SSPF-samordningen", True, ())
    (line,) = lines(pair, "younger", "coordinator")
    assert (line.other_number, line.may_answer) == (pair.number("older"), False)
    assert set(line.waits) == {"Granskolan", "Socialtjänsten"}


def test_cases_are_joined_when_the_last_has_said_yes(pair: Pair) -> None:
    made = pair.propose()
    answer_joining(pair.older, made, by=pair.town["teacher"], accepted=True)
    assert lines(pair, "younger", "social")[0].state == "proposed"
    answer_joining(pair.younger, made, by=pair.town["social"], accepted=True)
    assert lines(pair, "younger", "social")[0].state == "joined"
    assert lines(pair, "older", "teacher")[0].state == "joined"


def test_the_first_no_declines_and_nothing_has_changed(pair: Pair) -> None:
    made = pair.propose()
    answer_joining(pair.older, made, by=pair.town["teacher"], accepted=False)
    with pytest.raises(OutOfScope):
        answer_joining(pair.younger, made, by=pair.town["social"], accepted=True)
    assert lines(pair, "younger", "coordinator") == lines(pair, "older", "teacher") == ()
    assert list_twins(by=pair.town["coordinator"]).lines[0].state == "declined"
    record_talk(pair, "younger", "social")
    pair.propose()  # one may ask again


def test_nobody_answers_twice_or_for_another_agency(pair: Pair) -> None:
    made = pair.propose()
    answer_joining(pair.older, made, by=pair.town["teacher"], accepted=True)
    with pytest.raises(Blocked):
        answer_joining(pair.older, made, by=pair.town["teacher"], accepted=False)
    with pytest.raises(Blocked):
        answer_joining(pair.younger, made, by=pair.town["coordinator"], accepted=False)
    assert JoiningAnswer.objects.filter(asked__joining=made).count() == 2


def test_a_withdrawal_takes_the_question_away_from_whom_it_would_tell(pair: Pair) -> None:
    made = pair.propose()
    withdraw_for(pair.town, pair.younger, pair.younger_consent, "school")
    assert lines(pair, "older", "teacher") == ()
    with pytest.raises(OutOfScope):
        answer_joining(pair.older, made, by=pair.town["teacher"], accepted=True)
