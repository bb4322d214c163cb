"""The rules as a lawyer reads them: whole, printed from what decides, open to everyone."""

import re

import pytest
from django.test import Client

from access.roles import Role
from consent.disclosure import between
from consent.grounds import DECIDES, PROVISIONS, Ground
from consent.provision import Decider
from consent.terms import ConsentState, Terms
from consent.truth.provisions import PROFILES
from information.law import CODES, DIGEST, law_page, truth_table
from information.law_grounds import ground_page
from information.law_words import PROFILE_LABELS


def page_of(path: str, client: Client | None = None) -> str:
    answer = (client or Client()).get(path)
    assert answer.status_code == 200, path
    return " ".join(answer.content.decode().split())


def test_everyone_finds_the_law_from_help_and_glossary_without_a_name(db: None) -> None:
    for path in ("/help/", "/help/glossary/"):
        assert 'href="/help/law/"' in page_of(path)


def test_the_direction_table_has_exactly_the_grounds_that_can_be_used() -> None:
    page = law_page(Terms())
    labels = {str(label): name for name, label in PROFILE_LABELS.items()}
    assert set(PROFILE_LABELS) == set(PROFILES) == set(labels.values())
    printed = {
        (labels[str(sender.label)], labels[str(receiver)], ground.code)
        for sender in page.senders
        for direction in sender.directions
        for receiver in direction.receivers
        for ground in direction.grounds
    }
    assert printed == {
        (sender, receiver, provision.code)
        for sender in PROFILES
        for receiver in PROFILES
        for ground, provision in PROVISIONS.items()
        if between(ground, PROFILES[sender], PROFILES[receiver]) is None
    }


def test_to_a_private_body_the_page_says_consent_alone(db: None) -> None:
    assert page_of("/help/law/").count("Bara med samtycke.") == len(PROFILES)


def test_the_ages_are_those_the_municipality_has_set() -> None:
    first = [row.label for row in law_page(Terms()).ages]
    assert first == ["Under 12 år", "12–14 år", "15–17 år", "18 år eller äldre"]
    other = [row.label for row in law_page(Terms(heard_age=10, answer_age=16)).ages]
    assert other == ["Under 10 år", "10–15 år", "16–17 år", "18 år eller äldre"]


def test_who_answers_at_each_age_and_custody() -> None:
    cells = {row.label: row.cells for row in law_page(Terms()).ages}
    joint, sole, _appointed, nobody = cells["15–17 år"]
    assert joint == "Vårdnadshavare 1, Vårdnadshavare 2, Den unge"
    assert sole == "Vårdnadshavare 1, Den unge"
    assert nobody == "Ingen kan samtycka"
    assert cells["12–14 år"][1] == "Vårdnadshavare 1. Åsikt antecknas: den unge"
    assert set(cells["18 år eller äldre"]) == {"Den unge"}


def test_every_state_says_whether_anything_is_shared() -> None:
    states = law_page(Terms()).states
    assert len(states) == len(ConsentState)
    assert sum(state.shares for state in states) == 2


def test_rows_and_digest_are_those_of_the_repository(db: None) -> None:
    table = truth_table()
    assert table is not None
    assert DIGEST.read_text().startswith(f"{table.rows} rows, SHA-256 {table.digest}\n")
    page = page_of("/help/law/")
    assert table.digest in page
    assert "manage.py truth_table" in page


@pytest.mark.parametrize("code", CODES)
def test_every_provision_has_a_page_that_the_list_leads_to(db: None, code: str) -> None:
    page = page_of(f"/help/law/{code}/")
    provision = next(known for known in PROVISIONS.values() if known.code == code)
    assert provision.law in page
    assert f'href="/help/law/{code}/"' in page_of("/help/law/")


def test_a_page_tells_the_conditions_of_its_provision() -> None:
    page = ground_page("UNG_RISK_BROTT")
    assert page is not None
    rows = dict(page.rows)
    assert rows["Den unges ålder"] == "Under 21 år. Åldern måste vara känd."
    assert "nej" in rows["Begånget brott"]
    (way,) = page.ways_there
    assert [str(label) for label in way.senders + way.receivers] == ["Socialtjänsten", "Polisen"]
    head = ground_page("REKTOR_BROTTSBEK")
    assert head is not None
    assert dict(head.rows)["Beslutar"] == "Rektor"
    assert "Omfattar aldrig ämnet Mående och hälsa." in head.never
    assert DECIDES[Decider.HEAD_TEACHER] == {Role.HEAD_TEACHER}


@pytest.mark.parametrize("ground", [Ground.VIOLENCE_IN_FAMILY, Ground.TERRORISM])
def test_what_has_no_form_says_whom_to_speak_with(db: None, ground: Ground) -> None:
    page = page_of(f"/help/law/{PROVISIONS[ground].code}/")
    assert "chef och jurist" in page
    assert "Villkor" not in page


@pytest.mark.parametrize("code", ["SAMTYCKE", "own", "ung_risk_brott", "X", "OROSANMALAN2"])
def test_no_other_word_is_an_address(db: None, code: str) -> None:
    assert Client().get(f"/help/law/{code}/").status_code == 404


def test_nothing_of_a_person_or_a_case_is_on_the_pages(db: None) -> None:
    for path in ("/help/law/", "/help/law/FRITID_BROTTSBEK/"):
        assert not re.search(r"\b\d{8}-\d{4}\b|@", page_of(path))


def test_the_pages_are_said_in_english(db: None) -> None:
    visitor = Client()
    visitor.post("/language/", {"switch_to": "en"})
    assert "Who may tell whom what" in page_of("/help/law/", visitor)
    assert "Sole custody" in page_of("/help/law/", visitor)
