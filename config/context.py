"""What every page may show about the installation itself."""

from django.conf import settings
from django.http import HttpRequest


def installation(_request: HttpRequest) -> dict[str, object]:
    """Whether this is a demonstration, and whom to call when a child is in danger (domain 0.6)."""
    return {"demo": settings.VARSAM_DEMO, "emergency": settings.EMERGENCY}
