"""A paper as PDF: tagged for screen readers (PDF/UA), with nothing in it but what is printed."""

from typing import Any, NoReturn

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from access.blocked import Blocked

STYLE = settings.BASE_DIR / "static" / "paper.css"


def as_pdf(
    page: object, *, title: str, name: str, template: str = "casework/paper/pdf.html"
) -> HttpResponse:
    """The answer with the file; raises Blocked where the system's own libraries are missing."""
    return pdf_of(template, {"page": page, "title": title}, name=name)


def pdf_of(template: str, context: dict[str, Any], *, name: str) -> HttpResponse:
    """A template as a file of that name, which tells of nobody; raises Blocked as above."""
    html = render_to_string(template, context)
    answer = HttpResponse(_rendered(html), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


def pdf_or_back(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    name: str,
    back: tuple[Any, ...],
) -> HttpResponse:
    """The file, or back to the page it is of, with the reason why there is none."""
    try:
        return pdf_of(template, context, name=name)
    except Blocked as blocked:
        messages.error(request, blocked.reason)
        return redirect(*back)


def _rendered(html: str) -> bytes:
    try:
        # Here and not above: a site whose system lacks Pango does everything but this.
        from weasyprint import CSS, HTML
    except OSError:
        raise Blocked(
            "paper.no_pdf",
            _("PDF kan inte skapas på den här servern. Skriv ut sidan i webbläsaren i stället."),
        ) from None
    document = HTML(string=html, url_fetcher=_refuse)
    style = CSS(string=STYLE.read_text(encoding="utf-8"))
    pdf: bytes = document.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")
    return pdf


def _refuse(_url: str, *_args: object, **_kwargs: object) -> NoReturn:
    """A paper reaches for nothing: what it is made of is all there."""
    raise ValueError("A paper has no addresses in it.")
