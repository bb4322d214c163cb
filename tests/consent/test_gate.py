"""The door: nothing is shown without an entry, and nothing is changed outside it."""

import threading
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.test import Client

from access.acts import Act
from access.blocked import AlreadyDone, Blocked
from access.sending import Sent
from agencies.models import Membership, User
from agencies.writing.members import end_membership
from audit.log import LogUnavailable
from casework.management.demo import telling
from casework.models import Case, Note
from casework.reading.case_list import list_cases
from casework.reading.cases import read_case
from casework.writing.notes import record_note
from consent import gate
from consent.guarded import UnguardedWrite, writes_open
from consent.models import CaseAssignment, Release
from consent.relation import NotAssigned, OutOfScope
from consent.terms import Person, Topic
from tests import town as towns
from tests.town import Town
from vault.models import Grant
from vault.sealed import CannotOpen

# What an owner of the database can write past every door of ours.
as_owner_of_the_database = writes_open
SECRET = "Drack sprit på skoldiscot."


def close_the_log() -> None:
    """Make the log refuse, as a full disk or a lost right would."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "CREATE TRIGGER closed BEFORE INSERT ON audit_leaf"
                " BEGIN SELECT RAISE(ABORT, 'full'); END"
            )
        else:
            cursor.execute(
                "CREATE FUNCTION closed() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RAISE EXCEPTION 'full'; END $$"
            )
            cursor.execute(
                "CREATE TRIGGER closed BEFORE INSERT ON audit_leaf"
                " FOR EACH ROW EXECUTE FUNCTION closed()"
            )


def test_invariant_7_nothing_is_shown_when_the_log_cannot_be_written(own_database: None) -> None:
    town = towns.found()
    case = towns.note_concern(town)
    client = Client(raise_request_exception=False)
    client.force_login(
        User.objects.get(pk=town["teacher"].user_id), backend="agencies.backends.MemberBackend"
    )
    before = client.get(f"/cases/{case}/")
    assert SECRET.encode() in before.content
    close_the_log()
    with pytest.raises(LogUnavailable):
        read_case(case, by=town["teacher"])
    for path in (f"/cases/{case}/", "/cases/", f"/cases/{case}/notes/", "/review/"):
        answer = client.get(path)
        assert answer.status_code in (403, 500), path
        for word in (SECRET, "Elias", "20120305"):
            assert word.encode() not in answer.content
    notes = Note.objects.count()
    with pytest.raises(LogUnavailable):
        telling.note(case, town["teacher"], Topic.SCHOOLING, "Ny.")
    assert Note.objects.count() == notes


def test_a_reading_inside_a_change_is_refused(db: None) -> None:
    town = towns.found()
    case = towns.note_concern(town)
    with (
        pytest.raises(gate.DisclosedInsideChange),
        gate.changing(case, by=town["teacher"], act=Act.RECORD_NOTE),
    ):
        read_case(case, by=town["teacher"])


def test_a_change_of_nothing_is_refused(db: None) -> None:
    town = towns.found()
    case = towns.note_concern(town)
    with (
        pytest.raises(gate.NothingChanged),
        gate.changing(case, by=town["teacher"], act=Act.RECORD_NOTE),
    ):
        pass


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE casework_case SET protected = protected",
        "DELETE FROM consent_release",
        'INSERT INTO "vault_grant" SELECT * FROM vault_grant',
        "INSERT OR REPLACE INTO casework_note SELECT * FROM casework_note",
        "WITH x AS (SELECT 1) DELETE FROM consent_consentanswer",
    ],
)
def test_sql_outside_a_change_does_not_reach_guarded_tables(db: None, sql: str) -> None:
    with pytest.raises(UnguardedWrite), connection.cursor() as cursor:
        cursor.execute(sql)


def test_rows_outside_a_change_are_neither_saved_nor_deleted(db: None) -> None:
    town = towns.found()
    towns.note_concern(town)
    with pytest.raises(UnguardedWrite):
        Case.objects.get().save()
    with pytest.raises(UnguardedWrite):
        Case._base_manager.all().update(protected=True)
    with pytest.raises(UnguardedWrite):
        Note.objects.all().delete()


def test_a_form_that_is_sent_twice_does_its_work_once(db: None) -> None:
    town = towns.found()
    case = towns.note_concern(town)
    sending = Sent(uuid4(), "typed")
    note = {"topic": Topic.SCHOOLING, "concerns": Person.YOUTH, "text": "En gång."}
    record_note(case, by=town["teacher"], sending=sending, **note)
    with pytest.raises(AlreadyDone):
        record_note(case, by=town["teacher"], sending=sending, **note)
    with pytest.raises(Blocked):
        record_note(case, by=town["teacher"], sending=replace(sending, mark="other"), **note)
    assert Note.objects.filter(case_id=case).count() == 2


def test_a_grant_row_alone_without_release_shows_nothing(db: None) -> None:
    town = towns.found()
    case, _consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=[town.agency("police")])
    with as_owner_of_the_database(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM consent_release")
    page = read_case(case, by=town["officer"])
    assert page.notes == ()


def test_a_release_row_alone_without_grant_shows_nothing(db: None) -> None:
    town = towns.found()
    case, _consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=[town.agency("police")])
    with as_owner_of_the_database():
        Grant.objects.filter(agency_id=town.agency("police")).delete()
    assert Release.objects.filter(receiver_id=town.agency("police")).exists()
    page = read_case(case, by=town["officer"])
    assert (page.notes, page.persons) == ((), ())


def test_a_grant_moved_to_another_agency_does_not_open(db: None) -> None:
    town = towns.found()
    case, _consent = towns.consented(town)
    telling.take_seat(case, town["coordinator"], town["leisure_contact"])
    telling.note(case, town["teacher"], Topic.SUPPORT, "Delas.", share=[town.agency("police")])
    note = Note.objects.get(case_id=case, topic=Topic.SUPPORT.value)
    with as_owner_of_the_database():
        Grant.objects.filter(item_id=note.pk, agency_id=town.agency("police")).update(
            agency_id=town.agency("leisure")
        )
        Release.objects.filter(item_id=note.pk).update(receiver_id=town.agency("leisure"))
    with pytest.raises(CannotOpen):
        read_case(case, by=town["leisure_contact"])


def test_an_ended_membership_counts_at_the_next_reading(db: None) -> None:
    town = towns.found()
    case = towns.note_concern(town)
    end_membership(town["teacher"].membership_id, by=town["administrator"])
    assert not CaseAssignment.objects.filter(content_object_id=case).exists()
    with pytest.raises(NotAssigned):
        read_case(case, by=town["teacher"])


def test_a_role_that_moved_after_the_request_began_counts_under_the_lock(db: None) -> None:
    town = towns.found()
    case = towns.note_concern(town)
    Membership.objects.filter(pk=town["teacher"].membership_id).update(revision=99)
    with pytest.raises(Blocked):
        read_case(case, by=town["teacher"])
    with pytest.raises(NotAssigned):
        telling.note(case, town["teacher"], Topic.SCHOOLING, "Ny.")


def test_invariant_8_a_protected_case_is_unknown_to_colleagues_who_are_not_named(db: None) -> None:
    from casework.models.identity import Protection

    town = towns.found()
    case = towns.note_concern(town, protection=Protection.UNKNOWN)
    with pytest.raises(OutOfScope):
        read_case(case, by=town["colleague"])
    (line,) = list_cases(by=town["teacher"], names=True).lines
    assert (line.protected, line.name) == (True, "")


def test_no_reading_under_a_consent_follows_its_withdrawal_in_the_log(own_database: None) -> None:
    town = towns.found()
    case, consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=[town.agency("police")])
    seen: list[int] = []

    def read() -> None:
        try:
            for _ in range(20):
                seen.append(len(read_case(case, by=town["officer"]).notes))
        finally:
            connections.close_all()

    reader = threading.Thread(target=read)
    reader.start()
    towns.withdraw(town, case, consent)
    reader.join()
    assert seen == sorted(seen, reverse=True)
    assert len(seen) == 20
    acts = towns.acts_of(town)
    assert (Act.WITHDRAW_CONSENT, "changed") in acts
    assert _readings_of_shared_items_after_withdrawal(town) == 0


def _readings_of_shared_items_after_withdrawal(town: Town) -> int:
    from audit import chain
    from audit.models import Body

    bodies = [
        chain.parse(bytes(row.bytes))
        for row in Body.objects.filter(log_id=town.collaboration.pk).order_by("index")
    ]
    withdrawn = next(
        at for at, body in enumerate(bodies) if body["act"] == Act.WITHDRAW_CONSENT.value
    )
    return sum(
        1 for body in bodies[withdrawn:] for item in body.get("items", []) if item[3] == "consent"
    )
