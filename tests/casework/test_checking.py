"""Before a step is taken it is read through: what was filled in, and what follows from it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from access.acts import Act
from access.clock import today
from agencies.models import User
from casework.management.demo import telling
from casework.models import Action, Case, Note, Talk, UnsentForm
from consent.models import Consent, Release
from consent.terms import CONSENT_TOPICS, ConcernCategory, Topic
from tests import town as towns
from tests.drafts import early_draft
from tests.town import Town

CHECK = "Kontrollera innan du fortsätter"


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


class Teacher:
    """Sends forms as a browser does, without the confirmation unless told."""

    def __init__(self, town: Town) -> None:
        self.member = town["teacher"]
        self.client = Client()
        user = User.objects.get(pk=self.member.user_id)
        self.client.force_login(user, backend="agencies.backends.MemberBackend")

    def send(self, path: str, **fields: object) -> tuple[int, str]:
        data = {"acting_for": str(self.member.membership_id), "sending": str(uuid4()), **fields}
        answer = self.client.post(path, data)
        return answer.status_code, answer.content.decode()


def sharing(town: Town, text: str = "Kom inte i dag.") -> dict[str, object]:
    receivers = [str(town.agency("police")), str(town.agency("leisure"))]
    return {"topic": "schooling", "concerns": "youth", "text": text, "receivers": receivers}


def test_a_note_that_is_shared_is_read_through_first(town: Town) -> None:
    case, _consent = towns.consented(town)
    teacher = Teacher(town)
    before = len(towns.acts_of(town))
    status, page = teacher.send(f"/cases/{case}/notes/", **sharing(town, '<b>"Kom inte"</b>'))
    assert (status, CHECK in page) == (200, True)
    for told in (
        "Polisen kan läsa detta till och med",
        "Fritid kan sakna egen sekretess",
        "det som har lästs kan inte tas tillbaka",
        "&lt;b&gt;&quot;Kom inte&quot;&lt;/b&gt;",
    ):
        assert told in page
    assert not Note.objects.filter(topic="schooling").exists()
    assert towns.acts_of(town)[before:] == [
        (Act.OPEN_FORM, "shown"),
        (Act.KEEP_UNSENT, "changed"),
    ]
    status, _page = teacher.send(f"/cases/{case}/notes/", checked="yes", **sharing(town))
    assert status == 302
    assert Release.objects.filter(item_id=Note.objects.get(topic="schooling").pk).count() == 2


def test_a_note_that_is_not_shared_is_saved_at_once(town: Town) -> None:
    case, _consent = towns.consented(town)
    form = {**sharing(town), "receivers": []}
    assert Teacher(town).send(f"/cases/{case}/notes/", **form)[0] == 302


def test_going_back_keeps_what_was_typed_and_names_no_error(town: Town) -> None:
    case, _consent = towns.consented(town)
    status, page = Teacher(town).send(f"/cases/{case}/notes/", checked="change", **sharing(town))
    assert (status, CHECK in page, "Kom inte i dag." in page) == (200, False, True)
    assert 'role="alert"' not in page
    assert page.count("checked>") == 2  # both agencies
    assert not Note.objects.filter(topic="schooling").exists()


def test_a_wrong_form_comes_back_before_anything_is_read_through(town: Town) -> None:
    case, _consent = towns.consented(town)
    status, page = Teacher(town).send(f"/cases/{case}/notes/", **{**sharing(town), "text": ""})
    assert (status, CHECK in page) == (422, False)


def test_the_question_of_consent_tells_who_would_know_what(town: Town) -> None:
    case = towns.note_concern(town)
    teacher = Teacher(town)
    teacher.send(f"/cases/{case}/safety/", answer="no")
    form = {
        "purposes": "school_support",
        "crosses": [
            f"{town.agency(one)}:{CONSENT_TOPICS[0].value}" for one in ("police", "coordination")
        ],
        "until_date": (today() + timedelta(days=90)).isoformat(),
        "channel": "meeting",
        "language": "sv",
        "identity_check": "known",
        "custody": "joint",
        "custody_checked_date": today().isoformat(),
    }
    status, page = teacher.send(f"/cases/{case}/consents/", **form)
    assert (status, CHECK in page) == (200, True)
    assert "Polisen (skola)" in page
    assert not Consent.objects.exists()
    assert teacher.send(f"/cases/{case}/consents/", checked="yes", **form)[0] == 302


def test_closing_tells_what_ends(town: Town) -> None:
    case, _consent = towns.consented(town)
    path, fields = f"/cases/{case}/closing/", {"reason": "goals_met"}
    teacher = Teacher(town)
    status, page = teacher.send(path, **fields)
    assert (status, CHECK in page, "All delning upphör genast" in page) == (200, True, True)
    assert unchanged(case)
    assert teacher.send(path, checked="yes", **fields)[0] == 302
    assert not unchanged(case)


def unchanged(case: UUID) -> bool:
    running = Release.objects.filter(case_id=case, ended_at__isnull=True).exists()
    return running and Case.objects.get(pk=case).closed_at is None


def read_through_first(teacher: Teacher, path: str, told: str, **fields: object) -> None:
    """The form comes back to be read, nothing has moved, and the second sending does it."""
    before = Case.objects.values_list("pk", "state", "access_revision").order_by("pk")
    was = list(before)
    status, page = teacher.send(f"/cases/{path}", **fields)
    assert (status, CHECK in page, told in page) == (200, True, True), path
    assert list(before.all()) == was
    assert teacher.send(f"/cases/{path}", checked="yes", **fields)[0] == 302


def test_a_name_for_a_draft_is_read_through_first(town: Town) -> None:
    draft = early_draft(
        by=town["teacher"],
        topic=Topic.SCHOOLING,
        category=ConcernCategory.SUBSTANCES,
        text="Någon i åttan.",
    )
    read_through_first(
        Teacher(town),
        f"{draft}/identity/",
        "Ärendet får läget Oro noterad.",
        given_name="Elias",
        surname="Alm",
        personnummer="20120305-2392",
        protection="no",
    )


def test_every_step_of_a_plan_is_read_through_first(town: Town) -> None:
    case, _consent = towns.consented(town)
    teacher, day = Teacher(town), today().isoformat()
    shared = "Polisen kan läsa detta till och med"
    read_through_first(
        teacher,
        f"{case}/talks/",
        "Ärendet får läget Orossamtal hållet.",
        kind="concern",
        held_date=day,
        holder="Kurator",
        agreed="Varje vecka.",
    )
    talk = Talk.objects.get(case_id=case)
    police = [str(town.agency("police"))]
    read_through_first(teacher, f"{case}/items/{talk.pk}/", shared, receivers=police)
    read_through_first(teacher, f"{case}/plan/", shared)
    action = {"what": "Läxhjälp", "responsible": "agency", "due_date": day}
    read_through_first(teacher, f"{case}/actions/", shared, **action)
    done = Action.objects.get(case_id=case)
    assert teacher.send(f"/cases/{case}/actions/{done.pk}/", outcome="done")[0] == 302
    read_through_first(teacher, f"{case}/follow-up/", "Nästa datum syns", next_date=day)
    read_through_first(teacher, f"{case}/actions/", "Planen går vidare.", **action)


LAST = "samtycket börjar gälla genast"
MORE = "Fler behöver svara"


@pytest.mark.parametrize(
    "order",
    [
        (("guardian_1", "yes", MORE), ("youth", "view", MORE), ("guardian_2", "yes", LAST)),
        (("guardian_1", "yes", MORE), ("guardian_2", "yes", MORE), ("youth", "view", LAST)),
    ],
)
def test_the_last_answer_tells_what_it_opens(
    town: Town, order: tuple[tuple[str, str, str], ...]
) -> None:
    case = towns.note_concern(town)
    consent = towns.ask(town, case)
    teacher = Teacher(town)
    path = f"/cases/{case}/consents/{consent}/answers/"
    for giver, kind, told in order:
        form = {"giver": giver, "kind": kind, "channel": "meeting"}
        status, page = teacher.send(path, **form)
        assert (status, told in page) == (200, True)
        assert teacher.send(path, checked="yes", **form)[0] == 302


def test_a_no_is_told_to_refuse_the_consent(town: Town) -> None:
    case = towns.note_concern(town)
    consent = towns.ask(town, case)
    form = {"giver": "guardian_1", "kind": "no", "channel": "meeting"}
    _status, page = Teacher(town).send(f"/cases/{case}/consents/{consent}/answers/", **form)
    for told in ("Samtycket får läget Nekat", "Fråga på nytt bara om något nytt har hänt"):
        assert told in page
    assert "Svaret sparas" not in page


def test_sharing_and_ending_it_show_what_is_read(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Kom inte. " + "x" * 500)
    item, teacher = Note.objects.get(topic="schooling").pk, Teacher(town)
    form = {"receivers": [str(town.agency("police"))]}
    _status, shared = teacher.send(f"/cases/{case}/items/{item}/", **form)
    assert CHECK in shared
    teacher.send(f"/cases/{case}/items/{item}/", checked="yes", **form)
    release = Release.objects.get(item_id=item).pk
    ended = teacher.client.get(f"/cases/{case}/releases/{release}/").content.decode()
    for page in (shared, ended):
        for told in ("<dd>Skola</dd>", "<dd>Den unge</dd>", "Kom inte. x"):
            assert told in page
        assert "x" * 300 not in page


def test_a_step_without_fields_leaves_no_empty_list(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Hjälp med läxor.")
    _status, page = Teacher(town).send(f"/cases/{case}/plan/")
    assert CHECK in page
    assert '<dl class="summary">' not in page


def test_withdrawing_tells_who_stops_reading_what_others_shared_and_that_all_keep_their_own(
    town: Town,
) -> None:
    case, consent = towns.consented(town)
    path = f"/cases/{case}/consents/{consent}/withdrawals/"
    page = Teacher(town).client.get(path).content.decode()
    stop = page[page.index("slutar läsa det som andra har delat") :].split("</ul>")[0]
    assert "Polisen" in stop
    assert "Granskolan" in stop  # which the others have told too
    assert "Var och en behåller sina egna anteckningar." in page


def test_a_long_form_that_is_checked_is_kept_until_it_is_sent(town: Town) -> None:
    case, _consent = towns.consented(town)
    teacher, number = Teacher(town), str(uuid4())
    path = f"/cases/{case}/notes/"
    _status, page = teacher.send(path, **sharing(town), sending=number)
    assert "sparat som påbörjad text" in page
    # The way back, or a log-in that has ended: the page offers the text.
    opened = teacher.client.get(path).content.decode()
    assert f"?unsent={number}" in opened
    again = teacher.client.get(f"{path}?unsent={number}").content.decode()
    assert "Kom inte i dag." in again
    assert again.count("checked>") == 2  # both agencies
    assert teacher.send(path, checked="yes", **sharing(town), sending=number)[0] == 302
    assert not UnsentForm.objects.exists()


def test_a_short_form_that_is_checked_is_not_kept(town: Town) -> None:
    case, _consent = towns.consented(town)
    _status, page = Teacher(town).send(f"/cases/{case}/closing/", reason="goals_met")
    assert (CHECK in page, "påbörjad text" in page) == (True, False)
    assert not UnsentForm.objects.exists()


def test_the_language_of_the_check_page_changes_and_it_is_still_the_check_page(town: Town) -> None:
    case, _consent = towns.consented(town)
    teacher = Teacher(town)
    path = f"/cases/{case}/notes/"
    _status, page = teacher.send(path, **sharing(town))
    assert 'name="checking" value="yes"' in page
    teacher.client.cookies["varsam_language"] = "en"
    status, page = teacher.send(path, **sharing(town), checking="yes", switch_to="en")
    assert (status, "Check before you continue" in page) == (200, True)
    assert not Note.objects.filter(topic="schooling").exists()
