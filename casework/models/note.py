"""A note of one agency, and the texts that it had before it was changed."""

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.models.filed import Filed
from casework.models.report import AppendedNote
from consent.guarded import GuardedItem
from consent.models import Decision
from consent.terms import Topic
from vault.fields import SealedField, sealed_constraint

# The notes that say what the plan is to reach: no form of a note writes of that topic.
GOALS = Q(topic=Topic.PLAN.value)


class Note(Filed, GuardedItem):
    """Text on one topic. The note that began a case also holds the category of the concern.

    `revision` counts its changes, `changed_at` and `changed_by` are the last one's; none has been
    made where they are empty.
    """

    owner_fields = ("category",)

    body = SealedField(tag=5)
    category = SealedField(tag=14, padding="choice", null=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrections")
    revision = models.PositiveIntegerField(null=True, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)
    changed_by = models.UUIDField(null=True, editable=False)

    class Meta:
        constraints = [
            sealed_constraint("body", name="casework_note_body"),
            sealed_constraint("category", name="casework_note_category"),
        ]


class NoteVersion(GuardedItem):
    """A text that a note had before. Its agency's alone and never released, so its own topic is
    that of a reason; whoever wrote it and when are those of the text."""

    part_of = "note"
    only_topic = Topic.REASON.value

    note = models.ForeignKey(Note, models.PROTECT, editable=False, related_name="versions")
    revision = models.PositiveIntegerField(editable=False)
    body = SealedField(tag=56)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(topic=Topic.REASON.value), name="casework_version_topic"
            ),
            models.UniqueConstraint(fields=["note", "revision"], name="casework_version_once"),
            sealed_constraint("body", name="casework_version_body"),
        ]


def text_is_fixed(note: Note, *, in_scope: bool) -> tuple[str, Promise] | None:
    """Why the text of a note stays as it is, or None: somebody decided or assessed about it as it
    stands. A correction is then a note of its own.

    A goal is told to all by the next consent: an agency that is not in scope (`in_scope`) writes
    nothing into it for itself.
    """
    if note.topic == Topic.PLAN and not in_scope:
        return "goal.out_of_scope", _(
            "Målet kan inte ändras nu: samtycket omfattar inte er. Med nästa samtycke läses det av "
            "alla som det omfattar."
        )
    decisions = Decision.objects.filter(case_id=note.case_id, sender_id=note.owner_id)
    running = decisions.filter(ended_at__isnull=True).values_list("item_ids", flat=True)
    if any(str(note.pk) in ids for ids in running):
        return "note.decided", _(
            "Anteckningen är utlämnad med lagstöd, eller ska lämnas ut, så som den står. Skriv en "
            "rättelse som en ny anteckning."
        )
    if AppendedNote.objects.filter(note_id=note.pk).exists():
        return "note.reported", _(
            "Anteckningen följde med en orosanmälan så som den står. Skriv en rättelse som en ny "
            "anteckning."
        )
    return None
