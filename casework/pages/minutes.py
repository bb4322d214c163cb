"""A line of minutes as a page shows it: at its meeting, and in its case."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from casework.pages.items import HiddenLine


@dataclass(frozen=True, slots=True)
class MinutesText:
    """A line of the minutes that one may read.

    `may_plan` and `may_assess` where it is an open commitment of one's own agency, `may_hide` where
    one's own agency may say from which guardian it is kept; from whom it is kept now its own agency
    alone is told.
    `source` is the agency, or who of the family promised it. `objected`: its agency has called it
    wrong, with its words in `objection`; it may be read by that agency and the coordination.
    `replaced`: the agency has confirmed it in a copy that the reader does not see.
    """

    line_id: UUID
    case_id: UUID
    number: str
    source: str
    source_id: UUID
    kind: str
    text: str
    due_date: date | None
    confirmed_at: datetime | None
    revision: int
    replaced: bool = False
    may_confirm: bool = False
    may_edit: bool = False
    may_strike: bool = False
    own: bool = False
    outcome: str = ""  # of a commitment that is no action of the plan
    planned: bool = False  # of one's own agency: it is an action of the plan
    may_plan: bool = False
    may_assess: bool = False
    may_hide: bool = False
    objected: bool = False
    objection: str = ""
    owner: str = ""  # the agency that sees to it, also where somebody of the family promised it
    hidden_from: tuple[HiddenLine, ...] = ()
    promised: bool = False  # by somebody of the family
    ours: bool = False  # it comes from the reader's own agency
