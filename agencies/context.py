"""For whom one acts, on every page, with the links of the role."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.policy import may_ever
from access.roles import Role
from agencies.wording import ROLE_LABELS

# Act, words, and the names of the addresses under which one is there; the first is the link's.
LINKS = (
    (Act.READ_QUEUE, _("Att göra"), ("queue",)),
    (Act.READ_REVIEW_QUEUE, _("Att göra"), ("review_queue",)),
    (Act.READ_ACCOUNT_QUEUE, _("Att göra"), ("account_queue",)),
    (Act.LIST_CASES, _("Mina ärenden"), ("cases", "unsent", "search")),
    (Act.LIST_MEETINGS, _("Möten"), ("meetings",)),
    (Act.LIST_CONSULTATIONS, _("Samråd utan namn"), ("consultations",)),
    (Act.LIST_REPORTS, _("Orosanmälningar"), ("reports",)),
    (Act.LIST_ADVICE, _("Rådgivning"), ("advice",)),
    (Act.REVIEW_LOG, _("Loggen"), ("review",)),
    (Act.REVIEW_DISCLOSURES, _("Utlämnanden"), ("review_disclosures",)),
    (Act.LIST_MEMBERS, _("Medlemmar"), ("members",)),
    (Act.LIST_AGENCIES, _("Verksamheter"), ("agencies",)),
)


def acting(request: HttpRequest) -> dict[str, Any]:
    """`acting`: collaboration, agency, role in words, links; nothing for who has not chosen."""
    membership = getattr(request, "membership", None)
    if membership is None:
        return {"acting": None}
    role = Role(membership.role)
    allowed = [(words, names) for act, words, names in LINKS if may_ever(role, act)]
    nearest = _nearest(request.path, [names for _words, names in allowed])
    links = [(reverse(names[0]), words, names == nearest) for words, names in allowed]
    return {
        "acting": {
            "collaboration": membership.agency.collaboration.name,
            "agency": membership.agency.name,
            "role": ROLE_LABELS[role],
            "several": len(request.memberships) > 1,
            "links": links,
            "may": {act.value: may_ever(role, act) for act in Act},
        }
    }


def _nearest(path: str, links: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The link whose address begins the path, the longest of them; nothing if none does."""
    begins = [(under, names) for names in links for under in _under(names)]
    here = [(len(under), names) for under, names in begins if path.startswith(under)]
    return max(here, default=(0, ()))[1]


def _under(names: tuple[str, ...]) -> tuple[str, ...]:
    """How the addresses begin; without the slash, so that memberships are under members."""
    return tuple(reverse(name).rstrip("/") for name in names)
