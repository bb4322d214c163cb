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
    (Act.LIST_CASES, _("Mina ärenden"), ("cases", "unsent")),
    (Act.REVIEW_LOG, _("Loggen"), ("review",)),
    (Act.LIST_MEMBERS, _("Medlemmar"), ("members",)),
    (Act.LIST_AGENCIES, _("Verksamheter"), ("agencies",)),
)


def acting(request: HttpRequest) -> dict[str, Any]:
    """`acting`: collaboration, agency, role in words, links; nothing for who has not chosen."""
    membership = getattr(request, "membership", None)
    if membership is None:
        return {"acting": None}
    role = Role(membership.role)
    links = [
        (reverse(names[0]), words, request.path.startswith(_under(names)))
        for act, words, names in LINKS
        if may_ever(role, act)
    ]
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


def _under(names: tuple[str, ...]) -> tuple[str, ...]:
    """How the addresses begin; without the slash, so that memberships are under members."""
    return tuple(reverse(name).rstrip("/") for name in names)
