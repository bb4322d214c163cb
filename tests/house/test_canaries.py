"""Canaries in every protected field are found nowhere but on the pages that may show them."""

import base64
import gzip
import json
import logging
import os
import pickle
import secrets
import zlib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client

from access.clock import today
from agencies.models import User
from casework.management.demo import telling
from casework.models import Attachment, Identity, SafetyAnswer, UnsentForm
from casework.models.action import Responsible
from casework.models.identity import Protection
from casework.models.report import Feedback
from casework.models.safety import Danger
from casework.models.talk import TalkKind
from casework.writing import persons, plan, reports
from consent.terms import ConcernCategory, Topic
from tests import town as towns
from tests.house.scanner import every_column, files_beside, found_in
from tests.town import Town
from vault.registry import FIELD_TAGS

# What they stand on takes a while where the machine has much else to do.
pytestmark = pytest.mark.timeout(400)

NUMBER = "20120305-2392"
# Every sealed text; choices have a handful of values, so there is nothing to look for in them.
TEXTS = (
    "given_name",
    "surname",
    "corrected",
    "guardian",
    "body",
    "shared",
    "officer",
    "reason",
    "holder",
    "agreed",
    "mandate",
    "what",
    "typed",
    "kept",
    "name",
    "content",
    "receiver",
    "about",
    "text",
    "receipt",
)
CANARIES = {name: f"Kanarie{name}{secrets.token_hex(6)}" for name in TEXTS}
WORDS = [*CANARIES.values(), NUMBER, NUMBER.replace("-", "")]


def client_of(town: Town, key: str) -> Client:
    client = Client(raise_request_exception=False)
    user = User.objects.get(pk=town[key].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    return client


def plant(town: Town) -> tuple[str, list[bytes]]:
    """Write a canary into every field, look at pages, fail on some; the error pages come back."""
    say = CANARIES
    case = telling.concern(
        town["teacher"],
        (say["given_name"], say["surname"]),
        NUMBER,
        ConcernCategory.SUBSTANCES,
        say["body"],
    )
    telling.guardians(case, town["teacher"], (say["guardian"], say["guardian"], ""))
    for danger in (Danger.UNKNOWN, Danger.NO):
        persons.answer_safety_question(
            case, by=town["teacher"], answer=danger, reason=say["reason"]
        )
    consent = telling.ask(case, town["teacher"], [a.pk for a in town.agencies.values()])
    telling.answer(case, consent, town["teacher"], towns.ONE)
    telling.answer(case, consent, town["teacher"], towns.YOUTH, towns.VIEW)
    telling.attach(
        case,
        consent,
        town["teacher"],
        name=f"{say['name']}.pdf",
        content=telling.BLANK_PDF.replace(b"trailer", f"%{say['content']}\ntrailer".encode()),
    )
    telling.coordinate(case, town["coordinator"])
    telling.take_seat(case, town["coordinator"], town["police_contact"], town["officer"])
    telling.note(case, town["teacher"], Topic.SUPPORT, say["shared"], share=[town.agency("police")])
    telling.note(case, town["officer"], Topic.LEISURE, say["officer"])
    telling.talk(
        case,
        town["teacher"],
        say["holder"],
        say["agreed"],
        kind=TalkKind.CONCERN,
        mandate=say["mandate"],
    )
    plan.start_plan(case, by=town["teacher"])
    plan.add_action(
        case,
        by=town["teacher"],
        what=say["what"],
        responsible=Responsible.AGENCY,
        due_date=today(),
    )
    youth = Identity.objects.get(case_id=case, concerns="youth", owner_id=town.agency("school"))
    persons.correct_identity(
        case,
        youth.pk,
        by=town["teacher"],
        version=1,
        given_name=say["given_name"],
        surname=say["corrected"],
        personnummer=NUMBER,
        protection=Protection.NO,
    )
    for of_case in (case, None):
        made = reports.report_concern(
            by=town["teacher"],
            case_id=of_case,
            reported_date=today(),
            receiver=say["receiver"],
            about=say["about"],
            text=say["text"],
            feedback_asked=True,
        )
        reports.record_feedback(
            made, by=town["teacher"], feedback=Feedback.ONGOING, receipt=say["receipt"]
        )
    pages = _look(town, str(case))
    shown = client_of(town, "teacher").get(f"/reports/{made}/").content
    assert all(say[name].encode() in shown for name in ("receiver", "about", "text", "receipt"))
    towns.withdraw(town, case, consent, giver=towns.ONE)
    return str(case), pages


def _look(town: Town, case: str) -> list[bytes]:
    teacher, officer = client_of(town, "teacher"), client_of(town, "officer")
    acting = {"acting_for": str(town["teacher"].membership_id), "sending": str(uuid4())}
    seen = teacher.get(f"/cases/{case}/").content
    for name in ("given_name", "corrected", "body", "agreed", "what"):
        assert CANARIES[name].encode() in seen
    officer.get(f"/cases/{case}/")
    for typed in ({"personnummer": NUMBER}, {"surname": CANARIES["corrected"]}):
        answer = teacher.post("/search/", {**acting, **typed})
        assert b"/cases/" + case.encode() in answer.content
        assert CANARIES["given_name"].encode() not in answer.content
    record = f"/cases/{case}/consents/{telling.newest_consent(UUID(case))}/"
    assert CANARIES["name"].encode() in teacher.get(record).content
    assert CANARIES["name"].encode() not in officer.get(record).content
    form = f"/cases/{case}/attachments/{Attachment.objects.get().pk}/"
    handed = teacher.get(form)
    assert CANARIES["content"].encode() in handed.content
    assert CANARIES["name"] not in str(handed.headers)
    teacher.post("/cases/names/", {**acting, "show": "yes"})
    assert CANARIES["given_name"].encode() in teacher.get("/cases/").content
    errors = [
        client_of(town, "colleague").get(f"/cases/{case}/"),
        client_of(town, "youth_worker").get(f"/cases/{case}/"),
        client_of(town, "administrator").get(f"/cases/{case}/"),
        officer.get(form),
        officer.get(f"/cases/{case}/?q={CANARIES['typed']}&bad=%ff"),
        Client(enforce_csrf_checks=True).post("/login/", {"login": "x", "password": "y"}),
    ]
    # A form that comes back shows what was typed, to the one who typed it.
    wrong = teacher.post(f"/cases/{case}/notes/", {**acting, "text": CANARIES["typed"]})
    assert (wrong.status_code, CANARIES["typed"].encode() in wrong.content) == (422, True)
    kept = teacher.post(
        f"/cases/{case}/unsent/add_note/",
        {**acting, "sending": str(uuid4()), "text": CANARIES["kept"]},
        headers={"Accept": "application/json"},
    )
    assert kept.status_code == 200
    teacher.post(
        f"/cases/{case}/notes/",
        {"acting_for": str(uuid4()), "text": f"{CANARIES['typed']} och mer"},
    )
    errors.append(_an_error_in_the_middle(teacher, case, acting))
    statuses = [answer.status_code for answer in errors]
    assert statuses == [403, 404, 403, 404, 200, 403, 500]
    return [answer.content for at, answer in enumerate(errors) if at != 4]


def _an_error_in_the_middle(client: Client, case: str, acting: dict[str, str]):
    """A page that fails while plain text is in its frames and in the form."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE casework_note RENAME TO casework_away")
    try:
        form = {**acting, "topic": "support", "concerns": "youth", "text": CANARIES["typed"]}
        return client.post(f"/cases/{case}/notes/", form)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE casework_away RENAME TO casework_note")


@pytest.fixture
def planted(
    own_database: None, caplog: pytest.LogCaptureFixture, settings: object
) -> tuple[list[bytes], str, int]:
    planted_at = len(statement_log())
    settings.ADMINS = [("Drift", "drift@example.se")]  # type: ignore[attr-defined]
    caplog.set_level(logging.DEBUG)
    _case, pages = plant(towns.found())
    return pages, caplog.text, planted_at


def statement_log() -> bytes:
    """What the server has logged of all statements; what came before the canaries is not read."""
    path = os.environ.get("VARSAM_TEST_POSTGRES_LOG", "")
    return Path(path).read_bytes() if path else b""


def leaks(named: Iterator[tuple[str, bytes]]) -> list[tuple[str, str]]:
    return [(name, word) for name, data in named for word in found_in(data, WORDS)]


def test_every_sealed_text_has_its_canary() -> None:
    choices = {"protection", "answer", "category", "outcome", "feedback"}
    sealed = {name.rsplit(".", 1)[1] for name in FIELD_TAGS.values()} - choices
    closing_is_a_choice = {"personnummer"}
    assert sealed - closing_is_a_choice <= set(TEXTS)


def test_no_canary_lies_anywhere(planted: tuple[list[bytes], str, int]) -> None:
    pages, log, planted_at = planted
    assert SafetyAnswer.objects.count() == 2
    assert UnsentForm.objects.count() == 1
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        assert len(list(files_beside(name))) >= 1
        assert leaks(files_beside(name)) == []
    elif os.environ.get("VARSAM_TEST_POSTGRES_LOG"):
        statements = statement_log()[planted_at:]
        assert b"casework_note" in statements
        assert leaks(iter([("statements", statements)])) == []
    assert leaks(every_column()) == []
    assert leaks(iter([("application log", log.encode())])) == []
    assert "ERROR" in log
    assert mail.outbox
    letters = [letter.message().as_bytes() for letter in mail.outbox]
    assert leaks(("letter", letter) for letter in letters) == []
    assert leaks(("error page", page) for page in pages) == []


ENCODINGS = {
    "plain": lambda text: text.encode(),
    "base64": lambda text: base64.b64encode(b"xy" + text.encode()),
    "hex": lambda text: text.encode().hex().encode(),
    "zlib": lambda text: zlib.compress(text.encode()),
    "gzip": lambda text: gzip.compress(text.encode()),
    "json": lambda text: json.dumps({"a": [text]}).encode(),
    "pickle": lambda text: pickle.dumps({"a": text}),
    "base64 of zlib": lambda text: base64.urlsafe_b64encode(zlib.compress(text.encode())),
    "hex of pickle of base64": lambda text: (
        pickle.dumps(base64.b64encode(text.encode())).hex().encode()
    ),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_scanner_sees_through(encoding: str) -> None:
    word = "Kanariekontroll17"
    assert found_in(b"before " + ENCODINGS[encoding](word), [word]) == {word} or encoding in (
        "pickle",
    )
    assert found_in(ENCODINGS[encoding](word), [word]) == {word}


def test_what_is_planted_in_session_cache_and_a_long_text_is_found(own_database: None) -> None:
    word = CANARIES["typed"]
    town = towns.found()
    client = client_of(town, "teacher")
    session = client.session
    session["leak"] = word
    session.save()
    cache.set("leak", {"text": word})
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE scratch (body text)")
        cursor.execute("INSERT INTO scratch VALUES (%s)", ["x" * 50_000 + word])
    tables = {table for table, data in every_column() if found_in(data, [word])}
    assert {"django_session", "cache_rows", "scratch"} <= tables
