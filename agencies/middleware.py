"""Between session and view: time-outs, the acting membership, the policy, and no-store."""

import base64
import uuid
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode

from access.acts import OPEN_ACTS, PERSONAL_ACTS, Act
from access.clock import now, today
from access.declare import act_of, refuse_undeclared_urls
from access.policy import may_ever
from agencies.limits import seconds_left
from agencies.logins import LOGGED_IN_AT, MEMBERSHIP, SEEN_AT
from agencies.people import acting
from audit import log
from audit.entries import Entry, Outcome

Answer = Callable[[HttpRequest], HttpResponse]
# How often, in seconds, the session's last use is written down.
STAMP_EVERY = 60


class SessionLimits:
    """Ends sessions that were idle or open too long, by the server's clock."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = base64.urlsafe_b64encode(uuid.uuid4().bytes).rstrip(b"=").decode()
        if settings.SESSION_COOKIE_NAME in request.COOKIES and LOGGED_IN_AT in request.session:
            self._limit(request)
        return self.get_response(request)

    def _limit(self, request: HttpRequest) -> None:
        idle, whole = seconds_left(request.session)
        used = settings.SESSION_IDLE_TIME.total_seconds() - idle
        if idle <= 0 or whole <= 0:
            logout(request)
        elif used >= STAMP_EVERY and not _asked_by_the_page(request.path_info):
            request.session[SEEN_AT] = now().timestamp()


class ActingMember:
    """Finds for whom the user acts, and asks the policy before any view runs."""

    def __init__(self, get_response: Answer) -> None:
        # Refuses to serve under any server if an address declares no act.
        refuse_undeclared_urls()
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member = None
        request.memberships = []
        request.membership = None
        response = self.get_response(request)
        if request.user.is_authenticated:
            response["Cache-Control"] = "no-store"
        return response

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        act = act_of(view)
        if act is None:
            raise PermissionDenied
        if request.user.is_authenticated:
            self._find_member(request)
        if act in OPEN_ACTS:
            return None
        if not request.user.is_authenticated:
            return _to_log_in(request)
        if act in PERSONAL_ACTS:
            return None
        return self._for_members(request, act, kwargs)

    def _find_member(self, request: HttpRequest) -> None:
        known = getattr(request.user, "known_memberships", None) or []
        request.memberships = [m for m in known if m.runs_on(today())]
        chosen = request.session.get(MEMBERSHIP)
        running = {str(membership.pk): membership for membership in request.memberships}
        membership = running.get(chosen) if chosen else None
        if membership is None and len(running) == 1:
            (membership,) = running.values()
        if membership is not None:
            request.membership = membership
            request.member = acting(membership, strength="password", request=request.request_id)

    def _for_members(
        self, request: HttpRequest, act: Act, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if request.member is None:
            if request.memberships:
                return redirect(_choosing_before(request))
            self._refuse(request, act, kwargs, rule="membership.none")
            return render(request, "agencies/no_membership.html", status=403)
        if not may_ever(request.member.role, act):
            self._refuse(request, act, kwargs, rule="policy.role")
            raise PermissionDenied
        if request.method == "POST" and not _meant_for(request):
            return render(
                request,
                "agencies/acting_changed.html",
                {"typed": _typed(request)},
                status=409,
            )
        return None

    def _refuse(self, request: HttpRequest, act: Act, kwargs: dict[str, Any], *, rule: str) -> None:
        """One entry with the ids as asked: no case has been looked up."""
        member = request.member
        asked = next((str(value) for value in kwargs.values() if isinstance(value, UUID)), "")
        log.recorded(
            member.collaboration_id if member else log.INSTALLATION,
            Entry(
                act=act,
                outcome=Outcome.REFUSED,
                by=member,
                actor_id=request.user.pk,
                asked=asked,
                rule=rule,
                request=request.request_id,
            ),
        )


def _asked_by_the_page(path: str) -> bool:
    """Whether an open page asks by itself: that is no use of the log-in."""
    try:
        return resolve(path).url_name in {"session_remaining", "present"}
    except Resolver404:
        return False


def _meant_for(request: HttpRequest) -> bool:
    """Whether the form was opened for the membership that now acts; nothing said means no."""
    return request.POST.get("acting_for") == str(request.member.membership_id)


def _typed(request: HttpRequest) -> list[str]:
    """What somebody wrote: texts of several words, and no password."""
    return [
        text
        for name, texts in request.POST.lists()
        for text in texts
        if " " in text.strip() and "password" not in name
    ]


def _to_log_in(request: HttpRequest) -> HttpResponse:
    """The log-in page; where a text was sent after the session had ended, first the text."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    typed = _typed(request)
    if not typed:
        return redirect_to_login("/")
    context = {"typed": typed, "next": request.path}
    answer = render(request, "agencies/signed_out.html", context, status=401)
    answer["Cache-Control"] = "no-store"
    return answer


def _choosing_before(request: HttpRequest) -> str:
    """The page that chooses for whom one acts, which then leads on to the page asked for."""
    on = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return f"{reverse('membership')}?{on}" if on else reverse("membership")
