"""Hides the length of short texts: 32, 64, 128 ... bytes; choices always 32 (ISO/IEC 7816-4)."""

from vault.sealed import CannotOpen

SMALLEST = 32
MARK = b"\x80"


def pad(text: str, *, choice: bool = False) -> bytes:
    """UTF-8 with a mark and zeros up to the next step; ValueError for a choice over 31 bytes."""
    marked = text.encode() + MARK
    width = SMALLEST
    while width < len(marked):
        width *= 2
    if choice and width > SMALLEST:
        raise ValueError("A choice has at most 31 bytes.")
    return marked.ljust(width, b"\0")


def unpad(padded: bytes) -> str:
    """The text again; raises CannotOpen for what `pad` cannot have made."""
    marked = padded.rstrip(b"\0")
    if not marked.endswith(MARK):
        raise CannotOpen from None
    try:
        return marked[:-1].decode()
    except UnicodeDecodeError:
        raise CannotOpen from None
