"""The truth table: every question that the rules of disclosure can be asked, with its answer.

Pure functions, asked exhaustively; `manage.py truth_table` prints it, and its digest stands in
docs/truth-table.sha256, so that a change of the rules is seen in review.
"""

import hashlib
from collections.abc import Iterable, Iterator

from consent.truth import consents, provisions, readings
from consent.truth.columns import ALLOW, HEAD, Row

__all__ = ["HEAD", "Row", "csv_lines", "digest", "rows"]


def rows() -> Iterator[Row]:
    """All rows: provisions of law, consent, and what is asked again at a reading."""
    yield from provisions.rows()
    yield from consents.rows()
    yield from readings.rows()


def csv_lines() -> Iterator[str]:
    """The table as CSV, a line at a time, the names of the columns first."""
    yield _line(HEAD)
    for row in rows():
        yield _line(row)


def digest(table: Iterable[Row] | None = None) -> str:
    """Rows and SHA-256 of the whole, then of each ground in each part with how many it allows."""
    whole = hashlib.sha256(_line(HEAD).encode())
    parts: dict[str, _Part] = {}
    count = 0
    for row in rows() if table is None else table:
        line = _line(row).encode()
        whole.update(line)
        parts.setdefault(f"{row.part} {row.ground}", _Part()).add(row, line)
        count += 1
    told = [f"{count} rows, SHA-256 {whole.hexdigest()}"]
    told += [f"{name}: {part}" for name, part in parts.items()]
    return "\n".join(told) + "\n"


class _Part:
    """The rows of one ground in one part, while they are counted."""

    def __init__(self) -> None:
        self.rows = self.allowed = 0
        self.sha = hashlib.sha256()

    def add(self, row: Row, line: bytes) -> None:
        self.rows += 1
        self.allowed += row.decision == ALLOW
        self.sha.update(line)

    def __str__(self) -> str:
        return f"{self.rows} rows, {self.allowed} allow, {self.sha.hexdigest()}"


def _line(cells: tuple[str, ...]) -> str:
    """Codes alone, so nothing needs quotation marks; a test holds them to that."""
    return ",".join(cells) + "\n"
