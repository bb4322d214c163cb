"""Whose word is needed and whose is enough, told by the verbs and in the browser (domain 3.1)."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from access import clock
from access.blocked import Blocked
from access.members import Member
from access.roles import Role
from agencies.models import User
from casework.management.demo import telling
from casework.models import Note, Reason
from casework.reading import forms
from casework.reading.cases import read_case
from casework.writing import seats
from consent.models import ConsentAssessment
from consent.terms import AssessmentKind, Topic
from tests import town as towns
from tests.casework.algebra import ANSWERS, WHY, asked, assess, decider, shared, state
from tests.town import NO, ONE, TWO, VIEW, YES, YOUTH, Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


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
        page = forms.open_consent(case, consent, by=town[who], step=None)
        (line,) = [one for one in page.consent.history if one.kind.startswith("assessed")]
        assert (line.kind, line.who) == ("assessed.hindered", "guardian_2")
        assert WHY not in str(page)
        assert WHY not in str(read_case(case, by=town[who]))


class Browser:
    """Somebody of the town who sends forms."""

    def __init__(self, member: Member) -> None:
        self.member, self.client = member, Client()
        user = User.objects.get(pk=member.user_id)
        self.client.force_login(user, backend="agencies.backends.MemberBackend")

    def send(self, path: str, **fields: object) -> tuple[int, str]:
        data = {"acting_for": str(self.member.membership_id), "sending": str(uuid4()), **fields}
        answer = self.client.post(path, data)
        return answer.status_code, answer.content.decode()


def test_a_hindered_guardian_in_the_browser_is_read_through_before_it_counts(town: Town) -> None:
    case, consent = asked(town, by="social")
    social = Browser(town["social"])
    path = f"/cases/{case}/consents/{consent}/"
    for giver, kind in (("youth", "view"), ("guardian_1", "yes")):
        form = {"giver": giver, "kind": kind, "channel": "paper", "interpreter": "on"}
        assert social.send(f"{path}answers/", checked="yes", **form)[0] == 302
    form = {"about": "guardian_2", "cannot_wait": "on", "not_invasive": "on", "reason": WHY}
    status, page = social.send(f"{path}hindered/", **form)
    assert (status, "Kontrollera innan du fortsätter" in page) == (200, True)
    assert "Samtycket börjar gälla genast." in page
    assert not shared(case)
    assert social.send(f"{path}hindered/", checked="yes", **form)[0] == 302
    record = social.client.get(path).content.decode()
    for told in ("hindrad: den andra beslutar ensam", "Undertecknad blankett, med tolk", "Giltigt"):
        assert told in record
    assert WHY not in record


def test_the_page_of_an_assessment_says_in_words_why_it_is_not_for_the_school(town: Town) -> None:
    case, consent = asked(town)
    teacher = Browser(town["teacher"])
    path = f"/cases/{case}/consents/{consent}/"
    page = teacher.client.get(f"{path}hindered/").content.decode()
    assert "Bara socialtjänsten kan bedöma detta" in page
    assert "<textarea" not in page
    status, page = teacher.send(
        f"{path}hindered/",
        checked="yes",
        about="guardian_2",
        cannot_wait="on",
        not_invasive="on",
        reason=WHY,
    )
    assert (status, "Bara socialtjänsten kan bedöma detta" in page) == (422, True)
    assert not ConsentAssessment.objects.exists()


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
