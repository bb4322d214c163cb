"""A line of minutes that is wrong: its agency says so, and the coordination strikes it (5.2)."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from casework.models.minutes import Struck
from casework.writing.consents import end_fallen, take_back
from casework.writing.meetings.lines import line_to_answer, line_to_strike, refuse_numbers
from casework.writing.notes import end_empty
from consent import gate, writing
from vault.sealed import Draft


def object_to_line(
    line_id: UUID,
    case_id: UUID,
    *,
    by: Member,
    meeting_id: UUID,
    revision: int,
    words: str,
    sending: Sent | None = None,
) -> None:
    """The agency says that it did not decide or promise so; the coordination alone reads how.

    It confirms nothing: the line waits for the coordination, which writes it anew or strikes it.
    """
    with gate.changing(case_id, by=by, act=Act.OBJECT_TO_MINUTES, sending=sending) as change:
        line = line_to_answer(change, meeting_id, line_id, revision)
        refuse_numbers(words, "words")
        line.objected_at = change.at
        line.objection = Draft(words)
        line.save(update_fields=["objected_at", "objection"])
        change.concerns_subject("item", line.pk, line.owner_id)


def strike_line(
    line_id: UUID,
    case_id: UUID,
    *,
    by: Member,
    meeting_id: UUID,
    revision: int,
    reason: Struck | None = None,
    sending: Sent | None = None,
) -> None:
    """Take a line away: the row is kept, opened no more, and whoever it was released to loses it.

    What somebody of the family promised others have read: it takes a reason.
    """
    with gate.changing(case_id, by=by, act=Act.STRIKE_MINUTES, sending=sending) as change:
        end_fallen(change)
        line = line_to_strike(change, meeting_id, line_id, revision)
        if line.promised_by and reason is None:
            raise Blocked("minutes.no_reason", _("Välj varför raden stryks."), "reason")
        line.struck_at, line.struck_by = change.at, by.membership_id
        line.struck_reason = reason or ""
        line.save(update_fields=["struck_at", "struck_by", "struck_reason"])
        told = list(writing.running_releases(change).filter(item_id=line.pk))
        take_back(change, told)
        for decision in {one.decision for one in told}:
            end_empty(change, decision)
        change.concerns_subject("item", line.pk, line.owner_id)
