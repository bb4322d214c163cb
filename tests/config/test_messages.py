"""The English catalogue says everything that the pages say in Swedish."""

import ast
import re
from pathlib import Path

import polib
from django.utils.translation import gettext, override
from django.utils.translation.template import templatize

from tests.house.code import ROOT, product, templates

CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
MARKS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
# What templatize makes of {% translate %} and {% blocktranslate %}.
IN_TEMPLATE = re.compile(r"gettext\(u?(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')\)")


def said_in(source: str) -> set[str]:
    """The marked strings of a Python module; parts that are joined count as one."""
    return {
        call.args[0].value
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in MARKS
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def said_in_template(text: str) -> set[str]:
    """The marked strings of a template."""
    return {ast.literal_eval(found) for found in IN_TEMPLATE.findall(templatize(text))}


def missing(said: set[str], catalogue: polib.POFile) -> set[str]:
    """What the catalogue does not translate, or only guesses."""
    translated = {entry.msgid for entry in catalogue if entry.msgstr and "fuzzy" not in entry.flags}
    return said - translated


def everything_said() -> set[str]:
    code = {text for module in product() for text in said_in(module.text)}
    return code | {text for _path, page in templates() for text in said_in_template(page)}


def test_everything_that_is_said_in_swedish_is_said_in_english() -> None:
    said = everything_said()
    assert len(said) > 600
    assert missing(said, polib.pofile(str(CATALOGUE))) == set()


def test_the_catalogue_translates_nothing_that_nobody_says() -> None:
    catalogue = polib.pofile(str(CATALOGUE))
    assert {entry.msgid for entry in catalogue} - everything_said() == set()
    assert catalogue.obsolete_entries() == []


def test_a_sentence_without_translation_would_be_seen() -> None:
    said = said_in('x = _("Aldrig översatt.")') | said_in_template(
        '{% load i18n %}{% translate "Inte heller." %}'
    )
    assert missing(said, polib.pofile(str(CATALOGUE))) == {"Aldrig översatt.", "Inte heller."}


# Names that are the same in every language.
NAMES = {"Varsam", "– Varsam", "Svenska", "English", "imy.se"}
# What is no text of a page: comments, marked texts, and what a block gives to a class.
MARKED = re.compile(
    r"{% comment %}.*?{% endcomment %}|{% blocktrans.*?{% endblocktrans\w* %}"
    r"|{% block (?:frame|tone) %}.*?{% endblock \w+ %}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
SPOKEN = re.compile(r'(?:aria-label|title|placeholder|alt)="([^"]*)"')


def unmarked(page: str) -> set[str]:
    """Words of a template that stand outside every mark for translation."""
    bare = MARKED.sub("", page)
    texts = [*re.split(r"<[^>]*>", bare), *SPOKEN.findall(bare)]
    return {text.strip() for text in texts if re.search(r"[^\W\d_]{3}", text)} - NAMES


def test_no_text_of_a_template_is_left_unmarked() -> None:
    left = {path: unmarked(page) for path, page in templates() if "/gallery/" not in path}
    assert {path: texts for path, texts in left.items() if texts} == {}
    assert unmarked('{% translate "Ja" %}<p title="Läs">Aldrig</p>') == {"Läs", "Aldrig"}


def test_placeholders_are_the_same_in_both_languages() -> None:
    for entry in polib.pofile(str(CATALOGUE)):
        names = [sorted(re.findall(r"%\(\w+\)s", text)) for text in (entry.msgid, entry.msgstr)]
        assert names[0] == names[1], entry.msgid


def test_the_compiled_catalogue_is_the_written_one() -> None:
    compiled = {entry.msgid: entry.msgstr for entry in polib.mofile(str(_compiled()))}
    written = {entry.msgid: entry.msgstr for entry in polib.pofile(str(CATALOGUE))}
    assert compiled == written
    with override("en"):
        assert gettext("Mina ärenden") == "My cases"
    with override("sv"):
        assert gettext("Mina ärenden") == "Mina ärenden"


def _compiled() -> Path:
    return CATALOGUE.with_suffix(".mo")
