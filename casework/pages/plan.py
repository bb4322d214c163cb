"""What the forms of the plan are made of."""

from dataclasses import dataclass, field

from casework.pages.forms import FormPage
from casework.pages.items import ActionLine
from casework.pages.standing import PlanStanding


@dataclass(frozen=True, slots=True)
class PlanFormPage(FormPage):
    """A form of the plan: how the plan stands, and the actions that are still open."""

    standing: PlanStanding = field(default_factory=PlanStanding)
    open_actions: tuple[ActionLine, ...] = ()
