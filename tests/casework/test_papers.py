"""The consent form and the information on paper: every field is there, tagged, and nothing more."""

import re
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.http import HttpResponse
from pypdf import PdfReader

from access.acts import Act
from casework.management.demo import telling
from casework.models import Identity
from casework.models.identity import Protection
from casework.writing import persons
from casework.writing.consents import withdraw_consent
from config.information import Controller, Information
from consent.terms import Channel, Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework.asking import askable, asked, exception, question, say_yes, send
from tests.town import ONE, Town

SECRETS = ("Kanarieskola", "Kanariepolis", "Alm", "Johan", "Lisa", "20120305", "19790124")


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def pdf(town: Town, path: str, **choice: str) -> tuple[HttpResponse, PdfReader, str]:
    answer = send(town, path, **{"language": "sv", "as": "pdf", **choice})
    assert answer.status_code == 200, answer.content.decode()
    reader = PdfReader(BytesIO(answer.content))
    text = "\n".join(page.extract_text() for page in reader.pages)
    return answer, reader, " ".join(text.split())


def filled(town: Town, **more: object) -> tuple[UUID, str]:
    """A case in which both agencies wrote, and the address of its filled form."""
    case = askable(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Kanarieskola.")
    consent = asked(
        town, case, **question(town, **more), **exception(town, "school", "police", "family")
    )
    return case, f"/cases/{case}/consents/{consent}/form/"


def test_the_filled_form_has_every_field_of_the_domain(town: Town) -> None:
    _case, path = filled(town)
    _answer, _reader, text = pdf(town, path)
    form = settings.CONSENT_TEXTS[(settings.CONSENT_TEXT_VERSION, "sv")].form
    for key in (
        "title lead why_title purpose_title who_title who exception_title self_title self "
        "long_title voluntary_title voluntary withdraw_title withdraw know_title know sign_title "
        "sign guardian_1 guardian_2 printed_name date signature staff_title informed_by identity "
        "language by_word written custody view version number"
    ).split():
        assert form[key] in text, key
    for said in (
        "kring Elias så att det går bra",
        "☒ en trygg fritid",
        "☐ stöd i skolan",
        "Granskolan får inte lämna uppgifter till Polisen om: familj.",
        "☒ Vårdnadshavare 1",
        "☒ Vårdnadshavare 2",
        "☐ Den unge (krävs från 15 år; från 18 år räcker den unges)",
        "högst 12 månader",
        "Personen visade giltig id-handling",
        "☒ muntlig information",
        "2026-1 (sv)",
    ):
        assert said in text, said
    for topic in settings.CONSENT_TEXTS[(settings.CONSENT_TEXT_VERSION, "sv")].topics.values():
        assert topic.split()[0] in text


def test_the_boxes_are_ticked_as_they_were_crossed(town: Town) -> None:
    _case, path = filled(town)
    _answer, _reader, text = pdf(town, path)
    rows = re.findall(r"(Granskolan|Polisen|Fritid|Socialtjänsten) ((?:[☐☒] ?){7})", text)
    boxes = {agency: ticks.replace(" ", "") for agency, ticks in rows}
    assert boxes == {"Granskolan": "☐" * 7, "Polisen": "☒☐☒☐☐☐☐", "Fritid": "☒☐☒☐☐☐☐"}


@pytest.mark.parametrize("which", ["filled", "blank", "information"])
def test_the_file_is_tagged_small_and_tells_of_nobody(town: Town, which: str) -> None:
    case, path = filled(town)
    for user in ("officer", "social"):
        assert browser(town, user).get(path).status_code == 404
    if which != "filled":
        path = f"/cases/{case}/consents/{'form' if which == 'blank' else which}/"
    answer, reader, text = pdf(town, path)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "sv"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert len(reader.pages) <= 2
    title = "Information SSPF" if which == "information" else "Samtycke SSPF"
    assert {key: value for key, value in reader.metadata.items() if key != "/Producer"} == {
        "/Title": title
    }
    name = "information.pdf" if which == "information" else "samtycke.pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in answer.headers["Cache-Control"]
    known = text + str(reader.metadata) + root["/Metadata"].get_object().get_data().decode()
    for secret in SECRETS:
        assert secret not in known, secret
    assert ("Elias" in known) == (which == "filled")


def test_headings_and_tables_are_told_to_a_screen_reader(town: Town) -> None:
    _case, path = filled(town)
    _answer, reader, _text = pdf(town, path)
    kinds: list[str] = []

    def walk(node: object) -> None:
        node = getattr(node, "get_object", lambda: node)()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            kinds.append(str(node.get("/S", "")))
            if "/K" in node:
                walk(node["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert kinds.count("/H1") == 1
    assert {"/H2", "/Table", "/TH", "/TD", "/L", "/LI", "/P"} <= set(kinds)


@pytest.mark.parametrize(("language", "tag"), [("lsv", "sv"), ("en", "en")])
def test_the_form_is_there_in_each_language(town: Town, language: str, tag: str) -> None:
    _case, path = filled(town)
    _answer, reader, text = pdf(town, path, language=language)
    form = settings.CONSENT_TEXTS[(settings.CONSENT_TEXT_VERSION, language)].form
    assert form["title"] in text
    assert reader.trailer["/Root"]["/Lang"] == tag
    assert len(reader.pages) <= 2
    shown = send(town, path, language=language, **{"as": "page"}).content.decode()
    assert form["voluntary"] in shown
    assert f'<article class="paper" lang="{tag}"' in shown


def test_the_information_says_what_the_municipality_told_and_speaks_to_the_youth(
    town: Town, settings: object
) -> None:
    settings.INFORMATION = Information(  # type: ignore[attr-defined]
        municipality="Granköping",
        kept="fem år",
        data_protection_officer="ombud@example.se",
        controllers=(Controller("Granskolan", "Skolnämnden", "skola@example.se"),),
    )
    _answer, _reader, text = pdf(town, f"/cases/{askable(town)}/consents/information/")
    for said in (
        "fritid i Granköping",
        "Fem år",
        "Ansvarig: Skolnämnden, skola@example.se.",
        "Dataskyddsombud: ombud@example.se.",
        "Till dig som är ung",
        "Är du 15 eller äldre",
        "klaga hos Integritetsskyddsmyndigheten (IMY)",
    ):
        assert said in text, said


def test_a_form_for_one_signature_names_nobody_elses(town: Town) -> None:
    _case, path = filled(town)
    _answer, _reader, text = pdf(town, path, signer="guardian_2")
    assert "☒ Vårdnadshavare 2" in text
    assert "Vårdnadshavare 1" not in text


def test_looking_is_one_act_and_printing_another_and_both_come_first(town: Town) -> None:
    _case, path = filled(town)
    before = len(towns.acts_of(town))
    browser(town, "teacher").get(path)
    assert towns.acts_of(town)[before:] == [(Act.OPEN_FORM, "shown")]
    pdf(town, path)
    assert towns.acts_of(town)[before + 1 :] == [
        (Act.OPEN_FORM, "shown"),
        (Act.PRINT_CONSENT, "shown"),
    ]


def test_invariant_8_of_somebody_protected_only_the_blank_form_is_printed(town: Town) -> None:
    case = towns.note_concern(town, protection=Protection.YES)
    telling.safe_to_ask(case, town["teacher"])
    consent = asked(town, case, **question(town))
    path = f"/cases/{case}/consents/{consent}/form/"
    before = len(towns.acts_of(town))
    for answer in (
        browser(town, "teacher").get(path),
        send(town, path, **{"language": "sv", "as": "pdf"}),
    ):
        page = answer.content.decode()
        assert "Skriv ut en tom blankett och fyll i den för hand" in " ".join(page.split())
        assert f'href="/cases/{case}/consents/form/"' in page
        assert "Elias" not in page
    assert (Act.PRINT_CONSENT, "shown") not in towns.acts_of(town)[before:]
    _answer, _reader, text = pdf(town, f"/cases/{case}/consents/form/")
    assert "☒" not in text
    assert "Elias" not in text


def test_a_form_that_nobody_signs_any_more_is_not_printed(town: Town) -> None:
    case, path = filled(town)
    consent = UUID(path.split("/")[4])
    say_yes(town, case, consent)
    pdf(town, path)
    withdraw_consent(case, consent, by=town["teacher"], giver=ONE, channel=Channel.PHONE)
    page = browser(town, "teacher").get(path).content.decode()
    assert "Kan inte skrivas ut nu" in page
    assert send(town, path, **{"language": "sv", "as": "pdf"}).status_code == 422


@pytest.mark.parametrize(
    "choice", [{"language": "so"}, {"language": ""}, {"signer": "another"}, {"language": "../sv"}]
)
def test_a_paper_in_a_language_without_text_or_for_nobody_is_refused(
    town: Town, choice: dict[str, str]
) -> None:
    _case, path = filled(town)
    answer = send(town, path, **{"language": "sv", "as": "pdf", **choice})
    assert answer.status_code == 422
    assert answer.headers["Content-Type"].startswith("text/html")


def test_a_form_of_another_case_is_not_there(town: Town) -> None:
    case, path = filled(town)
    other = askable(town)
    consent = path.split("/")[4]
    client = browser(town, "teacher")
    assert client.get(f"/cases/{other}/consents/{consent}/form/").status_code == 404
    assert client.get(f"/cases/{case}/consents/{uuid4()}/form/").status_code == 404


def test_the_youths_name_is_text_and_reaches_for_nothing(town: Town) -> None:
    case = askable(town)
    youth = Identity.objects.get(case_id=case, concerns="youth")
    persons.correct_identity(
        case,
        youth.pk,
        by=town["teacher"],
        version=1,
        given_name='<img src="http://127.0.0.1/a.png"> {until}',
        surname="Alm",
        personnummer="20120305-2392",
        protection=Protection.NO,
    )
    consent = asked(town, case, **question(town))
    _answer, _reader, text = pdf(town, f"/cases/{case}/consents/{consent}/form/")
    assert '<img src="http://127.0.0.1/a.png"> {until}' in text
