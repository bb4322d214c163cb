"""A report of concern, and what social services answered to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from access.clock import today
from agencies.fields import DayField
from casework.forms.fields import (
    LONG,
    IdsField,
    SendingForm,
    TextField,
    enum_field,
    needed_at_times,
)
from casework.models.report import Feedback
from casework.wording import FEEDBACK_LABELS


class ReportForm(SendingForm):
    """Date and receiver are needed, everything else is voluntary (domain 0.6)."""

    reported_date = DayField(label=_("När anmälde du?"), initial=today)
    receiver = TextField(
        label=_("Vem tog emot anmälan?"),
        help_text=_(
            "Till exempel socialtjänstens mottagning eller socialjouren, och namnet på den du "
            "talade med."
        ),
    )
    about = TextField(
        label=_("Vilket barn gäller det?"),
        help_text=_("Namn och personnummer om du vet, annars det som gör att barnet kan hittas."),
        required=False,
    )
    text = TextField(
        label=_("Din egen bedömning"),
        help_text=_(
            "Skriv med egna ord vad just du har sett eller hört om just det här barnet, när, och "
            "varför du är orolig. Ingen mall, och inte samma text om flera barn (JO 682-2014)."
        ),
        lines=8,
        max_length=LONG,
        required=False,
    )
    notes = IdsField(
        label=_("Anteckningar som följer med anmälan"),
        help_text=_("Bara din egen verksamhets anteckningar. Utan kryss följer ingen med."),
        required=False,
    )
    feedback_asked = forms.BooleanField(
        label=_("Jag har bett om återkoppling"),
        help_text=_("Då får du veta om en utredning inleds, inte inleds eller redan pågår."),
        required=False,
    )
    receipt = TextField(
        label=_("Kvittens"),
        help_text=_("Till exempel ett diarienummer. Kan fyllas i senare."),
        required=False,
    )

    def clean(self) -> dict[str, Any] | None:
        """The day has been."""
        data = super().clean()
        if data and data.get("reported_date") and data["reported_date"] > today():
            self.add_error("reported_date", _("Datumet har inte varit än."))
        return data


class FeedbackForm(SendingForm):
    """What social services answered; one of the two is enough."""

    feedback = needed_at_times(
        enum_field(
            Feedback,
            FEEDBACK_LABELS,
            radio=True,
            label=_("Vad svarade socialtjänsten?"),
            required=False,
            empty_value=None,
        )
    )
    receipt = needed_at_times(
        TextField(
            label=_("Kvittens"),
            help_text=_("Till exempel ett diarienummer."),
            required=False,
        )
    )
