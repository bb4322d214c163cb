"""What waits for an administrator: terms that end, members who never came, decisions that lack."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from access.acts import Act
from access.clock import today
from access.members import Member
from agencies.models import Membership, running
from agencies.queue import MOST, QueueLine, QueuePage, section
from agencies.writing.administering import recorded_reading

# So long before its last day a term is told of.
ENDS_WITHIN = timedelta(days=30)
# How a password that cannot be used begins (django.contrib.auth.hashers).
UNUSABLE = "!"


def read_account_queue(*, by: Member) -> QueuePage:
    """The administrator's first page; one query, one entry."""
    rows = list(
        Membership.objects.filter(running(today()), agency__collaboration_id=by.collaboration_id)
        .select_related("user", "agency")
        .order_by("until_date", "user__name", "pk")
    )
    soon = today() + ENDS_WITHIN
    ending = [row for row in rows if row.until_date is not None and row.until_date <= soon]
    absent = {row.user_id: row for row in rows if row.user.password.startswith(UNUSABLE)}
    parts = (
        (_("Uppdrag som snart tar slut"), [_ending(row) for row in ending]),
        (_("Har inte valt lösenord"), [_absent(row) for row in absent.values()]),
        (_("Beslut som saknas"), list(_decisions())),
    )
    recorded_reading(Act.READ_ACCOUNT_QUEUE, by=by, count=sum(len(found) for _t, found in parts))
    return QueuePage(
        tuple(
            section(place, title, found[:MOST], cut=len(found) > MOST)
            for place, (title, found) in enumerate(parts, start=1)
            if found
        )
    )


def _ending(row: Membership) -> QueueLine:
    hint = _("Uppdraget i %(agency)s tar slut. Förläng det eller låt det ta slut.")
    url = reverse("member", args=(row.user_id,))
    return QueueLine(row.user.name, hint % {"agency": row.agency.name}, url, due=row.until_date)


def _absent(row: Membership) -> QueueLine:
    hint = _("Inbjuden från %(day)s. Har länken gått ut gör du en ny.")
    day = date_format(row.from_date, "j F Y")
    return QueueLine(row.user.name, hint % {"day": day}, reverse("member", args=(row.user_id,)))


def _decisions() -> Iterable[QueueLine]:
    """What the municipality has not decided, so that nothing is done of itself."""
    if not settings.DISPOSAL_DECISION:
        hint = _(
            "Utkast utan namn gallras inte förrän den som driftar systemet har angett kommunens "
            "beslut om gallring."
        )
        yield QueueLine(_("Beslut om gallring av utkast"), hint, reverse("privacy"))
