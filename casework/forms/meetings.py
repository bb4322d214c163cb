"""Calling a meeting, asking people to come, and its agenda."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from access.clock import STOCKHOLM
from agencies.fields import REQUIRED, DayField
from casework.forms.fields import (
    SHORT,
    IdField,
    IdsField,
    SendingForm,
    TextField,
    enum_field,
    field_of,
    needed_at_times,
)
from casework.hearing import Comer
from casework.meeting_states import KIND_LABELS, MeetingKind
from casework.meeting_wording import (
    COMER_LABELS,
    FOLLOWING,
    GUESTS,
)
from casework.pages.meetings import MeetingForm
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


class RestForm(SendingForm):
    """What may be done to the rest of a series too; the question goes where nothing follows."""

    rest = forms.BooleanField(label=_("Gäller även mötena efter det här i serien"), required=False)

    def offer_rest(self, following: int, told: Any = "") -> None:
        """Ask about those that follow, or not at all."""
        if following:
            self.fields["rest"].help_text = told % {"count": following}
        else:
            del self.fields["rest"]


class EditMeetingForm(RestForm, WhenForm):
    """Another time or place."""


class StepForm(RestForm):
    """A step of a meeting."""


class InviteForm(RestForm):
    """Those who are asked to come: several with an account, and one without."""

    members = IdsField(label=_("Personer med konto"), required=False)
    guest = enum_field(
        (Comer.OUTSIDER, Comer.BROUGHT),
        COMER_LABELS,
        radio=True,
        label=_("Vem kommer?"),
        required=False,
    )
    agency = needed_at_times(IdField(label=_("Verksamhet"), required=False, widget=forms.Select))
    name = needed_at_times(
        TextField(
            label=_("Namn och roll"),
            help_text=_("Till exempel en områdespolis eller en ledare."),
            required=False,
            max_length=SHORT,
        )
    )

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data is not None:
            named = data.get("name") or data.get("agency")
            data["guest"] = data.get("guest") or (Comer.OUTSIDER if named else None)
        return data

    def offer(self, page: MeetingForm) -> None:
        """The people, agencies and kinds of guests that there are for this meeting."""
        field_of(self, "members", IdsField).choices = page.members
        empty = ("", _("Välj"))
        agencies = [empty, *((str(pk), name) for pk, name in page.agencies)]
        field_of(self, "agency", IdField).choices = agencies
        if Comer.BROUGHT not in GUESTS[MeetingKind(page.kind)]:
            del self.fields["guest"]
        self.offer_rest(page.following, FOLLOWING)


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


class RollWidget(forms.Widget):
    """A pair of buttons for each person, drawn by the page: `roll-<id>` is what is marked, and
    `was-<id>` what was marked on the page as it was shown. What has not moved says nothing, so
    that nobody overrides what a colleague has marked meanwhile."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        """Participants' ids and marks."""
        start = f"{name}-"
        marks = {key[len(start) :]: data[key] for key in data if key.startswith(start)}
        return {one: mark for one, mark in marks.items() if mark != data.get(f"was-{one}")}


class RollField(forms.Field):
    """Who is in the room, by the participant's id."""

    widget = RollWidget

    def clean(self, value: dict[str, str]) -> dict[UUID, bool]:
        """The marks; raises ValidationError for anything that is none."""
        if not set(value.values()) <= {"yes", "no"}:
            raise forms.ValidationError(CHOSEN)
        try:
            return {UUID(one): mark == "yes" for one, mark in value.items()}
        except ValueError:
            raise forms.ValidationError(CHOSEN) from None


class RollForm(SendingForm):
    """Who is in the room, and whom the family has said yes to."""

    roll = RollField(required=False)
    heard = IdsField(required=False)

    def _names_of(self, name: str) -> list[str]:
        return [key for key in self.data if key.startswith("roll-")] if name == "roll" else [name]
