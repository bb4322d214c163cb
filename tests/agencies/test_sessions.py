"""Logging in and out, and for whom one acts."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from access.acts import Act
from access.clock import today
from access.roles import Role
from agencies.models import Agency, Membership, User
from agencies.writing import members
from agencies.writing.meanwhile import mark_of
from audit import log
from audit.models import Body
from casework.models import Note
from tests import town as towns
from tests.town import Town

PASSWORD = "x" * 20


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def log_in(client: Client, key: str, password: str = PASSWORD) -> int:
    form = {"login": f"{key}@gk.example.se", "password": password}
    return client.post("/login/", form).status_code


def installation() -> list[tuple[str, str, str]]:
    rows = Body.objects.filter(log_id=log.INSTALLATION).order_by("index")
    return [(row.act, row.outcome, row.rule) for row in rows]


def test_a_log_in_and_a_log_out_stand_in_the_installations_log(town: Town) -> None:
    client = Client()
    assert log_in(client, "teacher") == 302
    assert client.get("/cases/").status_code == 200
    assert client.post("/logout/").status_code == 302
    assert client.get("/cases/").status_code == 302
    assert installation() == [("log_in", "changed", ""), ("log_out", "changed", "")]


def test_a_wrong_password_is_refused_in_one_sentence_and_noted(town: Town) -> None:
    client = Client()
    answer = client.post("/login/", {"login": "teacher@gk.example.se", "password": "fel"})
    assert answer.status_code == 200
    assert "teacher@gk.example.se" in answer.content.decode()
    assert "login.failed" in {rule for _act, _outcome, rule in installation()}


def test_after_five_failures_even_the_right_password_is_refused(town: Town) -> None:
    client = Client()
    for _ in range(5):
        log_in(client, "teacher", "fel")
    said = client.post("/login/", {"login": "teacher@gk.example.se", "password": PASSWORD})
    assert "många" in said.content.decode()
    assert "login.locked" in {rule for _act, _outcome, rule in installation()}
    assert client.get("/cases/").status_code == 302
    assert log_in(Client(), "colleague") == 302


def test_nobody_signs_up(town: Town) -> None:
    assert Client().get("/signup/").status_code == 404
    client = Client()
    client.post("/login/", {"email": "new@example.se", "password1": PASSWORD})
    assert not User.objects.filter(email="new@example.se").exists()


def test_a_session_ends_when_it_was_idle_or_open_too_long(town: Town) -> None:
    start = datetime(2026, 11, 23, 9, tzinfo=UTC)
    client = Client()
    with time_machine.travel(start, tick=False) as clock:
        assert log_in(client, "teacher") == 302
        clock.shift(timedelta(minutes=14))
        assert client.get("/cases/").status_code == 200
        clock.shift(timedelta(minutes=14))
        assert client.get("/cases/").status_code == 200
        clock.shift(timedelta(minutes=15))
        assert client.get("/cases/").status_code == 302
        assert log_in(client, "teacher") == 302
        for _ in range(10 * 6 - 1):
            clock.shift(timedelta(minutes=10))
            assert client.get("/cases/").status_code == 200
        clock.shift(timedelta(minutes=10))
        assert client.get("/cases/").status_code == 302


def invite(town: Town, **other: object) -> str:
    facts = {
        "name": "Ny Person",
        "email": "ny@example.se",
        "agency": town.agency("school"),
        "role": Role.CASE_WORKER,
        "from_date": today(),
    }
    return members.invite_member(by=town["administrator"], **{**facts, **other})  # type: ignore[arg-type]


def use(link: str, password: str = "ett långt lösenord 7") -> tuple[Client, int]:
    client = Client()
    first = client.get(link)
    if first.status_code != 302:
        return client, first.status_code
    form = {"password1": password, "password2": password}
    return client, client.post(first.headers["Location"], form).status_code


def test_a_one_time_link_works_once(town: Town) -> None:
    link = invite(town)
    _client, status = use(link)
    assert status == 302
    fresh = Client()
    form = {"login": "ny@example.se", "password": "ett långt lösenord 7"}
    assert fresh.post("/login/", form).status_code == 302
    assert fresh.get("/cases/").status_code == 200
    assert "gäller inte" in Client().get(link).content.decode()


def test_a_link_that_was_renewed_or_is_too_old_is_dead(town: Town) -> None:
    link = invite(town)
    user = User.objects.get(email="ny@example.se")
    newer = members.renew_link(user.pk, by=town["administrator"])
    assert "gäller inte" in Client().get(link).content.decode()
    with time_machine.travel(datetime.now(UTC) + timedelta(days=8)):
        assert "gäller inte" in Client().get(newer).content.decode()


def test_a_deactivated_users_link_and_session_are_dead(town: Town) -> None:
    client = Client()
    log_in(client, "colleague")
    link = invite(town)
    user = User.objects.get(email="ny@example.se")
    members.deactivate_user(user.pk, by=town["administrator"])
    assert use(link)[1] == 200
    assert not User.objects.get(pk=user.pk).has_usable_password()
    members.deactivate_user(town["colleague"].user_id, by=town["administrator"])
    assert client.get("/cases/").status_code == 302
    shut_out = Client()
    form = {"login": "colleague@gk.example.se", "password": PASSWORD}
    assert "avstängt" in shut_out.post("/login/", form, follow=True).content.decode()
    assert shut_out.get("/cases/").status_code == 302


@pytest.mark.parametrize(
    "term",
    [
        {"from_date": timedelta(days=1), "until_date": None},
        {"from_date": timedelta(days=-9), "until_date": timedelta(days=-1)},
    ],
)
def test_a_term_that_has_not_begun_or_is_over_counts_for_nothing(
    town: Town, term: dict[str, timedelta | None]
) -> None:
    client = Client()
    log_in(client, "teacher")
    days = {name: today() + change if change else None for name, change in term.items()}
    member = town["teacher"].membership_id
    was = Membership.objects.get(pk=member)
    opened = mark_of((was.from_date, was.until_date))
    members.set_term(member, by=town["administrator"], opened=opened, **days)  # type: ignore[arg-type]
    assert client.get("/cases/").status_code == 403


def test_an_agency_that_was_closed_counts_for_nothing(town: Town) -> None:
    client = Client()
    log_in(client, "teacher")
    Agency.objects.filter(pk=town.agency("school")).update(is_active=False)
    assert client.get("/cases/").status_code == 403


def second_membership(town: Town) -> Membership:
    return Membership.objects.create(
        user_id=town["teacher"].user_id,
        agency_id=town.agency("social"),
        role=Role.CASE_WORKER.value,
        from_date=today(),
    )


def test_who_has_two_memberships_chooses_and_sees_the_choice(town: Town) -> None:
    second = second_membership(town)
    client = Client()
    log_in(client, "teacher")
    assert client.get("/cases/").headers["Location"] == "/membership/?next=%2Fcases%2F"
    assert client.post("/membership/", {"membership": str(uuid4())}).status_code == 200
    client.post("/membership/", {"membership": str(second.pk)})
    page = client.get("/cases/").content.decode()
    assert "Socialtjänsten" in page
    assert towns.acts_of(town)[0] == (Act.CHOOSE_MEMBERSHIP, "changed")


def test_a_form_for_another_membership_saves_nothing_and_keeps_the_text(town: Town) -> None:
    case = towns.note_concern(town)
    second = second_membership(town)
    client = Client()
    log_in(client, "teacher")
    client.post("/membership/", {"membership": str(second.pk)})
    notes = Note.objects.count()
    answer = client.post(
        f"/cases/{case}/notes/",
        {"acting_for": str(town["teacher"].membership_id), "text": "Det jag skrev nyss."},
    )
    assert answer.status_code == 409
    assert "Det jag skrev nyss." in answer.content.decode()
    assert Note.objects.count() == notes
    nothing_said = client.post(f"/cases/{case}/notes/", {"text": "Utan avsändare."})
    assert nothing_said.status_code == 409


def test_a_request_loads_session_user_and_membership_in_two_statements(town: Town) -> None:
    """A third one counts the notices that the header tells of."""
    client = Client()
    log_in(client, "teacher")
    client.get("/cases/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/password/")
    asked = [q["sql"] for q in captured if q["sql"].startswith("SELECT")]
    assert [name in sql for sql in asked for name in ("django_session", "casework_notice")] == [
        *(True, False),
        *(False, False),
        *(False, True),
    ]


def test_no_name_and_no_address_stands_in_the_log(town: Town) -> None:
    client = Client()
    log_in(client, "teacher")
    log_in(client, "teacher", "fel")
    invite(town)
    for row in Body.objects.all():
        said = bytes(row.bytes).decode()
        for word in ("teacher", "gk.example", "Ny Person", "ny@example"):
            assert word not in said
