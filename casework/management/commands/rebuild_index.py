"""Puts the numbers that were sealed before the number index existed into it."""

from typing import Any

from django.core.management.base import BaseCommand

from casework.writing.indexing import rebuild_indexes


class Command(BaseCommand):
    """`manage.py rebuild_index`, once after the migration, while nobody works in the site."""

    help = "Writes the number index of each agency anew; running it twice changes nothing."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for name, items in rebuild_indexes().items():
            self.stdout.write(f"{name}: {items}")
