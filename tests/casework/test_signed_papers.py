"""A paper that was signed: what it offers can be recorded, its day is kept, and whose it is."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from access import clock
from casework.management.demo import telling
from casework.models import Attachment
from consent.models import ConsentAnswer
from consent.terms import NAMED_PURPOSES, ConcernCategory
from tests import town as towns
from tests.browsing import browser
from tests.casework.asking import askable
from tests.casework.test_papers import filled, pdf
from tests.town import Town

CHECK = "Kontrollera innan du fortsätter"


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def send(town: Town, path: str, **fields: object) -> tuple[int, str]:
    data = {"acting_for": str(town["teacher"].membership_id), "sending": str(uuid4()), **fields}
    answer = browser(town, "teacher").post(path, data)
    return answer.status_code, answer.content.decode()


# What the paper offers.


def test_the_paper_offers_no_purpose_and_no_agency_that_the_form_cannot_record(town: Town) -> None:
    case, path = filled(town)
    blank = f"/cases/{askable(town)}/consents/form/"
    for where in (path, f"/cases/{case}/consents/form/", blank):
        _answer, _reader, text = pdf(town, where)
        purposes = text.partition("Syfte")[2].partition("Vem får veta vad?")[0]
        assert purposes.count("☐") + purposes.count("☒") == len(NAMED_PURPOSES)
        assert "annat:" not in text
        assert "Annan (namn)" not in text
        for agency in ("Granskolan", "Polisen"):  # who can be crossed stands there
            assert agency in text


# The day on it.


def answers(case: UUID, consent: UUID) -> str:
    return f"/cases/{case}/consents/{consent}/answers/"


PAPER = {"giver": "guardian_1", "kind": "yes", "channel": "paper"}


def test_an_answer_on_paper_has_the_day_that_stands_on_it(town: Town) -> None:
    with clock.moved_to(clock.now() - timedelta(days=5)):
        case = towns.note_concern(town)
        consent = towns.ask(town, case)
    signed = clock.today() - timedelta(days=3)
    path = answers(case, consent)
    status, page = send(town, path, **PAPER, signed_date=signed.isoformat())
    assert (status, CHECK in page) == (200, True)
    assert "Vilken dag är blanketten undertecknad?" in page
    sent = {**PAPER, "signed_date": signed.isoformat(), "checked": "yes"}
    assert send(town, path, **sent)[0] == 302
    assert ConsentAnswer.objects.get().signed_date == signed
    record = browser(town, "teacher").get(f"/cases/{case}/consents/{consent}/").content.decode()
    day = f"{signed.day} "
    assert f"Genom: Undertecknad blankett · undertecknad {day}" in record


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (None, "Skriv den dag som står på blanketten."),
        (1, "Datumet har inte varit än."),
        (-6, "innan frågan ställdes"),
    ],
)
@pytest.mark.parametrize("checked", ["", "yes"])
def test_a_day_that_cannot_be_is_refused_beside_its_field(
    town: Town, days: int | None, told: str, checked: str
) -> None:
    with clock.moved_to(clock.now() - timedelta(days=5)):
        case = towns.note_concern(town)
        consent = towns.ask(town, case)
    day = "" if days is None else (clock.today() + timedelta(days=days)).isoformat()
    status, page = send(town, answers(case, consent), **PAPER, signed_date=day, checked=checked)
    assert (status, CHECK in page) == (422, False)
    assert told in page.partition('id="id_signed_date_error"')[2].partition("</div>")[0]
    assert not ConsentAnswer.objects.exists()


def test_an_answer_by_telephone_keeps_no_day_of_signing(town: Town) -> None:
    case = towns.note_concern(town)
    consent = towns.ask(town, case)
    sent = {**PAPER, "channel": "phone", "signed_date": clock.today().isoformat()}
    _status, page = send(town, answers(case, consent), **sent)
    assert "Vilken dag är blanketten undertecknad?" not in page
    assert send(town, answers(case, consent), **sent, checked="yes")[0] == 302
    assert ConsentAnswer.objects.get().signed_date is None


# Whose it is.


def scan(town: Town, case: UUID, consent: UUID, **fields: object) -> tuple[int, str]:
    file = SimpleUploadedFile("blankett.pdf", telling.BLANK_PDF, "application/pdf")
    return send(town, f"/cases/{case}/consents/{consent}/forms/", file=file, **fields)


def test_a_scan_says_whose_paper_it_is(town: Town) -> None:
    case, consent = towns.consented(town)
    path = f"/cases/{case}/consents/{consent}/"
    form = browser(town, "teacher").get(f"{path}forms/").content.decode()
    assert "Vårdnadshavare 2: Lisa Alm" in form
    status, page = scan(town, case, consent)
    assert (status, Attachment.objects.exists()) == (422, False)
    assert "Kryssa för den som har undertecknat." in page.partition('id="id_signers_error"')[2]
    assert scan(town, case, consent, signers=["guardian_2"])[0] == 302
    assert scan(town, case, consent, signers=["guardian_1", "guardian_2"])[0] == 302
    record = browser(town, "teacher").get(path).content.decode()
    assert "Undertecknad av: Vårdnadshavare 2<" in record
    assert "Undertecknad av: Vårdnadshavare 1, Vårdnadshavare 2<" in record


def test_where_one_person_is_asked_it_is_that_one_s_paper(town: Town) -> None:
    case = telling.concern(
        town["teacher"], ("Maja", "Berg"), "20080301-2392", ConcernCategory.ABSENCE, "Borta."
    )
    consent = towns.ask(town, case)
    form = browser(town, "teacher").get(f"/cases/{case}/consents/{consent}/forms/")
    assert 'name="signers"' not in form.content.decode()
    assert scan(town, case, consent)[0] == 302
    assert Attachment.objects.get().signers == ["youth"]


def test_nobody_signs_who_is_not_asked(town: Town) -> None:
    case = telling.concern(
        town["teacher"], ("Hugo", "Gren"), "20120305-2392", ConcernCategory.ABSENCE, "Borta."
    )
    telling.guardians(case, town["teacher"], ("Tor", "Gren", "19790124-9297"))
    consent = towns.ask(town, case)
    status, page = scan(town, case, consent, signers=["guardian_2"])
    assert (status, "Den personen tillfrågas inte." in page) == (422, True)
