"""That items of one's own agency have been put into its own file (domain 0.15)."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from casework.models import (
    Action,
    FollowUpContact,
    MinutesLine,
    Note,
    Observation,
    SafetyAnswer,
    Talk,
    TalkAddition,
    Told,
)
from casework.writing.steps import refuse_future, refuse_long_before
from consent import gate
from consent.relation import OutOfScope

FILED = (
    Note,
    Talk,
    TalkAddition,
    Action,
    MinutesLine,
    Observation,
    FollowUpContact,
    Told,
    SafetyAnswer,
)


def file_items(
    case_id: UUID,
    *,
    by: Member,
    items: Collection[UUID],
    filed_date: date,
    sending: Sent | None = None,
) -> None:
    """Mark items of one's own as filed that day; marking one anew puts the new day in its place.

    One act for all. Raises Blocked, and OutOfScope for what is not one's own agency's.
    """
    with gate.changing(case_id, by=by, act=Act.FILE_ITEMS, sending=sending) as change:
        if not items:
            raise Blocked("filing.nothing", _("Kryssa i det som är fört till akten."), "items")
        refuse_future(filed_date, "filed_date")
        refuse_long_before(filed_date, change.case.opened_at.date(), "filed_date")
        filed = 0
        for model in FILED:
            own = model.objects.filter(pk__in=list(items), case_id=case_id, owner_id=by.agency_id)
            if model.struck_when:
                own = own.filter(**{f"{model.struck_when}__isnull": True})
            filed += own.update(filed_date=filed_date, filed_at=change.at)
        if filed != len(set(items)):
            raise OutOfScope("scope.unknown")
        for item_id in sorted(items):
            change.concerns_subject("item", item_id, by.agency_id)
