"""How many cases a demonstration may have; without Django, so that `make demo` asks it first."""

SMALLEST = 12  # the sketches: eleven youths with a name, one of them in two cases
LARGEST = 100_000


class NotASize(ValueError):
    """What was asked for is no number of cases; the message is one sentence for the asker."""

    def __init__(self) -> None:
        super().__init__(f"CASES must be a number between {SMALLEST} and {LARGEST}.")


def size(text: str) -> int:
    """The number of cases that a text asks for; the sketches alone if it is empty."""
    asked = text.strip() or str(SMALLEST)
    # A longer one is no number of cases, and int() refuses the very long with words of its own.
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= len(str(LARGEST))):
        raise NotASize
    if not SMALLEST <= int(asked) <= LARGEST:
        raise NotASize
    return int(asked)
