"""Before a second case about the same youth, one's own agency's index alone is asked."""

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client

from access.members import Member
from agencies.models import User
from audit import chain
from audit.models import Body
from casework.management.demo import telling
from casework.models import Action, Case, Identity
from casework.models.identity import Protection
from casework.writing import plan
from consent.terms import CloseReason, ConcernCategory, Topic
from tests import town as towns
from tests.drafts import early_draft
from tests.town import Town

NUMBER, OTHER = "20120305-2392", "20130302-2394"
OWN, ANOTHER = "Du arbetar redan med samma unga", "Någon i din verksamhet arbetar redan med"
CONCERN = {
    "given_name": "Elias",
    "surname": "Alm",
    "personnummer": NUMBER,
    "protection": "no",
    "category": "substances",
    "topic": "substances",
    "text": "Drack sprit.",
}


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def send(town: Town, who: str, path: str = "/cases/new/", **typed: str) -> tuple[int, str]:
    client = Client()
    user = User.objects.get(pk=town[who].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    sent = {"acting_for": str(town[who].membership_id), "sending": str(uuid4()), **CONCERN, **typed}
    answer = client.post(path, sent)
    return answer.status_code, answer.content.decode()


def searches(town: Town) -> list[dict]:
    rows = Body.objects.filter(log_id=town.collaboration.pk, act="search_person").order_by("index")
    return [chain.parse(bytes(row.bytes)) for row in rows]


def number_of(case: UUID) -> str:
    return Case.objects.get(pk=case).number


def other_youth(by: Member) -> UUID:
    return telling.concern(by, ("Noa", "Ek"), OTHER, ConcernCategory.SUBSTANCES, "Text.")


def test_a_first_case_begins_at_once_and_the_question_is_in_the_log(town: Town) -> None:
    assert send(town, "teacher")[0] == 302
    (entry,) = searches(town)
    assert entry["facts"] == {"step": "note_concern"}
    assert entry["counts"]["found"] == 0


def test_a_form_that_is_sent_twice_is_done_and_finds_not_its_own_case(town: Town) -> None:
    once = {"sending": str(uuid4())}
    assert [send(town, "teacher", **once)[0] for _ in range(2)] == [302, 302]
    assert (Case.objects.count(), len(searches(town))) == (1, 1)


def test_one_is_told_of_ones_own_case_and_can_go_on(town: Town) -> None:
    case = towns.note_concern(town)
    status, page = send(town, "teacher")
    assert (status, Case.objects.count()) == (200, 1)
    assert OWN in page
    assert number_of(case) in page
    assert f'href="/cases/{case}/"' in page
    assert ANOTHER not in page
    assert searches(town)[-1]["counts"]["found"] == 1
    assert send(town, "teacher", checked="yes")[0] == 302
    assert Case.objects.count() == 2


def test_the_way_back_to_the_form_begins_no_case(town: Town) -> None:
    towns.note_concern(town)
    status, page = send(town, "teacher", checked="change")
    assert (status, Case.objects.count()) == (200, 1)
    assert 'value="Elias"' in page
    assert OWN not in page


def test_of_a_colleagues_case_one_is_told_that_it_is_and_nothing_else(town: Town) -> None:
    case = towns.note_concern(town)
    status, page = send(town, "colleague")
    assert (status, Case.objects.count()) == (200, 1)
    assert ANOTHER in page
    assert "Tala med kontaktpersonen" in page
    assert OWN not in page
    for secret in (number_of(case), str(case), "teacher"):
        assert secret not in page


def test_the_contact_person_is_not_sent_to_the_contact_person(town: Town) -> None:
    case = towns.note_concern(town)
    status, page = send(town, "contact")
    assert (status, ANOTHER in page) == (200, True)
    assert "Tala med kontaktpersonen" not in page
    assert "Du är kontaktperson: hör med dina kollegor" in page
    for secret in (number_of(case), str(case), "teacher"):
        assert secret not in page


def test_from_the_notice_one_can_leave_or_open_the_case_one_has(town: Town) -> None:
    case = towns.note_concern(town)
    _status, page = send(town, "teacher")
    main = page[page.index("<main") : page.index("</main>")]
    assert re.search(r'<a href="/cases/">Avbryt</a>', main)
    assert re.search(
        rf'<a href="/cases/{case}/">Öppna <span[^>]*>{number_of(case)}</span></a>', main
    )
    draft = early_draft(
        by=town["teacher"],
        topic=Topic.SUBSTANCES,
        category=ConcernCategory.SUBSTANCES,
        text="Text.",
    )
    _status, page = send(town, "teacher", f"/cases/{draft}/identity/")
    assert f'<a href="/cases/{draft}/">Avbryt</a>' in page


def without_what_differs(page: str, *known: str) -> str:
    """A page without ids and one-time values, and without what was typed."""
    plain = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9]{64}|[A-Za-z0-9_-]{22}", "", page)
    for word in known:
        plain = plain.replace(word, "")
    return plain


def test_of_a_protected_case_that_one_is_not_named_for_nothing_at_all_is_told(town: Town) -> None:
    case = towns.note_concern(town, protection=Protection.YES)
    assert send(town, "teacher")[0] == 200
    draft = early_draft(
        by=town["colleague"],
        topic=Topic.SUBSTANCES,
        category=ConcernCategory.SUBSTANCES,
        text="Text.",
    )
    path = f"/cases/{draft}/identity/"
    pages = [send(town, "colleague", path, personnummer=one)[1] for one in (NUMBER, OTHER)]
    assert ANOTHER not in pages[0]
    assert number_of(case) not in pages[0]
    plain = {without_what_differs(page, NUMBER, OTHER) for page in pages}
    assert len(plain) == 1
    assert send(town, "colleague")[0] == 302


def test_of_another_agencys_case_nothing_is_told(town: Town) -> None:
    towns.note_concern(town)
    assert send(town, "social")[0] == 302
    assert searches(town)[-1]["counts"] == {"found": 0, "touched": 0}


def test_a_colleague_is_told_nothing_of_a_case_that_is_closed(town: Town) -> None:
    case, _consent = towns.consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Hjälp med läxor.")
    plan.start_plan(case, by=town["teacher"])
    assert not Action.objects.exists()
    plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
    assert send(town, "colleague")[0] == 302
    assert send(town, "teacher")[0] == 200


def test_a_case_that_is_shared_by_consent_is_told_of_as_long_as_the_consent_runs(
    town: Town,
) -> None:
    case, consent = towns.consented(town)
    status, page = send(town, "officer")
    assert status == 200
    assert number_of(case) in page
    towns.withdraw(town, case, consent)
    assert send(town, "officer")[0] == 302


def test_a_draft_that_is_named_is_told_the_same_on_the_page_that_checks(town: Town) -> None:
    case = towns.note_concern(town)
    draft = early_draft(
        by=town["teacher"],
        topic=Topic.SUBSTANCES,
        category=ConcernCategory.SUBSTANCES,
        text="Text.",
    )
    status, page = send(town, "teacher", f"/cases/{draft}/identity/")
    assert status == 200
    assert OWN in page
    assert number_of(case) in page
    assert OWN not in send(town, "teacher", f"/cases/{draft}/identity/", personnummer=OTHER)[1]


def test_a_corrected_number_is_asked_for_and_an_unchanged_one_is_not(town: Town) -> None:
    case, other = towns.note_concern(town), other_youth(town["teacher"])
    identity = Identity.objects.get(case_id=other, concerns="youth")
    path = f"/cases/{other}/identity/{identity.pk}/"
    assert send(town, "teacher", path, personnummer=OTHER, version="1")[0] == 302
    assert searches(town) == []
    status, page = send(town, "teacher", path, version="2")
    assert status == 200
    assert OWN in page
    assert number_of(case) in page
    assert searches(town)[-1]["facts"] == {"step": "correct_identity"}
    identity.refresh_from_db()
    assert identity.version == 2
    assert send(town, "teacher", path, version="2", checked="yes")[0] == 302
    identity.refresh_from_db()
    assert identity.version == 3


def test_who_has_searched_too_often_is_told_that_nothing_was_sought_and_can_go_on(
    town: Town, settings: object
) -> None:
    settings.SEARCHES_AN_HOUR = 1  # type: ignore[attr-defined]
    towns.note_concern(town)
    assert send(town, "colleague", personnummer=OTHER)[0] == 302
    status, page = send(town, "colleague")
    assert status == 200
    assert "Varsam har inte letat" in page
    assert ANOTHER not in page
    assert send(town, "colleague", checked="yes")[0] == 302


def test_the_language_button_brings_the_notice_again(town: Town) -> None:
    towns.note_concern(town)
    page = send(town, "teacher", checking="yes", switch_to="en")[1]
    assert re.search(r'class="notice wait"', page)
    assert Case.objects.count() == 1
