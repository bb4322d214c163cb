"""A condition of a step, for cases and for meetings: a test over plain facts, and a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise

F = TypeVar("F")
# Code and reason of what is not open.
Shut = tuple[str, Promise]


@dataclass(frozen=True, slots=True)
class Condition(Generic[F]):
    """A test over facts with a code for the log and a reason the user can act on."""

    code: str
    reason: Promise
    test: Callable[[F], bool]

    def __call__(self, row: Any) -> bool:
        """Called by django-fsm with the row that moves; without facts it meets no condition."""
        facts = getattr(row, "facts", None)
        return facts is not None and self.test(facts)


def unmet(row: Any, name: str, *, elsewhere: Shut) -> Shut | None:
    """Why the step of that name is not open to a row now: code and reason, or None if it is open;
    `elsewhere` where the row's state has no such step."""
    transition = getattr(row, name)._django_fsm.get_transition(row.state)
    if transition is None:
        return elsewhere
    shut = next((one for one in transition.conditions if not one(row)), None)
    return (shut.code, shut.reason) if shut else None
