"""The pages for what cannot be answered."""

import json
import re
from types import SimpleNamespace as Value
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from access.roles import Role
from agencies.models import User
from audit.models import Body
from casework.writing import seats
from config import errors
from consent.relation import NotAssigned
from tests import town as towns

NAME = "Elias Karlsson"


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/cases/1/", {"q": NAME})
    request.user = Value(is_authenticated=False)
    request.request_id = "q83vEjRWeJASNFZ4kBI0Vg"
    return request


def pages(request: HttpRequest) -> dict[str, HttpResponse]:
    return {
        "not found": errors.not_found(request, Http404(NAME)),
        "forbidden": errors.forbidden(request, PermissionDenied(NAME)),
        "not assigned": errors.forbidden(request, NotAssigned("relation.assigned")),
        "bad": errors.bad_request(request, SuspiciousOperation(NAME)),
        "too large": errors.bad_request(request, RequestDataTooBig(NAME)),
        "form": errors.form_refused(request, reason="CSRF token missing."),
        "error": errors.server_error(request),
    }


def test_each_page_has_its_status(request_: HttpRequest) -> None:
    assert {name: page.status_code for name, page in pages(request_).items()} == {
        "not found": 404,
        "forbidden": 403,
        "not assigned": 403,
        "bad": 400,
        "too large": 413,
        "form": 403,
        "error": 500,
    }


def test_each_page_is_closed_by_the_same_headers(request_: HttpRequest) -> None:
    for page in pages(request_).values():
        assert page["Cache-Control"] == "no-store"
        assert page["X-Frame-Options"] == "DENY"
        assert page["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in page["Content-Security-Policy"]
        assert "unsafe" not in page["Content-Security-Policy"]


def test_no_page_tells_what_the_error_said(request_: HttpRequest) -> None:
    for name, page in pages(request_).items():
        assert "Elias" not in page.content.decode().replace("Elias+Karlsson", ""), name


def test_each_page_gives_the_reference_and_a_way_on(request_: HttpRequest) -> None:
    for page in pages(request_).values():
        assert "q83vEjRWeJASNFZ4kBI0Vg" in page.content.decode()
        assert "Till startsidan" in page.content.decode()


def test_the_log_knows_the_reference_that_a_page_gives(db: None) -> None:
    client = Client()
    user = User.objects.get(pk=towns.found()["officer"].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    for path, status in ((f"/cases/{uuid4()}/", 404), ("/administration/members/", 403)):
        answer = client.get(path)
        (reference,) = re.findall(
            r'Referens: <span class="number">(.{22})<', answer.content.decode()
        )
        entry = json.loads(bytes(Body.objects.latest("at").bytes))
        assert (answer.status_code, entry["request"]) == (status, reference)


def test_a_request_refused_before_it_had_an_id_still_gets_its_page(rf: RequestFactory) -> None:
    for page in pages(rf.get("/")).values():
        assert "Referens" not in page.content.decode()


def test_what_never_was_and_what_one_may_not_know_of_are_one_page(request_: HttpRequest) -> None:
    class OutOfScope(Http404):
        pass

    texts = {
        errors.not_found(request_, error).content.split(b"<main")[1]
        for error in (Http404("a"), Http404("b"), OutOfScope("c"))
    }

    assert len(texts) == 1
    assert "eller så har du inte tillgång till den" in texts.pop().decode()


def test_whoever_is_not_assigned_learns_whom_to_ask(request_: HttpRequest) -> None:
    assigned = errors.forbidden(request_, NotAssigned("relation.assigned")).content.decode()
    role = errors.forbidden(request_, PermissionDenied()).content.decode()

    assert "Be verksamhetens kontaktperson lägga till dig" in assigned
    assert "Be verksamhetens kontaktperson" not in role
    assert "Försöket har loggats" in assigned
    assert "Försöket har loggats" in role


def test_what_was_written_in_a_form_that_is_refused_can_be_copied(rf: RequestFactory) -> None:
    request = rf.post("/", {"text": "Borta i tre <veckor>.", "topic": "schooling"})

    page = errors.form_refused(request, reason="CSRF token missing.").content.decode()

    assert "Borta i tre &lt;veckor&gt;." in page
    assert "schooling" not in page


def test_whoever_is_taken_off_a_case_while_writing_gets_the_text_back(db: None) -> None:
    town = towns.found()
    case = towns.note_concern(town)
    seats.assign_member(case, by=town["contact"], membership=town["colleague"].membership_id)
    client = Client()
    user = User.objects.get(pk=town["teacher"].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    seats.end_assignment(case, town["teacher"].membership_id, by=town["contact"])
    form = {"acting_for": str(town["teacher"].membership_id), "text": "Borta i tre <veckor>."}
    for path, status in ((f"/cases/{case}/notes/", 403), (f"/cases/{uuid4()}/notes/", 404)):
        answer = client.post(path, form)
        page = answer.content.decode()
        assert (answer.status_code, "Borta i tre &lt;veckor&gt;." in page) == (status, True)
        assert "Inget av det du skickade är sparat." in page
    elsewhere = client.post("/no-such-page/", form)
    assert (elsewhere.status_code, b"Borta" in elsewhere.content) == (404, False)


def test_a_password_is_never_shown(rf: RequestFactory) -> None:
    request = rf.post("/", {"password1": "fyra ord i rad"})

    page = errors.form_refused(request, reason="CSRF token missing.").content.decode()

    assert "fyra ord" not in page


def test_what_another_site_sent_is_not_shown_as_ours(rf: RequestFactory) -> None:
    request = rf.post("/", {"text": "Ring det här numret."})
    reason = "Origin checking failed - https://example.com does not match any trusted origins."

    assert "Ring det" not in errors.form_refused(request, reason=reason).content.decode()


@pytest.mark.urls("config.errors")  # no address at all
def test_the_last_page_needs_no_address(request_: HttpRequest) -> None:
    assert errors.server_error(request_).status_code == 500


def test_the_last_page_sends_an_administrator_to_operations_and_asks_no_database(
    request_: HttpRequest,
) -> None:
    """Without a database fixture: a query would fail the test."""
    unknown = errors.server_error(request_).content.decode()
    assert "kontaktar systemförvaltaren" in unknown
    for role, asked in ((Role.CASE_WORKER, "systemförvaltaren"), (Role.ADMINISTRATOR, "driften")):
        request_.member = Value(role=role)
        page = errors.server_error(request_).content.decode()
        assert re.findall(r"om du kontaktar (\w+)", page) == [asked]
