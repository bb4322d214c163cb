"""What the forms of the plan are made of."""

from dataclasses import dataclass, field

from casework.pages.forms import FormPage
from casework.pages.items import ActionLine, NoteLine
from casework.pages.minutes import MinutesText
from casework.pages.standing import PlanStanding


@dataclass(frozen=True, slots=True)
class PlanFormPage(FormPage):
    """A form of the plan: how the plan stands, and what is still open of actions and of what was
    promised at meetings; `commitment` is the one that the form is about."""

    goals: tuple[NoteLine, ...] = ()
    standing: PlanStanding = field(default_factory=PlanStanding)
    open_actions: tuple[ActionLine, ...] = ()
    open_commitments: tuple[MinutesText, ...] = ()
    commitment: MinutesText | None = None
