"""Calling a meeting, asking people to come, its agenda, and the lines of its minutes."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from access.clock import STOCKHOLM
from agencies.fields import REQUIRED, DayField
from casework.forms.fields import SHORT, IdField, SendingForm, TextField, enum_field
from casework.meeting_states import KIND_LABELS, MeetingKind
from casework.meeting_wording import ASKED, COMER_LABELS, LINE_LABELS
from casework.models.meeting import LineKind
from casework.writing.meetings.calling import LONGEST_SERIES, When

CHOSEN = _("Välj ett alternativ i listan.")


class TimeOfDayField(forms.TimeField):
    """An hour on the clock, from the browser's own control or typed as 13:30."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        super().__init__(widget=widget, input_formats=["%H:%M"], **kwargs)
        self.error_messages["required"] = REQUIRED
        self.error_messages["invalid"] = _("Skriv ett klockslag, till exempel 13:30.")


def minutes_field(label: Any, initial: int, longest: int) -> forms.IntegerField:
    """A length in minutes."""
    return forms.IntegerField(label=label, min_value=5, max_value=longest, initial=initial)


class WhenForm(SendingForm):
    """When and where; cleaned into a `When`."""

    day = DayField(label=_("Dag"))
    begins = TimeOfDayField(label=_("Börjar"))
    length = minutes_field(_("Längd i minuter"), 90, 480)
    place = TextField(
        label=_("Plats"),
        help_text=_("Skriv en lokal, aldrig en bostadsadress. Alla som bjuds in ser platsen."),
        required=False,
        max_length=SHORT,
    )
    link = forms.URLField(
        label=_("Länk till videomöte"), required=False, max_length=400, assume_scheme="https"
    )

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data and {"day", "begins", "length", "place", "link"} <= data.keys():
            begins: time = data.pop("begins")
            starts_at = datetime.combine(data.pop("day"), begins, STOCKHOLM)
            data["when"] = When(
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=data.pop("length")),
                place=data.pop("place"),
                link=data.pop("link"),
            )
        return data


class CallForm(WhenForm):
    """A new meeting, or a series of them."""

    field_order = ("kind", "day", "begins", "length", "place", "link", "times", "weeks")

    kind = enum_field(MeetingKind, KIND_LABELS, radio=True, label=_("Vilket möte?"))
    times = forms.IntegerField(
        label=_("Antal möten"), min_value=1, max_value=LONGEST_SERIES, initial=1, required=False
    )
    weeks = forms.IntegerField(
        label=_("Veckor mellan mötena"),
        help_text=_("Behövs bara om du kallar till flera möten."),
        min_value=1,
        max_value=26,
        required=False,
    )

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data is not None:
            data["times"] = data.get("times") or 1
            data["weeks"] = data.get("weeks") or 0
        return data


class EditMeetingForm(WhenForm):
    """Another time or place."""


class ParticipantForm(SendingForm):
    """Somebody who is asked to come."""

    comer = enum_field(ASKED, COMER_LABELS, radio=True, label=_("Vem bjuder du in?"))
    member = IdField(label=_("Person med konto"), required=False, widget=forms.Select)
    agency = IdField(label=_("Verksamhet"), required=False, widget=forms.Select)
    name = TextField(
        label=_("Namn och roll"),
        help_text=_("För den som inte har konto, till exempel en områdespolis eller en ledare."),
        required=False,
        max_length=SHORT,
    )


class AgendaForm(SendingForm):
    """A case for the agenda."""

    case = IdField(label=_("Ärende"), error_messages={"required": CHOSEN})
    minutes = minutes_field(_("Tid i minuter"), 15, 240)


class PresentForm(SendingForm):
    """Whether somebody is in the room."""

    present = forms.TypedChoiceField(
        choices=[("yes", _("Ja")), ("no", _("Nej"))], coerce=lambda value: value == "yes"
    )
    heard = forms.BooleanField(required=False)


class LineForm(SendingForm):
    """A decision or a commitment."""

    source = IdField(label=_("Vems beslut eller åtagande?"), error_messages={"required": CHOSEN})
    kind = enum_field(LineKind, LINE_LABELS, radio=True, label=_("Vad är det?"))
    text = TextField(
        label=_("Beslut eller åtagande"),
        help_text=_("Skriv så att det kan läsas upp för familjen. Inga andra personers namn."),
        lines=4,
        max_length=2_000,
    )
    due_date = DayField(label=_("Senast när?"), required=False)


class EditLineForm(SendingForm):
    """The text of a line; `revision` tells which one was on the page."""

    text = TextField(label=_("Beslut eller åtagande"), lines=4, max_length=2_000)
    revision = forms.IntegerField(widget=forms.HiddenInput)
