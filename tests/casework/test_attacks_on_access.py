"""Somebody tries to read what their membership, role or moment does not give them."""

from datetime import timedelta
from uuid import UUID

import pytest

from access.acts import Act
from access.blocked import Blocked
from access.clock import today
from access.roles import Role
from agencies.models import Membership
from agencies.writing import members
from agencies.writing.meanwhile import mark_of
from casework.models import Note
from casework.models.identity import Protection
from casework.reading.case_list import list_cases
from casework.reading.cases import EVERYTHING, read_case
from casework.writing import notes, seats
from consent import gate
from consent.gate import disclosing
from consent.models import Release
from consent.relation import NotAssigned
from consent.terms import Person, Topic
from review.reading import Wanted, list_entries
from tests import town as towns
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def taken_off(town: Town, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """A case whose officer is taken off it while the officer's reading is loading."""
    case, _consent = towns.consented(town)
    load, done = disclosing.load_items, []

    def racing(*args: object, **kwargs: object) -> object:
        world = load(*args, **kwargs)  # type: ignore[arg-type]
        if not done:
            done.append(True)
            officer = town["officer"].membership_id
            seats.end_assignment(case, officer, by=town["police_contact"])
        return world

    monkeypatch.setattr(disclosing, "load_items", racing)
    return case


def test_an_assignment_that_ends_while_a_page_loads_ends_the_reading(
    town: Town, taken_off: UUID
) -> None:
    with pytest.raises(NotAssigned):
        read_case(taken_off, by=town["officer"])
    assert towns.acts_of(town)[-2:] == [
        (Act.END_ASSIGNMENT, "changed"),
        (Act.READ_CASE, "refused"),
    ]


def test_an_assignment_that_ends_while_a_list_loads_takes_its_line(
    town: Town, taken_off: UUID
) -> None:
    assert list_cases(by=town["officer"], names=True).lines == ()


def test_an_administrator_gives_no_membership_to_herself(town: Town) -> None:
    administrator = town["administrator"]
    for role in (Role.CONTACT_PERSON, Role.CASE_WORKER, Role.LOG_REVIEWER):
        with pytest.raises(Blocked):
            members.add_membership(
                administrator.user_id,
                by=administrator,
                agency=town.agency("school"),
                role=role,
                from_date=today(),
            )


def test_the_last_one_to_leave_a_protected_case_does_not_orphan_it(town: Town) -> None:
    case = towns.note_concern(town, protection=Protection.YES)
    members.end_membership(town["teacher"].membership_id, by=town["administrator"])
    assert [line.number for line in list_cases(by=town["contact"]).waiting]
    seats.assign_member(case, by=town["contact"], membership=town["colleague"].membership_id)
    assert read_case(case, by=town["colleague"]).persons[0].name == "Elias Alm"


def test_what_is_the_owners_own_in_a_released_note_is_not_opened(town: Town) -> None:
    case, _consent = towns.consented(town)
    note = Note.objects.get(case=case)
    notes.release_item(case, note.pk, by=town["teacher"], receivers=[town.agency("police")])
    for name, opened in (("officer", False), ("teacher", True)):
        shown = gate.disclose(case, by=town[name], act=Act.READ_CASE, fields=EVERYTHING)
        assert ["category" in one.text for one in shown.of(Note)] == [opened]


def test_a_reviewer_does_not_see_what_another_agency_did_with_its_own(town: Town) -> None:
    case, _consent = towns.consented(town)
    notes.record_note(
        case,
        by=town["officer"],
        topic=Topic.SUSPECTED_CRIME,
        concerns=Person.YOUTH,
        text="Polisens egen.",
    )
    wanted = Wanted(act=Act.RECORD_NOTE.value)
    assert not list_entries(wanted, by=town["school_reviewer"]).lines
    assert len(list_entries(wanted, by=town["police_reviewer"]).lines) == 1


def test_a_reviewer_sees_who_read_the_items_of_the_agency(town: Town) -> None:
    case, _consent = towns.consented(town)
    read_case(case, by=town["officer"])
    wanted = Wanted(act=Act.READ_CASE.value)
    lines = list_entries(wanted, by=town["school_reviewer"]).lines
    assert [line.agency for line in lines] == ["Polisen"]


def test_who_can_no_longer_read_the_identity_is_told_so_before_writing(town: Town) -> None:
    case, _consent = towns.consented(town)
    release = Release.objects.get(topic="identity", receiver_id=town.agency("police"))
    notes.end_release(case, release.pk, by=town["teacher"])
    with pytest.raises(Blocked):
        notes.record_note(
            case, by=town["officer"], topic=Topic.LEISURE, concerns=Person.YOUTH, text="x"
        )


def test_an_administrator_does_not_set_an_own_term_going_again(town: Town) -> None:
    administrator = town["administrator"]
    lapsed = Membership.objects.create(
        user_id=administrator.user_id,
        agency=town.agencies["coordination"],
        role=Role.COORDINATOR.value,
        from_date=today() - timedelta(days=50),
        until_date=today() - timedelta(days=1),
    )
    for until in (None, today() + timedelta(days=1)):
        with pytest.raises(Blocked):
            members.set_term(
                lapsed.pk,
                by=administrator,
                opened=mark_of((lapsed.from_date, lapsed.until_date)),
                from_date=lapsed.from_date,
                until_date=until,
            )
    lapsed.refresh_from_db()
    assert not lapsed.runs_on(today())
