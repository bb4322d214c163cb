"""The first page beyond dates: seats, questions, reports, begun forms, counts, other roles."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import override_settings

from access.acts import Act
from access.clock import today
from access.roles import Role
from agencies.queue import FIRST, QueueLine, QueuePage, section
from audit.models import Body, Subject
from casework.models.advice import AdviceKind
from casework.models.consultation import AgeBand
from casework.reading.cases import read_case
from casework.reading.queue import read_queue
from casework.writing import consultations, plan, reports, seats, unsent
from consent.grounds import Ground
from consent.terms import CloseReason, ConcernCategory, Topic
from review.queue import read_review_queue
from review.writing import mark_reviewed
from tests import town as towns
from tests.browsing import browser
from tests.casework import joining
from tests.casework.disclosing import decide, social_town
from tests.casework.test_deadlines import in_days, planned
from tests.casework.test_queue import ENDS, NOTICES, number, waits
from tests.drafts import early_draft
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def test_a_seat_waits_for_the_contact_person(town: Town) -> None:
    case, _consent = towns.consented(town)
    seats.invite_agency(case, by=town["coordinator"], agency=town.agency("leisure"))
    title = "Väntar på att din verksamhet tilldelar någon"
    assert waits(town, "leisure_contact") == {title: [number(case)]}
    assert waits(town, "youth_worker") == {}


def test_a_decision_waits_for_somebody_else_who_decides(db: None) -> None:
    town, case, decider = social_town()
    second = towns.join(
        town.collaboration, town.agencies["social"], decider.role, "second@gk.example.se"
    )
    seats.assign_member(case, by=town["social_contact"], membership=second.membership_id)
    decide(town, case, decider, ground=Ground.HARM_TEST, committed_crime=None, harm="Bara tiden.")
    title = "Utlämnanden att bekräfta"
    pages = {
        one: tuple(part for part in read_queue(by=one).sections if part.title != NOTICES)
        for one in (decider, second, town["social"])
    }
    assert [one.title for one in pages[second]] == [title]
    assert pages[decider] == ()
    assert pages[town["social"]] == ()


def test_a_proposal_waits_for_whoever_is_asked_and_may_know(db: None) -> None:
    town = towns.found()
    pair = joining.pair(town)
    pair.propose()
    title = "Förslag att föra samman ärenden"
    assert title in waits(town, "teacher")
    assert title in waits(town, "social")
    assert title not in waits(town, "coordinator")
    assert title not in waits(town, "officer")


def report(town: Town, case: UUID) -> None:
    reports.report_concern(
        by=town["teacher"],
        case_id=case,
        receiver="Socialtjänsten",
        reported_date=today(),
        feedback_asked=True,
    )


def test_a_report_waits_for_feedback_without_any_case_number(town: Town) -> None:
    case, _consent = towns.consented(town)
    report(town, case)
    with in_days(22):
        page = read_queue(by=town["teacher"])
        (found,) = [one for one in page.sections if one.title == "Återkoppling på orosanmälan"]
        assert number(case) not in str(found)
        for who in ("officer", "coordinator", "colleague"):
            assert "Återkoppling på orosanmälan" not in waits(town, who)


def test_a_question_without_identity_waits_for_the_coordination_until_it_is_advised_on(
    town: Town,
) -> None:
    question = consultations.ask_coordination(
        by=town["teacher"], age_band=AgeBand.FROM_13, text="Hur gör vi?"
    )
    title = "Samråd som väntar på råd"

    def waits(who: str) -> int:
        sections = read_queue(by=town[who]).sections
        return sum(len(one.lines) for one in sections if one.title == title)

    assert (waits("coordinator"), waits("teacher"), waits("officer")) == (1, 0, 0)
    consultations.give_advice(
        question, by=town["coordinator"], kind=AdviceKind.SSPF, text="Fråga om samtycke."
    )
    assert waits("coordinator") == 0


def test_a_begun_form_waits_for_its_author(town: Town) -> None:
    unsent.keep(uuid4(), by=town["teacher"], form="new_case", typed="text")
    assert waits(town, "teacher") == {"Påbörjat och inte skickat": ["Notera oro"]}
    assert waits(town, "colleague") == {}


def test_an_old_draft_says_that_nothing_is_deleted_without_a_decision(town: Town) -> None:
    early_draft(
        by=town["teacher"],
        topic=Topic.SCHOOLING,
        category=ConcernCategory.ABSENCE,
        text="Borta mycket.",
    )
    with in_days(31):
        for decision, words in (("", "har inget gallringsbeslut"), ("KS 2026:1", "gallras snart")):
            with override_settings(DISPOSAL_DECISION=decision):
                ((line,),) = [one.lines for one in read_queue(by=town["teacher"]).sections]
                assert words in line.hint


def test_closed_cases_wait_for_nobody(town: Town) -> None:
    case, _consent = planned(town)
    with in_days(41):
        assert waits(town, "officer") != {}
        plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
        assert waits(town, "officer") == {}
        assert waits(town, "teacher") == {}


def test_one_act_names_every_case_of_the_page_and_no_other(town: Town) -> None:
    case, _consent = planned(town)
    towns.note_concern(town)
    with in_days(41):
        before = len(towns.acts_of(town))
        read_queue(by=town["officer"])
        assert towns.acts_of(town)[before:] == [(Act.READ_QUEUE, "shown")]
    entry = Body.objects.latest("index")
    named = Subject.objects.filter(log_id=entry.log_id, index=entry.index)
    assert {one.subject_id for one in named} == {case}


def test_counts_are_the_lengths_of_lists_and_a_long_one_ends_with_a_link(town: Town) -> None:
    for _ in range(FIRST + 2):
        towns.ask(town, towns.note_concern(town))
    with in_days(15):
        client = browser(town, "teacher")
        html = client.get("/queue/").content.decode()
        whole = client.get("/queue/?part=1").content.decode()
    rows = re.compile(r'<a class="number"')
    assert f"({FIRST + 2} väntar)" in html
    assert len(rows.findall(html)) == FIRST
    assert f"Visa alla {FIRST + 2}" in html
    assert len(rows.findall(whole)) == FIRST + 2
    assert client.get("/queue/?part=x&part=99").status_code == 200


def test_in_a_section_the_earliest_day_stands_first() -> None:
    day = today()
    lines = [
        QueueLine("c", "", "/"),
        QueueLine("b", "", "/", due=day),
        QueueLine("a", "", "/", due=day - timedelta(days=1)),
    ]
    page = QueuePage((section(3, "t", lines), section(4, "u", lines)))
    assert [line.title for line in page.sections[0].lines] == ["a", "b", "c"]
    assert page.only(4).alone == page.sections[1]
    assert page.only(9) == page


def test_reviewer_and_administrator_see_what_waits_for_them(db: None) -> None:
    town, case, decider = social_town()
    reviewer = towns.join(
        town.collaboration,
        town.agencies["social"],
        Role.LOG_REVIEWER,
        "social_reviewer@gk.example.se",
    )
    assert read_review_queue(by=reviewer) == QueuePage(())
    made = decide(town, case, decider)
    assert [one.count for one in read_review_queue(by=reviewer).sections] == [1]
    assert read_review_queue(by=town["school_reviewer"]) == QueuePage(())
    mark_reviewed(made, by=reviewer)
    assert read_review_queue(by=reviewer) == QueuePage(())
    html = browser(town, "administrator").get("/administration/queue/").content.decode()
    assert "Beslut om gallring av utkast" in html
    with override_settings(DISPOSAL_DECISION="KS 2026:1"):
        html = browser(town, "administrator").get("/administration/queue/").content.decode()
        assert "Inget väntar på dig" in html


def test_a_notice_of_what_the_page_does_not_show_otherwise_stands_on_it(town: Town) -> None:
    case, consent = towns.consented(town)
    towns.withdraw(town, case, consent)
    sections = read_queue(by=town["officer"]).sections
    ended, notices = [[line.hint for line in one.lines] for one in sections]
    assert [one.title for one in sections] == [ENDS, NOTICES]
    assert [hint.startswith("Samtycket gäller inte längre") for hint in ended] == [True]
    # The change of the consent is told above, and no second time.
    assert [hint.startswith("Du är tilldelad ärendet.") for hint in notices] == [True]
    read_case(case, by=town["officer"])
    assert read_queue(by=town["officer"]) == QueuePage(())
