"""A talk with the family that has been held, and what is added to it (domain 4.2)."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from agencies.fields import CHOOSE, DayField
from casework.forms.disclosures import yes_no
from casework.forms.fields import (
    LONG,
    IdsField,
    SendingForm,
    TextField,
    enum_field,
    field_of,
    needed_at_times,
)
from casework.models.talk import TalkKind
from casework.wording import TALK_LABELS
from consent.terms import GUARDIANS, Person
from consent.wording import PERSON_LABELS

FAMILY = (Person.YOUTH, *sorted(GUARDIANS))


def _told(label: Promise, help_text: Promise | str = "", lines: int = 3) -> TextField:
    """A text that is written where there is something to say."""
    return TextField(label=label, help_text=help_text, lines=lines, max_length=LONG, required=False)


def _family(
    label: Promise, help_text: Promise | str = "", *, required: bool
) -> forms.TypedMultipleChoiceField:
    """Those of the family, each with a box; cleaned into members of Person."""
    field: forms.TypedMultipleChoiceField = forms.TypedMultipleChoiceField(
        label=label,
        help_text=help_text,
        choices=[(person.value, PERSON_LABELS[person]) for person in FAMILY],
        coerce=Person,
        empty_value=(),
        widget=forms.CheckboxSelectMultiple,
        required=required,
        error_messages={"required": CHOOSE},
    )
    return field


class BookingForm(SendingForm):
    """A talk that is to be held: when, where, and who is invited."""

    kind = enum_field(TalkKind, TALK_LABELS, radio=True, label=_("Vilket samtal?"))
    day = DayField(label=_("Vilken dag?"))
    at_time = forms.TimeField(
        label=_("Vilken tid?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M"],
        error_messages={
            "required": _("Välj en tid."),
            "invalid": _("Skriv en tid som finns, till exempel 15:30."),
        },
    )
    place = TextField(
        label=_("Var?"),
        help_text=_("En familj åt gången, utan att andra familjer väntar där."),
        required=False,
    )
    invited = _family(
        _("Vilka bjuds in?"),
        help_text=_("Bara de i familjen som finns i ärendet och som får bjudas in."),
        required=True,
    )
    inquiry_opened = needed_at_times(
        forms.BooleanField(
            label=_("Samtalet hålls inom en utredning"),
            help_text=_("Behövs om barnet bjuds in utan vårdnadshavare och utan samtycke."),
            required=False,
        )
    )
    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, changes: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not changes:
            del self.fields["version"]

    def offer(self, codes: Collection[str]) -> None:
        """Show those of the family who can come, and whoever is chosen already, to be taken off."""
        chosen = self["invited"].value() or ()
        field = field_of(self, "invited", forms.TypedMultipleChoiceField)
        field.choices = [
            (person.value, PERSON_LABELS[person])
            for person in FAMILY
            if person.value in codes or person.value in chosen
        ]

    def clean_invited(self) -> frozenset[Person]:
        """Those of the family who are invited."""
        chosen: Any = self.cleaned_data["invited"]
        return frozenset(chosen)


class CancellationForm(SendingForm):
    """Why a talk that was booked is not held."""

    reason = TextField(label=_("Varför avbokas samtalet?"))


class TalkForm(SendingForm):
    """What is documented of a talk; only when, by whom and what was agreed must be there."""

    # The booking that it was held after, if it had one.
    booking = forms.UUIDField(required=False, widget=forms.HiddenInput)
    kind = enum_field(TalkKind, TALK_LABELS, radio=True, label=_("Vilket samtal?"))
    held_date = DayField(label=_("När hölls samtalet?"))
    place = TextField(label=_("Var hölls samtalet?"), required=False)
    holder = TextField(label=_("Vem höll samtalet?"))
    invited_by = TextField(label=_("Vem bjöd in familjen, och hur?"), required=False)
    reason = TextField(
        label=_("Kort anledning"),
        help_text=_("En familj åt gången. Skriv inget om andra ungdomar."),
        required=False,
    )
    present = _family(_("Vilka i familjen var med?"), required=False)
    present_others = TextField(
        label=_("Andra som var med"),
        help_text=_("Skriv vad de är för den unge, till exempel mormor eller tolk. Delas inte."),
        required=False,
    )
    inquiry_opened = needed_at_times(
        forms.BooleanField(
            label=_("Samtalet hölls inom en utredning"),
            help_text=_("Behövs om barnet var med utan vårdnadshavare och utan samtycke."),
            required=False,
        )
    )
    attending = IdsField(
        label=_("Andra verksamheter som var med"),
        help_text=_(
            "Den som är med får veta. Därför krävs ett samtycke, och det antecknas i era "
            "utlämnanden. Säger alla ja på plats registreras det som samtycke innan samtalet "
            "börjar, med i dag som sista dag. Annars träffar du familjen ensam. Fanns det annat "
            "lagstöd antecknar du det som muntligt utlämnande."
        ),
        required=False,
    )
    youth_words = _told(_("Den unges egna ord"))
    guardians_view = _told(
        _("Vårdnadshavarnas syn"), _("Delas inte när du delar samtalet med andra verksamheter.")
    )
    agreed = TextField(
        label=_("Vad kom ni överens om?"),
        help_text=_("Inte hörsägen om andra, inte diagnoser."),
        lines=6,
        max_length=LONG,
    )
    offers_accepted = _told(_("Erbjudanden som familjen tog emot"))
    offers_declined = _told(_("Erbjudanden som familjen tackade nej till"))
    consent_asked = yes_no(
        label=_("Frågade ni om samtycke till att dela uppgifter?"), required=False
    )
    next_date = DayField(label=_("Nästa samtal"), required=False)
    mandate = needed_at_times(
        _told(
            _("Varför hölls samtalet utan att samtycke har efterfrågats?"),
            _("Behövs bara om samtycke inte är efterfrågat."),
        )
    )

    def clean_present(self) -> frozenset[Person]:
        """Those of the family who were there."""
        chosen: Any = self.cleaned_data["present"]
        return frozenset(chosen)


class AdditionForm(SendingForm):
    """What is added to a talk afterwards."""

    text = TextField(
        label=_("Tillägg"),
        help_text=_("Skriv vad som var fel och vad som gäller, eller det som saknades."),
        lines=6,
        max_length=LONG,
    )
