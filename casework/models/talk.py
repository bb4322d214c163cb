"""A concern talk or a mapping talk with the family; the holder's own item (domain 4.2)."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from casework.models.filed import Filed
from consent.guarded import GuardedItem
from consent.terms import Topic
from vault.fields import SealedField, sealed_constraint


class TalkKind(StrEnum):
    """A concern talk moves the case; a mapping talk can take its place before a plan."""

    CONCERN = "concern"
    MAPPING = "mapping"

    @property
    def moves_case(self) -> bool:
        """Whether a case that waits for a talk goes on with it."""
        return self is TalkKind.CONCERN


class Talk(Filed, GuardedItem):
    """What is documented of a talk that was held. Once recorded it is locked: see TalkAddition.

    `present` holds the codes of those of the family who were there, with spaces between. What the
    guardians said, others who were there, and why it was held without consent stay with the holder
    when the talk is released (`mandate` says why).
    """

    owner_fields = ("mandate", "guardians_view", "present_others", "invited_by")

    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in TalkKind])
    held_date = models.DateField()
    holder = SealedField(tag=8)
    agreed = SealedField(tag=9)
    mandate = SealedField(tag=13, null=True)
    place = SealedField(tag=28, null=True)
    invited_by = SealedField(tag=29, null=True)
    reason = SealedField(tag=30, null=True)
    present = SealedField(tag=31, null=True)
    present_others = SealedField(tag=32, null=True)
    youth_words = SealedField(tag=33, null=True)
    guardians_view = SealedField(tag=34, null=True)
    offers_accepted = SealedField(tag=35, null=True)
    offers_declined = SealedField(tag=36, null=True)
    consent_asked = models.BooleanField(null=True)
    next_date = models.DateField(null=True)

    class Meta:
        constraints = [
            sealed_constraint("holder", name="casework_talk_holder"),
            sealed_constraint("agreed", name="casework_talk_agreed"),
            sealed_constraint("mandate", name="casework_talk_mandate"),
            sealed_constraint("place", name="casework_talk_place"),
            sealed_constraint("invited_by", name="casework_talk_invited_by"),
            sealed_constraint("reason", name="casework_talk_reason"),
            sealed_constraint("present", name="casework_talk_present"),
            sealed_constraint("present_others", name="casework_talk_others"),
            sealed_constraint("youth_words", name="casework_talk_youth_words"),
            sealed_constraint("guardians_view", name="casework_talk_view"),
            sealed_constraint("offers_accepted", name="casework_talk_accepted"),
            sealed_constraint("offers_declined", name="casework_talk_declined"),
        ]


class TalkBooking(GuardedItem):
    """A talk that is to be held: its own agency's alone, and never released.

    Day and time stand open, as every date does that a list shows. `invited` holds codes as
    `Talk.present` does. It is over once it has been cancelled, with a `reason`, or `talk` tells
    that it was held.
    """

    only_topic = Topic.REASON.value

    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in TalkKind])
    starts_at = models.DateTimeField()
    place = SealedField(tag=38, null=True)
    invited = SealedField(tag=39)
    reason = SealedField(tag=40, null=True)
    cancelled_at = models.DateTimeField(null=True)
    talk = models.ForeignKey(Talk, models.PROTECT, null=True, related_name="bookings")
    version = models.PositiveIntegerField(default=1)

    @property
    def is_over(self) -> bool:
        """Whether it has been held or cancelled."""
        return self.cancelled_at is not None or self.talk_id is not None

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(topic=Topic.REASON.value), name="casework_booking_topic"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, reason__isnull=True)
                | Q(cancelled_at__isnull=False, reason__isnull=False, talk__isnull=True),
                name="casework_booking_over_once",
            ),
            sealed_constraint("place", name="casework_booking_place"),
            sealed_constraint("invited", name="casework_booking_invited"),
            sealed_constraint("reason", name="casework_booking_reason"),
        ]


class TalkAddition(Filed, GuardedItem):
    """What is added to a talk afterwards, a correction for one; an item of its own beside it."""

    talk = models.ForeignKey(Talk, models.PROTECT, editable=False, related_name="additions")
    text = SealedField(tag=37)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(topic=Topic.SUPPORT.value), name="casework_addition_topic"
            ),
            sealed_constraint("text", name="casework_addition_text"),
        ]
