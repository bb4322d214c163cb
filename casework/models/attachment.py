"""A signed form that was scanned: an item of the agency that asked, opened as a file alone."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.db import models

from consent.guarded import GuardedItem
from consent.terms import Topic
from vault.fields import SealedField, sealed_constraint

LARGEST = 5 * 1024 * 1024
LONGEST_NAME = 100
# Where a reader of another type would look for its own beginning or end.
HEAD = 1024
TAIL = 66 * 1024
# What makes a browser or an unpacker take a file for something else than its first bytes say.
OTHER_THINGS = (b"<html", b"<script", b"<!doctype", b"<svg")
PDF_MARK, ARCHIVE_END = b"%PDF-", b"PK\x05\x06"


class FileType(StrEnum):
    """The types that are taken, by the ending of a file's name."""

    PDF = "pdf"
    JPEG = "jpg"
    PNG = "png"

    @property
    def media_type(self) -> str:
        """What the file is called to the browser."""
        return {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}[self.value]


# The first bytes of each type, and what must stand near the end.
MARKS = {
    FileType.PDF: (PDF_MARK, b"%%EOF"),
    FileType.JPEG: (b"\xff\xd8\xff", b"\xff\xd9"),
    FileType.PNG: (b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"),
}


@dataclass(frozen=True, slots=True)
class Scan:
    """A file as it was sent, with the type that its own bytes tell."""

    name: str = field(repr=False)
    content: bytes = field(repr=False)
    type: FileType


def type_of(content: bytes) -> FileType | None:
    """The type by the bytes alone; None for another, and for a file that is two things at once.

    Name and declared type are not asked: both are the sender's to choose.
    """
    for kind, (begins, ends) in MARKS.items():
        if content.startswith(begins):
            whole = ends in content[-TAIL:]
            return kind if whole and not _is_more(kind, content) else None
    return None


def _is_more(kind: FileType, content: bytes) -> bool:
    head = content[:HEAD].lower()
    hidden_pdf = kind is not FileType.PDF and PDF_MARK.lower() in head
    return (
        hidden_pdf or ARCHIVE_END in content[-TAIL:] or any(mark in head for mark in OTHER_THINGS)
    )


class Attachment(GuardedItem):
    """The scanned form of one consent; never released. The content is sealed as base64."""

    consent = models.ForeignKey("consent.Consent", models.PROTECT, editable=False)
    type = models.CharField(
        max_length=8, choices=[(kind.value, kind.value) for kind in FileType], editable=False
    )
    # Those whose signature is on it; unknown for a form that was kept before this was asked.
    signers = models.JSONField(null=True, editable=False)
    name = SealedField(tag=21)
    content = SealedField(tag=22)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(topic=Topic.CONSENT_FORM.value), name="casework_attachment_topic"
            ),
            sealed_constraint("name", name="casework_attachment_name"),
            sealed_constraint("content", name="casework_attachment_content"),
        ]
