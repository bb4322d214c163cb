"""What an agency saw of a youth's protective factors on a day, before or after (domain 4.4)."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from casework.models.filed import Filed
from consent.guarded import GuardedItem
from consent.terms import Topic
from vault.fields import SealedField, sealed_constraint


class Factor(StrEnum):
    """The protective factors of domain 4.4, the three of the citizen promise first."""

    PARENT_SUPPORT = "parent_support"
    LEISURE = "leisure"
    SCHOOL = "school"
    TRUSTED_ADULT = "trusted_adult"
    PASSED_SUBJECTS = "passed_subjects"
    FRIENDS = "friends"
    MOTIVATION = "motivation"
    WORK = "work"


# What the promise to the citizens names, shown first and always.
PROMISED = (Factor.PARENT_SUPPORT, Factor.LEISURE, Factor.SCHOOL)


class Level(StrEnum):
    """The scale of three steps; nothing is ever added up from it."""

    LOW = "low"
    SOME = "some"
    HIGH = "high"


class Moment(StrEnum):
    """Whether it was seen when the plan began or after work by it."""

    BEFORE = "before"
    AFTER = "after"


class Direction(StrEnum):
    """What is answered when the members are asked whether the plan goes on (domain 4.1)."""

    CONTINUE = "continue"
    END = "end"
    GROUP = "group"  # a social intervention group, SIG
    COORDINATED = "coordinated"  # a coordinated individual plan, SIP
    INQUIRY = "inquiry"

    @property
    def ends(self) -> bool:
        """Whether the answer proposes that the case is closed."""
        return self is Direction.END


# Sealed for what was not observed, so that nobody without the key sees which factors were.
NOT_SAID = "none"


class Observation(Filed, GuardedItem):
    """Owned by the agency that observed; shared as the actions of the plan are.

    A row with a moment holds levels; one without holds the answer to whether the plan goes on.
    Each field but `strengths` is sealed in every row. A correction is a new row.
    """

    only_topic = Topic.PLAN.value

    moment = models.CharField(
        max_length=8, null=True, choices=[(moment.value, moment.value) for moment in Moment]
    )
    observed_date = models.DateField()
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="correction", editable=False
    )
    parent_support = SealedField(tag=41, padding="choice")
    leisure = SealedField(tag=42, padding="choice")
    school = SealedField(tag=43, padding="choice")
    trusted_adult = SealedField(tag=44, padding="choice")
    passed_subjects = SealedField(tag=45, padding="choice")
    friends = SealedField(tag=46, padding="choice")
    motivation = SealedField(tag=47, padding="choice")
    work = SealedField(tag=48, padding="choice")
    strengths = SealedField(tag=49, null=True)
    direction = SealedField(tag=52, padding="choice")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(topic=Topic.PLAN.value), name="casework_observation_topic"
            ),
            models.CheckConstraint(
                condition=Q(moment__isnull=True) | Q(moment__in=[one.value for one in Moment]),
                name="casework_observation_moment",
            ),
            *(
                sealed_constraint(name, name=f"casework_observed_{name}")
                for name in [*(factor.value for factor in Factor), "strengths", "direction"]
            ),
        ]
