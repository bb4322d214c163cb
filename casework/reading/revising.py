"""What the form of a changed note shows, and the texts that a note had before."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from access.acts import Act
from access.members import Member
from agencies import people
from casework.models import Note, NoteVersion, UnsentForm
from casework.models.note import text_is_fixed
from casework.pages import FormPage, VersionLine, VersionsPage
from casework.reading import lines
from casework.reading.forms import Fields, base_of, disclosed_for
from consent import gate
from consent.gate import Child, Kind

ONE_NOTE: Fields = {Note: ("body", "category")}
EVERY_TEXT: Fields = {**ONE_NOTE, NoteVersion: ("body",)}


def open_revision_form(
    case_id: UUID, item_id: UUID, *, by: Member, unsent: UUID | None = None
) -> FormPage:
    """One note of one's own with its text now, who wrote it last, and its revision.

    `unsent` is what one has begun to make of this note, and of no other.
    """
    disclosure = disclosed_for(
        case_id,
        by=by,
        step=Act.REVISE_NOTE,
        fields=ONE_NOTE,
        child=Child(Kind.ONE_OWN_ITEM, item_id),
        unsent=unsent,
        narrowed={UnsentForm: Q(item_id=item_id)},
    )
    (shown,) = disclosure.of(Note)
    agencies = people.agencies_of(by.collaboration_id)
    authors = _authors([shown.row], by)
    (line,) = lines.note_lines(disclosure, agencies, by, authors)
    return FormPage(
        **base_of(
            disclosure, by, Act.REVISE_NOTE, text_is_fixed(shown.row, in_scope=disclosure.in_scope)
        ),
        item=line,
        version=shown.row.revision or 0,
        initial={"text": line.text},
    )


def read_versions(case_id: UUID, item_id: UUID, *, by: Member) -> VersionsPage:
    """A note of one's own with every text it had, newest first; one act."""
    disclosure = gate.disclose(
        case_id,
        by=by,
        act=Act.READ_VERSIONS,
        fields=EVERY_TEXT,
        child=Child(Kind.ONE_OWN_ITEM, item_id),
        only_own=True,
    )
    (shown,) = disclosure.of(Note)
    earlier = sorted(disclosure.of(NoteVersion), key=lambda shown: shown.row.revision, reverse=True)
    authors = _authors([shown.row, *(one.row for one in earlier)], by)
    agencies = people.agencies_of(by.collaboration_id)
    (line,) = lines.note_lines(disclosure, agencies, by, authors)
    return VersionsPage(
        case_id=disclosure.case.pk,
        number=disclosure.case.number,
        in_scope=disclosure.in_scope,
        protected=disclosure.case.protected,
        note=line,
        earlier=tuple(
            VersionLine(one.text["body"], one.row.written_at, authors.get(one.row.written_by, ""))
            for one in earlier
        ),
    )


def _authors(rows: Iterable[Note | NoteVersion], by: Member) -> dict[UUID, str]:
    """The names of those in one's own agency who wrote."""
    ids = {row.written_by for row in rows} | {getattr(row, "changed_by", None) for row in rows}
    return people.names_of([one for one in ids if one], agency_id=by.agency_id)
