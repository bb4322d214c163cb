"""For whom one acts, on every page, with the links of the role."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.policy import may_ever
from access.roles import Role
from agencies.wording import ROLE_LABELS

# Act, address name, words.
LINKS = (
    (Act.LIST_CASES, "cases", _("Mina ärenden")),
    (Act.LIST_REPORTS, "reports", _("Orosanmälningar")),
    (Act.REVIEW_LOG, "review", _("Loggen")),
    (Act.REVIEW_DISCLOSURES, "review_disclosures", _("Utlämnanden")),
    (Act.LIST_MEMBERS, "members", _("Medlemmar")),
    (Act.LIST_AGENCIES, "agencies", _("Verksamheter")),
)


def acting(request: HttpRequest) -> dict[str, Any]:
    """`acting`: collaboration, agency, role in words, links; nothing for who has not chosen."""
    membership = getattr(request, "membership", None)
    if membership is None:
        return {"acting": None}
    role = Role(membership.role)
    allowed = [(reverse(name), words) for act, name, words in LINKS if may_ever(role, act)]
    here = [url for url, _words in allowed if request.path.startswith(url.rstrip("/"))]
    nearest = max(here, key=len, default="")
    links = [(url, words, url == nearest) for url, words in allowed]
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
