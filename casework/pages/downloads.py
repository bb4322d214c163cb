"""A file that a page hands over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Download:
    """Its bytes, what they are, and a name that tells nothing."""

    content: bytes
    media_type: str
    name: str
