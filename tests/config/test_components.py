"""The pieces that pages are made of."""

import gzip
import re
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace as Value
from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.template.loader import render_to_string

TEMPLATES = Path(settings.BASE_DIR) / "templates"
COMPONENTS = sorted(path.name for path in (TEMPLATES / "components").glob("*.html"))
ATTACK = '"><script>alert(1)</script>'
AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
TOPICS = ["Skola", "Fritid"]


class Note(forms.Form):
    text = forms.CharField(label="Anteckning")
    receivers = forms.MultipleChoiceField(
        label="Dela med", required=False, widget=forms.CheckboxSelectMultiple
    )


def shown(name: str, **context: Any) -> str:
    return " ".join(render_to_string(f"components/{name}.html", context).split())


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_says_what_it_takes(name: str) -> None:
    text = (TEMPLATES / "components" / name).read_text()

    assert re.search(r"{% comment %}.*?(Parameters|Reads).*?{% endcomment %}", text, re.DOTALL)


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("notice", {"title": ATTACK, "text": ATTACK}),
        ("badge", {"text": ATTACK, "title": ATTACK}),
        ("item", {"title": ATTACK, "text": ATTACK, "own": True, "byline": ATTACK, "badge": ATTACK}),
        ("item", {"title": "Skola", "text": ATTACK, "own": False, "source": ATTACK}),
        ("withheld", {"others": [Value(agency=ATTACK, rule=ATTACK)]}),
        ("identity_bar", {"number": ATTACK, "persons": ATTACK, "state": "x", "state_text": ATTACK}),
        ("summary_list", {"rows": [(ATTACK, ATTACK, "/x", ATTACK)]}),
        ("table", {"caption": ATTACK, "heads": [ATTACK, ATTACK], "rows": [(ATTACK, ATTACK)]}),
        ("state_bar", {"states": [(ATTACK, "done")]}),
        ("timeline", {"events": [Value(title=ATTACK, at=AT, byline=ATTACK, body=ATTACK)]}),
        ("blocked_step", {"label": ATTACK, "reason": ATTACK}),
        ("details", {"summary": ATTACK, "text": ATTACK}),
        ("empty_state", {"title": ATTACK, "text": ATTACK}),
        ("typed", {"typed": [ATTACK]}),
        ("emergency", {"emergency": {"reception": ATTACK, "duty": ATTACK}}),
        ("count_badge", {"number": 2, "words": ATTACK}),
        ("task_list", {"tasks": [Value(title=ATTACK, url="/x", hint=ATTACK, status=ATTACK)]}),
        ("dialog", {"dialog_id": "a", "title": ATTACK, "text": ATTACK, "label": ATTACK}),
        ("chart", {"chart_id": "a", "title": ATTACK, "unit": ATTACK, "rows": [(ATTACK, 1)]}),
        ("print_form", {"title": ATTACK, "texts": [ATTACK], "signers": [ATTACK]}),
        ("filter_panel", {"form": Note(), "chips": [Value(text=ATTACK, query=ATTACK)]}),
        ("breadcrumbs", {"url": "/", "label": ATTACK, "here": ATTACK}),
    ],
)
def test_what_people_wrote_is_text(name: str, context: dict[str, Any]) -> None:
    page = shown(name, **context)

    assert "&lt;script&gt;" in page
    assert "<script>" not in page


def test_an_own_note_says_so_and_who_else_reads_it() -> None:
    releases = [Value(agency="Polisen", until=date(2027, 3, 1), runs=True, end_url="")]

    page = shown("item", title="Skola", text="Frånvaro.", own=True, releases=releases)

    assert "Eget" in page
    assert "<strong>Polisen</strong> kan läsa till 1 mars 2027" in page


def test_an_own_note_that_nobody_else_reads_says_that() -> None:
    assert "Bara din verksamhet kan läsa" in shown("item", title="Skola", text="x", own=True)


def test_a_release_that_has_ended_is_not_shown_as_one_that_runs() -> None:
    page = shown("released_to", releases=[Value(agency="Polisen", until=None, runs=False)])

    assert "Polisen kan inte läsa längre" in page
    assert "kan läsa</span>" not in page


def test_a_shared_note_names_its_agency_and_never_its_other_readers() -> None:
    page = shown("item", title="Familj", text="x", own=False, source="Socialtjänsten", releases=[])

    assert "Delat av Socialtjänsten" in page
    assert "Eget" not in page
    assert "<footer>" not in page


def test_each_cell_of_the_consent_is_told_in_words() -> None:
    rows = [Value(agency="Polisen", own=False, cells=("yes", "no"))]

    page = shown("consent_matrix", topics=TOPICS, rows=rows)

    assert re.search(r'data-label="Skola"><span class="cell yes">.*?Ja</span>', page)
    assert re.search(r'data-label="Fritid"><span class="cell no">.*?Nej</span>', page)


def test_a_topic_without_an_answer_is_neither_yes_nor_no() -> None:
    rows = [
        Value(agency="Polisen", own=False, cells=("", "not_yet")),
        Value(agency="Fritid", own=False, cells=("ended", "no")),
    ]

    page = shown("consent_matrix", topics=TOPICS, rows=rows)
    help_, _tag, page = page.partition("</caption>")

    assert "Ja" not in page
    assert page.count("Nej") == 1
    for words in ("inte med i frågan", "Inte än", "Upphört"):
        assert page.count(words) == 1
    assert "Upphört: ett ja är taget tillbaka" in help_


def test_a_withdrawn_consent_shows_no_end_as_if_it_ran() -> None:
    until = date(2027, 3, 1)

    assert "till 1 mars 2027" in shown("consent_badge", state="valid", text="Giltigt", until=until)
    assert "2027" not in shown("consent_badge", state="withdrawn", text="Återkallat", until=until)


def test_a_step_that_is_not_open_is_no_link_and_says_why() -> None:
    page = shown("blocked_step", label="Starta plan", url="/plan", reason="Samtycke saknas.")

    assert "Samtycke saknas." in page
    assert "/plan" not in page


def test_an_open_step_is_a_link() -> None:
    assert 'href="/plan"' in shown("blocked_step", label="Starta plan", url="/plan", reason="")


def test_whoever_worries_finds_numbers_also_where_none_are_set() -> None:
    page = shown("emergency", emergency={"reception": "", "duty": ""})

    assert "Ring kommunens växel" in page
    assert 'href="tel:112"' in page
    assert 'href="tel:056016000"' in shown("emergency", emergency={"reception": "0560-160 00"})


def test_agencies_are_unticked_and_a_closed_one_cannot_be_ticked() -> None:
    receivers = [
        Value(agency_id="a1", agency="Polisen", open=True, until=date(2027, 3, 1), warns=False),
        Value(agency_id="a2", agency="Fritid", open=False, reason="Inget samtycke."),
    ]

    page = shown("share_with", field=Note()["receivers"], receivers=receivers)

    assert page.count('type="checkbox"') == 1
    assert "checked" not in page
    assert "Inget samtycke." in page


def test_a_tick_is_kept_when_the_form_comes_back() -> None:
    receivers = [Value(agency_id="a1", agency="Polisen", open=True, until=None, warns=True)]

    page = shown("share_with", field=Note({"receivers": ["a1"]})["receivers"], receivers=receivers)

    assert " checked" in page
    assert "sekretess" in page


def test_the_summary_of_errors_leads_to_the_fields() -> None:
    page = shown("error_summary", form=Note({}))

    assert 'href="#id_text"' in page
    assert "Anteckning – " in page


def test_a_count_of_nothing_is_not_shown_and_a_large_one_is_short() -> None:
    assert shown("count_badge", number=0, words="nya händelser") == ""
    assert "99+" in shown("count_badge", number=100, words="nya händelser")
    assert "(100 nya händelser)" in shown("count_badge", number=100, words="nya händelser")


def test_a_task_that_is_not_possible_yet_is_no_link() -> None:
    page = shown("task_list", tasks=[Value(title="Starta plan", url="", status="Inte möjligt än")])

    assert "<a " not in page
    assert "Inte möjligt än" in page


def test_each_filter_that_holds_can_be_taken_away_alone() -> None:
    chips = [Value(text="Utfall: Nekat", query="number=TB"), Value(text="Ärende: TB", query="")]

    page = shown("filter_panel", form=Note(), chips=chips, clear_url="/list/")

    assert 'href="/list/?number=TB"' in page
    assert page.count('href="/list/"') == 3


def test_a_long_text_tells_its_limit_and_is_not_cut_off() -> None:
    class Long(forms.Form):
        text = forms.CharField(max_length=2000, widget=forms.Textarea, help_text="Skriv kort.")

    page = Long().as_div()

    assert "maxlength" not in page
    assert 'aria-describedby="id_text_helptext id_text_count"' in page
    assert 'id="id_text_count" data-limit="2000"' in page
    assert "Högst 2\xa0000 tecken." in page


def test_a_short_text_has_no_count() -> None:
    assert "_count" not in Note().as_div()


def test_the_scripts_weigh_little() -> None:
    scripts = (Path(settings.BASE_DIR) / "static").glob("*.js")
    code = b"".join(path.read_bytes() for path in scripts)

    assert 0 < len(gzip.compress(code)) <= 10_000
    assert b"http" not in code


def test_the_look_weighs_little() -> None:
    css = (Path(settings.BASE_DIR) / "static" / "varsam.css").read_bytes()

    assert len(gzip.compress(css)) <= 15_000
    assert b"http" not in css
    assert b"@import" not in css
