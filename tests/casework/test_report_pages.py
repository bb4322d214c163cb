"""The pages of a report of concern: what they ask, show and say, and to whom they say no."""

from uuid import UUID, uuid4

import pytest
from django.test import Client

from access.blocked import Blocked
from access.clock import today
from audit.models import Body
from casework.management.demo import telling
from casework.models import ConcernReport, Note
from casework.models.identity import Protection
from casework.models.safety import Danger
from casework.reading import reports as reading
from casework.wording import REPORT_WORDS
from casework.writing import persons, reports
from consent.terms import Topic
from tests import town as towns
from tests.browsing import browser
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def report(town: Town, case: UUID | None = None, by: str = "teacher", **more: object) -> UUID:
    return reports.report_concern(
        by=town[by],
        case_id=case,
        reported_date=today(),
        receiver="Socialjouren",
        **more,  # type: ignore[arg-type]
    )


def form_of(town: Town, by: str = "teacher", **fields: str) -> dict[str, str]:
    return {
        "acting_for": str(town[by].membership_id),
        "sending": str(uuid4()),
        "reported_date": today().isoformat(),
        "receiver": "Mottagningen",
        **fields,
    }


@pytest.mark.parametrize("missing", ["reported_date", "receiver"])
def test_without_date_or_receiver_nothing_is_kept(town: Town, missing: str) -> None:
    answer = browser(town, "teacher").post("/reports/new/", form_of(town, **{missing: ""}))
    assert answer.status_code == 422
    assert not ConcernReport.objects.exists()


def test_it_is_read_through_before_it_is_kept(town: Town) -> None:
    teacher, form = browser(town, "teacher"), form_of(town, text="Egna ord.", feedback_asked="on")
    checked = teacher.post("/reports/new/", form).content.decode()
    assert "Kontrollera innan du fortsätter" in checked
    assert "Bara din egen verksamhet ser det som sparas" in checked
    assert not ConcernReport.objects.exists()
    sent = teacher.post("/reports/new/", {**form, "checked": "yes"})
    assert ConcernReport.objects.count() == 1
    assert sent["Location"] == f"/reports/{ConcernReport.objects.get().pk}/"


def test_an_unanswered_safety_question_or_a_yes_stops_no_report(town: Town) -> None:
    case = towns.note_concern(town)
    report(town, case)
    persons.answer_safety_question(case, by=town["teacher"], answer=Danger.YES)
    report(town, case)
    blocked = browser(town, "teacher").get(f"/cases/{case}/consents/").content.decode()
    assert f'href="/cases/{case}/own-form/"' in blocked
    assert ConcernReport.objects.filter(case_id=case).count() == 2


def test_own_notes_go_with_it_and_none_is_ticked(town: Town) -> None:
    case = towns.note_concern(town)
    telling.note(case, town["teacher"], Topic.FAMILY, "Andra anteckningen.")
    form = browser(town, "teacher").get(f"/cases/{case}/own-form/").content.decode()
    assert "Drack sprit" in form
    assert 'value="Elias Alm, 20120305-2392"' in form
    assert " checked" not in form
    note = Note.objects.get(case_id=case, topic=Topic.FAMILY.value)
    page = reading.read_report(report(town, case, notes=[note.pk]), by=town["teacher"])
    assert [line.text for line in page.notes] == ["Andra anteckningen."]


def test_social_services_report_to_nobody_and_are_told_what_they_do(town: Town) -> None:
    social = browser(town, "social")
    for path in ("/reports/new/", "/reports/", "/help/report/"):
        page = social.get(path).content.decode()
        assert "förhandsbedömning" in page
        assert 'name="receiver"' not in page
    form = form_of(town, by="social", checked="yes")
    assert social.post("/reports/new/", form).status_code == 422
    with pytest.raises(Blocked):
        report(town, by="social")
    assert not ConcernReport.objects.exists()


def test_a_protected_child_is_reported_on_the_telephone(town: Town) -> None:
    case = towns.note_concern(town, protection=Protection.UNKNOWN)
    made = report(town, case)
    teacher = browser(town, "teacher")
    for path in (f"/cases/{case}/own-form/", f"/reports/{made}/"):
        page = teacher.get(path).content.decode()
        assert "Skyddade personuppgifter: ring" in page
        assert "only-print" in page
        assert "print.js" not in page
    assert "print.js" in teacher.get(f"/reports/{report(town)}/").content.decode()


def test_list_and_titles_name_no_child_and_no_number(town: Town) -> None:
    case = towns.note_concern(town)
    made = report(town, case, about="Elias Alm", text="Egna ord.")
    teacher = browser(town, "teacher")
    listed = teacher.get("/reports/").content.decode()
    assert not [word for word in ("Elias", "Egna ord") if word in listed]
    for path in ("/reports/", f"/reports/{made}/", f"/cases/{case}/own-form/", "/reports/new/"):
        title = teacher.get(path).content.decode().split("<title>")[1].split("</title>")[0]
        assert not [word for word in ("Elias", "GK-") if word in title]


def test_the_empty_list_teaches(town: Town) -> None:
    page = browser(town, "teacher").get("/reports/").content.decode()
    assert "Ring först. Bara datum och mottagare behövs." in page


@pytest.mark.parametrize("said", ["sol§14", "SoL § 14", "§14", "Fjortonetta", "orosanmälan"])
def test_the_old_words_lead_to_it_and_are_no_search(town: Town, said: str) -> None:
    teacher = browser(town, "teacher")
    before = Body.objects.count()
    answer = teacher.get("/cases/find/", {"number": said}, follow=True)
    assert answer.redirect_chain == [("/help/report/", 302)]
    assert Body.objects.count() == before


def test_the_old_words_stand_in_help_and_glossary(db: None) -> None:
    for path in ("/help/report/", "/help/glossary/"):
        page = Client().get(path).content.decode()
        assert all(word in page for word in ("sol§14", "§14", "fjortonetta")), path


def test_no_case_number_is_taken_for_an_old_word() -> None:
    assert not [word for word in REPORT_WORDS if len(word) == 4]
