"""`manage.py do_due_work`: what it does, that it may be run again and twice at once, and that
nothing hangs on it."""

import io
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections
from django.test import override_settings

from access import clock
from access.acts import Act
from access.clock import STOCKHOLM, today
from access.sending import Sent
from access.system import SYSTEM
from audit import log
from audit.models import Body, Subject
from casework.management.demo import telling
from casework.models import Case, Note, Notice, UnsentForm
from casework.models.consultation import AgeBand
from casework.models.safety import Danger
from casework.reading.cases import read_case
from casework.reading.queue import read_queue
from casework.writing import persons, reports, unsent
from casework.writing.consultations import ask_coordination
from casework.writing.notes import record_note
from consent.models import Sending
from consent.terms import ConcernCategory, Person, Topic
from tests import town as towns
from tests.casework.test_deadlines import planned
from tests.drafts import early_draft
from tests.town import Town
from vault.models import ItemKey


@pytest.fixture
def town(own_database: None) -> Iterator[Town]:
    log.found(log.INSTALLATION)
    with clock.moved_to(datetime.now(STOCKHOLM).replace(hour=12)):
        yield towns.found()


def run() -> dict[str, int]:
    """What it printed: a line for each kind of work."""
    out = io.StringIO()
    call_command("do_due_work", stdout=out)
    lines = [line.partition(": ") for line in out.getvalue().splitlines()]
    return {name: int(count) for name, _colon, count in lines}


def later(days: int) -> object:
    return clock.moved_to(clock.now() + timedelta(days=days))


def draft(town: Town) -> UUID:
    return early_draft(
        by=town["teacher"],
        topic=Topic.SCHOOLING,
        category=ConcernCategory.ABSENCE,
        text="Borta mycket.",
    )


def test_it_prints_one_line_a_kind_of_work_and_the_second_run_does_nothing(town: Town) -> None:
    planned(town)
    with later(41):
        first, second = run(), run()
    assert list(first) == [
        "reminders made",
        "e-mails sent",
        "unsent forms deleted",
        "drafts disposed of",
        "questions disposed of",
        "notices deleted",
        "sessions deleted",
        "one-time ids deleted",
    ]
    assert first["reminders made"] == 4
    assert first["e-mails sent"] > 0
    assert set(second.values()) == {0}


def test_a_reminder_is_made_once_for_a_day_and_again_for_the_next(town: Town) -> None:
    case, _consent = towns.consented(town)
    days = (read_case(case, by=town["teacher"]).consents[0].until - today()).days
    made = []
    for left in (31, 30, 29, 8, 7, 6):
        with later(days - left):
            made.append(run()["reminders made"])
    assert made == [0, 4, 0, 0, 4, 0]
    assert Notice.objects.filter(kind="due").count() == 4


@pytest.mark.parametrize("danger", [Danger.YES, Danger.UNKNOWN])
def test_invariant_13_after_danger_nobody_is_reminded(town: Town, danger: Danger) -> None:
    case = towns.note_concern(town)
    towns.ask(town, case)
    persons.answer_safety_question(case, by=town["teacher"], answer=danger, reason="Ny uppgift.")
    with later(30):
        assert run()["reminders made"] == 0


def test_nobody_is_reminded_of_what_is_no_longer_shared(town: Town) -> None:
    case, consent = planned(town)
    towns.withdraw(town, case, consent)
    with later(41):
        assert run()["reminders made"] == 0


def test_the_days_mail_goes_once_a_day_and_only_where_something_is_new(town: Town) -> None:
    case, _consent = towns.consented(town)
    run()
    mail.outbox.clear()
    police = [town.agency("police")]
    with later(1):
        assert run()["e-mails sent"] == 0
        telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=police)
        assert run()["e-mails sent"] == 2
        told = sorted(one.to[0] for one in mail.outbox)
        assert told == ["officer@gk.example.se", "police_contact@gk.example.se"]
        telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=police)
        assert run()["e-mails sent"] == 0
    with later(2):
        assert run()["e-mails sent"] == 2
    with later(3):
        assert run()["e-mails sent"] == 0


def test_two_runs_at_once_do_the_work_once(town: Town) -> None:
    planned(town)
    draft(town)
    begin, moved = threading.Barrier(2), clock.now() + timedelta(days=41)

    def one(_number: int) -> dict[str, int]:
        try:
            with clock.moved_to(moved):
                begin.wait()
                return run()
        finally:
            connections.close_all()

    with override_settings(DISPOSAL_DECISION="KS 2026:1"), ThreadPoolExecutor(2) as pool:
        both = list(pool.map(one, range(2)))
    sent = [one.to[0] for one in mail.outbox]
    assert len(sent) == len(set(sent)) == sum(one["e-mails sent"] for one in both)
    assert sum(one["drafts disposed of"] for one in both) == 1
    assert Notice.objects.filter(kind="due").count() == 4
    entries = Body.objects.filter(act=Act.DISPOSE_DRAFT.value)
    assert entries.count() == 1


def test_a_draft_goes_after_thirty_days_by_the_municipalitys_decision_alone(town: Town) -> None:
    case, note = draft(town), Note.objects.get().pk
    named = towns.note_concern(town)
    with later(31):
        assert run()["drafts disposed of"] == 0
        assert Case.objects.filter(pk=case).exists()
    with override_settings(DISPOSAL_DECISION="KS 2026:1"):
        with later(29):
            assert run()["drafts disposed of"] == 0
        with later(31):
            assert run()["drafts disposed of"] == 1
    assert list(Case.objects.values_list("pk", flat=True)) == [named]
    assert not ItemKey.objects.filter(pk=note).exists()
    entry = Body.objects.get(act=Act.DISPOSE_DRAFT.value)
    assert (entry.actor_id, entry.case_id) == (SYSTEM, case)
    about = Subject.objects.filter(log_id=entry.log_id, index=entry.index)
    assert {one.subject_id for one in about} >= {case, note}
    assert {one.owner_agency_id for one in about} == {town.agency("school")}
    out = io.StringIO()
    call_command("verify_log", stdout=out)


def test_a_draft_out_of_which_somebody_reported_stays(town: Town) -> None:
    case = draft(town)
    reports.report_concern(
        by=town["teacher"], case_id=case, receiver="Socialtjänsten", reported_date=today()
    )
    with override_settings(DISPOSAL_DECISION="KS 2026:1"), later(31):
        assert run()["drafts disposed of"] == 0
    assert Case.objects.filter(pk=case).exists()


def test_a_begun_form_goes_only_where_a_limit_is_set(town: Town) -> None:
    unsent.keep(uuid4(), by=town["teacher"], form="new_case", typed="text")
    with later(100):
        assert run()["unsent forms deleted"] == 0
        with override_settings(UNSENT_KEPT=timedelta(days=101)):
            assert run()["unsent forms deleted"] == 0
        with override_settings(UNSENT_KEPT=timedelta(days=99)):
            assert run()["unsent forms deleted"] == 1
    assert not UnsentForm.objects.exists()
    entry = Body.objects.get(act=Act.CLEAN_UP.value, log_id=town.collaboration.pk)
    assert entry.actor_id == SYSTEM


def test_a_begun_question_without_identity_goes_after_its_days_whatever_the_limit(
    town: Town,
) -> None:
    for form in ("new_draft", "new_case"):
        unsent.keep(uuid4(), by=town["teacher"], form=form, typed="text=20120305-2392")
    with override_settings(UNSENT_KEPT=timedelta(days=90)):
        with later(29):
            assert run()["unsent forms deleted"] == 0
        with later(31):
            assert run()["unsent forms deleted"] == 1
    assert [row.form for row in UnsentForm.objects.all()] == ["new_case"]


def test_old_sessions_and_one_time_ids_go_and_others_stay(town: Town) -> None:
    for key, days in (("old", -1), ("new", 1)):
        ends = clock.now() + timedelta(days=days)
        Session.objects.create(session_key=key, session_data="", expire_date=ends)
    sending = Sent(uuid4(), "a")
    case = towns.note_concern(town)
    record_note(
        case,
        by=town["teacher"],
        topic=Topic.SCHOOLING,
        concerns=Person.YOUTH,
        text="Borta.",
        sending=sending,
    )
    done = run()
    assert (done["sessions deleted"], done["one-time ids deleted"]) == (1, 0)
    assert list(Session.objects.values_list("pk", flat=True)) == ["new"]
    with later(31):
        assert run()["one-time ids deleted"] == 1
    assert not Sending.objects.exists()


def test_what_may_be_read_is_decided_the_same_without_it(town: Town) -> None:
    case, _consent = planned(town)
    read_case(case, by=town["officer"])
    with later(400):
        before = read_case(case, by=town["officer"]), read_queue(by=town["officer"])
        run()
        after = read_case(case, by=town["officer"]), read_queue(by=town["officer"])
    assert before == after
    assert not before[0].in_scope


class DeadServer(EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages: object) -> int:
        raise ConnectionRefusedError


def test_a_failure_is_one_sentence_and_the_rest_is_done(town: Town) -> None:
    towns.consented(town)
    ends = clock.now() - timedelta(days=1)
    Session.objects.create(session_key="old", session_data="", expire_date=ends)
    with (
        override_settings(EMAIL_BACKEND=f"{__name__}.DeadServer"),
        pytest.raises(CommandError) as failed,
    ):
        call_command("do_due_work", stdout=io.StringIO())
    said = "Not done, and left for the next run: e-mails sent (the mail server did not take it)."
    assert str(failed.value) == said
    assert not Session.objects.exists()
    assert run()["e-mails sent"] > 0


def test_questions_whose_last_day_is_over_go_by_the_decision_alone(town: Town) -> None:
    ask_coordination(by=town["teacher"], age_band=AgeBand.TO_12, text="Borta mycket.")
    with later(31):
        assert run()["questions disposed of"] == 0
    with override_settings(DISPOSAL_DECISION="KS 2026:14"), later(31):
        assert [run()["questions disposed of"] for _ in range(2)] == [1, 0]
