"""A report of concern: made in a hurry, kept for one's own agency, printed, and answered later."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.acts import Act
from access.blocked import AlreadyDone, Blocked
from access.clock import today
from access.sending import Sent
from casework.models import ConcernReport, Note, UnsentForm
from casework.models.report import Feedback
from casework.reading import reports as reading
from casework.writing import reports, seats, unsent
from consent.relation import NotAssigned, OutOfScope
from review.verifying import verify_live
from tests import town as towns
from tests.browsing import browser
from tests.town import Town
from vault.sealed import Sealed


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def report(town: Town, case: UUID | None = None, by: str = "teacher", **more: object) -> UUID:
    return reports.report_concern(
        by=town[by],
        case_id=case,
        reported_date=today(),
        receiver="Socialjouren",
        **more,  # type: ignore[arg-type]
    )


def form_of(town: Town, by: str = "teacher", **fields: str) -> dict[str, str]:
    return {
        "acting_for": str(town[by].membership_id),
        "sending": str(uuid4()),
        "reported_date": today().isoformat(),
        "receiver": "Mottagningen",
        **fields,
    }


def test_date_and_receiver_are_enough(town: Town) -> None:
    page = reading.read_report(report(town), by=town["teacher"])
    assert (page.reported_date, page.receiver) == (today(), "Socialjouren")
    assert (page.about, page.text, page.receipt, page.feedback, page.notes) == ("",) * 4 + ((),)


def test_a_day_that_has_not_been_is_refused(town: Town) -> None:
    tomorrow = (today() + timedelta(days=1)).isoformat()
    answer = browser(town, "teacher").post("/reports/new/", form_of(town, reported_date=tomorrow))
    assert answer.status_code == 422
    with pytest.raises(Blocked):
        reports.report_concern(
            by=town["teacher"], reported_date=today() + timedelta(days=1), receiver="Jouren"
        )


def test_the_same_form_sent_twice_is_one_report(town: Town) -> None:
    sent = Sent(uuid4(), "mark")
    first = report(town, sending=sent)
    with pytest.raises(AlreadyDone):
        report(town, sending=sent)
    assert reports.report_of(sent) == first
    assert ConcernReport.objects.count() == 1


def test_what_is_said_is_sealed(town: Town) -> None:
    made = report(town, about="Elias", text="Egna ord.", receipt="17")
    reports.record_feedback(made, by=town["teacher"], feedback=Feedback.OPENED)
    row = ConcernReport.objects.get()
    for name in ("receiver", "about", "text", "receipt", "feedback"):
        assert isinstance(getattr(row, name), Sealed)


def test_a_report_and_its_answer_are_one_entry_each_and_the_log_agrees(town: Town) -> None:
    case = towns.note_concern(town)
    before = len(towns.acts_of(town))
    for made in (report(town, case), report(town)):
        reports.record_feedback(made, by=town["teacher"], feedback=Feedback.NOT_OPENED)
    assert towns.acts_of(town)[before:] == [
        (Act.REPORT_CONCERN, "changed"),
        (Act.REPORT_CONCERN, "changed"),
        (Act.RECORD_FEEDBACK, "changed"),
        (Act.RECORD_FEEDBACK, "changed"),
    ]
    assert verify_live(town.collaboration.pk).reason == ""


def test_a_note_of_another_case_goes_with_no_report(town: Town) -> None:
    case, other = towns.note_concern(town), towns.note_concern(town)
    note = Note.objects.get(case_id=other)
    for about in (case, None):
        with pytest.raises(OutOfScope):
            report(town, about, notes=[note.pk])
    assert not ConcernReport.objects.exists()


def test_on_a_case_those_who_work_with_it_read_it(town: Town) -> None:
    case = towns.note_concern(town)
    made = report(town, case)
    for who in ("colleague", "contact", "head_teacher", "decider"):
        with pytest.raises(OutOfScope):
            reading.read_report(made, by=town[who])
        assert reading.list_reports(by=town[who]).lines == ()
    seats.assign_member(case, by=town["contact"], membership=town["colleague"].membership_id)
    assert reading.read_report(made, by=town["colleague"]).reporter == "teacher"
    seats.end_assignment(case, town["teacher"].membership_id, by=town["contact"])
    with pytest.raises(OutOfScope):
        reading.read_report(made, by=town["teacher"])
    with pytest.raises(OutOfScope):
        reports.record_feedback(made, by=town["teacher"], feedback=Feedback.OPENED)


def test_without_a_case_its_author_and_those_who_answer_for_the_agency_read_it(town: Town) -> None:
    made = report(town)
    for who in ("teacher", "contact", "head_teacher", "decider"):
        assert [line.report_id for line in reading.list_reports(by=town[who]).lines] == [made]
        assert reading.read_report(made, by=town[who]).receiver == "Socialjouren"
    for who in ("colleague", "officer", "police_contact", "social_contact"):
        assert reading.list_reports(by=town[who]).lines == ()
        with pytest.raises(OutOfScope):
            reading.read_report(made, by=town[who])


def test_who_is_not_let_into_the_case_reports_without_it(town: Town) -> None:
    case = towns.note_concern(town)
    with pytest.raises(NotAssigned):
        report(town, case, by="colleague")
    with pytest.raises(OutOfScope):
        report(town, case, by="officer")
    report(town, by="colleague")
    with pytest.raises(PermissionDenied):
        report(town, by="coordinator")


def test_the_answer_is_due_a_week_after_the_decision(town: Town) -> None:
    report(town)
    asked = report(town, feedback_asked=True)
    page = reading.read_report(asked, by=town["teacher"])
    assert page.decision_due_date == today() + timedelta(days=14)
    assert page.feedback_due_date == today() + timedelta(days=21)
    due = {line.feedback_due_date for line in reading.list_reports(by=town["teacher"]).lines}
    assert due == {None, today() + timedelta(days=21)}


def test_an_answer_that_did_not_come_is_said_and_one_that_came_is_not(town: Town) -> None:
    made = reports.report_concern(
        by=town["teacher"],
        reported_date=today() - timedelta(days=22),
        receiver="Mottagningen",
        feedback_asked=True,
    )
    (line,) = reading.list_reports(by=town["teacher"]).lines
    assert line.overdue
    reports.record_feedback(made, by=town["teacher"], receipt="2026-17")
    with pytest.raises(Blocked):
        reports.record_feedback(made, by=town["teacher"])
    reports.record_feedback(made, by=town["teacher"], feedback=Feedback.ONGOING)
    (line,) = reading.list_reports(by=town["teacher"]).lines
    assert (line.overdue, line.feedback) == (False, "ongoing")
    assert reading.read_report(made, by=town["teacher"]).receipt == "2026-17"


def test_what_is_typed_is_kept_and_goes_with_the_sending(town: Town) -> None:
    case, number = towns.note_concern(town), uuid4()
    typed = "receiver=Jouren&text=P%C3%A5b%C3%B6rjat"
    unsent.keep(number, by=town["teacher"], form="report_concern", typed=typed, case_id=case)
    unsent.keep(uuid4(), by=town["teacher"], form="new_report", typed=typed)
    teacher = browser(town, "teacher")
    assert "Påbörjat" in teacher.get(f"/cases/{case}/own-form/?unsent={number}").content.decode()
    assert teacher.get("/unsent/").content.decode().count("Orosanmälan") >= 2
    report(town, case, sending=Sent(number, "mark"))
    assert UnsentForm.objects.count() == 1


def test_the_list_asks_the_same_for_1_and_20_reports(town: Town) -> None:
    counts = []
    for more in (1, 19):
        for _ in range(more):
            report(town, towns.note_concern(town))
        with CaptureQueriesContext(connection) as asked:
            reading.list_reports(by=town["teacher"])
        counts.append(len(asked))
    assert counts[0] == counts[1]
