"""What the pages of meetings need besides words."""

from typing import Any
from uuid import UUID, uuid4

from django.template import Library

register = Library()


@register.filter
def new_id(_page: Any) -> UUID:
    """A one-time id for a form of one button, so that sending it twice is harmless."""
    return uuid4()
