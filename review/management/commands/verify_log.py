"""Verifies the logs, and the tables against them.

Exit 0 intact, 1 tampered with the first bad index named, 2 unreadable.
"""

import sys
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandParser

from audit.verify import Finding, Unreadable, verify_all
from review.verifying import verify_live


class Command(BaseCommand):
    """`manage.py verify_log [--log ID]`"""

    help = (
        "Recomputes the append-only logs from their bytes, and compares each ciphertext in the "
        "tables with the last that its log says was written."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--log", type=UUID, help="the id of one log; all of them without it")

    def handle(self, *_args: Any, log: UUID | None = None, **_options: Any) -> None:
        tampered = False
        try:
            for finding in verify_all(log):
                # Tables are held against a log that holds itself.
                live = verify_live(finding.log_id) if finding.intact else None
                for one, what in ((finding, "entries"), (live, "ciphertexts as written")):
                    tampered = self._tell(one, what) or tampered
        except Unreadable as unreadable:
            self.stderr.write(str(unreadable))
            sys.exit(1 if tampered else 2)
        if tampered:
            sys.exit(1)

    def _tell(self, finding: Finding | None, what: str) -> bool:
        """Say what was found; whether it is tampering."""
        if finding is None:
            return False
        if finding.intact:
            self.stdout.write(f"{finding.log_id}: intact, {finding.size} {what}")
            return False
        self.stdout.write(
            f"{finding.log_id}: tampered at index {finding.bad_index}: {finding.reason}"
        )
        return True
