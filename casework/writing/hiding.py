"""What is not shown to a guardian, per guardian and with the provision (domain 0.8)."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from casework.writing.notes import own_item, with_additions
from consent import gate, hiding


def hide_from_guardian(
    case_id: UUID,
    item_id: UUID,
    *,
    by: Member,
    hidden: hiding.Wanted,
    sending: Sent | None = None,
) -> None:
    """Say for each guardian whether an item of one's own is kept from them, and why."""
    with gate.changing(case_id, by=by, act=Act.HIDE_FROM_GUARDIAN, sending=sending) as change:
        parts = with_additions(change, own_item(change, item_id))
        moved = [hiding.hide(change, part, hidden) for part in parts]
        if not any(moved):
            raise Blocked("form.nothing_changed", _("Det är redan så. Inget har ändrats."))
