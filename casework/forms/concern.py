"""Noting a concern, naming persons, and the safety question."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms.fields import LONG, SendingForm, TextField, enum_field, needed_at_times
from casework.models.identity import Protection
from casework.models.safety import Danger
from casework.wording import DANGER_LABELS, PROTECTION_LABELS
from consent.birthdays import normal_form
from consent.terms import CONSENT_TOPICS, ConcernCategory
from consent.wording import CONCERN_LABELS, TOPIC_LABELS

NUMBER_HINT = _("Skriv ÅÅÅÅMMDD-NNNN. Samordningsnummer går också bra.")


class _IdentityFields(SendingForm):
    given_name = TextField(label=_("Förnamn"))
    surname = TextField(label=_("Efternamn"))
    personnummer = TextField(label=_("Personnummer"), help_text=NUMBER_HINT, max_length=13)
    protection = enum_field(
        Protection,
        PROTECTION_LABELS,
        radio=True,
        label=_("Har personen skyddade personuppgifter?"),
        help_text=_("Vet inte räknas som ja: ärendet syns då bara för dem som namnges."),
    )

    def clean_personnummer(self) -> str:
        """The number in one form, checked."""
        number: str = self.cleaned_data["personnummer"]
        return normal_form(number) if number else ""


class _ConcernFields(SendingForm):
    category = enum_field(ConcernCategory, CONCERN_LABELS, label=_("Vad gäller oron främst?"))
    topic = enum_field(CONSENT_TOPICS, TOPIC_LABELS, label=_("Ämne"))
    text = TextField(
        label=_("Beskriv oron"),
        help_text=_("Skriv som om familjen läste. Bara det som behövs."),
        lines=8,
        max_length=LONG,
    )


class ConcernForm(_IdentityFields, _ConcernFields):
    """A concern about a named youth."""

    field_order = ["given_name", "surname", "personnummer", "protection", "category", "topic"]


class IdentityForm(_IdentityFields):
    """The name of a draft, or a correction."""

    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: object, corrects: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not corrects:
            del self.fields["version"]


class GuardianForm(_IdentityFields):
    """A guardian; the number may be left out."""

    personnummer = TextField(
        label=_("Personnummer"),
        help_text=NUMBER_HINT,
        max_length=13,
        required=False,
    )


class SafetyForm(SendingForm):
    """May the guardians learn of the concern? To ask is to tell."""

    answer = enum_field(
        Danger,
        DANGER_LABELS,
        radio=True,
        label=_(
            "Kan barnet fara illa av att vårdnadshavaren får veta om oron "
            "(våld, hedersförtryck, övergrepp)?"
        ),
    )
    reason = needed_at_times(
        TextField(
            label=_("Varför ändras svaret?"),
            help_text=_("Behövs bara om frågan har besvarats förut."),
            required=False,
            lines=4,
            max_length=LONG,
        )
    )
