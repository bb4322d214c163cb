"""Keeps what somebody has typed in a long form before it is sent, and discards it on request."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from casework.models import Note, UnsentForm
from consent import gate
from consent.relation import OutOfScope
from consent.terms import Topic
from vault.sealed import Draft

# The forms whose text is kept, by the names of their addresses; and the act of each.
FORMS: dict[str, Act] = {
    "new_case": Act.NOTE_CONCERN,
    "new_draft": Act.START_DRAFT,
    "begin_again": Act.BEGIN_AGAIN,
    "safety_question": Act.ANSWER_SAFETY_QUESTION,
    "ask_consent": Act.ASK_CONSENT,
    "add_note": Act.RECORD_NOTE,
    "revise_note": Act.REVISE_NOTE,
    "record_told": Act.RECORD_TOLD,
    "record_talk": Act.RECORD_TALK,
    "set_goal": Act.SET_GOAL,
    "add_action": Act.ADD_ACTION,
    "observe_factors": Act.OBSERVE_FACTORS,
    "new_report": Act.REPORT_CONCERN,
    "report_concern": Act.REPORT_CONCERN,
}
WITHOUT_CASE = frozenset({"new_case", "new_draft", "new_report"})
# Those that change an item of one's own agency: their address names it.
OF_ITEM = frozenset({"revise_note"})
LONGEST = 200_000
MOST = 50


def keep(
    unsent_id: UUID,
    *,
    by: Member,
    form: str,
    typed: str,
    case_id: UUID | None = None,
    item_id: UUID | None = None,
) -> datetime:
    """Seal what has been typed so far in one of FORMS, and give the instant.

    `item_id` is the note that a form of OF_ITEM changes. Raises Blocked where the text is too long
    or too many are kept, AlreadyDone, and OutOfScope where the note is not one's own agency's.
    """
    at = clock.now()
    with gate.keeping_unsent(unsent_id, by=by, step=FORMS[form], case_id=case_id) as kept:
        if item_id is not None:
            _refuse_unknown(item_id, case_id, by)
        if len(typed) > LONGEST:
            raise Blocked("form.too_long", _("Texten är för lång för att sparas."))
        if kept is None:
            kept = _begun(unsent_id, by=by, form=form, case_id=case_id, item_id=item_id, at=at)
        row: UnsentForm = kept  # type: ignore[assignment]  # the one kind for its author alone
        if row.item_id != item_id:
            raise OutOfScope("scope.unknown")
        row.saved_at = at
        row.typed = Draft(typed)
        row.save()
    return at


def _refuse_unknown(item_id: UUID, case_id: UUID | None, by: Member) -> None:
    """Of another agency's note nobody learns here that it is there."""
    own = Note.objects.filter(pk=item_id, case_id=case_id, owner_id=by.agency_id)
    if not own.exists():
        raise OutOfScope("scope.unknown")


def _begun(
    unsent_id: UUID,
    *,
    by: Member,
    form: str,
    case_id: UUID | None,
    item_id: UUID | None,
    at: datetime,
) -> UnsentForm:
    if UnsentForm.objects.filter(written_by=by.membership_id).count() >= MOST:
        raise Blocked(
            "form.too_many", _("Du har för många påbörjade texter. Skicka eller kasta några.")
        )
    return UnsentForm(
        id=unsent_id,
        case_id=case_id,
        tenant_id=by.collaboration_id,
        owner_id=by.agency_id,
        topic=Topic.DRAFT.value,
        form=form,
        item_id=item_id,
        written_by=by.membership_id,
        written_at=at,
    )


def discard(unsent_id: UUID, *, by: Member) -> None:
    """Delete a form of one's own that was not sent; its key goes with it."""
    gate.discard_unsent(unsent_id, by=by)
