"""What people type wrong: a message at its field, the text kept, nothing lost and nothing saved."""

from uuid import UUID, uuid4

import pytest
from django.test import Client

from access.clock import today
from agencies.models import User
from casework.management.demo import telling
from casework.models import Action, Case, Identity, Note
from consent.models import Consent, ConsentAnswer
from consent.terms import ConcernCategory, Topic
from tests import town as towns
from tests.drafts import early_draft
from tests.town import Town

LONG_TEXT = "Det här skrev jag länge på."


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


class Sender:
    """Sends forms as somebody of the town."""

    def __init__(self, town: Town, key: str) -> None:
        self.member = town[key]
        self.client = Client()
        self.client.force_login(
            User.objects.get(pk=self.member.user_id), backend="agencies.backends.MemberBackend"
        )

    def send(self, path: str, **fields: object) -> tuple[int, str]:
        data = {
            "acting_for": str(self.member.membership_id),
            "sending": str(uuid4()),
            "checked": "yes",
            **fields,
        }
        answer = self.client.post(path, data)
        return answer.status_code, answer.content.decode()


CONCERN = {
    "given_name": "Elias",
    "surname": "Alm",
    "personnummer": "20120305-2392",
    "protection": "no",
    "category": "substances",
    "topic": "substances",
    "text": LONG_TEXT,
}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("personnummer", "20120305-2393", "giltigt personnummer"),
        ("personnummer", "20121332-2392", "giltigt personnummer"),
        ("personnummer", "120305-2392", "Skriv året med fyra siffror"),
        ("personnummer", "1203052392", "Skriv året med fyra siffror"),
        ("personnummer", "２０１２0305-2392", "giltigt personnummer"),
        ("personnummer", "", "Fyll i fältet."),
        ("given_name", "", "Fyll i fältet."),
        ("given_name", "El\x07ias", "tecken som inte kan sparas"),
        ("protection", "", "Välj ett alternativ"),
        ("protection", "perhaps", "Välj"),
        ("category", "gossip", "Välj"),
        ("topic", "safety", "Välj"),
        ("topic", "identity", "Välj"),
        ("sending", "", "Ladda om sidan"),
        ("sending", "abc", "Ladda om sidan"),
        ("text", "\x00" + LONG_TEXT, "tecken"),
    ],
)
def test_a_wrong_field_is_told_at_the_field_and_the_text_is_kept(
    town: Town, field: str, value: str, said: str
) -> None:
    teacher = Sender(town, "teacher")
    status, page = teacher.send("/cases/new/", **{**CONCERN, field: value})
    assert status == 422
    assert said in page
    assert LONG_TEXT in page
    assert not Case.objects.exists()


def test_a_megabyte_of_text_is_refused_at_its_field_and_kept(town: Town) -> None:
    case = towns.note_concern(town)
    teacher = Sender(town, "teacher")
    text = "å" * 500_000
    status, page = teacher.send(
        f"/cases/{case}/notes/", topic="schooling", concerns="youth", text=text
    )
    assert status == 422
    assert text in page
    assert "högst 20000 tecken" in page
    assert Note.objects.filter(case_id=case).count() == 1


def test_more_than_the_site_takes_gets_a_page_and_no_crash(town: Town) -> None:
    case = towns.note_concern(town)
    teacher = Sender(town, "teacher")
    status, _page = teacher.send(f"/cases/{case}/notes/", text="å" * 3_000_000)
    assert status == 413


def test_markup_is_shown_as_it_was_written(town: Town) -> None:
    case = towns.note_concern(town)
    teacher = Sender(town, "teacher")
    text = "<script>alert(1)</script> & \"så\" 'där'"
    teacher.send(f"/cases/{case}/notes/", topic="schooling", concerns="youth", text=text)
    page = teacher.client.get(f"/cases/{case}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_form_that_is_sent_twice_saves_once_and_answers_the_same(town: Town) -> None:
    case = towns.note_concern(town)
    teacher = Sender(town, "teacher")
    form = {"topic": "schooling", "concerns": "youth", "text": "En gång.", "sending": str(uuid4())}
    answers = [teacher.send(f"/cases/{case}/notes/", **form)[0] for _ in range(2)]
    assert answers == [302, 302]
    assert Note.objects.filter(case_id=case).count() == 2
    concern = {**CONCERN, "sending": str(uuid4())}
    assert [teacher.send("/cases/new/", **concern)[0] for _ in range(2)] == [302, 302]
    assert Case.objects.count() == 2


def test_consent_withdrawn_between_page_and_submit_keeps_the_text(town: Town) -> None:
    case, consent = towns.consented(town)
    teacher = Sender(town, "teacher")
    teacher.client.get(f"/cases/{case}/notes/")
    towns.withdraw(town, case, consent)
    before = Note.objects.count()
    status, page = teacher.send(
        f"/cases/{case}/notes/",
        topic="schooling",
        concerns="youth",
        text=LONG_TEXT,
        receivers=str(town.agency("police")),
    )
    assert (status, LONG_TEXT in page) == (422, True)
    assert Note.objects.count() == before
    officer = Sender(town, "officer")
    status, page = officer.send(
        f"/cases/{case}/notes/", topic="leisure", concerns="youth", text=LONG_TEXT
    )
    assert (status, LONG_TEXT in page) == (422, True)
    assert "Samtycket gäller inte längre" in page


@pytest.mark.parametrize("receiver", ["abc", "", str(UUID(int=3))])
def test_a_foreign_receiver_in_the_form_releases_nothing(town: Town, receiver: str) -> None:
    case, _consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Skolans.")
    note = Note.objects.get(case_id=case, topic="schooling")
    teacher = Sender(town, "teacher")
    status, _page = teacher.send(f"/cases/{case}/items/{note.pk}/", receivers=receiver)
    assert status == 422


def test_owner_topic_and_case_are_not_taken_from_the_form(town: Town) -> None:
    case, other = towns.note_concern(town), towns.note_concern(town)
    teacher = Sender(town, "teacher")
    teacher.send(
        f"/cases/{case}/notes/",
        topic="schooling",
        concerns="youth",
        text="Min.",
        owner=str(town.agency("police")),
        owner_id=str(town.agency("police")),
        case=str(other),
        case_id=str(other),
        id=str(UUID(int=9)),
    )
    note = Note.objects.filter(case_id=case).latest("written_at")
    assert (note.owner_id, note.case_id) == (town.agency("school"), case)
    assert note.pk != UUID(int=9)


def test_a_child_of_another_case_is_unknown_under_ones_own(town: Town) -> None:
    mine, other = towns.note_concern(town), towns.note_concern(town)
    teacher = Sender(town, "teacher")
    note = Note.objects.get(case_id=other)
    identity = Identity.objects.get(case_id=other, concerns="youth")
    for path in (f"items/{note.pk}/", f"identity/{identity.pk}/"):
        assert teacher.client.get(f"/cases/{mine}/{path}").status_code == 404
        assert teacher.client.get(f"/cases/{other}/{path}").status_code == 200
    status, _page = teacher.send(
        f"/cases/{mine}/notes/",
        topic="schooling",
        concerns="youth",
        text="Rättar.",
        corrects=str(note.pk),
    )
    assert status == 404


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"until_date": "2020-01-01"}, "inte har passerat"),
        ({"until_date": "2026-02-30"}, "datum som finns"),
        ({"until_date": "2099-01-01"}, "tolv månader"),
        ({"crosses": "x:schooling"}, "rutor"),
        ({"crosses": ""}, "ruta"),
        ({"custody_checked_date": "2099-01-01"}, "inte varit"),
    ],
)
def test_a_wrong_question_is_told_at_its_field(
    town: Town, change: dict[str, str], said: str
) -> None:
    case = towns.note_concern(town)
    telling.safe_to_ask(case, town["teacher"])
    teacher = Sender(town, "teacher")
    form = {
        "purposes": "safe_leisure",
        "crosses": [f"{town.agency(one)}:schooling" for one in ("police", "coordination")],
        "until_date": today().isoformat(),
        "channel": "meeting",
        "language": "sv",
        "identity_check": "known",
        "custody": "joint",
        "custody_checked_date": today().isoformat(),
    }
    status, page = teacher.send(f"/cases/{case}/consents/", **{**form, **change})
    assert status == 422
    assert said in page
    assert not Consent.objects.exists()
    assert teacher.send(f"/cases/{case}/consents/", **form)[0] == 302


def test_an_answer_that_cannot_be_is_refused(town: Town) -> None:
    case, consent = towns.consented(town)
    teacher = Sender(town, "teacher")
    answers = ConsentAnswer.objects.count()
    path = f"/cases/{case}/consents/{consent}/answers/"
    for giver, kind in (("guardian_1", "no"), ("guardian_1", "withdrawn"), ("another", "yes")):
        assert teacher.send(path, giver=giver, kind=kind, channel="meeting")[0] == 422
    assert ConsentAnswer.objects.count() == answers


def test_two_corrections_at_once_are_told_apart(town: Town) -> None:
    case = towns.note_concern(town)
    youth = Identity.objects.get(case_id=case, concerns="youth")
    teacher = Sender(town, "teacher")
    form = {**CONCERN, "version": "1", "given_name": "Elis"}
    assert teacher.send(f"/cases/{case}/identity/{youth.pk}/", **form)[0] == 302
    form["given_name"] = "Elia"
    status, page = teacher.send(f"/cases/{case}/identity/{youth.pk}/", **form)
    assert (status, "Någon annan har rättat" in page) == (422, True)
    assert "<dd>Elis</dd>" in page  # what is saved, beside
    assert 'value="Elia"' in page  # what was typed
    form["version"] = "2"
    assert 'name="version" value="2"' in page
    assert teacher.send(f"/cases/{case}/identity/{youth.pk}/", **form)[0] == 302


def test_a_step_that_is_not_open_says_why_and_keeps_what_was_typed(town: Town) -> None:
    case = towns.note_concern(town)
    teacher = Sender(town, "teacher")
    status, page = teacher.send(
        f"/cases/{case}/talks/",
        kind="concern",
        held_date=today().isoformat(),
        holder="Kurator",
        agreed=LONG_TEXT,
    )
    assert (status, LONG_TEXT in page) == (422, True)
    assert "Samtycke är inte efterfrågat" in page
    status, page = teacher.send(
        f"/cases/{case}/actions/", what=LONG_TEXT, responsible="agency", due_date="2020-01-01"
    )
    assert (status, LONG_TEXT in page, Action.objects.count()) == (422, True, 0)


def test_a_guardian_of_a_draft_without_a_name_is_refused_in_words(town: Town) -> None:
    case = early_draft(
        by=town["teacher"],
        topic=Topic.LEISURE,
        category=ConcernCategory.ABSENCE,
        text="Borta från träningen.",
    )
    status, page = Sender(town, "teacher").send(
        f"/cases/{case}/guardians/", given_name="Johan", surname="Alm", protection="no"
    )
    assert status == 422
    assert "Ange först vem det gäller." in page
    assert not Identity.objects.exists()


def test_a_number_that_no_keyboard_types_is_looked_for_like_any_other(town: Town) -> None:
    towns.note_concern(town)
    client = Sender(town, "teacher").client
    for number in ("%00", "4K7Q%00", "%25%25%25%25", "____"):
        assert client.get(f"/cases/find/?number={number}").headers["Location"] == "/cases/"
