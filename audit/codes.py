"""How ids, instants, codes and what somebody typed are written in an entry.

Each has one way of being written: reading refuses every other.
"""

import base64
import re
from datetime import UTC, datetime
from uuid import UUID

CODE = re.compile(r"[a-z0-9_.:-]{0,64}")
REQUEST = re.compile(r"[A-Za-z0-9_-]{0,22}")
LONGEST_ASKED = 64


def short(value: UUID | None) -> str:
    """An id as 22 characters of base64url; nothing for none."""
    return base64.urlsafe_b64encode(value.bytes).rstrip(b"=").decode() if value else ""


def long(value: str) -> UUID | None:
    """The id again; None for nothing. Raises ValueError for what is no id."""
    if not value:
        return None
    if len(value) != 22:
        raise ValueError("An id has 22 characters.")
    found = UUID(bytes=base64.urlsafe_b64decode(value + "=="))
    if short(found) != value:  # 22 characters hold 4 bits more than an id
        raise ValueError("The id is written in another way.")
    return found


def stamp(at: datetime) -> str:
    """An instant as UTC to the microsecond."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def instant(text: str) -> datetime:
    """The instant again; raises ValueError."""
    found = datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    if stamp(found) != text:
        raise ValueError("The instant is written in another way.")
    return found


def printable(text: str) -> str:
    """At most 64 printable ASCII characters of what somebody typed; the rest becomes "?"."""
    return "".join(c if " " < c <= "~" else "?" for c in text[:LONGEST_ASKED])


def code(text: str) -> str:
    """A code, checked: text cannot slip into the log by this way. Raises ValueError."""
    if not CODE.fullmatch(text):
        raise ValueError("Only codes stand in the log.")
    return text


def request_id(text: str) -> str:
    """A request's id, checked. Raises ValueError."""
    if not REQUEST.fullmatch(text):
        raise ValueError("A request's id has at most 22 characters of base64url.")
    return text
