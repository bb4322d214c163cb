"""Canaries in every protected field are found nowhere but on the pages that may show them."""

import base64
import gzip
import json
import logging
import os
import pickle
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection

from casework.models import SafetyAnswer, UnsentForm
from casework.models.observation import Factor
from tests import town as towns
from tests.house.planting import CANARIES, TEXTS, WORDS, client_of, plant
from tests.house.scanner import every_column, files_beside, found_in
from vault.registry import FIELD_TAGS

# What they stand on takes a while where the machine has much else to do.
pytestmark = pytest.mark.timeout(400)


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
    choices = {
        "protection",
        "answer",
        "category",
        "outcome",
        "feedback",
        "present",
        "invited",
        "kind",
        "age_band",
        "gender",
    }
    choices |= {factor.value for factor in Factor} | {"direction", "goals", "voices"}
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
