"""What a family reads: every language says the same, and a translation that does not is refused."""

import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from consent.languages import language_choices, missing_text_words, text_is_missing
from consent.terms import CONSENT_TOPICS, Purpose
from consent.texts import BUILT_IN, NotAText, languages_with_text, load_texts

NEWEST = settings.CONSENT_TEXT_VERSION
SWEDISH = (BUILT_IN / NEWEST / "sv.toml").read_text(encoding="utf-8")
WHO = 'translator = "Amina Warsame"\nchecked = 2026-11-01\n'


def somali(change: str = "", into: str = "") -> str:
    """A translation that is the Swedish text with another name, and one thing changed."""
    text = SWEDISH.replace('name = "Svenska"', f'name = "Somaliska"\n{WHO}').replace(
        'tag = "sv"', 'tag = "so"'
    )
    assert change in text
    return text.replace(change, into, 1) if change else text


def added(folder: Path, text: str, *, version: str = NEWEST, language: str = "so") -> Path:
    (folder / version).mkdir(exist_ok=True)
    (folder / version / f"{language}.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", ["sv", "lsv", "en"])
def test_the_built_in_languages_have_form_information_and_a_word_to_the_youth(
    language: str,
) -> None:
    text = settings.CONSENT_TEXTS[(NEWEST, language)]
    assert set(text.purposes) == {purpose.value for purpose in Purpose}
    assert set(text.topics) == {topic.value for topic in CONSENT_TOPICS}
    assert len(text.parts) == 8
    assert "{answer_age}" in text.youth.text
    assert all(text.form.values())


def test_plain_swedish_is_told_in_short_sentences() -> None:
    plain = settings.CONSENT_TEXTS[(NEWEST, "lsv")]
    told = [*plain.form.values(), plain.youth.text, *(part.text for part in plain.parts)]
    sentences = [one for text in told for one in re.split(r"[.?!:]\s", text)]
    longest = max(sentences, key=lambda one: len(one.split()))
    assert len(longest.split()) <= 17, longest


def test_a_checked_translation_in_a_folder_of_its_own_is_read(tmp_path: Path) -> None:
    texts = load_texts([BUILT_IN, added(tmp_path, somali())])
    text = texts[(NEWEST, "so")]
    assert (text.translator, text.checked.isoformat()) == ("Amina Warsame", "2026-11-01")
    assert languages_with_text(texts, NEWEST)["so"] == "Somaliska"


@pytest.mark.parametrize(
    ("change", "into"),
    [
        (WHO, ""),  # nobody says who translated and checked it
        ('voluntary = "', 'voluntarily = "'),  # a key that is missing, and one that is unknown
        ("{name}", "Maja"),  # a blank that is not there
        ("{kept}", "{from}"),  # another blank
        ('direction = "ltr"', 'direction = "up"'),
        ("[youth]", "[young]"),
        ("[form]", "[form"),
        ('title = "Till dig som är ung"', 'heading = "Till dig"'),
    ],
)
def test_a_translation_that_says_something_else_is_refused(
    tmp_path: Path, change: str, into: str
) -> None:
    with pytest.raises(NotAText):
        load_texts([BUILT_IN, added(tmp_path, somali(change, into))])


def test_a_translation_of_no_version_or_of_one_that_is_there_is_refused(tmp_path: Path) -> None:
    for version, language in (("1999-1", "so"), (NEWEST, "en"), (NEWEST, "So")):
        folder = tmp_path / f"{version}{language}"
        folder.mkdir()
        with pytest.raises(NotAText):
            load_texts([BUILT_IN, added(folder, somali(), version=version, language=language)])


def test_an_older_version_stays_readable_beside_a_newer_one(tmp_path: Path) -> None:
    shutil.copytree(BUILT_IN / NEWEST, tmp_path / "2099-1")
    for path in (tmp_path / "2099-1").iterdir():
        path.write_text(path.read_text().replace('direction = "ltr"', f'direction = "ltr"\n{WHO}'))
    texts = load_texts([BUILT_IN, tmp_path])
    assert {(NEWEST, "sv"), ("2099-1", "sv")} <= texts.keys()


def test_a_language_without_a_text_says_so_where_it_is_chosen() -> None:
    assert text_is_missing("so")
    assert not text_is_missing("lsv")
    assert missing_text_words("so") == "Text saknas på somaliska: tolk krävs."
    choices = dict(language_choices())
    assert choices["so"] == "Somaliska (text saknas)"
    assert [code for code, _label in language_choices()][:3] == ["sv", "lsv", "en"]
