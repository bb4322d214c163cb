"""Does what time has made due: reminders, e-mail, and deleting what is past its time."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from agencies.mailing import NotSent
from audit.log import LogUnavailable
from casework.management.due import works


class Command(BaseCommand):
    """`manage.py do_due_work`; may be run at any time, again, and twice at once."""

    help = "Makes reminders, sends the e-mail that is due and deletes what is past its time."

    def handle(self, *_args: Any, **_options: Any) -> None:
        failed = []
        for name, work in works():
            try:
                self.stdout.write(f"{name}: {work()}")
            except NotSent:
                failed.append(f"{name} (the mail server did not take it)")
            except LogUnavailable:
                failed.append(f"{name} (the log cannot be written)")
            except Error:
                failed.append(f"{name} (the database refused)")
        if failed:
            raise CommandError(f"Not done, and left for the next run: {', '.join(failed)}.")
