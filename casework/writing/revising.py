"""Changing the text of a note of one's own agency; the text it had is kept beside it."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from casework.models import Note, NoteVersion
from casework.models.note import text_is_fixed
from casework.writing.consents import end_fallen
from casework.writing.notes import own_note
from casework.writing.steps import refuse
from consent import gate
from consent.change import Change
from consent.terms import Topic
from vault import grants
from vault.sealed import Draft


def revise_note(
    case_id: UUID,
    item_id: UUID,
    *,
    by: Member,
    text: str,
    version: int,
    sending: Sent | None = None,
) -> None:
    """Give a note another text; whoever may read it now reads that one.

    `version` is the revision that the writer has seen; if the note has moved since, nothing is
    written. Raises Blocked.
    """
    with gate.changing(case_id, by=by, act=Act.REVISE_NOTE, sending=sending) as change:
        # Whoever may not read the note any more does not come to the new text by its key.
        end_fallen(change)
        note = own_note(change, item_id)
        here = change.covers(by.agency_id) or change.case.noting_agency_id == by.agency_id
        refuse(text_is_fixed(note, in_scope=here))
        if version != (note.revision or 0):
            raise Blocked(
                "note.moved",
                _(
                    "Anteckningen har ändrats medan du skrev. Läs vad som står nu, ändra din text "
                    "om det behövs och spara igen."
                ),
                "text",
            )
        if change.says(note, "body", text):
            raise Blocked("note.same", _("Texten är densamma som förut."), "text")
        _keep_version(change, note)
        note.body = Draft(text)
        note.revision = version + 1
        note.changed_at, note.changed_by = change.at, by.membership_id
        note.save(update_fields=["body", "revision", "changed_at", "changed_by"])
        change.concerns_subject("item", note.pk, note.owner_id)


def _keep_version(change: Change, note: Note) -> None:
    """The text as it stood, sealed under a key of its own that the owner alone has."""
    kept = NoteVersion(
        case=change.case,
        owner_id=note.owner_id,
        topic=Topic.REASON.value,
        concerns=note.concerns,
        written_by=note.changed_by or note.written_by,
        written_at=note.changed_at or note.written_at,
        note=note,
        revision=note.revision or 0,
    )
    grants.copy(note, kept, ("body",))
    kept.save(force_insert=True)
