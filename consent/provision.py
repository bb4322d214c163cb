"""What a provision of law asks before one agency may tell another something, as a plain value."""

from dataclasses import dataclass
from enum import StrEnum

from access.roles import AgencyKind
from consent.terms import CONSENT_TOPICS, IMPLIED_TOPICS, Topic


class Way(StrEnum):
    """How something reaches the other agency."""

    RELEASE = "release"  # an item of the case, read in the system
    TOLD = "told"  # in words or on paper; gives no key
    REPORT = "report"  # a report of concern, which leaves the collaboration
    CONSULTATION = "consultation"  # a case without identity


class Decider(StrEnum):
    """Who in the sending agency may decide (domain 2.2, Decider)."""

    ASSIGNED = "assigned"  # any assigned member
    HEAD_TEACHER = "head_teacher"
    DECISION_MAKER = "decision_maker"  # Beslutsfattare by the delegation order


class Crime(StrEnum):
    """Whether the provision is about a crime that has been committed."""

    ANY = "any"
    COMMITTED = "committed"
    NOT_COMMITTED = "not_committed"


Kinds = frozenset[AgencyKind]
NO_KIND: Kinds = frozenset()
EVERY_KIND: Kinds = frozenset(AgencyKind)
SOCIAL: Kinds = frozenset({AgencyKind.SOCIAL_SERVICES})
SCHOOL: Kinds = frozenset({AgencyKind.SCHOOL})
POLICE: Kinds = frozenset({AgencyKind.POLICE})
LEISURE: Kinds = frozenset({AgencyKind.LEISURE})
HEALTH: Kinds = frozenset({AgencyKind.HEALTH_CARE})
OTHER: Kinds = frozenset({AgencyKind.OTHER})
# SoL 19:1: whose who work with children and must report.
REPORTERS: Kinds = SCHOOL | POLICE | LEISURE | HEALTH
TOPICS = frozenset(CONSENT_TOPICS + IMPLIED_TOPICS)
NOT_HEALTH = TOPICS - {Topic.HEALTH}
RELEASED_OR_TOLD = frozenset({Way.RELEASE, Way.TOLD})
TOLD = frozenset({Way.TOLD})
NO_WAY: frozenset[Way] = frozenset()
MINOR, YOUNG = 18, 21


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """What the law asks of one ground.

    `under_age` in whole years of the youth. `open_leisure`: only open leisure activity and
    after-school centres may use it (True), only other leisure (False), or it does not matter.
    `second_person` names the receivers for which social services need two deciders; `weighs_harm`
    asks what was told and which harm was weighed. `duty`: the agency must tell, not may.
    """

    code: str
    law: str
    senders: Kinds = NO_KIND
    receivers: Kinds = NO_KIND
    private_sender: bool = False
    private_receiver: bool = False
    open_leisure: bool | None = None
    topics: frozenset[Topic] = TOPICS
    ways: frozenset[Way] = NO_WAY
    under_age: int | None = None
    crime: Crime = Crime.ANY
    committed_not_from: Kinds = NO_KIND
    inquiry: bool = False
    on_request: bool = False
    decider: Decider = Decider.DECISION_MAKER
    weighs_harm: bool = False
    second_person: Kinds = NO_KIND
    duty: bool = False
