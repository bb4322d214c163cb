"""A scanned form is its agency's own: what is taken in, who opens it, and how it is handed over."""

import hashlib
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from access.acts import Act
from audit.codes import short
from audit.models import Body
from casework.management.demo import telling
from casework.models import Attachment
from casework.models.attachment import LARGEST, FileType, type_of
from casework.reading import consents
from casework.writing import seats
from consent import gate
from consent.models import Release
from tests import town as towns
from tests.browsing import browser
from tests.town import Town
from vault.models import Grant

PDF = telling.BLANK_PDF
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(200) + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(200) + b"IEND\xaeB`\x82"


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def send(
    town: Town,
    case: UUID,
    consent: UUID,
    content: bytes,
    *,
    who: str = "teacher",
    name: str = "blankett.pdf",
    declared: str = "application/pdf",
    **fields: object,
) -> tuple[int, str]:
    data = {
        "acting_for": str(town[who].membership_id),
        "sending": str(uuid4()),
        "file": SimpleUploadedFile(name, content, declared),
        "signers": "guardian_1",
        **fields,
    }
    answer = browser(town, who).post(f"/cases/{case}/consents/{consent}/forms/", data)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("content", "kind", "media"),
    [(PDF, "pdf", "application/pdf"), (JPEG, "jpg", "image/jpeg"), (PNG, "png", "image/png")],
)
def test_a_scanned_form_comes_back_as_it_was_whatever_it_was_called(
    town: Town, content: bytes, kind: str, media: str
) -> None:
    case, consent = towns.consented(town)
    status, _page = send(
        town, case, consent, content, name="Johan Alm.exe", declared="text/html; charset=utf-8"
    )
    assert status == 302
    answer = browser(town, "teacher").get(
        f"/cases/{case}/attachments/{Attachment.objects.get().pk}/"
    )
    assert (answer.status_code, answer.content) == (200, content)
    assert answer.headers["Content-Type"] == media
    assert answer.headers["Content-Disposition"] == f'attachment; filename="blankett.{kind}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "Johan" not in str(answer.headers)


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script></html>",
        b"MZ" + bytes(300),
        b"PK\x03\x04" + bytes(300),
        b"GIF89a" + bytes(300),
        b" " + PDF,
        b"<html>" + PDF,
        PDF[: PDF.index(b"%%EOF")],
        PDF.replace(b"%PDF-1.4\n", b"%PDF-1.4\n<script>alert(1)</script>"),
        PDF + b"PK\x05\x06" + bytes(18),
        JPEG + b"PK\x05\x06" + bytes(18),
        JPEG.replace(b"JFIF", PDF),
        PNG.replace(bytes(20), b"<!DOCTYPE html><svg>", 1),
        PNG[:-8],
    ],
)
def test_what_is_no_form_or_is_two_things_at_once_is_refused_at_the_field(
    town: Town, content: bytes
) -> None:
    case, consent = towns.consented(town)
    status, page = send(town, case, consent, content)
    assert status == 422
    assert "Filen är inte en hel PDF, JPEG eller PNG." in page
    assert not Attachment.objects.exists()


def test_an_empty_file_and_none_are_told_at_the_field(town: Town) -> None:
    case, consent = towns.consented(town)
    assert "Filen är tom." in send(town, case, consent, b"")[1]
    status, page = send(town, case, consent, PDF, file="")
    assert (status, "Välj en fil." in page) == (422, True)


def test_a_file_of_five_megabytes_is_taken_and_a_larger_one_told_so(town: Town) -> None:
    case, consent = towns.consented(town)
    whole = PDF.replace(b"trailer", b"%" + b"x" * (LARGEST - len(PDF) - 2) + b"\ntrailer")
    assert len(whole) == LARGEST
    assert send(town, case, consent, whole)[0] == 302
    for more in (1, 3 * LARGEST):
        status, page = send(town, case, consent, whole + b"\n" * more)
        assert (status, "Filen är för stor." in page) == (422, True)
    assert Attachment.objects.count() == 1


def test_a_file_never_touches_the_disk() -> None:
    assert settings.FILE_UPLOAD_HANDLERS == [
        "django.core.files.uploadhandler.MemoryFileUploadHandler"
    ]
    assert LARGEST < settings.FILE_UPLOAD_MAX_MEMORY_SIZE < LARGEST + 2**17


def test_the_name_is_kept_without_folders_and_unseen_characters(town: Town) -> None:
    case, consent = towns.consented(town)
    send(town, case, consent, PDF, name="C:\\mapp\\\u202eblan\u200bkett <b>.pdf")
    page = consents.open_consent(case, consent, by=town["teacher"], step=None)
    assert [line.name for line in page.desk.forms] == ["blankett <b>.pdf"]
    html = browser(town, "teacher").get(f"/cases/{case}/consents/{consent}/").content.decode()
    assert "blankett &lt;b&gt;.pdf" in html


def test_the_same_form_sent_twice_is_kept_once_and_another_file_is_told(town: Town) -> None:
    case, consent = towns.consented(town)
    once = str(uuid4())
    for _ in range(2):
        assert send(town, case, consent, PDF, sending=once)[0] == 302
    assert send(town, case, consent, PNG, sending=once)[0] == 422
    assert Attachment.objects.count() == 1


def test_the_agency_that_asked_alone_adds_and_opens(town: Town) -> None:
    case, consent = towns.consented(town)
    form = telling.attach(case, consent, town["teacher"])
    for who in ("coordinator", "officer", "youth_worker", "social"):
        assert browser(town, who).get(f"/cases/{case}/attachments/{form}/").status_code == 404
        assert send(town, case, consent, PDF, who=who)[0] == 404
        assert browser(town, who).get(f"/cases/{case}/consents/{consent}/forms/").status_code == (
            404
        )
    colleague = browser(town, "colleague")
    assert colleague.get(f"/cases/{case}/attachments/{form}/").status_code == 403
    assert Attachment.objects.count() == 1
    assert not consents.open_consent(case, consent, by=town["officer"], step=None).desk.forms


def test_a_form_of_another_case_or_none_is_not_there(town: Town) -> None:
    case, consent = towns.consented(town)
    other, other_consent = towns.consented(town)
    form = telling.attach(other, other_consent, town["teacher"])
    teacher = browser(town, "teacher")
    assert teacher.get(f"/cases/{other}/attachments/{form}/").status_code == 200
    assert teacher.get(f"/cases/{case}/attachments/{form}/").status_code == 404
    assert teacher.get(f"/cases/{case}/attachments/{uuid4()}/").status_code == 404
    assert send(town, case, other_consent, PDF)[0] == 404
    assert teacher.get(f"/cases/{case}/attachments/{consent}/").status_code == 404


def test_no_other_item_is_handed_over_as_a_file(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.attach(case, _consent, town["teacher"])
    for item in Release.objects.filter(case_id=case).values_list("item_id", flat=True).distinct():
        answer = browser(town, "teacher").get(f"/cases/{case}/attachments/{item}/")
        assert answer.status_code == 404


def test_after_the_withdrawal_the_form_is_still_its_agencys_and_nobody_elses(town: Town) -> None:
    case, consent = towns.consented(town)
    form = telling.attach(case, consent, town["teacher"])
    towns.withdraw(town, case, consent)
    path = f"/cases/{case}/attachments/{form}/"
    assert browser(town, "teacher").get(path).content == PDF
    for who in ("coordinator", "officer"):
        assert browser(town, who).get(path).status_code == 404
    assert set(Grant.objects.filter(item_id=form).values_list("agency_id", flat=True)) == {
        town.agency("school")
    }


def test_a_form_cannot_be_shared_or_released(town: Town) -> None:
    case, consent = towns.consented(town)
    form = telling.attach(case, consent, town["teacher"])
    assert browser(town, "teacher").get(f"/cases/{case}/items/{form}/").status_code == 404
    assert not Release.objects.filter(item_id=form).exists()


def test_opening_is_one_entry_that_names_this_form_alone(town: Town) -> None:
    case, consent = towns.consented(town)
    first, second = (telling.attach(case, consent, town["teacher"]) for _ in range(2))
    before = len(towns.acts_of(town))
    browser(town, "teacher").get(f"/cases/{case}/attachments/{first}/")
    assert towns.acts_of(town)[before:] == [(Act.OPEN_ATTACHMENT, "shown")]
    bytes_ = bytes(Body.objects.order_by("-index")[0].bytes).decode()
    assert short(first) in bytes_
    assert short(second) not in bytes_


def test_nothing_is_handed_over_when_the_log_cannot_be_written(town: Town) -> None:
    case, consent = towns.consented(town)
    form = telling.attach(case, consent, town["teacher"])
    client = browser(town, "teacher")
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_leaf RENAME TO audit_away")
    answer = client.get(f"/cases/{case}/attachments/{form}/")
    assert answer.status_code >= 400
    assert b"%PDF" not in answer.content


def test_the_record_does_not_open_what_the_forms_hold(town: Town) -> None:
    case, consent = towns.consented(town)
    telling.attach(case, consent, town["teacher"])
    consents.open_consent(case, consent, by=town["teacher"], step=None)
    items = Body.objects.order_by("-index")[0]
    assert b",[21]," in bytes(items.bytes)
    assert b"22" not in bytes(items.bytes).partition(b'"items"')[2].partition(b"]]")[0]


def test_a_consent_takes_ten_forms_and_no_more(town: Town) -> None:
    case, consent = towns.consented(town)
    for _ in range(10):
        telling.attach(case, consent, town["teacher"])
    status, page = send(town, case, consent, PDF)
    assert (status, "tio inskannade" in page) == (422, True)


def test_the_bytes_of_a_real_photo_and_scan_tell_their_type() -> None:
    pictures = sorted(Path("tests/manual").rglob("*.png"))[:1]
    assert [type_of(path.read_bytes()) for path in pictures] == [FileType.PNG] * len(pictures)
    assert type_of(JPEG + bytes(900)) is FileType.JPEG  # some telephones write after the end
    assert type_of(b"") is None
    assert hashlib.sha256(PDF).digest()
    assert type_of(PDF + b"\r\n\r\n") is FileType.PDF


def test_the_gate_opens_one_item_alone_when_it_is_asked_for_one(town: Town) -> None:
    case, consent = towns.consented(town)
    first, _second = (telling.attach(case, consent, town["teacher"]) for _ in range(2))
    shown = gate.disclose(
        case,
        by=town["teacher"],
        act=Act.OPEN_ATTACHMENT,
        fields={Attachment: ("content",)},
        child=gate.Child(gate.Kind.ONE_OWN_ITEM, first),
    )
    assert [one.row.pk for one in shown.of(Attachment)] == [first]


def test_whoever_leaves_the_case_opens_no_form(town: Town) -> None:
    case, consent = towns.consented(town)
    form = telling.attach(case, consent, town["teacher"])
    for who in ("contact", "colleague"):
        seats.assign_member(case, by=town["contact"], membership=town[who].membership_id)
    seats.end_assignment(case, town["teacher"].membership_id, by=town["contact"])
    path = f"/cases/{case}/attachments/{form}/"
    assert browser(town, "teacher").get(path).status_code == 403
    assert browser(town, "colleague").get(path).status_code == 200
