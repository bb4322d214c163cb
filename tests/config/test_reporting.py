"""Errors are told by class and place; what the vault opened is in no report and no log line."""

import logging
import sys

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.views.debug import technical_500_response

from config.reporting import PlaceFormatter, PlaceMail

CANARY = "Maja berättade att"


def fails(request, word=""):
    opened = CANARY
    raise ValueError(opened)


urlpatterns = [path("fails/<slug:word>/", fails)]


def failure():
    try:
        fails(None)
    except ValueError:
        return sys.exc_info()


def request_with_canaries():
    return RequestFactory().post(
        f"/fails/?q={CANARY}", {"body": CANARY}, headers={"X-Text": "Maja"}
    )


def test_a_log_line_has_class_and_place_and_no_text():
    record = logging.LogRecord(
        "casework", logging.ERROR, __file__, 1, "Could not save %s", (CANARY,), failure()
    )
    line = PlaceFormatter().format(record)
    assert "Could not save" in line
    assert "builtins.ValueError" in line
    assert "fails" in line
    assert "Maja" not in line


def test_the_servers_own_start_lines_say_what_they_mean():
    for message, given, said in (
        ("Starting gunicorn %s", ("26.0.0",), "Starting gunicorn 26.0.0"),
        ("Listening at: %s (%s)", ("http://127.0.0.1:8000", 7), "Listening at: http://127.0.0.1"),
        ("Booting worker with pid: %s", (8,), "Booting worker with pid: 8"),
    ):
        record = logging.LogRecord(
            "gunicorn.error", logging.INFO, __file__, 1, message, given, None
        )
        assert said in PlaceFormatter().format(record)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gunicorn.error", "Invalid request from ip=%s: %s"),
        ("gunicorn.error", "Error handling request %s"),
        ("casework", "Starting gunicorn %s"),
    ],
)
def test_no_other_line_says_what_it_was_given(name: str, message: str):
    given = (CANARY,) * message.count("%s")
    record = logging.LogRecord(name, logging.INFO, __file__, 1, message, given, None)
    assert "Maja" not in PlaceFormatter().format(record)


def test_the_request_line_of_the_development_server_is_left_out():
    record = logging.LogRecord(
        "django.server", logging.INFO, __file__, 1, '"%s" %s', (f"GET /?q={CANARY}", "200"), None
    )
    record.status_code = 200
    line = PlaceFormatter().format(record)
    assert line.endswith("200")
    assert "Maja" not in line


@pytest.mark.parametrize("debug", [True, False])
def test_an_error_page_has_class_and_place_and_no_text(debug: bool):
    with override_settings(DEBUG=debug):
        page = technical_500_response(request_with_canaries(), *failure()).content.decode()
    assert "ValueError" in page
    assert "Maja" not in page
    assert settings.SECRET_KEY not in page


@override_settings(ADMINS=[("Drift", "drift@example.se")])
def test_an_error_mail_has_class_and_place_and_no_text():
    record = logging.LogRecord(
        "django.request", logging.ERROR, __file__, 1, "Error: %s", (CANARY,), failure()
    )
    record.request = request_with_canaries()
    record.request.request_id = "q83vEjRWeJASNFZ4kBI0Vg"
    PlaceMail().emit(record)
    [letter] = mail.outbox
    whole = f"{letter.subject} {letter.body}"
    assert "ValueError" in whole
    assert "reference q83vEjRWeJASNFZ4kBI0Vg" in whole  # what the error page gives
    assert "Maja" not in whole


@pytest.mark.urls(__name__)
@override_settings(MIDDLEWARE=[])
def test_a_failing_page_leaves_route_and_class_in_the_log(capsys: pytest.CaptureFixture[str]):
    stream = logging.StreamHandler(sys.stderr)
    stream.setFormatter(PlaceFormatter())
    logging.getLogger("django.request").addHandler(stream)
    try:
        answer = Client(raise_request_exception=False).get(f"/fails/word/?q={CANARY}")
    finally:
        logging.getLogger("django.request").removeHandler(stream)
    assert answer.status_code == 500
    assert "Maja" not in answer.content.decode()
    log = capsys.readouterr().err
    assert "GET fails/<slug:word>/" in log
    assert "ValueError" in log
    assert "Maja" not in log
