"""One glossary: what it says in English is what the pages say in English."""

import re

import polib
import pytest
from django.test import Client

from information.glossary import Term, terms, terms_in
from tests.house.code import ROOT

CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"


def said_otherwise(term: Term, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The sentences with the term whose English has none of its words."""
    word = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, term.forms))})(?!\w)", re.IGNORECASE)
    return [
        (swedish, english)
        for swedish, english in pairs
        if word.search(swedish) and not any(said in english.lower() for said in term.said)
    ]


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.en)
def test_a_term_is_called_the_same_on_every_page(term: Term) -> None:
    pairs = [(entry.msgid, entry.msgstr) for entry in polib.pofile(str(CATALOGUE))]
    assert said_otherwise(term, pairs) == []


def test_another_translation_would_be_seen() -> None:
    term = next(term for term in terms() if term.sv == "Vårdnadshavare")
    assert said_otherwise(term, [("Fråga vårdnadshavaren.", "Ask the parent.")])
    assert not said_otherwise(term, [("Fråga vårdnadshavaren.", "Ask the guardian.")])


def test_every_term_is_used_by_the_product() -> None:
    swedish = " ".join(entry.msgid for entry in polib.pofile(str(CATALOGUE))).lower()
    assert [term.sv for term in terms() if not any(form in swedish for form in term.forms)] == []


def test_the_words_stand_in_the_order_of_the_readers_letters() -> None:
    swedish = [line.term for line in terms_in("sv")]
    assert swedish.index("Åtgärd") > swedish.index("Vårdnadshavare")
    assert swedish.index("Ärende") > swedish.index("Åtgärd")
    english = [line.term for line in terms_in("en")]
    assert english == sorted(english, key=str.lower)


def test_anyone_can_read_the_glossary_in_both_languages(db: None) -> None:
    visitor = Client()
    assert "Report of concern" in visitor.get("/help/glossary/").content.decode()
    visitor.post("/language/", {"switch_to": "en"})
    page = visitor.get("/help/glossary/").content.decode()
    assert "A report to the social welfare board" in page
    assert 'lang="sv">Orosanmälan' in page
