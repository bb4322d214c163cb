"""Prints the truth table of disclosure or its digest, or compares that with the repository's."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from consent import truth

FILE = settings.BASE_DIR / "docs" / "truth-table.sha256"


class Command(BaseCommand):
    """`manage.py truth_table > table.csv`; `--digest > docs/truth-table.sha256` after a change."""

    help = "Prints who may tell whom what, for every case the rules know, as CSV."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--digest", action="store_true", help="rows and SHA-256 alone")
        parser.add_argument("--check", action="store_true", help="fail if the rules are others")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["digest"]:
            self.stdout.write(truth.digest(), ending="")
        elif not options["check"]:
            for line in truth.csv_lines():
                self.stdout.write(line, ending="")
        elif not FILE.exists() or FILE.read_text(encoding="utf-8") != truth.digest():
            raise CommandError(
                "The rules answer otherwise than docs/truth-table.sha256 says: look at what "
                "changed, then run truth_table --digest > docs/truth-table.sha256."
            )
