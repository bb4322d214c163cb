"""Puts consents and reports of concern into words, row by row."""

from collections.abc import Iterable
from typing import Any

from django.template import Library
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from casework import wording
from casework.forms.asking import EXCEPTIONS
from casework.pages import ConsentPage, MatrixRow, ReportPage
from casework.templatetags.words import words
from consent.languages import language_labels, missing_text_words, text_is_missing

register = Library()
CROSSED = ("yes", "partly")  # the cells of what is asked


@register.filter
def crossed(consent: ConsentPage, row: MatrixRow) -> list[str]:
    """The topics that are crossed for the agency of a row."""
    return [topic for topic, cell in zip(consent.topics, row.cells, strict=True) if cell in CROSSED]


@register.filter
def cells_explained(rows: Iterable[MatrixRow]) -> list[str]:
    """How the table is read, and each word among the cells that does not explain itself."""
    found = {cell for row in rows for cell in row.cells}
    return [
        _("Varje verksamhet för sig, ämne för ämne."),
        *(str(told) for cell, told in wording.CELL_HELP.items() if cell in found),
    ]


@register.filter
def language(code: str) -> str:
    """What a language is called, also one that the municipality has added."""
    return language_labels().get(code, "")


@register.filter
def missing_text(consent: ConsentPage) -> str:
    """That an interpreter was needed because the text is not in the language; or nothing."""
    missing = text_is_missing(consent.language, consent.text_version)
    return missing_text_words(consent.language) if consent.text_version and missing else ""


@register.filter
def excepted(consent: ConsentPage) -> list[str]:
    """The exceptions of a consent as sentences."""
    return [
        wording.exception_words(line.sender, line.receiver, line.topic)
        for line in consent.exceptions
    ]


@register.filter
def history(consent: ConsentPage) -> list[dict[str, Any]]:
    """What has happened with a consent, in words for the timeline."""
    return [
        {
            "title": words(one.kind, "happened"),
            "at": one.at,
            "byline": words(one.who, "person") or one.agency,
            "body": wording.part_words(one),
        }
        for one in consent.history
    ]


@register.filter
def has_exceptions(form: Any) -> bool:
    """Whether something stands in a row of exceptions, or is wrong there."""
    rows = [form[name] for name in EXCEPTIONS]
    return any(row.errors or any(row.value() or ()) for row in rows)


@register.filter
def report_rows(page: ReportPage) -> list[tuple[str, str]]:
    """Who reports what to whom, as it stands at the head of a report."""
    role = words(page.role, "role")
    reporter = f"{page.reporter}, {role}" if role else page.reporter
    return [
        (_("Anmäld"), date_format(page.reported_date, "j F Y")),
        (_("Till"), page.receiver),
        (_("Anmälare"), reporter),
        (_("Verksamhet"), ", ".join(part for part in (page.agency, page.agency_phone) if part)),
        (_("Barnet"), page.about or _("Inget angivet")),
    ]


@register.filter
def feedback_rows(page: ReportPage) -> list[tuple[str, str]]:
    """What is waited for, and what came."""
    rows = [(_("Beslut senast"), date_format(page.decision_due_date, "j F Y"))]
    if page.feedback_due_date:
        rows.append((_("Återkoppling senast"), date_format(page.feedback_due_date, "j F Y")))
    answered = words(page.feedback, "feedback")
    if answered and page.feedback_at:
        answered = f"{answered} ({date_format(localtime(page.feedback_at), 'j F Y')})"
    asked = _("Inget svar än") if page.feedback_asked else _("Inte begärd")
    return [
        *rows,
        (_("Svar"), answered or asked),
        (_("Kvittens"), page.receipt or _("Inget angivet")),
    ]
