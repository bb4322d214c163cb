"""Who has a part in a case: an agency's seat, and who of it works with the case."""

import uuid

from django.db import models
from guardian.models import UserObjectPermissionBase

from access import clock
from consent.guarded import Guarded


class Invitation(Guarded):
    """An agency's seat in a case; its contact person may see that the number waits."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="invitations")
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(default=clock.now)
    invited_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "agency"], name="consent_one_invitation"),
        ]


class CaseAssignment(UserObjectPermissionBase, Guarded):  # type: ignore[misc]  # two managers
    """Who works with a case: django-guardian's permission row, on a direct foreign key.

    It names the membership and counts for that membership alone, while it runs.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # As the package has them, but nothing that somebody is assigned to may vanish under it.
    user = models.ForeignKey("agencies.User", models.PROTECT, related_name="+")
    permission = models.ForeignKey("auth.Permission", models.PROTECT, related_name="+")
    content_object = models.ForeignKey("casework.Case", models.PROTECT, related_name="assignments")
    membership = models.ForeignKey(
        "agencies.Membership", models.PROTECT, related_name="assignments"
    )
    assigned_at = models.DateTimeField(default=clock.now)
    assigned_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "permission", "content_object"], name="consent_one_assignment"
            ),
        ]
        # As guardian asks: without it SQLite goes through everybody's assignments at each reading.
        indexes = [
            models.Index(
                fields=["user", "permission", "content_object"], name="consent_assignment_user"
            )
        ]


class Sending(Guarded):
    """A form that has done its work; the same form sent again does nothing."""

    id = models.UUIDField(primary_key=True, editable=False)
    membership_id = models.UUIDField()
    mark = models.CharField(max_length=64)  # of what stood in it; access.sending
    sent_at = models.DateTimeField(default=clock.now)
