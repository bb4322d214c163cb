"""Who acts: a user for one agency, in one role, in one request; a plain value without names."""

from dataclasses import dataclass
from uuid import UUID

from access.roles import AgencyKind, Role


@dataclass(frozen=True, slots=True)
class Member:
    """The acting member that every reading and every verb takes as `by`.

    `revision` is the membership's revision when the request began; the gate compares it under
    the lock, so that a role or term that ends in between counts. `strength` says how the user
    logged in ("password", later "second_factor"). `request` is the request's id, 22 characters.
    """

    user_id: UUID
    membership_id: UUID
    collaboration_id: UUID
    agency_id: UUID
    kind: AgencyKind
    role: Role
    revision: int
    strength: str
    request: str
