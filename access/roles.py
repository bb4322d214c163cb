"""The roles in which a user acts for an agency."""

from enum import StrEnum


class Role(StrEnum):
    """A membership has exactly one role; a user may hold several memberships."""

    COORDINATOR = "coordinator"
    CONTACT_PERSON = "contact_person"
    CASE_WORKER = "case_worker"
    HEAD_TEACHER = "head_teacher"
    DECIDER = "decider"
    LOG_REVIEWER = "log_reviewer"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"


class AgencyKind(StrEnum):
    """What an agency is; the rules of disclosure look at the kind."""

    SOCIAL_SERVICES = "social_services"
    SCHOOL = "school"
    POLICE = "police"
    LEISURE = "leisure"
    COORDINATION = "coordination"
    HEALTH_CARE = "health_care"
    OTHER = "other"


# A role that exists only in agencies of one kind.
ROLE_NEEDS_KIND = {
    Role.COORDINATOR: AgencyKind.COORDINATION,
    Role.HEAD_TEACHER: AgencyKind.SCHOOL,
}
