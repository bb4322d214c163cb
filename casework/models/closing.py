"""Why a case was closed, and how it went; an item of the agency that closed it (domain 4.1)."""

from collections.abc import Mapping
from enum import StrEnum

from django.db import models

from consent.guarded import GuardedItem
from consent.terms import Topic
from vault.fields import SealedField, sealed_constraint


class Goals(StrEnum):
    """Whether the goals of the plan were met, 0 to 2; or that it was not said."""

    NOT_SAID = "none"
    NOT_MET = "0"
    PARTLY = "1"
    MET = "2"


class Voice(StrEnum):
    """What somebody of the family answered; the value is the letter that is stored."""

    YES = "y"
    PARTLY = "p"
    NO = "n"


class Asked(StrEnum):
    """The three questions, to the guardians and to the youth."""

    HELPED = "helped"
    HEARD = "heard"
    BETTER = "better"


class Family(StrEnum):
    """Who of the family answers."""

    GUARDIANS = "guardians"
    YOUTH = "youth"


SILENT = "-"
# Each question to each of the family, in the order of the stored letters: it is never changed.
VOICES = tuple((who, asked) for who in Family for asked in Asked)


def written_voices(said: Mapping[tuple[Family, Asked], Voice]) -> str:
    """The answers as one text of a letter each, always of the same length."""
    return "".join(said[voice].value if voice in said else SILENT for voice in VOICES)


def read_voices(written: str) -> dict[tuple[Family, Asked], Voice]:
    """The answers that were given, from the stored text."""
    pairs = zip(VOICES, written, strict=True)
    return {voice: Voice(letter) for voice, letter in pairs if letter != SILENT}


class Closing(GuardedItem):
    """The reason chosen at closing and the evaluation, each part voluntary; never released."""

    only_topic = Topic.CLOSING.value

    reason = SealedField(tag=12, padding="choice")
    goals = SealedField(tag=50, padding="choice", null=True)
    voices = SealedField(tag=51, padding="choice", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(topic=Topic.CLOSING.value), name="casework_closing_topic"
            ),
            sealed_constraint("reason", name="casework_closing_reason"),
            sealed_constraint("goals", name="casework_closing_goals"),
            sealed_constraint("voices", name="casework_closing_voices"),
        ]
