"""The words of agencies and roles."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from access.roles import AgencyKind, Role

ROLE_LABELS: dict[Role, Promise] = {
    Role.COORDINATOR: _("samordnare"),
    Role.CONTACT_PERSON: _("kontaktperson"),
    Role.CASE_WORKER: _("handläggare"),
    Role.HEAD_TEACHER: _("rektor"),
    Role.DECIDER: _("beslutsfattare"),
    Role.LOG_REVIEWER: _("loggranskare"),
    Role.ADMINISTRATOR: _("systemförvaltare"),
    Role.SYSTEM: _("systemet"),
}
KIND_LABELS: dict[AgencyKind, Promise] = {
    AgencyKind.SOCIAL_SERVICES: _("Socialtjänst"),
    AgencyKind.SCHOOL: _("Skola"),
    AgencyKind.POLICE: _("Polis"),
    AgencyKind.LEISURE: _("Fritid"),
    AgencyKind.COORDINATION: _("Samordning"),
    AgencyKind.HEALTH_CARE: _("Hälso- och sjukvård"),
    AgencyKind.OTHER: _("Annan"),
}
SECRECY_LABELS: dict[str, Promise] = {
    "strong": _("Stark sekretess"),
    "weak": _("Svag sekretess"),
    "none": _("Ingen egen sekretess"),
}
MAIL_LABELS: dict[str, Promise] = {
    "daily": _("En gång om dagen, om det finns något nytt"),
    "at_once": _("Genast, men högst en gång i timmen"),
    "never": _("Aldrig"),
}
