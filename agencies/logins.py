"""Writes log-ins, failed log-ins, lock-outs and log-outs to the installation's log."""

from typing import Any
from uuid import UUID

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from access.acts import Act
from access.clock import now
from audit import log
from audit.entries import Entry, Outcome

# Session keys; nothing else is kept in a session but ids, instants and choices.
LOGGED_IN_AT = "logged_in_at"
SEEN_AT = "seen_at"
MEMBERSHIP = "membership"
NAMES = "names_shown"


def connect() -> None:
    """Listen to the signals of log-in and log-out."""
    user_logged_in.connect(_logged_in, dispatch_uid="agencies.logged_in")
    user_logged_out.connect(_logged_out, dispatch_uid="agencies.logged_out")
    user_login_failed.connect(_failed, dispatch_uid="agencies.failed")
    user_locked_out.connect(_locked, dispatch_uid="agencies.locked")


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Whose log-in is tried: allauth calls it email, the form login.

    Without it a lock-out would be on the address alone, and shut a whole town hall out.
    """
    said = (credentials or {}).get("email") or request.POST.get("login", "")
    return str(said).strip().lower()


def record(
    act: Act,
    outcome: Outcome,
    request: HttpRequest | None,
    *,
    actor_id: UUID | None,
    rule: str = "",
) -> None:
    """One entry in the installation's log."""
    log.recorded(
        log.INSTALLATION,
        Entry(
            act=act,
            outcome=outcome,
            actor_id=actor_id,
            rule=rule,
            request=getattr(request, "request_id", ""),
        ),
    )


def _logged_in(request: HttpRequest, user: Any, **_: Any) -> None:
    record(Act.LOG_IN, Outcome.CHANGED, request, actor_id=user.pk)
    stamp = now().timestamp()
    request.session[LOGGED_IN_AT] = stamp
    request.session[SEEN_AT] = stamp
    # Names are off at each log-in (invariant 5), and the membership is chosen anew.
    for key in (NAMES, MEMBERSHIP):
        request.session.pop(key, None)


def _logged_out(request: HttpRequest, user: Any, **_: Any) -> None:
    if user is not None:
        record(Act.LOG_OUT, Outcome.CHANGED, request, actor_id=user.pk)


def _failed(request: HttpRequest | None = None, **_: Any) -> None:
    record(Act.LOG_IN, Outcome.REFUSED, request, actor_id=None, rule="login.failed")


def _locked(request: HttpRequest | None = None, **_: Any) -> None:
    record(Act.LOG_IN, Outcome.REFUSED, request, actor_id=None, rule="login.locked")
