"""Protective factors, all on one page, each on a scale of three steps (domain 4.4)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.fields import DayField
from casework.forms.fields import SendingForm, TextField, enum_field
from casework.models.observation import Factor, Level, Moment
from casework.plan_wording import FACTOR_HELP, FACTOR_LABELS, LEVEL_LABELS, MOMENT_LABELS

NOT_OBSERVED = ("", _("Inte bedömt"))


def _scale(factor: Factor) -> forms.TypedChoiceField:
    """The three steps, and first of all that nothing is said: whoever skips it says nothing."""
    field = enum_field(
        Level,
        LEVEL_LABELS,
        radio=True,
        label=FACTOR_LABELS[factor],
        help_text=FACTOR_HELP[factor],
        required=False,
        empty_value=None,
    )
    field.choices = [NOT_OBSERVED, *field.choices]
    return field


class FactorsForm(SendingForm):
    """One observation; what the factors are called is what the fields are called."""

    observed_date = DayField(label=_("Vilken dag?"))
    moment = enum_field(Moment, MOMENT_LABELS, radio=True, label=_("Före eller efter insatserna?"))
    strengths = TextField(
        label=_("Styrkor"),
        help_text=_("Vad fungerar bra? Skriv inget om andra personer."),
        lines=4,
        max_length=2_000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for factor in Factor:
            self.fields[factor.value] = _scale(factor)
        self.order_fields(["observed_date", "moment", *(one.value for one in Factor), "strengths"])

    @property
    def left_out(self) -> list[str]:
        """The factors of which nothing was said: the page that checks does not list them."""
        return [factor.value for factor in Factor if not self[factor.value].data]

    def scales(self) -> list[forms.BoundField]:
        """The factors' fields, in their order."""
        return [self[factor.value] for factor in Factor]

    def clean(self) -> dict[str, Any]:
        """Gather the factors into the one mapping that the verb takes."""
        data = super().clean() or {}
        levels = {factor: data[factor.value] for factor in Factor if data.get(factor.value)}
        if not levels and not any(factor.value in self.errors for factor in Factor):
            self.add_error(None, _("Välj ett steg för minst en skyddsfaktor."))
        names = ("observed_date", "moment", "strengths", "sending")
        return {"levels": levels, **{name: data[name] for name in names if name in data}}
