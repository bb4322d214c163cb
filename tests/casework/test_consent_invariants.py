"""Invariants 2 and 13 of the domain, whole: who must have said yes, and when nobody is asked."""

from uuid import UUID

import pytest

from access.acts import Act
from access.blocked import Blocked
from casework.management.demo import telling
from casework.models.safety import Danger
from casework.reading.cases import read_case
from casework.writing import persons
from consent.models import Consent, Release
from consent.terms import Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework.asking import askable, asked, question, say_yes, send
from tests.town import NO, ONE, TWO, VIEW, YES, YOUTH, Town

PAPERS = ("consents/form/", "consents/information/")
FOR_GUARDIANS = (*PAPERS, "consents/")


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def state(town: Town, case: UUID) -> str:
    return read_case(case, by=town["teacher"]).consent_state


@pytest.mark.parametrize("signs", [(), (ONE,), (TWO,), (YOUTH,), (ONE, YOUTH), (TWO, YOUTH)])
def test_invariant_2_joint_custody_with_one_signature_is_never_valid(
    town: Town, signs: tuple[str, ...]
) -> None:
    case = askable(town)
    consent = asked(town, case, **question(town))
    for giver in signs:
        telling.answer(case, consent, town["teacher"], giver, VIEW if giver == YOUTH else YES)
    assert state(town, case) not in ("valid", "limited")
    assert not Release.objects.exists()
    with pytest.raises(Blocked):
        telling.note(case, town["teacher"], Topic.SCHOOLING, "Nej.", share=[town.agency("police")])


def test_invariant_2_the_second_signature_makes_it_valid_and_a_no_never_does(town: Town) -> None:
    for last, stands in ((YES, "valid"), (NO, "refused")):
        case = askable(town)
        consent = asked(town, case, **question(town))
        telling.answer(case, consent, town["teacher"], YOUTH, VIEW)
        telling.answer(case, consent, town["teacher"], ONE)
        telling.answer(case, consent, town["teacher"], TWO, last)
        assert state(town, case) == stands


@pytest.mark.parametrize(
    ("wider", "to", "topic"),
    [
        (("police", "leisure", "social"), "social", Topic.SCHOOLING),  # a further agency
        (("police", "leisure"), "police", Topic.HEALTH),  # a further class of data
    ],
)
def test_invariant_2_a_wider_question_never_widens_the_consent_that_runs(
    town: Town, wider: tuple[str, ...], to: str, topic: Topic
) -> None:
    case = askable(town)
    older = asked(town, case, **question(town))
    say_yes(town, case, older)
    before = set(Consent.objects.get(pk=older).lines.values_list("receiver", "topic"))
    form = question(town, *wider, renews=str(older))
    form["crosses"] += [f"{town.agency(to)}:{topic.value}"]  # type: ignore[operator]
    newer = asked(town, case, **form)
    receiver = town.agency(to)
    for giver in (None, ONE, YOUTH):  # nobody, then all but one
        if giver:
            kind = VIEW if giver == YOUTH else YES
            telling.answer(case, newer, town["teacher"], giver, kind)
        with pytest.raises(Blocked):
            telling.note(case, town["teacher"], topic, "Inte än.", share=[receiver])
    assert set(Consent.objects.get(pk=older).lines.values_list("receiver", "topic")) == before
    telling.answer(case, newer, town["teacher"], TWO)
    telling.note(case, town["teacher"], topic, "Nu.", share=[receiver])


def unsafe(town: Town, answer: Danger | None) -> tuple[UUID, UUID]:
    """A case in which somebody was asked before the safety question was answered anew."""
    case = askable(town)
    consent = asked(town, case, **question(town))
    if answer is not None:
        persons.answer_safety_question(case, by=town["teacher"], answer=answer, reason="Nytt.")
    return case, consent


@pytest.mark.parametrize("answer", [Danger.YES, Danger.UNKNOWN])
def test_invariant_13_no_form_and_no_information_is_printed_once_it_is_not_safe(
    town: Town, answer: Danger
) -> None:
    case, consent = unsafe(town, answer)
    for path in (*PAPERS, f"consents/{consent}/form/"):
        _nothing_is_printed(town, case, path)
    assert (
        send(town, f"/cases/{case}/consents/", checked="yes", **question(town)).status_code == 422
    )
    assert Consent.objects.filter(case_id=case).count() == 1


def test_invariant_13_nothing_exists_for_guardians_while_the_question_is_unanswered(
    town: Town,
) -> None:
    case = towns.note_concern(town)
    for path in FOR_GUARDIANS:
        _nothing_is_printed(town, case, path)
    answer = send(town, f"/cases/{case}/consents/", checked="yes", **question(town))
    assert answer.status_code == 422
    assert not Consent.objects.exists()


def _nothing_is_printed(town: Town, case: UUID, path: str) -> None:
    before = len(towns.acts_of(town))
    page = browser(town, "teacher").get(f"/cases/{case}/{path}").content.decode()
    printed = send(town, f"/cases/{case}/{path}", **{"language": "sv", "as": "pdf"})
    for html in (page, printed.content.decode()):
        assert "Säkerhetsfrågan måste vara besvarad med Nej" in html
        assert "Gör orosanmälan" in html
        assert 'class="paper"' not in html
        assert "Vårdnadshavare 1" not in html or path == "consents/"
    assert printed.headers["Content-Type"].startswith("text/html")
    assert (Act.PRINT_CONSENT, "shown") not in towns.acts_of(town)[before:]


def test_invariant_13_with_a_no_the_papers_are_there(town: Town) -> None:
    case, consent = unsafe(town, None)
    for path in (*PAPERS, f"consents/{consent}/form/"):
        printed = send(town, f"/cases/{case}/{path}", **{"language": "sv", "as": "pdf"})
        assert printed.headers["Content-Type"] == "application/pdf"
