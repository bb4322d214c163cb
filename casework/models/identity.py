"""Who a case is about: one sealed row a person and agency, the noting agency's or a copy of it."""

from enum import StrEnum
from typing import Any

from django.db import models

from consent.guarded import GuardedItem
from consent.terms import Person, Topic
from vault.fields import SealedField, sealed_constraint


class Protection(StrEnum):
    """The answer to "Skyddade personuppgifter?"; not knowing counts as yes."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def _is_the_youth(row: "Identity") -> bool:
    """The number index holds the youths alone: cases are about them."""
    return row.concerns == Person.YOUTH.value


class Identity(GuardedItem):
    """Name, number and protection mark of one person (`concerns`), for one agency.

    `version` counts corrections, so that two at once are noticed.
    """

    given_name = SealedField(tag=1)
    surname = SealedField(tag=2)
    personnummer = SealedField(tag=3, null=True, indexed=_is_the_youth)
    protection = SealedField(tag=4, padding="choice")
    version = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "owner", "concerns"], name="casework_one_identity"
            ),
            models.CheckConstraint(
                condition=models.Q(topic=Topic.IDENTITY.value), name="casework_identity_topic"
            ),
            sealed_constraint("given_name", name="casework_identity_given_name"),
            sealed_constraint("surname", name="casework_identity_surname"),
            sealed_constraint("personnummer", name="casework_identity_number"),
            sealed_constraint("protection", name="casework_identity_protection"),
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if not args:
            kwargs.setdefault("topic", Topic.IDENTITY.value)
        super().__init__(*args, **kwargs)
