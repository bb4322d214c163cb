"""The plan's start, actions, follow-up and closing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.fields import DayField
from casework.forms.fields import SendingForm, TextField, enum_field, needed_at_times
from casework.models.action import Outcome, Responsible
from casework.models.closing import VOICES, Asked, Family, Goals, Voice
from casework.models.observation import Direction
from casework.plan_wording import ASKED_LABELS, DIRECTION_LABELS, GOALS_LABELS, VOICE_LABELS
from casework.wording import OUTCOME_LABELS, RESPONSIBLE_LABELS
from consent.terms import CloseReason
from consent.wording import CLOSE_LABELS


class StartPlanForm(SendingForm):
    """The plan begins, with a day on which it is followed up; without one the usual day."""

    next_date = DayField(label=_("Första uppföljningen"), required=False)
    with_commitments = forms.BooleanField(
        label=_("Lägg in det vi har lovat på möten i planen"), required=False, initial=True
    )

    @property
    def left_out(self) -> list[str]:
        """Where no day is chosen the page that checks tells of the usual one, and of what is
        promised where it is put in."""
        return [name for name in ("next_date", "with_commitments") if not self[name].data]


class GoalForm(SendingForm):
    """What the plan is to reach."""

    text = TextField(
        label=_("Vad vill ni uppnå?"),
        help_text=_("Skriv så att familjen kan läsa det. Målet kan ändras senare."),
        lines=3,
        max_length=2_000,
    )


class ActionForm(SendingForm):
    """What, who and when."""

    what = TextField(label=_("Vad ska göras?"), lines=3, max_length=2_000)
    responsible = enum_field(Responsible, RESPONSIBLE_LABELS, radio=True, label=_("Vem gör det?"))
    due_date = DayField(label=_("Senast när?"))


class CommitmentForm(SendingForm):
    """What was promised at a meeting becomes an action; it has its words, and mostly its day."""

    due_date = DayField(label=_("Senast när?"))


class AssessForm(SendingForm):
    """How it went."""

    outcome = enum_field(Outcome, OUTCOME_LABELS, radio=True, label=_("Hur gick det?"))


class FollowUpForm(SendingForm):
    """The plan has been gone through."""

    direction = needed_at_times(
        enum_field(
            Direction,
            DIRECTION_LABELS,
            radio=True,
            label=_("Ska planen fortsätta?"),
            help_text=_("Behöver besvaras senast den dag som står i ärendet."),
            required=False,
            empty_value=None,
        )
    )
    next_date = DayField(
        label=_("Nästa uppföljning"),
        help_text=_("Töm fältet om ingen ny uppföljning ska hållas."),
        required=False,
    )
    close_proposed = forms.BooleanField(label=_("Vi föreslår att ärendet avslutas"), required=False)


def _voice(asked: Asked, family: Family) -> forms.TypedChoiceField:
    return enum_field(
        Voice,
        VOICE_LABELS,
        radio=True,
        label=ASKED_LABELS[asked, family],
        required=False,
        empty_value=None,
    )


class CloseForm(SendingForm):
    """Why the case ends, and how it went; the evaluation is voluntary."""

    reason = enum_field(CloseReason, CLOSE_LABELS, radio=True, label=_("Varför avslutas ärendet?"))
    goals = enum_field(
        [goals for goals in Goals if goals is not Goals.NOT_SAID],
        GOALS_LABELS,
        radio=True,
        label=_("Nåddes målen i planen?"),
        required=False,
        empty_value=Goals.NOT_SAID,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for family, asked in VOICES:
            self.fields[f"{family.value}_{asked.value}"] = _voice(asked, family)

    @property
    def left_out(self) -> list[str]:
        """The voluntary questions that were not answered: the page that checks leaves them out."""
        voluntary = self.fields.keys() - {"sending", "reason"}
        return [name for name in voluntary if not self[name].data]

    def voices(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The three questions to the guardians, and the three to the youth."""
        return [
            (family.value, [self[f"{family.value}_{asked.value}"] for asked in Asked])
            for family in Family
        ]

    def clean(self) -> dict[str, Any]:
        """Gather the answers of the family into the one mapping that the verb takes."""
        data = super().clean() or {}
        said = {
            (family, asked): data[name]
            for family, asked in VOICES
            if data.get(name := f"{family.value}_{asked.value}")
        }
        names = ("reason", "goals", "sending")
        return {"voices": said, **{name: data[name] for name in names if name in data}}
