"""Prints the diagram of the case's states from the code, or compares docs/states.md with it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from casework.models import Case
from casework.workflow import STATE_LABELS, State

FILE = settings.BASE_DIR / "docs" / "states.md"


class Command(BaseCommand):
    """`manage.py print_states` writes docs/states.md; `--check` only compares."""

    help = "Writes docs/states.md from the workflow's transitions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail if the file is another")

    def handle(self, *_args: Any, **options: Any) -> None:
        text = diagram()
        if not options["check"]:
            FILE.write_text(text, encoding="utf-8")
            return
        if not FILE.exists() or FILE.read_text(encoding="utf-8") != text:
            raise CommandError("docs/states.md is not what the code says: run print_states.")


def diagram() -> str:
    """The states and steps as Markdown with a Mermaid diagram and a table of conditions."""
    steps = sorted(
        Case(number="").get_all_state_transitions(),
        key=lambda step: (list(State).index(State(step.source)), step.name),
    )
    lines = [
        "# The states of a case",
        "",
        "Printed from the code by `manage.py print_states`.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        f"    [*] --> {State.ANONYMOUS_DRAFT.value}",
    ]
    lines += [f"    {step.source} --> {step.target}: {step.name}" for step in steps]
    lines += [f"    {State.CLOSED.value} --> [*]", "```", ""]
    lines += ["| State | On the page |", "|---|---|"]
    lines += [f"| {state.value} | {STATE_LABELS[state]} |" for state in State]
    lines += ["", "| Step | From | To | Conditions |", "|---|---|---|---|"]
    lines += [
        f"| {step.name} | {step.source} | {step.target} "
        f"| {', '.join(condition.code for condition in step.conditions)} |"
        for step in steps
    ]
    return "\n".join(lines) + "\n"
