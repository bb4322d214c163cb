"""Invariant 12: a report of concern can be made from everywhere and is seen by nobody else."""

import re
from uuid import UUID

import pytest
from django.db import transaction

from access.clock import today
from casework.management.demo import telling
from casework.models import Case, Note
from casework.models.report import Feedback
from casework.writing import reports
from consent.models import Release
from consent.relation import OutOfScope
from consent.terms import Topic
from tests import town as towns
from tests import visitors
from tests.browsing import browser
from tests.states import STATES, consented
from tests.town import Town
from vault.models import Grant

HELP = 'href="/help/report/"'
NUMBERS = ("tel:0000000001", "tel:0000000002", "tel:112")


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.mark.parametrize("name", STATES)
def test_invariant_12_a_report_is_within_reach_in_every_state_and_relation(
    town: Town, name: str
) -> None:
    make, readers = STATES[name]
    case = make(town)
    for who in readers:
        answer = browser(town, who).get(f"/cases/{case}/")
        page = answer.content.decode()
        assert answer.status_code == 200, who
        assert all(page.count(number) >= 1 for number in NUMBERS), who
        assert page.count('id="emergency_title"') == 1, who
        assert HELP in page, who
        reaches = f'href="/cases/{case}/own-form/"' in page
        assert reaches == (who != "coordinator"), who
        if reaches:
            assert browser(town, who).get(f"/cases/{case}/own-form/").status_code == 200


def test_everybody_reaches_it_from_the_first_page_and_from_a_case_that_is_shut(db: None) -> None:
    for name, somebody in visitors.everybody().items():
        first = somebody.client.get("/", follow=True).content.decode()
        case = somebody.client.get(somebody.place.path("cases/<uuid:case_id>/"), follow=True)
        assert HELP in first, name
        assert HELP in case.content.decode(), name
        report = somebody.client.get("/help/report/").content.decode()
        assert all(number in report for number in NUMBERS), name
        assert ('href="/reports/new/"' in first) == (
            name not in ("visitor", "superuser", "administrator", "school_reviewer", "coordinator")
        ), name


def test_the_numbers_stand_before_every_field(town: Town) -> None:
    case = towns.note_concern(town)
    for path in ("/reports/new/", f"/cases/{case}/own-form/"):
        page = browser(town, "teacher").get(path).content.decode()
        first_field = page.index('name="reported_date"')
        assert all(page.index(number) < first_field for number in NUMBERS)


def report(town: Town, case: UUID | None, by: str = "teacher", **more: object) -> UUID:
    """Everything one can say in a report, and the answer to it."""
    made = reports.report_concern(
        by=town[by],
        case_id=case,
        reported_date=today(),
        receiver="Socialjouren",
        about="Elias",
        text="Min egen bedömning.",
        feedback_asked=True,
        **more,  # type: ignore[arg-type]
    )
    reports.record_feedback(made, by=town[by], feedback=Feedback.OPENED, receipt="2026-17")
    return made


OTHERS = ("officer", "police_contact", "coordinator", "social", "youth_worker", "leisure_contact")
PATHS = (
    "/cases/",
    "/cases/{case}/",
    "/cases/{case}/notes/",
    "/cases/{case}/agencies/",
    "/cases/{case}/members/",
    "/unsent/",
    "/reports/",
)
DESK = ("/review/", "/review/?act=report_concern", "/review/?number={number}")
CHANGES_BY_ITSELF = re.compile(
    r'(name="csrfmiddlewaretoken" value|name="sending" value)="[^"]*"|/review/\d+/|before=\d+'
    r'|(?<=Referens: <span class="number">)[^<]*'
)


def others_pages(town: Town, case: UUID) -> dict[tuple[str, str], tuple[int, str]]:
    """What everybody outside the school is shown, each looking for the first time."""
    number = Case.objects.get(pk=case).number
    asked = [(who, path) for who in OTHERS for path in PATHS]
    asked += [("police_reviewer", path) for path in DESK]
    return {
        (who, path): looked(town, who, path.format(case=case, number=number)) for who, path in asked
    }


def looked(town: Town, who: str, path: str) -> tuple[int, str]:
    """A page without what changes by itself; that one has looked is taken back."""
    block = transaction.atomic()
    block._from_testcase = True  # as Django's TestCase: the log's durable blocks may be inside
    with block:
        answer = browser(town, who).get(path)
        transaction.set_rollback(True)
    return answer.status_code, CHANGES_BY_ITSELF.sub("", answer.content.decode())


@pytest.mark.parametrize("state", ["consent valid", "plan_running", "closed", "earlier scope"])
def test_invariant_12_what_others_see_is_the_same_to_the_byte_before_and_after_a_report(
    town: Town, state: str
) -> None:
    case = STATES[state][0](town)
    before = others_pages(town, case)
    report(town, case)
    report(town, None)
    assert others_pages(town, case) == before


def test_a_note_would_be_seen_by_that_comparison(town: Town) -> None:
    case = consented(town)
    before = others_pages(town, case)
    telling.note(case, town["teacher"], Topic.SUPPORT, "Delas.", share=[town.agency("police")])
    after = others_pages(town, case)
    changed = {key for key in before if before[key] != after[key]}
    assert ("officer", "/cases/{case}/") in changed
    assert ("police_reviewer", "/review/") in changed


@pytest.mark.parametrize("by", ["officer", "youth_worker"])
def test_the_reviewer_of_the_noting_agency_sees_neither_report_nor_refusal(
    town: Town, by: str
) -> None:
    """The police report on the school's case; leisure tries to, and is refused."""
    case = consented(town)
    pages = ("/review/", f"/review/?number={Case.objects.get(pk=case).number}")
    seen = [looked(town, "school_reviewer", path) for path in pages]
    before = len(towns.acts_of(town))
    form = {
        "acting_for": str(town[by].membership_id),
        "sending": "6f9619ff-8b86-4011-b42d-00cf4fc964ff",
        "reported_date": today().isoformat(),
        "receiver": "Mottagningen",
        "checked": "yes",
    }
    address = f"/cases/{case}/own-form/"
    statuses = [browser(town, by).get(address).status_code]
    statuses.append(browser(town, by).post(address, form).status_code)
    assert statuses == ([200, 302] if by == "officer" else [404, 404])
    assert len(towns.acts_of(town)) == before + 2
    assert [looked(town, "school_reviewer", path) for path in pages] == seen


@pytest.mark.parametrize("state", list(STATES))
def test_reporting_moves_nothing_in_the_case(town: Town, state: str) -> None:
    case = STATES[state][0](town)
    rows = Case.objects.filter(pk=case).values()
    before = (rows.get(), Release.objects.count(), Grant.objects.exclude(ground="own").count())
    note = Note.objects.filter(case_id=case, owner_id=town.agency("school")).first()
    report(town, case, notes=[note.pk] if note else [])
    after = (rows.get(), Release.objects.count(), Grant.objects.exclude(ground="own").count())
    assert after == before


def test_nothing_of_another_agency_is_filled_in(town: Town) -> None:
    """The officer reads the youth's name and a note in the case, and neither is in the form."""
    case = consented(town)
    telling.note(case, town["teacher"], Topic.SUPPORT, "Skolans.", share=[town.agency("police")])
    officer = browser(town, "officer")
    shown = officer.get(f"/cases/{case}/").content.decode()
    assert "Elias Alm" in shown
    assert "Skolans." in shown
    form = officer.get(f"/cases/{case}/own-form/").content.decode()
    assert not [word for word in ("Elias", "20120305", "Skolans.") if word in form]
    telling.note(case, town["officer"], Topic.LEISURE, "Polisens egen.")
    form = officer.get(f"/cases/{case}/own-form/").content.decode()
    assert "Elias Alm, 20120305-2392" in form  # the police's own sealed copy by now
    assert "Polisens egen." in form
    assert "Skolans." not in form
    assert " checked" not in form


def test_invariant_12_another_agencys_note_cannot_be_appended(town: Town) -> None:
    case = consented(town)
    telling.note(case, town["teacher"], Topic.SUPPORT, "Skolans.", share=[town.agency("police")])
    note = Note.objects.get(case_id=case, topic=Topic.SUPPORT.value)
    with pytest.raises(OutOfScope):
        report(town, case, by="officer", notes=[note.pk])
