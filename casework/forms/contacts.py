"""Planned contacts of the follow-up of alcohol and drugs, and how they went."""

from django.utils.translation import gettext_lazy as _

from agencies.fields import DayField
from casework.forms.fields import SendingForm, TextField, enum_field
from casework.models.contact import ContactKind, Kept
from casework.wording import CONTACT_LABELS, KEPT_LABELS


class ContactForm(SendingForm):
    """Which contact, and when."""

    kind = enum_field(ContactKind, CONTACT_LABELS, radio=True, label=_("Vilken kontakt?"))
    planned_date = DayField(label=_("När?"))


class OutcomeForm(SendingForm):
    """How it went, in a word and a few more."""

    outcome = enum_field(Kept, KEPT_LABELS, radio=True, label=_("Hur gick det?"))
    words = TextField(
        label=_("Kort om hur det gick"),
        help_text=_(
            "Inga provresultat: inte svar på urinprov, blåstest eller andra prov, och inga värden."
        ),
        lines=3,
        max_length=500,
        required=False,
    )
