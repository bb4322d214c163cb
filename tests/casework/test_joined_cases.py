"""Two joined cases: what is shut, what never is, how they are taken apart, and the log."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.clock import today
from audit.models import Body
from casework.management.demo import telling
from casework.models import Case, Note, Reason
from casework.models.action import Responsible
from casework.reading.case_list import list_cases
from casework.reading.cases import read_case
from casework.reading.joinings import open_proposal
from casework.writing import plan
from casework.writing.joinings import end_joining, propose_joining
from consent.grounds import Ground
from consent.guarded import UnguardedWrite, writes_open
from consent.joining import SOMEBODY_MAY_NOT_KNOW
from consent.models import Joining, JoiningAnswer, JoiningAsked, Release
from consent.relation import OutOfScope
from consent.terms import CloseReason, Topic
from tests import town as towns
from tests.casework import joining
from tests.casework.disclosing import assign, decide
from tests.casework.joining import Pair, lines, record_talk, subjects, withdraw_for
from tests.town import Town
from vault.models import Grant


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def pair(town: Town) -> Pair:
    return joining.pair(town)


# What a joining changes, and what it never does.


def access_of(pair: Pair) -> tuple[object, ...]:
    grants = sorted(Grant.objects.values_list("item_id", "agency_id", "ground"))
    releases = sorted(Release.objects.values_list("pk", "receiver_id", "ended_at"))
    return grants, releases


def test_no_key_and_no_release_is_given_or_taken(pair: Pair) -> None:
    telling.note(pair.older, pair.town["teacher"], Topic.SCHOOLING, "Skolans.")
    before = access_of(pair)
    made = pair.joined()
    assert access_of(pair) == before
    kept = Reason.objects.count()
    end_joining(pair.older, made, by=pair.town["teacher"], reason="Det var två ungdomar.")
    grants, releases = access_of(pair)
    assert releases == before[1]
    (own,) = set(grants) - set(before[0])  # the ender's own reason
    assert own[1] == pair.town.agency("school")
    assert Reason.objects.count() == kept + 1


STEPS: dict[str, Callable[[Pair, UUID], object]] = {
    "ask_consent": lambda pair, case: telling.ask(
        case, pair.town["social"], [pair.town.agency("police")]
    ),
    "record_talk": lambda pair, case: telling.talk(case, pair.town["social"], "Hon", "Ses igen."),
    "start_plan": lambda pair, case: plan.start_plan(case, by=pair.town["social"]),
    "add_action": lambda pair, case: plan.add_action(
        case,
        by=pair.town["social"],
        what="Samtal",
        responsible=Responsible.AGENCY,
        due_date=today(),
    ),
    "follow_up": lambda pair, case: plan.follow_up(case, by=pair.town["social"], next_date=today()),
}


@pytest.mark.parametrize("step", STEPS)
def test_the_younger_case_takes_no_new_steps(pair: Pair, step: str) -> None:
    record_talk(pair, "younger", "social")
    if step == "follow_up":
        plan.start_plan(pair.younger, by=pair.town["social"])
    made = pair.joined()
    with pytest.raises(Blocked) as stopped:
        STEPS[step](pair, pair.younger)
    assert stopped.value.code == "step.rests"
    page = read_case(pair.younger, by=pair.town["social"])
    shut = {line.name: line.code for line in page.steps if not line.open}
    assert set(shut.values()) <= {"step.rests", "step.open_actions", "form.two_guardians"}
    end_joining(pair.younger, made, by=pair.town["social"], reason="Fel person.")
    page = read_case(pair.younger, by=pair.town["social"])
    assert "step.rests" not in {line.code for line in page.steps}


def test_rights_and_notes_are_never_shut_in_the_younger_case(pair: Pair) -> None:
    pair.joined()
    telling.note(pair.younger, pair.town["social"], Topic.SUPPORT, "Mamman ringde.")
    assert Note.objects.filter(case=pair.younger, topic=Topic.SUPPORT.value).exists()
    towns.withdraw(pair.town, pair.younger, pair.younger_consent)
    plan.close_case(pair.younger, by=pair.town["social"], reason=CloseReason.MOVED)
    assert Case.objects.get(pk=pair.younger).closed_at is not None


def test_an_answer_that_was_waited_for_is_taken_in_the_younger_case(pair: Pair) -> None:
    asked = telling.ask(pair.younger, pair.town["social"], [pair.town.agency("police")])
    pair.joined()
    telling.answer(pair.younger, asked, pair.town["social"], towns.ONE)


def test_when_the_older_case_closes_the_younger_goes_on(pair: Pair) -> None:
    pair.joined()
    with pytest.raises(Blocked):
        telling.talk(pair.younger, pair.town["social"], "Hon", "Ses igen.")
    plan.close_case(pair.older, by=pair.town["teacher"], reason=CloseReason.GOALS_MET)
    telling.talk(pair.younger, pair.town["social"], "Hon", "Ses igen.")


def test_the_older_case_goes_on_as_before(pair: Pair) -> None:
    pair.joined()
    record_talk(pair, "older", "teacher")
    plan.start_plan(pair.older, by=pair.town["teacher"])


def test_the_list_says_with_which_older_case_the_younger_belongs(pair: Pair) -> None:
    pair.joined()
    by_number = {
        line.number: line.joined_to for line in list_cases(by=pair.town["coordinator"]).lines
    }
    assert by_number == {pair.number("older"): "", pair.number("younger"): pair.number("older")}
    # Social services work with the younger one alone.
    assert [line.joined_to for line in list_cases(by=pair.town["social"]).lines] == [""]


def test_after_a_withdrawal_a_joining_stays_for_those_who_said_yes(pair: Pair) -> None:
    pair.joined()
    withdraw_for(pair.town, pair.younger, pair.younger_consent, "school")
    (line,) = lines(pair, "older", "teacher")
    assert (line.state, line.other_number) == ("joined", "")


def test_an_agency_that_comes_later_reads_nothing_of_another_case(pair: Pair) -> None:
    pair.joined()
    town = pair.town
    telling.take_seat(pair.younger, town["coordinator"], town["police_contact"], town["officer"])
    withdraw_for(town, pair.older, pair.older_consent, "police")
    page = read_case(pair.younger, by=town["officer"])
    assert page.joinings == ()
    reasons = " ".join(line.reason for line in page.steps)
    assert "tar inga nya steg" in reasons
    assert pair.number("older") not in repr(page)


def test_nobody_joins_what_an_agency_without_a_seat_could_meet_on_one_side(town: Town) -> None:
    """A consent covers leisure in the younger case; they come after the cases are joined."""
    pair = joining.pair(
        town,
        older=("coordination", "school", "social"),
        younger=("coordination", "school", "social", "leisure"),
    )
    with pytest.raises(Blocked) as blocked:
        pair.propose()
    assert blocked.value.code == "joining.scope"
    shut = open_proposal(pair.younger, pair.older, by=town["coordinator"]).shut
    assert shut is not None
    assert f"Fritid ingår inte i samtycket i ärende {pair.number('older')}." in shut.reason


def test_a_proposal_tells_of_no_third_case(town: Town) -> None:
    """The officer holds the younger case and one of her own; the older one she knows nothing of."""
    pair = joining.pair(town)
    pair.joined()
    telling.take_seat(pair.younger, town["coordinator"], town["police_contact"], town["officer"])
    withdraw_for(town, pair.older, pair.older_consent, "police")
    third, _consent = joining.one_case(town, "officer")
    page = open_proposal(third, pair.younger, by=town["officer"])
    assert page.shut is not None
    assert page.shut.code == "joining.scope"
    assert page.shut.reason == SOMEBODY_MAY_NOT_KNOW
    with pytest.raises(Blocked) as blocked:
        propose_joining(third, pair.younger, by=town["officer"])
    assert blocked.value.code == "joining.scope"
    # Who may know of the first joining is told what stands in the way.
    telling.take_seat(third, town["coordinator"], town["contact"], town["teacher"])
    shut = open_proposal(third, pair.younger, by=town["coordinator"]).shut
    assert shut is not None
    assert shut.code == "joining.chain"


def test_a_proposal_names_no_agency_that_has_a_seat_by_law_alone(pair: Pair) -> None:
    town = pair.town
    before = open_proposal(pair.younger, pair.older, by=town["coordinator"]).asked
    head = town["head_teacher"]
    assign(town, pair.older, head, contact="contact")
    decide(town, pair.older, head, ground=Ground.SCHOOL_PREVENTION, committed_crime=None)
    assert open_proposal(pair.younger, pair.older, by=town["coordinator"]).asked == before
    assert "Polisen" not in before


# Taking apart.


@pytest.mark.parametrize(
    ("who", "name"), [("coordinator", "younger"), ("teacher", "older"), ("social", "younger")]
)
def test_the_proposer_and_each_who_said_yes_may_take_them_apart(
    pair: Pair, who: str, name: str
) -> None:
    made = pair.joined()
    end_joining(getattr(pair, name), made, by=pair.town[who], reason="Det var fel person.")
    row = pair.row(made)
    assert (row.ender_id, row.ended_by) == (
        pair.town[who].agency_id,
        pair.town[who].membership_id,
    )
    assert lines(pair, "younger", "social") == ()
    record_talk(pair, "younger", "social")
    with pytest.raises(Blocked):
        end_joining(getattr(pair, name), made, by=pair.town[who], reason="Igen.")


def test_a_proposal_is_taken_back_by_its_proposer_alone(pair: Pair) -> None:
    made = pair.propose()
    with pytest.raises(Blocked):
        end_joining(pair.older, made, by=pair.town["teacher"], reason="Vi vill inte.")
    end_joining(pair.younger, made, by=pair.town["coordinator"], reason="För tidigt.")
    assert lines(pair, "older", "teacher") == ()


def test_who_was_never_told_cannot_take_anything_apart(pair: Pair) -> None:
    made = pair.joined()
    town = pair.town
    telling.take_seat(pair.younger, town["coordinator"], town["police_contact"], town["officer"])
    withdraw_for(town, pair.older, pair.older_consent, "police")
    with pytest.raises(OutOfScope):
        end_joining(pair.younger, made, by=town["officer"], reason="Varför?")


# The log, and the rows below.


def test_each_step_is_one_entry_with_both_cases_and_no_word_of_why(pair: Pair) -> None:
    first = Body.objects.latest("index").index
    made = pair.joined()
    end_joining(pair.older, made, by=pair.town["teacher"], reason="Canary-skäl.")
    new = Body.objects.filter(index__gt=first, part=1).order_by("index")
    assert [entry.act for entry in new] == [
        Act.PROPOSE_JOINING,
        Act.ANSWER_JOINING,
        Act.ANSWER_JOINING,
        Act.END_JOINING,
    ]
    for entry in new:
        assert subjects(entry) == {pair.older, pair.younger}
        assert b"Canary" not in bytes(entry.bytes)


def test_a_refused_proposal_is_an_entry_of_its_own(pair: Pair) -> None:
    with pytest.raises(OutOfScope):
        propose_joining(pair.younger, uuid4(), by=pair.town["coordinator"])
    assert towns.acts_of(pair.town)[-1] == (Act.PROPOSE_JOINING, "refused")


def test_what_was_asked_and_answered_is_never_changed(pair: Pair) -> None:
    made = pair.propose()
    said = JoiningAnswer.objects.get(asked__joining=made)
    with pytest.raises(UnguardedWrite):
        said.save()
    for change in (
        lambda: JoiningAnswer.objects.filter(pk=said.pk).update(accepted=False),
        lambda: JoiningAnswer.objects.filter(pk=said.pk).delete(),
        lambda: JoiningAsked.objects.filter(joining=made).update(
            agency=pair.town.agencies["police"]
        ),
        lambda: Joining.objects.filter(pk=made).update(older=pair.younger, younger=pair.older),
    ):
        with pytest.raises(DatabaseError), writes_open(), transaction.atomic():
            change()


def test_an_end_is_whole_or_not_there(pair: Pair) -> None:
    made = pair.propose()
    with pytest.raises(IntegrityError), writes_open(), transaction.atomic():
        Joining.objects.filter(pk=made).update(ended_at=clock.now())
