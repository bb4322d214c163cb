"""That something is new in a case somebody works with, or with a meeting somebody is asked to:
which kind, and not a word more."""

import uuid
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class NoticeKind(StrEnum):
    """What has happened, as far as the list tells it."""

    CONSENT_CHANGED = "consent_changed"
    RELEASED = "released"  # another agency has shared something that was written
    ASSIGNED = "assigned"  # somebody has named the member for the case
    SEAT = "seat"  # the agency has a part in the case, and somebody is to be assigned
    DUE = "due"  # a day is near or over
    MEETING_INVITED = "meeting_invited"
    MEETING_MOVED = "meeting_moved"  # another time, place or link
    MEETING_CANCELLED = "meeting_cancelled"
    MEETING_REINSTATED = "meeting_reinstated"  # cancelled by mistake


NOTICE_LABELS: dict[NoticeKind, Promise] = {
    NoticeKind.CONSENT_CHANGED: _("Ett samtycke har ändrats."),
    NoticeKind.RELEASED: _("En annan verksamhet har delat något."),
    NoticeKind.ASSIGNED: _("Du är tilldelad ärendet."),
    NoticeKind.SEAT: _("Din verksamhet behöver tilldela någon."),
    NoticeKind.DUE: _("En dag närmar sig eller har gått."),
    NoticeKind.MEETING_INVITED: _("Du är inbjuden till ett möte."),
    NoticeKind.MEETING_MOVED: _("Ett möte har fått ny tid eller plats."),
    NoticeKind.MEETING_CANCELLED: _("Ett möte är inställt."),
    NoticeKind.MEETING_REINSTATED: _("Ett inställt möte ska hållas ändå."),
}


class Notice(models.Model):
    """For one membership in one case, or of one meeting; it counts until that membership has opened
    the case or the meeting.

    No item and no text. Whether it has been opened since, the log knows.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("casework.Case", models.PROTECT, null=True, editable=False)
    meeting = models.ForeignKey("casework.Meeting", models.PROTECT, null=True, editable=False)
    membership = models.ForeignKey("agencies.Membership", models.PROTECT, editable=False)
    kind = models.CharField(
        max_length=24, choices=[(kind.value, kind.value) for kind in NoticeKind], editable=False
    )
    made_at = models.DateTimeField(db_index=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "membership", "kind"], name="casework_one_notice"
            ),
            # Of a meeting the newest alone is news.
            models.UniqueConstraint(
                fields=["meeting", "membership"], name="casework_one_meeting_notice"
            ),
            models.CheckConstraint(
                condition=models.Q(case__isnull=True, meeting__isnull=False)
                | models.Q(case__isnull=False, meeting__isnull=True),
                name="casework_notice_of_one",
            ),
        ]
