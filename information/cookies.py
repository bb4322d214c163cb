"""The cookies of the site, by the settings that make them."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SESSION = gettext_lazy("Visar att du är inloggad. Sätts när du loggar in.")
FORM = gettext_lazy("Skyddar formulär från att skickas av någon annan i ditt namn.")
LANGUAGE = gettext_lazy("Minns vilket språk du valde. Sätts när du byter språk.")
DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie: its name, what it is for, and how long the browser keeps it, in words."""

    name: str
    purpose: str | Promise
    kept: str


def cookies_set() -> tuple[Cookie, ...]:
    """All of them; a test compares the list with what a walk through the site brings."""
    until_closed = settings.SESSION_EXPIRE_AT_BROWSER_CLOSE
    session = None if until_closed else settings.SESSION_COOKIE_AGE
    return (
        Cookie(settings.SESSION_COOKIE_NAME, SESSION, f"{_kept(session)} {_limits()}"),
        Cookie(settings.CSRF_COOKIE_NAME, FORM, _kept(settings.CSRF_COOKIE_AGE)),
        Cookie(settings.LANGUAGE_COOKIE_NAME, LANGUAGE, _kept(settings.LANGUAGE_COOKIE_AGE)),
    )


def _kept(seconds: int | None) -> str:
    if seconds is None:
        return _("Tills du stänger webbläsaren.")
    return _("%(days)s dagar.") % {"days": seconds // DAY}


def _limits() -> str:
    """The session ends by the server's clock whatever the browser keeps."""
    return _(
        "Slutar gälla efter %(idle)s minuter utan användning och senast efter %(all)s timmar."
    ) % {
        "idle": int(settings.SESSION_IDLE_TIME.total_seconds() // 60),
        "all": int(settings.SESSION_ABSOLUTE_TIME.total_seconds() // 3600),
    }
