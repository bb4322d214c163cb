"""Pages of text: help, glossary, accessibility statement, privacy notice, cookies."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from access.acts import Act
from access.declare import allows
from access.roles import AgencyKind
from information import manual
from information.cookies import cookies_set
from information.first_week import lists_for
from information.glossary import terms_in
from information.law import law_page
from information.law_grounds import ground_page


@allows(Act.READ_INFORMATION)
@require_GET
def show_help(request: HttpRequest) -> HttpResponse:
    """The first week in one's own role, what the words on the pages mean, and whom to ask."""
    role = request.member.role if request.member else None
    context = {"role": role, "lists": lists_for(role), "info": settings.INFORMATION}
    return render(request, "information/help.html", context)


@allows(Act.READ_INFORMATION)
@require_GET
def show_report_help(request: HttpRequest) -> HttpResponse:
    """How one reports a concern, whoever one is: the numbers first."""
    own_duty = bool(request.member) and request.member.kind is AgencyKind.SOCIAL_SERVICES
    return render(request, "information/report.html", {"own_duty": own_duty})


@allows(Act.READ_INFORMATION)
@require_GET
def show_glossary(request: HttpRequest) -> HttpResponse:
    """The words of the field, Swedish and English."""
    context = {"terms": terms_in(get_language() or "sv")}
    return render(request, "information/glossary.html", context)


@allows(Act.READ_INFORMATION)
@require_GET
def show_law(request: HttpRequest) -> HttpResponse:
    """Who may tell whom what, for a lawyer: all rules as the functions answer them."""
    context = {"page": law_page(settings.CONSENT_TERMS)}
    return render(request, "information/law.html", context)


@allows(Act.READ_INFORMATION)
@require_GET
def show_ground(request: HttpRequest, code: str) -> HttpResponse:
    """One provision of law."""
    return render(request, "information/ground.html", {"page": ground_page(code)})


@allows(Act.READ_INFORMATION)
@require_GET
def show_manual(request: HttpRequest, name: str) -> HttpResponse:
    """A page of the manual, one of those that the addresses name."""
    context = {"page": manual.page(name), "first": name == manual.FIRST}
    return render(request, "information/manual.html", context)


@allows(Act.READ_INFORMATION)
@require_GET
def show_accessibility(request: HttpRequest) -> HttpResponse:
    """The statement that lag (2018:1937) asks for."""
    context = {"info": settings.INFORMATION, "supervision": settings.SUPERVISION}
    return render(request, "information/accessibility.html", context)


@allows(Act.READ_INFORMATION)
@require_GET
def show_privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about users and families, by whom, why and for how long (GDPR art. 13-14)."""
    controllers = settings.INFORMATION.controllers
    context = {
        "info": settings.INFORMATION,
        "supervision": settings.SUPERVISION,
        "heads": (_("Verksamhet"), _("Nämnd eller myndighet"), _("Kontakt")),
        "rows": [(each.agency, each.board, each.contact) for each in controllers],
        "idle": int(settings.SESSION_IDLE_TIME.total_seconds() // 60),
    }
    return render(request, "information/privacy.html", context)


@allows(Act.READ_INFORMATION)
@require_GET
def show_cookies(request: HttpRequest) -> HttpResponse:
    """Every cookie that the site sets."""
    context = {
        "heads": (_("Namn"), _("Vad den gör"), _("Hur länge den sparas")),
        "rows": [(cookie.name, cookie.purpose, cookie.kept) for cookie in cookies_set()],
    }
    return render(request, "information/cookies.html", context)
