"""Whose word is needed and whose is enough, told by the verbs and in the browser (domain 3.1)."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from access import clock
from access.blocked import Blocked
from access.members import Member
from access.roles import Role
from casework.management.demo import telling
from casework.models import Note, Reason
from casework.reading import consents
from casework.reading.cases import read_case
from casework.writing import assessments, seats
from consent import rules, standing
from consent.models import ConsentAssessment, ContactAttempt, Release
from consent.relation import OutOfScope
from consent.terms import AssessmentKind, Channel, ConcernCategory, Topic
from tests import town as towns
from tests.town import NO, ONE, TWO, VIEW, YES, YOUTH, Town

HEARD, ANSWERS = "20120305-2392", "20110304-2394"
WHY = "Skälet står bara hos den som bedömt."
ASKED = telling.at(date(2026, 11, 2))


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def asked(town: Town, *, by: str = "teacher", number: str = HEARD) -> tuple[UUID, UUID]:
    """A youth with two guardians who have custody together, and a question to all agencies."""
    case = telling.concern(
        town[by], ("Elias", "Alm"), number, ConcernCategory.SUBSTANCES, "Drack sprit."
    )
    telling.guardians(
        case, town[by], ("Johan", "Alm", "19790124-9297"), ("Lisa", "Alm", "19810119-9282")
    )
    return case, towns.ask(town, case, by=by)


def state(case: UUID, consent: UUID) -> str:
    (record,) = (one for one in standing.consents_of([case])[case] if one.value.id == consent)
    return rules.state_of(record.value, clock.now()).value


def shared(case: UUID) -> bool:
    return Release.objects.filter(case_id=case, ended_at__isnull=True).exists()


def decider(town: Town, case: UUID) -> Member:
    """The school's decider, assigned to the case."""
    seats.assign_member(case, by=town["contact"], membership=town["decider"].membership_id)
    return town["decider"]


def assess(case: UUID, consent: UUID, by: Member, kind: AssessmentKind, **more: object) -> None:
    assessments.assess_giver(case, consent, by=by, kind=kind, **{"reason": WHY, **more})


HINDERED = {"about": TWO, "cannot_wait": True, "not_invasive": True}


def test_one_of_two_who_have_custody_together_is_never_enough(town: Town) -> None:
    case, consent = asked(town)
    telling.answer(case, consent, town["teacher"], YOUTH, VIEW)
    telling.answer(case, consent, town["teacher"], ONE, YES)
    assert (state(case, consent), shared(case)) == ("incomplete", False)
    telling.answer(case, consent, town["teacher"], TWO, YES)
    assert (state(case, consent), shared(case)) == ("valid", True)


def test_guardians_who_disagree_share_nothing(town: Town) -> None:
    case, consent = asked(town)
    telling.answer(case, consent, town["teacher"], YOUTH, VIEW)
    telling.answer(case, consent, town["teacher"], ONE, YES)
    telling.answer(case, consent, town["teacher"], TWO, NO)
    assert (state(case, consent), shared(case)) == ("refused", False)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 3, 4), "valid"),  # the day before the twelfth birthday
        (date(2024, 3, 5), "incomplete"),
        (date(2027, 3, 4), "incomplete"),
        (date(2027, 3, 5), "incomplete"),
    ],
)
def test_under_twelve_the_guardians_decide_and_then_the_youth_is_heard_or_answers(
    db: None, day: date, expected: str
) -> None:
    with clock.moved_to(telling.at(day)):
        town = towns.found()
        case, consent = asked(town)
        for guardian in (ONE, TWO):
            telling.answer(case, consent, town["teacher"], guardian, YES)
        assert (state(case, consent), shared(case)) == (expected, expected == "valid")
        if expected == "incomplete":
            fifteen = day >= date(2027, 3, 5)
            if fifteen:
                with pytest.raises(Blocked):
                    telling.answer(case, consent, town["teacher"], YOUTH, VIEW)
            telling.answer(case, consent, town["teacher"], YOUTH, YES if fifteen else VIEW)
            assert (state(case, consent), shared(case)) == ("valid", True)


def test_social_services_let_one_guardian_decide_where_the_other_is_hindered(town: Town) -> None:
    case, consent = asked(town, by="social")
    telling.answer(case, consent, town["social"], YOUTH, VIEW)
    telling.answer(case, consent, town["social"], ONE, YES)
    assert not shared(case)
    assess(case, consent, town["social"], AssessmentKind.HINDERED, **HINDERED)
    assert (state(case, consent), shared(case)) == ("valid", True)
    telling.coordinate(case, town["coordinator"])
    assert read_case(case, by=town["coordinator"]).persons[0].name == "Elias Alm"
    towns.withdraw(town, case, consent)  # the hindered guardian, once there
    assert not shared(case)


@pytest.mark.parametrize("missing", ["cannot_wait", "not_invasive"])
def test_both_conditions_of_the_law_are_confirmed(town: Town, missing: str) -> None:
    case, consent = asked(town, by="social")
    with pytest.raises(Blocked) as refused:
        assess(
            case, consent, town["social"], AssessmentKind.HINDERED, **{**HINDERED, missing: False}
        )
    assert refused.value.field == missing
    assert not ConsentAssessment.objects.exists()


@pytest.mark.parametrize(
    ("kind", "more", "said"),
    [
        (AssessmentKind.HINDERED, HINDERED, "Bara socialtjänsten"),
        (AssessmentKind.OUTWEIGHED, {}, "Bara beslutsfattaren"),
        (AssessmentKind.YOUTH_DECIDES, {"document": "1"}, "Bara beslutsfattaren"),
    ],
)
def test_whoever_may_not_assess_is_told_who_may(
    town: Town, kind: AssessmentKind, more: dict[str, object], said: str
) -> None:
    case, consent = asked(town)
    telling.answer(case, consent, town["teacher"], YOUTH, NO)
    with pytest.raises(Blocked) as refused:
        assess(case, consent, town["teacher"], kind, **more)
    assert said in str(refused.value.reason)
    assert not Reason.objects.exists()


def test_a_childs_no_counts_until_the_decider_says_why_it_does_not(town: Town) -> None:
    case, consent = asked(town)
    for giver, kind in ((YOUTH, NO), (ONE, YES), (TWO, YES)):
        telling.answer(case, consent, town["teacher"], giver, kind)
    assert (state(case, consent), shared(case)) == ("refused", False)
    with pytest.raises(Blocked) as refused:
        assess(case, consent, decider(town, case), AssessmentKind.OUTWEIGHED, reason="  ")
    assert refused.value.field == "reason"
    assess(case, consent, town["decider"], AssessmentKind.OUTWEIGHED)
    assert (state(case, consent), shared(case)) == ("valid", True)
    # A child who says no once more is heard once more.
    telling.answer(case, consent, town["teacher"], YOUTH, NO)
    assert (state(case, consent), shared(case)) == ("refused", False)


def test_a_youth_decides_alone_only_on_a_lawyers_document(town: Town) -> None:
    case, consent = asked(town, number=ANSWERS)
    telling.answer(case, consent, town["teacher"], YOUTH, YES)
    telling.answer(case, consent, town["teacher"], ONE, NO)
    assert (state(case, consent), shared(case)) == ("refused", False)
    with pytest.raises(Blocked) as refused:
        assess(case, consent, decider(town, case), AssessmentKind.YOUTH_DECIDES)
    assert refused.value.field == "document"
    assess(case, consent, town["decider"], AssessmentKind.YOUTH_DECIDES, document="Dnr 12/2026")
    assert (state(case, consent), shared(case)) == ("valid", True)


def test_the_reason_stands_with_the_deciding_agency_and_on_no_page(town: Town) -> None:
    case, consent = asked(town, by="social")
    telling.answer(case, consent, town["social"], YOUTH, VIEW)
    telling.answer(case, consent, town["social"], ONE, YES)
    assess(case, consent, town["social"], AssessmentKind.HINDERED, **HINDERED)
    reason = Reason.objects.get()
    assert (reason.owner_id, reason.topic) == (town.agency("social"), Topic.REASON.value)
    telling.coordinate(case, town["coordinator"])
    for who in ("social", "coordinator"):
        page = consents.open_consent(case, consent, by=town[who], step=None)
        (line,) = [one for one in page.consent.history if one.kind.startswith("assessed")]
        assert (line.kind, line.who) == ("assessed.hindered", "guardian_2")
        assert WHY not in str(page)
        assert WHY not in str(read_case(case, by=town[who]))


def sought(town: Town, case: UUID, consent: UUID, day: date, channel: Channel) -> None:
    assessments.record_attempt(
        case, consent, by=town["teacher"], giver=TWO, channel=channel, attempted_date=day
    )


def test_somebody_is_given_up_on_after_attempts_enough_and_nothing_is_shared(db: None) -> None:
    with clock.moved_to(ASKED):
        town = towns.found()
        case, consent = asked(town)
        telling.answer(case, consent, town["teacher"], ONE, YES)
        telling.answer(case, consent, town["teacher"], YOUTH, VIEW)
    first = ASKED.date()
    tries = [(0, Channel.PHONE), (5, Channel.PHONE), (14, Channel.LETTER)]
    for days, channel in tries:
        with clock.moved_to(ASKED + timedelta(days=days)):
            with pytest.raises(Blocked):
                assess(case, consent, town["teacher"], AssessmentKind.NOT_REACHABLE, about=TWO)
            sought(town, case, consent, first + timedelta(days=days), channel)
    with clock.moved_to(ASKED + timedelta(days=14)):
        page = consents.open_consent(case, consent, by=town["teacher"], step=None)
        assert [line.channel for line in page.desk.attempts] == ["phone", "phone", "letter"]
        assert page.desk.ways["not_reachable"].about == ("guardian_2",)
        assess(case, consent, town["teacher"], AssessmentKind.NOT_REACHABLE, about=TWO)
        assert (state(case, consent), shared(case)) == ("not_reachable", False)
        assert read_case(case, by=town["teacher"]).consents[0].may_answer
        telling.answer(case, consent, town["teacher"], TWO, YES)  # found at last
        assert (state(case, consent), shared(case)) == ("valid", True)


def test_an_attempt_lies_between_the_question_and_today(db: None) -> None:
    with clock.moved_to(ASKED):
        town = towns.found()
        case, consent = asked(town)
        for day in (ASKED.date() - timedelta(days=1), ASKED.date() + timedelta(days=1)):
            with pytest.raises(Blocked) as refused:
                sought(town, case, consent, day, Channel.PHONE)
            assert refused.value.field == "attempted_date"
        telling.answer(case, consent, town["teacher"], TWO, NO)
        with pytest.raises(Blocked) as refused:
            sought(town, case, consent, ASKED.date(), Channel.PHONE)
        assert refused.value.field == "giver"
    assert not ContactAttempt.objects.exists()


def test_another_agency_neither_writes_nor_reads_the_attempts(town: Town) -> None:
    case, consent = towns.consented(town)
    with pytest.raises(OutOfScope):
        assessments.record_attempt(
            case,
            consent,
            by=town["officer"],
            giver=ONE,
            channel=Channel.PHONE,
            attempted_date=clock.today(),
        )
    assert consents.open_consent(case, consent, by=town["officer"], step=None).desk.attempts == ()


def test_a_no_does_not_take_the_word_from_the_others(town: Town) -> None:
    case, consent = asked(town, number=ANSWERS)
    telling.answer(case, consent, town["teacher"], ONE, NO)
    assert read_case(case, by=town["teacher"]).consents[0].may_answer
    for giver in (TWO, YOUTH):
        telling.answer(case, consent, town["teacher"], giver, YES)
    assert not read_case(case, by=town["teacher"]).consents[0].may_answer
    assert not Note.objects.filter(case_id=case, topic="plan").exists()


def test_only_case_workers_and_deciders_of_social_services_assess(town: Town) -> None:
    case, consent = asked(town, by="social_contact")
    with pytest.raises(Blocked):
        assess(case, consent, town["social_contact"], AssessmentKind.HINDERED, **HINDERED)
    joined = towns.join(
        town.collaboration, town.agencies["social"], Role.DECIDER, "chef@gk.example.se"
    )
    seats.assign_member(case, by=town["social_contact"], membership=joined.membership_id)
    assess(case, consent, joined, AssessmentKind.HINDERED, **HINDERED)
    assert ConsentAssessment.objects.get().assessed_by == joined.membership_id
