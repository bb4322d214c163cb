"""A meeting, who comes, and its agenda."""

from typing import Any

from django.db import models
from django.db.models import Q
from django_fsm import transition

from access.members import Member
from casework import meeting_states as states
from casework.hearing import Comer
from casework.meeting_states import MeetingFacts, MeetingKind, MeetingState
from casework.models.state import RefreshingState, StateField
from consent.guarded import Guarded, GuardedMeeting, ItemOfTenant
from consent.terms import Topic
from vault.fields import SealedField, sealed_constraint


class Meeting(RefreshingState, GuardedMeeting):
    """When, where and of which kind; it names nobody. Its steps are transitions."""

    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in MeetingKind])
    state = StateField(
        default=MeetingState.PLANNED.value,
        max_length=16,
        choices=[(state.value, state.value) for state in MeetingState],
        editable=False,
    )
    series = models.UUIDField(null=True, editable=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=400, blank=True)
    made_by = models.UUIDField(editable=False)
    checked_at = models.DateTimeField(null=True, editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
    adopted_at = models.DateTimeField(null=True, editable=False)  # its minutes, by all agencies
    # Those that one act cancelled share it, and are brought back together.
    cancelled_at = models.DateTimeField(null=True, editable=False)
    minutes_due_date = models.DateField(null=True, editable=False)

    facts: MeetingFacts | None = None

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in MeetingState]),
                name="casework_meeting_state",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="casework_meeting_time"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | Q(state=MeetingState.CANCELLED.value),
                name="casework_meeting_cancelled",
            ),
        ]
        indexes = [models.Index(fields=["owner", "starts_at"], name="casework_meeting_when")]

    @transition(
        field=state,
        source=[MeetingState.PLANNED.value, MeetingState.CHECKED.value],
        target=MeetingState.CHECKED.value,
        conditions=[states.has_cases, states.agenda_is_made, states.someone_comes],
        permission=states.convenes,
    )
    def check_consent(self, *, by: Member, at: Any) -> None:
        """The coordinator has gone through who may hear of which case."""
        self.checked_at = at

    @transition(
        field=state,
        source=[MeetingState.PLANNED.value, MeetingState.CHECKED.value],
        target=MeetingState.PLANNED.value,
        permission=states.convenes,
    )
    def plan_anew(self, *, by: Member, at: Any) -> None:
        """Agenda, time or participants moved: what was checked is checked again."""
        self.checked_at = None

    @transition(
        field=state,
        source=[MeetingState.PLANNED.value, MeetingState.CHECKED.value],
        target=MeetingState.RUNNING.value,
        conditions=[states.is_checked, states.agenda_is_made, states.someone_comes],
        permission=states.convenes,
    )
    def start(self, *, by: Member, at: Any) -> None:
        """The meeting begins; consent is asked about again at each case. Where there are no cases,
        nothing is checked before."""
        self.started_at = at

    @transition(
        field=state,
        source=MeetingState.RUNNING.value,
        target=MeetingState.FINISHED.value,
        conditions=[states.no_item_is_open],
        permission=states.convenes,
    )
    def finish(self, *, by: Member, at: Any) -> None:
        """The meeting is over; its minutes wait for the agencies."""
        self.finished_at = at

    @transition(
        field=state,
        source=MeetingState.FINISHED.value,
        target=MeetingState.RUNNING.value,
        conditions=[states.ended_today],
        permission=states.convenes,
    )
    def go_on(self, *, by: Member, at: Any) -> None:
        """It was ended by mistake; who is in the room and what was confirmed stays as it is."""
        self.finished_at = self.minutes_due_date = None

    @transition(
        field=state,
        source=MeetingState.FINISHED.value,
        target=MeetingState.CONFIRMED.value,
        conditions=[states.has_cases, states.no_line_is_objected_to, states.all_is_confirmed],
        permission=states.convenes,
    )
    def confirm_minutes(self, *, by: Member, at: Any) -> None:
        """Every agency has confirmed its own lines."""
        self.adopted_at = at

    @transition(
        field=state,
        source=[MeetingState.PLANNED.value, MeetingState.CHECKED.value],
        target=MeetingState.CANCELLED.value,
        permission=states.convenes,
    )
    def cancel(self, *, by: Member, at: Any) -> None:
        """It is not held."""
        self.cancelled_at = at

    @transition(
        field=state,
        source=MeetingState.CANCELLED.value,
        target=MeetingState.PLANNED.value,
        conditions=[states.is_ahead],
        permission=states.convenes,
    )
    def reinstate(self, *, by: Member, at: Any) -> None:
        """It was cancelled by mistake, and is held all the same; it is checked anew."""
        self.checked_at = self.cancelled_at = None


class Participant(ItemOfTenant):
    """Who is asked to come; the name of somebody without an account is sealed.

    `present` is None until the meeting runs; `left_at` says until when somebody was there who has
    left. `heard` says that the family has said yes, there and then, to somebody they brought.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="participants")
    comer = models.CharField(max_length=16, choices=[(c.value, c.value) for c in Comer])
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, null=True, related_name="+")
    membership = models.ForeignKey(
        "agencies.Membership", models.PROTECT, null=True, related_name="+"
    )
    name = SealedField(tag=60, null=True)
    present = models.BooleanField(null=True)
    left_at = models.DateTimeField(null=True)
    heard = models.BooleanField(default=False)

    class Meta:
        constraints = [
            sealed_constraint("name", name="casework_participant_name"),
            models.CheckConstraint(
                condition=Q(topic=Topic.MEETING.value), name="casework_participant_topic"
            ),
            models.CheckConstraint(
                condition=Q(comer="member", membership__isnull=False, agency__isnull=False)
                | Q(comer="outsider", membership__isnull=True, agency__isnull=False)
                | Q(
                    comer__in=["youth", "guardian_1", "guardian_2", "brought"],
                    membership__isnull=True,
                    agency__isnull=True,
                ),
                name="casework_participant_kind",
            ),
            models.UniqueConstraint(
                fields=["meeting", "membership"],
                condition=Q(membership__isnull=False),
                name="casework_participant_once",
            ),
        ]


class AgendaItem(Guarded):
    """One case of the agenda, with its time; opened and closed while the meeting runs, again if
    need be: then `opened_at` is the last time."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agenda")
    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField(default=15)
    opened_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "case"], name="casework_agenda_once")
        ]


class Heard(Guarded):
    """Who was in the room when a case was opened; a row for each opening that they were there at.

    Nobody comes in while it is open, and what somebody heard is not undone when they leave, or when
    the case is opened again: a trigger lets rows be added alone.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="heard")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="heard_cases")
    opened_at = models.DateTimeField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "participant", "opened_at"], name="casework_heard_once"
            )
        ]
