"""What every page may show about the installation itself."""

from django.conf import settings
from django.http import HttpRequest

from casework.reading.notices import unread_count


def installation(_request: HttpRequest) -> dict[str, object]:
    """Whether this is a demonstration, and whom to call when a child is in danger (domain 0.6)."""
    return {"demo": settings.VARSAM_DEMO, "emergency": settings.EMERGENCY}


def notices(request: HttpRequest) -> dict[str, object]:
    """How many notices the member has not met; asked for where a template shows it, and once."""
    return {"unread_notices": lambda: unread_count(request)}
