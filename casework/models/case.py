"""The case: a number that names nothing, a guarded state, and a next date."""

import secrets
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django_fsm import transition

from access.members import Member
from casework import workflow
from casework.models.state import RefreshingState, StateField
from casework.workflow import Facts, State
from consent.guarded import GuardedCase

# Without 0/O, 1/I/L and U, so that a number can be read out and written down.
NUMBER_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def draw_number(prefix: str, year: int) -> str:
    """A case number such as TB-2026-4K7Q: drawn at random, so it counts nothing."""
    letters = "".join(secrets.choice(NUMBER_ALPHABET) for _ in range(4))
    return f"{prefix}-{year}-{letters}"


class Case(RefreshingState, GuardedCase):
    """The work around one youth. Each step is a transition; nothing else changes the state.

    `facts` is set by the verb before a step; without it no condition is met.
    """

    state = StateField(
        default=State.ANONYMOUS_DRAFT.value,
        max_length=24,
        choices=[(state.value, state.value) for state in State],
        editable=False,
    )
    next_date = models.DateField(null=True, editable=False)
    # When the members are asked whether the plan goes on; none is due before it has started.
    question_date = models.DateField(null=True, editable=False)
    # Name and instant of each step of the plan, oldest first, for the timeline; nobody's name.
    course = models.JSONField(default=list, editable=False)
    continued_from = models.ForeignKey("self", models.PROTECT, null=True, editable=False)

    facts: Facts | None = None

    class Meta:
        permissions = [("works_with_case", "Works with the case")]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["collaboration", "number"], name="casework_one_number"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]), name="casework_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state=State.CLOSED.value, closed_at__isnull=False)
                | (~Q(state=State.CLOSED.value) & Q(closed_at__isnull=True)),
                name="casework_closed_pair",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @transition(
        field=state,
        source=State.ANONYMOUS_DRAFT.value,
        target=State.CONCERN_NOTED.value,
        conditions=[workflow.identity_is_entered, workflow.concern_is_described],
        permission=workflow.works_with_case,
    )
    def note_concern(self, *, by: Member) -> None:
        """Someone's concern gets a name, in the noting agency's own room."""

    @transition(
        field=state,
        source=State.CONCERN_NOTED.value,
        target=State.CONSENT_REQUESTED.value,
        conditions=[
            workflow.no_older_case,
            workflow.guardians_may_be_told,
            workflow.protection_is_asked,
            workflow.someone_can_answer,
        ],
        permission=workflow.works_with_case,
    )
    def request_consent(self, *, by: Member) -> None:
        """The givers have been asked."""

    @transition(
        field=state,
        source=State.CONSENT_REQUESTED.value,
        target=State.TALK_HELD.value,
        conditions=[workflow.no_older_case, workflow.talk_is_recorded],
        permission=workflow.works_with_case,
    )
    def hold_talk(self, *, by: Member) -> None:
        """The concern talk has been held; consent is not needed to hold it."""

    @transition(
        field=state,
        source=State.CONCERN_NOTED.value,
        target=State.TALK_HELD.value,
        conditions=[
            workflow.no_older_case,
            workflow.talk_is_recorded,
            workflow.own_mandate_is_given,
        ],
        permission=workflow.works_with_case,
    )
    def hold_talk_on_own_mandate(self, *, by: Member) -> None:
        """An agency's own talk, before anybody has been asked for consent."""

    @transition(
        field=state,
        source=State.TALK_HELD.value,
        target=State.PLAN_RUNNING.value,
        conditions=[workflow.no_older_case, workflow.consent_covers_two_agencies],
        permission=workflow.works_with_case,
    )
    def start_plan(self, *, by: Member, next_date: date, question_date: date) -> None:
        """The agencies begin to work after a common plan."""
        self.next_date, self.question_date = next_date, question_date

    @transition(
        field=state,
        source=State.CONSENT_REQUESTED.value,
        target=State.PLAN_RUNNING.value,
        conditions=[
            workflow.no_older_case,
            workflow.consent_covers_two_agencies,
            workflow.mapping_is_recorded,
        ],
        permission=workflow.works_with_case,
    )
    def start_plan_without_talk(self, *, by: Member, next_date: date, question_date: date) -> None:
        """Not every plan has a concern talk before it; a mapping talk is enough."""
        self.next_date, self.question_date = next_date, question_date

    @transition(
        field=state,
        source=State.PLAN_RUNNING.value,
        target=State.FOLLOWED_UP.value,
        conditions=[
            workflow.no_older_case,
            workflow.an_action_is_assessed,
            workflow.next_date_or_close,
        ],
        permission=workflow.works_with_case,
    )
    def follow_up(self, *, by: Member, next_date: date | None) -> None:
        """The plan has been gone through; it repeats until the case closes."""
        self.next_date = next_date

    @transition(
        field=state,
        source=State.FOLLOWED_UP.value,
        target=State.PLAN_RUNNING.value,
        conditions=[workflow.no_older_case, workflow.plan_has_moved],
        permission=workflow.works_with_case,
    )
    def resume_plan(self, *, by: Member, next_date: date | None = None) -> None:
        """A new action or date puts the plan to work again."""
        self.next_date = next_date or self.next_date

    @transition(
        field=state,
        source=[State.ANONYMOUS_DRAFT.value, *[state.value for state in workflow.OPEN_STATES]],
        target=State.CLOSED.value,
        conditions=[
            workflow.closing_reason_is_given,
            workflow.open_actions_are_handed_over,
            workflow.commitments_are_seen_to,
        ],
        permission=workflow.works_with_case,
    )
    def close(self, *, by: Member, at: Any) -> None:
        """The case ends; what others hold of it is taken back."""
        self.closed_at = at
        self.next_date = self.question_date = None
