"""Loads the demonstration into an empty database, through the verbs that the browser uses."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import chain
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from access import clock
from agencies.models import Collaboration
from casework.management.demo import (
    meetings,
    more_sketches,
    sketches,
    town,
    traffic_sketch,
    two_cases,
)
from casework.management.demo.crowd import crowd
from casework.management.demo.progress import Progress
from casework.management.demo.schedule import run
from casework.management.demo.size import NotASize, size
from casework.management.demo.telling import Teller, at
from consent.birthdays import birth_date
from consent.terms import age_on

STORIES = (
    sketches.elias,
    sketches.maja,
    traffic_sketch.noah,
    sketches.alva,
    sketches.liam,
    sketches.ella,
    more_sketches.hugo,
    more_sketches.saga,
    more_sketches.oskar,
    more_sketches.viktor,
    more_sketches.amina,
    two_cases.hugo_again,
)
# What is told of several cases at once, or of none.
BESIDE = (meetings.meetings, more_sketches.nobody)
# Whose sketch needs an age: number, youngest, oldest, on the day of loading.
AGES = (
    ("Elias", "20120305-2392", 12, 14),
    ("Maja", "20110301-2389", 15, 17),
    ("Noah", "20101001-2399", 15, 17),
    ("Liam", "20090628-2397", 15, 17),
    ("Ella", "20100301-2380", 15, 17),
    ("Hugo", "20130302-2394", 12, 14),
    ("Oskar", "20080301-2392", 18, 18),
    ("Viktor", "20110304-2394", 15, 17),
    ("Amina", "20080573-2385", 18, 120),
)


class Command(BaseCommand):
    """`manage.py load_demo [--cases N]` fills an empty database; `--log-ins` prints who logs in."""

    help = "Loads SSPF Torsby and twelve invented youths, or more."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--log-ins", action="store_true", help="print the log-ins and stop")
        parser.add_argument("--cases", default="", help="how many cases there shall be")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not settings.VARSAM_DEMO:
            raise CommandError("The demonstration is loaded only where VARSAM_DEMO is set.")
        if options["log_ins"]:
            self._print_log_ins()
            return
        try:
            cases = size(options["cases"])
        except NotASize as refusal:
            raise CommandError(str(refusal)) from None
        if Collaboration.objects.exists():
            raise CommandError("The database is not empty; the demonstration needs one of its own.")
        try:
            with _on_the_disk_at_the_end():
                self._load(cases)
        except KeyboardInterrupt:
            raise CommandError(
                "Stopped: this is no whole demonstration. Begin anew in an empty database.",
                returncode=130,
            ) from None

    def _load(self, cases: int) -> None:
        today = clock.today()
        self._say_who_has_grown(today)
        begins = min(
            today - timedelta(days=400), more_sketches.OSKARS_18TH_BIRTHDAY - timedelta(days=100)
        )
        with clock.moved_to(at(begins, 8)):
            people = town.found_town(begins)
        teller = Teller(people=people, today=today)
        sketched = (story(teller) for story in STORIES)
        progress = Progress(self.stdout, cases)
        stories = chain(sketched, crowd(teller, cases - len(STORIES)))
        try:
            # All in one order of time: the log never goes back.
            beside = (story(teller) for story in BESIDE)
            run(stories, until=clock.now(), begun=progress.advance, beside=beside)
        finally:
            progress.end()

    def _say_who_has_grown(self, today: date) -> None:
        for name, number, youngest, oldest in AGES:
            age = age_on(birth_date(number), today)
            if not youngest <= age <= oldest:
                self.stdout.write(
                    f"{name} is {age} today; the sketch is told for {youngest} to {oldest}."
                )

    def _print_log_ins(self) -> None:
        self.stdout.write(f"Log in with the password {town.PASSWORD}:")
        for email, name, agency, seen in town.log_ins():
            self.stdout.write(f"  {email:30} {name:12} {agency:22} {seen}")


@contextmanager
def _on_the_disk_at_the_end() -> Iterator[None]:
    """Spare SQLite the wait for the disk after each commit: a half demonstration is thrown away.

    For this connection alone; when the block ends, everything is on the disk and each commit waits
    again.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA synchronous").fetchone()[0]
        cursor.execute("PRAGMA synchronous=OFF")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA synchronous={before}")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
