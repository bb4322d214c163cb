"""The pages for what cannot be answered; each says the same to everyone and offers a way on."""

from typing import Any
from uuid import UUID

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from access.acts import Act
from access.policy import may_ever
from consent.relation import NotAssigned

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404, the same page for what never was and what one may not know of."""
    return _page(request, "404", 404, **_sent(request))


def forbidden(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    """403: the role may never, or the case is the own agency's but somebody else's."""
    not_assigned = isinstance(exception, NotAssigned)
    assign_in = _assigns(request, not_assigned)
    more = {"not_assigned": not_assigned, "assign_in": assign_in, **_sent(request)}
    return _page(request, "403", 403, **more)


def _sent(request: HttpRequest) -> dict[str, Any]:
    """That a form was refused, and what was typed in it: an assignment may end while one writes.

    Only where a view was found: by then the form's token has been looked at, so it is our own.
    """
    if request.method != "POST" or request.resolver_match is None:
        return {}
    return {"sent": True, "typed": _typed(request)}


def _assigns(request: HttpRequest, not_assigned: bool) -> UUID | None:
    """The case that one may assign oneself or a colleague to, instead of opening it."""
    member, match = getattr(request, "member", None), request.resolver_match
    if not not_assigned or member is None or match is None:
        return None
    return match.kwargs.get("case_id") if may_ever(member.role, Act.ASSIGN_MEMBER) else None


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 when more was sent than is taken."""
    if isinstance(exception, TOO_LARGE):
        return _plain_page(request, "too_large", 413)
    return _plain_page(request, "400", 400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; the page needs nothing but its words, and the role if it is known already."""
    member = getattr(request, "member", None)
    administers = member is not None and may_ever(member.role, Act.INVITE_MEMBER)
    return _plain_page(request, "500", 500, administers=administers)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is not valid; shows what was typed, if our own page sent it."""
    # Django looks at the origin first: only then does it speak of the cookie or the token.
    ours = reason.startswith("CSRF")
    return _page(request, "form_refused", 403, typed=_typed(request) if ours else ())


def _typed(request: HttpRequest) -> tuple[str, ...]:
    """What somebody wrote: texts of several words, and no password."""
    return tuple(
        text
        for name, texts in request.POST.lists()
        for text in texts
        if " " in text.strip() and "password" not in name
    )


def _page(request: HttpRequest, name: str, status: int, **more: Any) -> HttpResponse:
    context = {"reference": _reference(request), **more}
    return _sealed_off(render(request, f"errors/{name}.html", context, status=status))


def _plain_page(request: HttpRequest, name: str, status: int, **more: bool) -> HttpResponse:
    text = render_to_string(f"errors/{name}.html", {"reference": _reference(request), **more})
    return _sealed_off(HttpResponse(text, status=status))


def _reference(request: HttpRequest) -> str:
    """The request's id, which the log knows too; empty if the request was refused before it."""
    return str(getattr(request, "request_id", ""))


def _sealed_off(response: HttpResponse) -> HttpResponse:
    """The headers of every page, also where the middleware that sets them was never reached."""
    response["Cache-Control"] = "no-store"
    response["X-Frame-Options"] = settings.X_FRAME_OPTIONS
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Opener-Policy"] = settings.SECURE_CROSS_ORIGIN_OPENER_POLICY
    response["Referrer-Policy"] = settings.SECURE_REFERRER_POLICY
    response[HEADER] = build_policy()
    return response
