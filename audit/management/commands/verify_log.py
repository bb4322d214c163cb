"""Verifies the logs: exit 0 intact, 1 tampered with the first bad index named, 2 unreadable."""

import sys
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandParser

from audit.verify import Unreadable, verify_all


class Command(BaseCommand):
    """`manage.py verify_log [--log ID]`"""

    help = "Recomputes the append-only logs from their bytes."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--log", type=UUID, help="the id of one log; all of them without it")

    def handle(self, *_args: Any, log: UUID | None = None, **_options: Any) -> None:
        tampered = False
        try:
            for finding in verify_all(log):
                if finding.intact:
                    self.stdout.write(f"{finding.log_id}: intact, {finding.size} entries")
                else:
                    tampered = True
                    self.stdout.write(
                        f"{finding.log_id}: tampered at index {finding.bad_index}: {finding.reason}"
                    )
        except Unreadable as unreadable:
            self.stderr.write(str(unreadable))
            sys.exit(1 if tampered else 2)
        if tampered:
            sys.exit(1)
