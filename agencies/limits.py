"""How long a session still lasts, by the server's clock."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from access.clock import now
from agencies.logins import LOGGED_IN_AT, SEEN_AT


def seconds_left(session: Mapping[str, Any]) -> tuple[float, float]:
    """Seconds until the session ends for want of use, and until it ends whatever happens."""
    at = now().timestamp()
    idle = settings.SESSION_IDLE_TIME.total_seconds() - (at - session.get(SEEN_AT, 0.0))
    whole = settings.SESSION_ABSOLUTE_TIME.total_seconds() - (at - session[LOGGED_IN_AT])
    return idle, whole
