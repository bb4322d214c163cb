"""Why nothing more of another agency is shown: the same whatever lies behind it."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class WhyGround:
    """A provision of law on which the other agency may come to tell."""

    ground: str
    code: str
    law: str
    decider: str


@dataclass(frozen=True, slots=True)
class WhyPage:
    """What would be needed and whom to ask.

    Made of what the two agencies are, and of nothing that either has written. The telephone
    numbers are agencies', never a member's.
    """

    case_id: UUID
    number: str
    in_scope: bool
    protected: bool
    agency: str
    own_agency: str
    phone: str
    coordination: str
    coordination_phone: str
    grounds: tuple[WhyGround, ...]
